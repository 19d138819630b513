"""Folders and files in, documents out, in order and with ids of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from fumikura.errors import NotFoundError, UnreadableError
from fumikura.source import bundled, find


def tree(folder: Path, *names: str) -> None:
    """Make files with a text each."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{name}の本文。\n", encoding="utf-8")


def ids(*paths: Path) -> list[str]:
    """Return the ids of what is found."""
    return [found.id for found in find(paths)]


def test_folders_are_walked_in_depth_in_order_of_names(tmp_path: Path) -> None:
    tree(tmp_path, "b.txt", "a.txt", "sub/d.txt", "sub/deep/e.md", "other/c.text")

    assert ids(tmp_path) == ["a", "b", "c", "d", "e"]


@pytest.mark.parametrize(
    "name",
    [
        ".hidden.txt",
        ".git/a.txt",
        "README.md",
        "readme.txt",
        "LICENSE.txt",
        "notice.md",
        "image.png",
        "data.csv",
        "noend",
    ],
)
def test_what_is_no_document_is_passed_over(tmp_path: Path, name: str) -> None:
    tree(tmp_path, "a.txt", name)

    assert ids(tmp_path) == ["a"]


@pytest.mark.parametrize("name", ["a.TXT", "a.Md", "a.markdown"])
def test_endings_in_any_case(tmp_path: Path, name: str) -> None:
    tree(tmp_path, name)

    assert ids(tmp_path) == ["a"]


def test_same_stem_in_two_folders_gets_the_folder(tmp_path: Path) -> None:
    tree(tmp_path, "one/report.txt", "two/report.txt")

    assert ids(tmp_path) == ["report", "two/report"]


def test_every_file_gets_an_id_of_its_own_however_often_a_stem_comes(tmp_path: Path) -> None:
    tree(tmp_path, "x/a/report.txt", "x/b/report.txt", "y/b/report.txt", "y/b/report.md")
    found = ids(tmp_path)

    assert len(set(found)) == len(found) == 4


def test_ids_say_which_of_many_it_is(tmp_path: Path) -> None:
    tree(tmp_path, "x/a/report.txt", "x/a/report.md", "x/b/report.txt", "y/b/report.txt")

    assert ids(tmp_path) == ["report", "report.txt", "b/report", "y/b/report"]


def test_same_file_twice_keeps_its_id(tmp_path: Path) -> None:
    tree(tmp_path, "a.txt")

    assert ids(tmp_path / "a.txt", tmp_path) == ["a", "a"]


def test_named_file_may_have_any_ending(tmp_path: Path) -> None:
    tree(tmp_path, "README.md", "log.dat")

    assert ids(tmp_path / "README.md", tmp_path / "log.dat") == ["README", "log"]


def test_manifest_of_the_folder_gives_id_and_meta(tmp_path: Path) -> None:
    tree(tmp_path, "sub/a.txt", "sub/b.dat")
    (tmp_path / "sub" / "manifest.toml").write_text(
        "[[document]]\nid = 'first'\nfile = 'a.txt'\ntitle = '規則'\n[[document]]\nid = 'second'\nfile = 'b.dat'\n",
        encoding="utf-8",
    )
    found = list(find([tmp_path]))

    assert [one.id for one in found] == ["first", "second"]
    assert found[0].meta.title == "規則"
    assert ids(tmp_path / "sub" / "a.txt") == ["first"]


def test_file_that_only_the_manifest_names_is_reported(tmp_path: Path) -> None:
    tree(tmp_path, "a.txt")
    (tmp_path / "manifest.toml").write_text("[[document]]\nid = 'gone'\n", encoding="utf-8")
    errors = [found.error for found in find([tmp_path]) if found.error]

    assert [type(error) for error in errors] == [NotFoundError]
    assert "gone.txt: named in manifest.toml, not there" in str(errors[0])


def test_missing_path_is_reported_and_the_others_go_on(tmp_path: Path) -> None:
    tree(tmp_path, "a.txt")
    found = list(find([tmp_path / "none.txt", tmp_path / "a.txt"]))

    assert [type(one.error) for one in found] == [NotFoundError, type(None)]
    assert "no such file or folder" in str(found[0].error)


def test_folder_without_texts_is_reported_with_the_endings(tmp_path: Path) -> None:
    tree(tmp_path, "image.png")
    (found,) = find([tmp_path])

    assert isinstance(found.error, NotFoundError)
    assert ".txt" in str(found.error)


def test_link_to_nothing_is_reported(tmp_path: Path) -> None:
    try:
        (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    except OSError:
        pytest.skip("this system lets its users make no symbolic links (Windows without that right)")
    (found,) = find([tmp_path])

    assert isinstance(found.error, UnreadableError)
    assert "a link to nothing" in str(found.error)


def test_bundled_texts_are_found_under_their_ids() -> None:
    assert ids(bundled()) == [
        "china-fighting-diplomats",
        "hyogo-fund-guideline",
        "inf-cables-1986",
        "tameike-tsushin-742",
        "vietnam-data-law",
    ]
