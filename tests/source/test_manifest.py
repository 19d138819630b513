"""manifest.toml: what it may say, and how it is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from fumikura.errors import ManifestError
from fumikura.records import Meta
from fumikura.source import manifest

ALL = """
[[document]]
id = "rule"
file = "kisoku.txt"
title = "みどり町公文書管理規則"
title_en = "Midori Town Rules on Public Records"
kind = "ordinance"
date = 2021-04-01
publisher = "みどり町"
language = "ja"
rights = "public domain"
sha256 = "00ff"
"""
WRONG = [
    ("[[document]]\nid = 'a'\nauthor = 'x'\n", "document 1: unknown key 'author'; known are .*title"),
    ("[[document]]\ntitle = 'a'\n", "document 1: the key 'id' is missing"),
    ("[[document]]\nid = ''\n", "the key 'id' is missing"),
    ("[[document]]\nid = 3\n", "the key 'id' is missing"),
    ("[[document]]\nid = 'a'\n[[document]]\nid = 'a'\n", "document 2: the id 'a' is given twice"),
    ("[[document]]\nid = 'a'\ntitle = 3\n", "title: a text or a date is wanted, not 3"),
    ("document = ['a']\n", r"write it as a \[\[document\]\] table"),
    ("[[document]\n", "manifest.toml"),
]


def load(folder: Path, content: str) -> dict[str, manifest.Entry]:
    """Write a manifest and read it."""
    (folder / manifest.NAME).write_text(content, encoding="utf-8")
    return manifest.load(folder)


def test_all_keys(tmp_path: Path) -> None:
    meta = Meta(
        title="みどり町公文書管理規則",
        title_en="Midori Town Rules on Public Records",
        kind="ordinance",
        date="2021-04-01",
        publisher="みどり町",
        language="ja",
        rights="public domain",
    )

    assert load(tmp_path, ALL) == {"kisoku.txt": manifest.Entry("rule", meta, "00ff")}


@pytest.mark.parametrize(("content", "message"), WRONG)
def test_refused_with_the_place(tmp_path: Path, content: str, message: str) -> None:
    with pytest.raises(ManifestError, match=message) as caught:
        load(tmp_path, content)

    assert manifest.NAME in str(caught.value)


def test_other_encodings_are_refused(tmp_path: Path) -> None:
    (tmp_path / manifest.NAME).write_bytes("[[document]]\nid = 'a'\ntitle = '規則'\n".encode("cp932"))

    with pytest.raises(ManifestError, match=r"manifest\.toml"):
        manifest.load(tmp_path)


@pytest.mark.parametrize("date", ["2021-04-01", "'2021-04-01'", "2021-04-01T09:00:00"])
def test_dates_and_texts_are_dates(tmp_path: Path, date: str) -> None:
    assert load(tmp_path, f"[[document]]\nid = 'a'\ndate = {date}\n")["a.txt"].meta.date == "2021-04-01"


def test_no_manifest_says_nothing(tmp_path: Path) -> None:
    assert manifest.load(tmp_path) == {}


@pytest.mark.parametrize(("present", "expected"), [("a.md", "a.md"), ("a.txt", "a.txt"), ("b.txt", "a.txt")])
def test_id_without_file_names_the_text_of_that_name(tmp_path: Path, present: str, expected: str) -> None:
    (tmp_path / present).touch()

    assert list(load(tmp_path, "[[document]]\nid = 'a'\n")) == [expected]


def test_bundled_manifest_describes_every_bundled_text(bundled: Path) -> None:
    assert set(manifest.load(bundled)) == {path.name for path in bundled.glob("*.txt")}
