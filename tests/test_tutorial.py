"""What the pages show of Python is what it does: their code runs over the bundled texts, freshly read."""

from pathlib import Path

import pytest

from tests.pages import ROOT, docs

PAGES = {str(page.relative_to(ROOT)): page for page in docs.PAGES if "```python\n" in page.read_text(encoding="utf-8")}


@pytest.mark.parametrize("name", PAGES)
def test_the_code_of_a_page_shows_what_stands_below_it(name, pristine, tmp_path):
    text = PAGES[name].read_text(encoding="utf-8")

    assert docs.told(text, docs.copied(pristine, tmp_path / "place")) == text, "run scripts/docs.py"


def test_the_tutorial_and_the_first_page_have_code():
    assert {str(Path("docs", "python.md")), "README.md"} <= set(PAGES)


def test_pieces_of_code_share_their_names_and_show_their_last_value(tmp_path):
    page = "```python\nnumber = 20\n```\n\n```python\nprint('so')\nnumber + 1\n```\n\n```text\nstale\n```\n"

    assert docs.told(page, tmp_path) == page.replace("stale", "so\n21")


def test_code_that_shows_nothing_has_no_text_below_it(tmp_path):
    assert docs.told("```python\na = 1\n```\n\n```text\nstale\n```\n", tmp_path) == "```python\na = 1\n```\n"
