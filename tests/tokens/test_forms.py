"""Terms: numbers joined by value, foreign names in one piece, variants, roles."""

from __future__ import annotations

from itertools import pairwise

import pytest

from fumikura.tokens import Tokenizer
from fumikura.tokens.forms import Forms, variant

TOKENIZER = Tokenizer()
FORMS = Forms(TOKENIZER.vocabulary)

SAME = [
    ("10億円", "１０億円", "十億円", "1,000,000,000円"),
    ("2024年", "二〇二四年", "２０２４年"),
    ("１億４６００万円", "一億四千六百万円", "146,000,000円"),
    ("2千5百人", "二千五百人", "2500人"),
    ("百弾頭", "100弾頭"),
    ("INF交渉", "ＩＮＦ交渉", "inf交渉"),
    ("ミサイル", "ﾐｻｲﾙ"),
    ("協議した", "協議する", "協議します"),
]
SHARED = [
    ("レイキャヴィク", "レイキャビク"),
    ("コンピューター", "コンピュータ"),
    ("ヴェトナム", "ベトナム"),
    ("三ヶ月", "三か月"),
    ("三カ月", "三か月"),
]
ROLES = [("核", "content"), ("は", "function"), ("この", "function"), ("円", "affix"), ("しかし", "function")]


def terms(text: str) -> list:
    """Return the terms of a text."""
    return FORMS.terms(TOKENIZER(text))


def first_keys(text: str) -> set[str]:
    """Return all keys under which a text is found."""
    return {key for term in terms(text) for key in (term.form.key, *term.form.others)}


@pytest.mark.parametrize("spellings", SAME, ids=lambda spellings: spellings[0])
def test_spellings_have_one_key(spellings: tuple[str, ...]) -> None:
    keys = {terms(spelling)[0].form.key for spelling in spellings}

    assert len(keys) == 1


@pytest.mark.parametrize(("one", "other"), SHARED)
def test_variants_meet(one: str, other: str) -> None:
    assert first_keys(one) & first_keys(other) - {"3"}


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("１億４６００万円", ["146000000", "円"]),
        ("3.5％", ["3.5"]),
        ("61.9.18", ["61", "9", "18"]),
        ("三分の二", ["3", "分", "の", "2"]),
        ("核、戦力。", ["核", "戦力"]),
        ("…―「」", []),
        ("", []),
    ],
)
def test_keys_of_a_text(text: str, keys: list[str]) -> None:
    assert [term.form.key for term in terms(text)] == keys


@pytest.mark.parametrize("text", ["ラウニー", "ゴルバチョフ", "シェワルナゼ", "レイキャヴィク", "シュルツ"])
def test_foreign_name_is_one_term(text: str) -> None:
    (term,) = terms(text)

    assert (term.first, term.last) == (0, len(TOKENIZER(text)))


@pytest.mark.parametrize(
    "words",
    [("データ", "センター"), ("コア", "データ"), ("アンモニア", "ガス"), ("サブ", "リーダー"), ("ビジネス", "デイ")],
    ids="".join,
)
def test_known_words_in_katakana_stay_apart(words: tuple[str, ...]) -> None:
    assert [term.form.key for term in terms("".join(words))] == [*words]


def test_a_word_joined_with_a_piece_of_a_name_is_found_inside() -> None:
    columns = TOKENIZER("カガデータ")
    code = FORMS.code(columns)

    assert [term.form.key for term in FORMS.terms(columns)] == ["カガデータ"]
    assert [(made.key, at) for made, at in FORMS.inside(columns, code)] == [("データ", len(columns) - 1)]


def test_terms_cover_tokens_in_order_without_overlap() -> None:
    found = terms("１億４６００万円のラウニー大使と、三千万ドル。")

    assert all(a.last <= b.first for a, b in pairwise(found))


@pytest.mark.parametrize(("word", "role"), ROLES)
def test_role(word: str, role: str) -> None:
    assert terms("十" * (role == "affix") + word)[-1].form.role == role


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("レイキャヴィク", "レイキャビク"),
        ("レイキャビック", "レイキャビク"),
        ("コンピューター", "コンピュータ"),
        ("キー", "キー"),
        ("核", "核"),
        ("", ""),
    ],
)
def test_variant(key: str, expected: str) -> None:
    assert variant(key) == expected


def test_forms_follow_a_vocabulary_that_grows() -> None:
    tokenizer = Tokenizer()
    forms = Forms(tokenizer.vocabulary)

    assert len(forms.of(tokenizer("核戦力"))) == 2
    assert len(forms.of(tokenizer("ミサイルの交渉"))) == 3
