"""One file in, one source out, or a reason that says what to do."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest

from fumikura.errors import BinaryError, DecodingError, EmptyError, SourceError, TooLargeError, UnreadableError
from fumikura.records import Source
from fumikura.source import find, read, read_stream

TEXT = "核戦力の交渉。\r\n二行目。\n"


def read_file(path: Path, **options: object) -> Source:
    """Find and read one file."""
    (found,) = find([path])
    return read(found, **options)


def written(folder: Path, data: bytes, name: str = "a.txt") -> Path:
    """Write bytes and return the path."""
    path = folder / name
    path.write_bytes(data)
    return path


def test_source_holds_text_path_hash_and_reason(tmp_path: Path) -> None:
    data = TEXT.encode("cp932")
    path = written(tmp_path, data)
    source = read_file(path)

    assert (source.id, source.path, source.content) == ("a", str(path), TEXT)
    assert source.sha256 == hashlib.sha256(data).hexdigest()
    assert source.encoding == "cp932"
    assert source.reason


def test_named_encoding_is_used(tmp_path: Path) -> None:
    assert read_file(written(tmp_path, TEXT.encode("euc_jp")), encoding="euc_jp").encoding == "euc_jp"


def test_wrong_encoding_names_the_file(tmp_path: Path) -> None:
    with pytest.raises(DecodingError, match=r"a\.txt: not readable as utf-8"):
        read_file(written(tmp_path, TEXT.encode("cp932")), encoding="utf-8")


@pytest.mark.parametrize("data", [b"", b" \n\t", "\u3000\r\n".encode(), b"\xef\xbb\xbf"])
def test_empty_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(EmptyError, match=r"a\.txt: the file is empty"):
        read_file(written(tmp_path, data))


def test_binary_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BinaryError, match=r"a\.txt: this is a binary file"):
        read_file(written(tmp_path, bytes(range(256)) * 20))


def test_some_nul_characters_are_read(tmp_path: Path) -> None:
    assert "\0" in read_file(written(tmp_path, ("核戦力\0" + "の交渉" * 20).encode())).content


def test_too_large_is_refused_with_the_option(tmp_path: Path) -> None:
    with pytest.raises(TooLargeError, match="--max-size"):
        read_file(written(tmp_path, TEXT.encode()), max_size=10)


def test_size_at_the_limit_is_read(tmp_path: Path) -> None:
    data = TEXT.encode()

    assert read_file(written(tmp_path, data), max_size=len(data)).content == TEXT


def test_file_that_went_away_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, TEXT.encode())
    (found,) = find([path])
    path.unlink()

    with pytest.raises(UnreadableError, match=r"a\.txt: "):
        read(found)


def test_error_of_find_is_raised(tmp_path: Path) -> None:
    (found,) = find([tmp_path / "none.txt"])

    with pytest.raises(SourceError, match="no such file"):
        read(found)


@pytest.mark.parametrize("change", [str, str.upper])
def test_sha256_of_the_manifest_is_checked(tmp_path: Path, change: object) -> None:
    data = TEXT.encode()
    digest = change(hashlib.sha256(data).hexdigest())
    (tmp_path / "manifest.toml").write_text(f"[[document]]\nid = 'a'\nsha256 = '{digest}'\n", encoding="utf-8")

    assert read_file(written(tmp_path, data)).content == TEXT
    with pytest.raises(UnreadableError, match=r"sha256 is not the one in manifest\.toml"):
        read_file(written(tmp_path, data + b"x"))


@pytest.mark.parametrize(("line", "expected"), [("date = 1986-10-16\n", "1986-10-16"), ("", "2000-01-01")])
def test_date_of_the_manifest_goes_before_the_option(tmp_path: Path, line: str, expected: str) -> None:
    (tmp_path / "manifest.toml").write_text(f"[[document]]\nid = 'a'\n{line}", encoding="utf-8")

    assert read_file(written(tmp_path, TEXT.encode()), date="2000-01-01").meta.date == expected


def test_standard_input_is_a_document(tmp_path: Path) -> None:
    source = read_stream(io.BytesIO(TEXT.encode("euc_jp")), date="1986-10-16")

    assert (source.id, source.path, source.content, source.meta.date) == ("stdin", "-", TEXT, "1986-10-16")


def test_empty_standard_input_is_refused() -> None:
    with pytest.raises(EmptyError, match="-: "):
        read_stream(io.BytesIO(b"\n"))


def test_bundled_texts_are_those_of_the_manifest(bundled: Path) -> None:
    sources = [read(found) for found in find([bundled])]

    assert len(sources) == 5
    assert all(source.meta.title and source.meta.date for source in sources)
