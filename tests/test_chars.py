"""What joins two lines of one paragraph."""

from __future__ import annotations

import pytest

from fumikura import chars

JOINED = [
    ("the", "facts", " "),
    ("相次", "ぎ、", ""),
    ("intermediate-", "range", ""),
    ("Russia,", "“Wars”", " "),
    ("INF", "交渉", ""),
    ("交渉", "INF", ""),
    ("https://example.jp/a/", "b.html", ""),
    ("（", "one", ""),
    ("平成2", "9年", ""),
    ("pp. 12", "13", " "),
    ("", "あ", ""),
]
WIDTHS = [("資料 A", 3.0), ("ｶﾅ", 1.0), ("㈱①", 2.0), ("", 0.0), ("abc", 1.5)]
SENTENCE_ENDS = ["した。", "した！", "した。」", "した。）", "した。1", "End?", "した．"]
OPEN_ENDS = ["した", "した、", "「した", "その", "ＩＮＦ"]


@pytest.mark.parametrize(("left", "right", "between"), JOINED)
def test_glue(left: str, right: str, between: str) -> None:
    assert chars.glue(left, right) == between


@pytest.mark.parametrize(("text", "expected"), WIDTHS)
def test_width(text: str, expected: float) -> None:
    assert chars.width(text) == expected


@pytest.mark.parametrize("text", SENTENCE_ENDS)
def test_sentence_ends(text: str) -> None:
    assert chars.ends_sentence(text)
    assert not chars.is_open(text)


@pytest.mark.parametrize("text", OPEN_ENDS)
def test_line_breaks_off(text: str) -> None:
    assert not chars.ends_sentence(text)
    assert chars.is_open(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("「未完", True), ("「済んだ」", False), ("『「二重」", True), ("", False)],
)
def test_unclosed(text: str, expected: bool) -> None:
    assert chars.unclosed(text) is expected


@pytest.mark.parametrize(("text", "expected"), [("続く」と言った", True), ("「始まる」", False), ("なし", False)])
def test_closes(text: str, expected: bool) -> None:
    assert chars.closes(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019　　1,204", True),
        ("甲国\t513", True),
        ("田中　一郎", False),
        ("the end.  The next", False),
        ("　　字下げ", False),
    ],
)
def test_is_row(text: str, expected: bool) -> None:
    assert chars.is_row(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Smith, On Treaties, p. 3.", True), ("https://example.jp", True), ("INF交渉は続いた", False), ("", False)],
)
def test_mostly_latin(text: str, expected: bool) -> None:
    assert chars.mostly_latin(text) is expected
