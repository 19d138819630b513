"""The pages say what the program does now."""

import inspect
import re
from pathlib import Path

import pytest

from fumikura import errors
from fumikura.query import language
from fumikura.records import BlockKind
from tests.pages import ROOT, docs

PAGES = {str(page.relative_to(ROOT)): page for page in docs.PAGES}
COMMANDS = {page.stem: page.read_text(encoding="utf-8") for page in (ROOT / "docs" / "commands").glob("*.md")}
ERRORS = [value for value in vars(errors).values() if inspect.isclass(value) and value.__module__ == errors.__name__]


def text_of(*names):
    return ROOT.joinpath("docs", *names).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_help_and_examples_are_what_the_program_prints(name, pristine, tmp_path):
    text = PAGES[name].read_text(encoding="utf-8")

    assert docs.refreshed(text, docs.copied(pristine, tmp_path / "place")) == text, "run scripts/docs.py"


def test_every_command_has_a_page():
    assert set(COMMANDS) == {name.split()[0] for name in docs.COMMANDS}
    assert all(f"```help {name}\n" in COMMANDS[name.split()[0]] for name in docs.COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_page_of_a_command_has_its_help_an_example_and_its_exit_statuses(name):
    text = COMMANDS[name]

    assert f"```help {name}\n" in text
    assert f"```console\n$ fumikura {name}" in text
    assert "## Exit status" in text


@pytest.mark.parametrize("name", docs.COMMANDS)
def test_what_a_page_calls_an_option_is_one(name, pristine):
    shown = docs.run([*name.split(), "--help"], pristine)
    options = re.findall(r"--[a-z-]+", docs.described(name))

    assert options or name in {"events", "chart"}  # these only lead to their commands
    assert [option for option in options if option not in shown] == []


def test_a_stale_page_is_noticed(pristine):
    stale = "```console\n$ fumikura docs\nnothing like it\n```\n"

    assert "inf-cables-1986" in docs.refreshed(stale, pristine)


def test_a_line_written_by_hand_stays(pristine):
    page = "# A page\n\n```sh\nfumikura search\n```\n\n```sql\nSELECT 1\n```\n"

    assert docs.refreshed(page, pristine) == page


def test_codes_are_given_once():
    assert len({error.code for error in ERRORS}) == len(ERRORS)


@pytest.mark.parametrize("error", ERRORS)
def test_every_error_has_its_row(error):
    meaning = error.__doc__.splitlines()[0]

    assert f"| {error.code} | {error.exit_status} | {error.__name__} | {meaning} | " in text_of("errors.md")


@pytest.mark.parametrize("error", ERRORS)
def test_every_error_stands_in_the_drawn_tree(error):
    assert re.search(rf"^[│├└─ ]*{error.__name__} +{error.code}\b", errors.__doc__, re.MULTILINE)


def test_the_bounds_of_a_query_are_the_written_ones():
    bounds = (f"{language.LONGEST:,} characters, {language.MOST} words and {language.DEEPEST} levels", language.WIDEST)

    assert bounds[0] in text_of("query-language.md")
    assert f"NEAR reaches {bounds[1]} words" in text_of("query-language.md")


def test_every_kind_of_passage_is_named():
    assert ", ".join(BlockKind.__args__) in text_of("query-language.md")


def test_every_decision_is_in_the_index_and_numbered_in_order():
    names = sorted(page.name for page in (ROOT / "docs" / "decisions").glob("*.md"))

    assert [int(name[:4]) for name in names] == list(range(1, len(names) + 1))
    assert [name for name in names if name not in text_of("index.md")] == []


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_somewhere(name):
    targets = re.findall(r"\]\(([^)#:]+)\)", PAGES[name].read_text(encoding="utf-8"))

    assert [target for target in targets if not (PAGES[name].parent / target).exists()] == []


@pytest.mark.parametrize("name", PAGES)
def test_no_page_names_a_place_on_the_machine_where_it_was_made(name, pristine):
    text = PAGES[name].read_text(encoding="utf-8")

    assert str(ROOT) not in text
    assert str(pristine) not in text
    assert "/tmp/" not in text


def test_examples_write_different_files():
    """Whoever types the examples in one folder loses nothing: a picture puts its data into the .csv beside it."""
    help_of = "".join(
        path.read_text(encoding="utf-8") for path in sorted((ROOT / "src" / "fumikura" / "cli").glob("*.py"))
    )
    names = [Path(name) for name in re.findall(r"\s(?:-o|--output)\s+([a-z-]+\.[a-z]+)(?=[;\s])", help_of)]
    written = [name.with_suffix(".csv") if name.suffix in {".html", ".svg", ".png"} else name for name in names]

    assert len(names) > 10
    assert len({*written}) == len(written)
