"""At every stage every span slices to its own text, and everything leads back to the source."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from fumikura.records import Text
from fumikura.structure import outline
from fumikura.text import clean
from fumikura.tokens import Tokenizer
from fumikura.tokens.fold import fold
from tests.conftest import make_source
from tests.naughty import NAUGHTY

FAST = settings(max_examples=60, deadline=None)
TOKENIZER = Tokenizer()

WORDS = st.sampled_from(
    [
        "核戦力", "交渉", "は", "に", "ついて", "する。", "した。", "、", "「", "」", "（", "）", "第２章", "第３条 ",
        "（１）", "①", "ア ", "・", "1. ", "2024 年 7 月 1 日", "１０億円", "三千万", "INF", "I N F", "極秘", "極 秘",
        "https://example.jp/a", "the facts", "- 3 -", "¹ ", "注1 ", "1 ", "***", "**", "<b>", "</b>", "\u3000", " ",
        "  ",         "ミサイル", "ｶﾞｽ", "か\u3099", "と主張した1。",
    ]
)  # fmt: skip
BREAKS = st.sampled_from(["\n", "\n", "\n\n", "\r\n", "\r", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029", " \n"])
ODD = st.characters() | st.sampled_from("\0\x01\x1b\x1f\x7f\u200b\ufeff\ud800\udfff\u3099\u309a\U00020b9f\uf0b7")
MIXED = st.lists(WORDS | BREAKS | ODD, max_size=60).map("".join)
ANYTHING = st.text(st.characters(), max_size=80)
WRAPPED = st.builds(
    lambda words, edge, tail: tail.join(wrap("".join(words), edge)),
    st.lists(WORDS, min_size=20, max_size=120),
    st.integers(14, 40),
    st.sampled_from(["\n", "\r\n", "\n\n", "\n　", " \n", "\n- 3 -\n", "\n\x0c"]),
)
LINE = "これは本文の長い一行であってまだまだ続くもの"
TEXTS = MIXED | ANYTHING | WRAPPED


def wrap(text: str, edge: int) -> list[str]:
    return [text[at : at + edge] for at in range(0, len(text), edge)]


def check_text(text: Text) -> None:
    content = text.source.content
    assert_pieces(text.text, text.map.pieces, content)
    ends = [0]
    for unit in text.units:
        assert ends[-1] <= unit.start < unit.end <= len(text.text)
        assert "\n" not in text.text[unit.start : unit.end]
        ends.append(unit.end + 1)
    inside = {at for unit in text.units for at in range(unit.start, unit.end)}
    assert all(text.text[at] == "\n" for at in range(len(text.text)) if at not in inside)


def assert_pieces(target: str, pieces: tuple[tuple[int, int, int], ...], source: str) -> None:
    for at, start, length in pieces:
        assert length > 0
        assert start >= 0
        assert target[at : at + length] == source[start : start + length]
        assert len(target[at : at + length]) == length


def check_coverage(text: Text) -> None:
    """Every character of the source is in the text once, or left out for one recorded reason."""
    seen = [0] * len(text.source.content)
    for _, start, length in text.map.pieces:
        for at in range(start, start + length):
            seen[at] += 1
    for edit in text.edits:
        for at in range(edit.start, edit.end):
            seen[at] += 1

    assert set(seen) <= {1}


def check_blocks(text: Text) -> None:
    blocks = list(outline(text))
    assert [block.text for block in blocks] == [text.text[unit.start : unit.end] for unit in text.units]
    for block in blocks:
        assert_pieces(block.text, block.map.pieces, text.source.content)
        span = block.map.span(0, len(block.text))
        assert 0 <= span.start < span.end <= len(text.source.content)
        assert len(block.section) == len(block.headings)


def check_tokens(content: str) -> None:
    columns = TOKENIZER(content)
    at = 0
    for token in columns.tokens():
        assert at <= token.start < token.end <= len(content)
        assert fold(content[token.start : token.end])[0] == token.word
        assert not fold(content[at : token.start])[0].strip()
        at = token.end
    assert not fold(content[at:])[0].strip()


@FAST
@given(TEXTS)
@example("".join(NAUGHTY.values()))
def test_clean_maps_every_character_to_its_equal(content: str) -> None:
    check_text(clean(make_source(content)))


@FAST
@given(TEXTS)
@example(f"{LINE}\n{LINE}\n{LINE}\n{LINE}\u200b\n\n- 3 -\n\n\u200b{LINE}\n")  # a cut over a page turn
def test_clean_accounts_for_every_character(content: str) -> None:
    check_coverage(clean(make_source(content)))


@FAST
@given(TEXTS)
def test_blocks_are_the_units_and_lead_to_the_source(content: str) -> None:
    check_blocks(clean(make_source(content)))


@FAST
@given(TEXTS)
def test_tokens_and_white_space_rebuild_the_text(content: str) -> None:
    check_tokens(content)


@pytest.mark.parametrize("content", NAUGHTY.values(), ids=NAUGHTY.keys())
def test_hostile_strings_go_through_every_stage(content: str) -> None:
    text = clean(make_source(content))

    check_text(text)
    check_coverage(text)
    check_blocks(text)
    check_tokens(content)


@pytest.mark.parametrize(
    "name",
    ["china-fighting-diplomats", "hyogo-fund-guideline", "inf-cables-1986", "tameike-tsushin-742", "vietnam-data-law"],
)
def test_bundled_texts_go_through_every_stage(name: str, bundled) -> None:
    text = clean(make_source((bundled / f"{name}.txt").read_text(encoding="utf-8")))

    check_text(text)
    check_coverage(text)
    check_blocks(text)
    for block in outline(text):
        check_tokens(block.text)


@FAST
@given(st.lists(st.sampled_from(list(NAUGHTY.values())), max_size=4).map("\n".join))
def test_cleaning_twice_gives_the_same(content: str) -> None:
    assert clean(make_source(content)) == clean(make_source(content))
