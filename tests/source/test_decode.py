"""Encodings: which one is chosen, why, and what is refused."""

from __future__ import annotations

import codecs

import pytest

from fumikura.errors import BinaryError, DecodingError
from fumikura.source import decode

SHORT = "核戦力の交渉。\n"
LONG = "中距離核戦力の交渉は、ジュネーブで続いた。\nミサイルの数については「百」を上限とする。\n" * 400
TEXTS = pytest.mark.parametrize("text", [SHORT, LONG], ids=["short", "long"])
PLAIN = [("utf-8", "utf-8"), ("cp932", "cp932"), ("euc_jp", "euc_jp"), ("iso2022_jp", "iso2022_jp_2004")]
WITH_MARK = [
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
]
WORDS = ["核戦力", "日本国憲法", "あ", "ミサイル。", "東京都", "外交", "第１条", "経済制裁の効果", "アジア", "山田太郎"]


@TEXTS
@pytest.mark.parametrize(("encoding", "name"), PLAIN)
def test_encoding_is_found(encoding: str, name: str, text: str) -> None:
    found = decode(text.encode(encoding))

    assert (found.text, found.encoding) == (text, name)
    assert found.reason


@TEXTS
@pytest.mark.parametrize(("mark", "name"), WITH_MARK)
def test_byte_order_mark_decides_and_is_dropped(mark: bytes, name: str, text: str) -> None:
    found = decode(mark + text.encode(name))

    assert (found.text, found.encoding) == (text, name)
    assert "byte order mark" in found.reason


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [LONG, "これはミサイルについての説明である。\n", "INF and SS-20\n"])
def test_utf16_without_a_mark(name: str, text: str) -> None:
    found = decode(text.encode(name))

    assert (found.text, found.encoding) == (text, name)


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("encoding", [encoding for encoding, _ in PLAIN])
def test_single_words_are_read_rightly(encoding: str, word: str) -> None:
    assert decode(word.encode(encoding)).text == word


@pytest.mark.parametrize("text", ["㈱架空商事の①番", "髙橋﨑", "ﾐｻｲﾙの交渉が続いた。"])
def test_signs_of_windows_are_read_from_cp932(text: str) -> None:
    assert decode(text.encode("cp932")).text == text


def test_signs_of_windows_are_read_from_iso2022_jp() -> None:
    assert decode("①番".encode("iso2022_jp_2004")).text == "①番"


@pytest.mark.parametrize("text", ["\ufeff核", "核\ufeff戦力"])
def test_only_the_first_mark_is_dropped(text: str) -> None:
    assert decode(codecs.BOM_UTF8 + text.encode()).text == text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_stay_as_they_are(end: str) -> None:
    assert decode(f"一{end}二{end}".encode()).text == f"一{end}二{end}"


@pytest.mark.parametrize("encoding", ["utf-8", "cp932", "euc_jp", "utf-16", "iso2022_jp"])
def test_named_encoding_is_used(encoding: str) -> None:
    found = decode(SHORT.encode(encoding), encoding=encoding)

    assert (found.text, found.encoding) == (SHORT, encoding)
    assert "--encoding" in found.reason


def test_named_encoding_drops_the_mark() -> None:
    assert decode(codecs.BOM_UTF8 + SHORT.encode(), encoding="utf-8").text == SHORT


def test_wrong_encoding_is_refused_with_the_offset() -> None:
    data = b"abc" + "核".encode("cp932")

    with pytest.raises(DecodingError, match=r"utf-8: the first fault is at byte 3.*--encoding"):
        decode(data, encoding="utf-8")


def test_unknown_encoding_is_refused_with_those_that_exist() -> None:
    with pytest.raises(DecodingError, match=r"no encoding 'sjis2'.*cp932"):
        decode(SHORT.encode(), encoding="sjis2")


def test_half_decodable_bytes_are_refused_with_the_offset() -> None:
    good = LONG.encode()
    data = good + b"\xff\xfe\xff" + SHORT.encode()

    with pytest.raises(DecodingError, match=f"utf-8 reads furthest, to byte {len(good)}"):
        decode(data)


def test_offset_counts_the_byte_order_mark() -> None:
    with pytest.raises(DecodingError, match="at byte 6"):
        decode(codecs.BOM_UTF8 + b"abc\xff")


def test_odd_utf16_is_refused() -> None:
    with pytest.raises(DecodingError, match="utf-16-le"):
        decode(codecs.BOM_UTF16_LE + "核".encode("utf-16-le") + b"\x00")


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 20,
        b"PK\x03\x04" + bytes(range(16)) * 30,
        b"%PDF-1.7\n" + bytes([1, 2, 3, 200]) * 200,
    ],
    ids=["png", "zip", "pdf"],
)
def test_binary_is_refused_with_the_offset(data: bytes) -> None:
    with pytest.raises(BinaryError, match=r"first at byte \d+"):
        decode(data)


def test_nothing_is_ever_replaced() -> None:
    for encoding, _ in PLAIN:
        assert "\ufffd" not in decode(LONG.encode(encoding)).text


def test_empty_bytes_are_an_empty_text() -> None:
    assert decode(b"").text == ""
