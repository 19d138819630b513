"""What stands on the page and not in the text."""

from __future__ import annotations

import pytest

from fumikura.text import clean, furniture
from tests.conftest import make_source

BODY = "交渉の経過については、別途報告するが、先方の関心は\n\n{}\n\n検証の方法にあるとみられる。\n"
FURNITURE = [
    ("極秘", "stamp"),
    ("極 秘", "stamp"),
    ("取扱注意", "stamp"),
    ("【秘】", None),
    ("- 3 -", "page-number"),
    ("－３－", "page-number"),
    ("― 12 ―", "page-number"),
    ("12", "page-number"),
    ("P.5", "page-number"),
    ("6/10", "page-number"),
    ("7頁", "page-number"),
    ("────────", "rule"),
    ("----------", "rule"),
    ("* * *", "rule"),
    ("![](image.png)", "ocr-artifact"),
    ("[ ] [ ]", "ocr-artifact"),
    ("秘書官", None),
    ("３件", None),
    ("2024年", None),
    ("12345", None),
]


def reasons(content: str) -> dict[str, str]:
    """Return the furniture of a text with its kinds."""
    text = clean(make_source(content))
    return {
        content[edit.start : edit.end]: edit.reason.removeprefix("furniture:")
        for edit in text.edits
        if edit.reason.startswith("furniture:")
    }


@pytest.mark.parametrize(("line", "kind"), FURNITURE)
def test_kind_of_a_line(line: str, kind: str | None) -> None:
    assert reasons(BODY.format(line)).get(line) == kind


def test_sentence_goes_on_behind_furniture() -> None:
    text = clean(make_source(BODY.format("- 3 -")))

    assert "先方の関心は検証の方法に" in text.text


@pytest.mark.parametrize("line", ["極秘", "SECRET", "TOP SECRET", "部外秘"])
def test_stamped(line: str) -> None:
    assert furniture.stamped(line)


@pytest.mark.parametrize("line", ["極秘裏に", "秘密の花園", "secretary", "", "極秘。"])
def test_not_stamped(line: str) -> None:
    assert not furniture.stamped(line)


def test_numbers_in_a_column_are_no_page_numbers() -> None:
    assert reasons("弾頭数\n\n513\n\n100\n\n200\n\n合計\n") == {}


def test_urls_in_a_run_are_a_dump() -> None:
    found = reasons("本文は以上のとおりである。\n\nhttps://example.jp/a\nhttps://example.jp/b\n")

    assert set(found.values()) == {"link-dump"}


def test_single_url_stays() -> None:
    assert reasons("詳しくは次を見よ。\n\nhttps://example.jp/a\n\n以上。\n") == {}


def test_line_that_comes_again_by_page_numbers_is_a_running_head() -> None:
    page = "架空報告書\n\n- {} -\n\n本文の{}ページ目である。まだ続く。\n\n"
    found = reasons("".join(page.format(number, number) for number in range(1, 5)))

    assert found["架空報告書"] == "running-head"


def test_line_that_comes_again_in_the_text_stays() -> None:
    page = "（拍手）\n\n発言の{}番目である。\n\n"

    assert reasons("".join(page.format(number) for number in range(1, 6))) == {}
