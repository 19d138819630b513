"""The pages say what the program does now."""

import importlib.util
import inspect
from pathlib import Path

import pytest

from fumikura import errors
from fumikura.cli.app import app

ROOT = Path(__file__).parents[1]
_spec = importlib.util.spec_from_file_location("docs", ROOT / "scripts" / "docs.py")
docs = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(docs)


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    folder = tmp_path_factory.mktemp("docs")
    (folder / "corpus").symlink_to(ROOT / "corpus")
    docs.corpus(folder)
    return folder


@pytest.mark.parametrize("page", docs.PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_help_and_examples_are_what_the_program_prints(page, place):
    text = page.read_text(encoding="utf-8")

    assert docs.refreshed(text, place) == text, "run scripts/docs.py"


def test_every_command_has_a_page_with_its_help():
    commands = {command.name for command in app.registered_commands}
    pages = {page.stem: page.read_text(encoding="utf-8") for page in (ROOT / "docs" / "commands").glob("*.md")}

    assert set(pages) == commands
    assert all(f"```help {name}\n" in text for name, text in pages.items())


def test_every_error_has_its_row():
    text = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")
    classes = [
        value for value in vars(errors).values() if inspect.isclass(value) and issubclass(value, errors.FumikuraError)
    ]

    assert len({error.code for error in classes}) == len(classes)
    assert all(f"| {error.code} | {error.exit_status} | {error.__name__} |" in text for error in classes)


@pytest.mark.parametrize("page", docs.PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page):
    import re

    targets = re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))

    assert [target for target in targets if not (page.parent / target).exists()] == []
