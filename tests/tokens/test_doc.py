"""A spaCy Doc of our columns says the very same text."""

from __future__ import annotations

import warnings

import pytest

from fumikura.tokens import Tokenizer
from fumikura.tokens.doc import doc
from tests.naughty import NAUGHTY

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    spacy = pytest.importorskip("spacy")

TOKENIZER = Tokenizer()
TEXTS = {
    "plain": "核戦力の交渉は続いた。",
    "spaces": " 核  戦力\u3000の 交渉 ",
    "white space alone": " \n",
    "half width": "ｶﾞｽとﾐｻｲﾙ",
    "line ends": "一行目\r\n二行目\n",
    **{name: text for name, text in NAUGHTY.items() if "surrogates" not in name and len(text) < 3000},
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_text_is_the_same(text: str) -> None:
    assert doc(text, TOKENIZER(text)).text == text


def test_tokens_carry_unidic_tags_and_lemmas() -> None:
    text = "食べた 。"
    made = doc(text, TOKENIZER(text))

    assert [(token.text, token.lemma_) for token in made] == [("食べ", "食べる"), ("た", "た"), ("。", "。")]
    assert made[0].tag_.startswith("動詞")
    assert made[1].whitespace_ == " "


def test_positions_are_those_of_the_columns() -> None:
    text = "核 戦力の交渉"
    columns = TOKENIZER(text)

    assert [(token.idx, token.idx + len(token)) for token in doc(text, columns)] == list(columns.spans)


def test_vocabulary_may_be_given() -> None:
    vocab = spacy.vocab.Vocab()

    assert doc("核", TOKENIZER("核"), vocab).vocab is vocab
