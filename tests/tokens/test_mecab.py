"""MeCab: columns whose spans are exact, for any length and any white space."""

from __future__ import annotations

from itertools import pairwise

import pytest

from fumikura.tokens import Columns, Tokenizer, Vocabulary, dictionary
from fumikura.tokens.columns import word_of
from tests.naughty import NAUGHTY

TOKENIZER = Tokenizer()


def surfaces(text: str) -> list[str]:
    """Return the tokens as they stand in the text."""
    return [text[start:end] for start, end in TOKENIZER(text).spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("核戦力の交渉", ["核", "戦力", "の", "交渉"]),
        (" 核 戦力 ", ["核", "戦力"]),
        ("\u3000核\u3000\u3000戦力", ["核", "戦力"]),
        ("核\n戦力", ["核", "戦力"]),
        ("核\0戦力", ["核", "戦力"]),
        ("ＩＮＦ交渉", ["ＩＮＦ", "交渉"]),
        ("ｶﾞｽ漏れ", ["ｶﾞｽ", "漏れ"]),
        ("", []),
        (" \t\n", []),
        ("。", ["。"]),
        (".", ["."]),
        ("核.", ["核", "."]),
    ],
)
def test_surfaces(text: str, expected: list[str]) -> None:
    assert surfaces(text) == expected


def test_what_unidic_says() -> None:
    (token, *_) = TOKENIZER("食べた").tokens()

    assert (token.word, token.pos[0], token.lemma, token.orth_base) == ("食べ", "動詞", "食べる", "食べる")
    assert token.reading
    assert not token.unknown


def test_unknown_words_say_so() -> None:
    (token,) = TOKENIZER("フミクラポンゲ").tokens()

    assert token.unknown
    assert token.lemma == ""


def test_vocabulary_holds_each_word_form_once() -> None:
    tokenizer = Tokenizer()
    columns = tokenizer("核と核と核")

    assert len(columns) == 5
    assert len(tokenizer.vocabulary) == 2


def test_two_tokenizers_agree() -> None:
    text = "中距離核戦力の交渉は、ジュネーブで続いた。"

    assert list(Tokenizer()(text).tokens()) == list(TOKENIZER(text).tokens())


def test_vocabulary_lines_round_trip() -> None:
    TOKENIZER("食べた フミクラポンゲ １０億円")

    assert all(word_of(word.line) == word for word in TOKENIZER.vocabulary.words)


def test_columns_can_be_read_with_a_vocabulary_of_lines() -> None:
    columns = TOKENIZER("核 戦力の交渉")
    again = Vocabulary([word_of(word.line) for word in TOKENIZER.vocabulary.words])

    assert Columns(columns.ids, again).spans == columns.spans


LONG = {
    "sentences": "交渉は続いた。" * 1500,
    "no full stop": "交渉は続いたが、" * 1200,
    "no pause at all": "核" * 9000,
    "white space at every cut": ("核" * 50 + " " * 60) * 120,
    "white space alone": " " * 9000,
    "white space behind": "核" + " " * 9000,
    "ideographic spaces": "核戦力\u3000" * 2500,
    "voiced marks": "ｶﾞｽ" * 2500,
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG.keys())
def test_long_texts_keep_their_positions(text: str) -> None:
    found = surfaces(text)

    assert "".join(found) == "".join(text.split())


def test_long_text_is_cut_where_nothing_changes() -> None:
    sentence = "中距離核戦力の交渉は続いた。"
    once = surfaces(sentence)

    assert surfaces(sentence * 600) == once * 600


@pytest.mark.parametrize("text", NAUGHTY.values(), ids=NAUGHTY.keys())
def test_hostile_strings_have_rising_spans(text: str) -> None:
    spans = TOKENIZER(text).spans

    assert all(start < end for start, end in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


def test_dictionary_names_its_version() -> None:
    name, version = dictionary().split(" ")

    assert name == "unidic-lite"
    assert version[0].isdigit()
