import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fumikura.errors import QueryError
from fumikura.query.language import (
    DEEPEST,
    LONGEST,
    MOST,
    WIDEST,
    And,
    Filter,
    Near,
    Not,
    Or,
    Phrase,
    Prefix,
    Word,
    parse,
)

READINGS = [
    ("欧州", Word("欧州")),
    ("欧州 アジア", And((Word("欧州"), Word("アジア")))),
    ("欧州　アジア", And((Word("欧州"), Word("アジア")))),
    ("欧州 AND アジア", And((Word("欧州"), Word("アジア")))),
    ("欧州 OR アジア", Or((Word("欧州"), Word("アジア")))),
    ("欧州 ＯＲ アジア", Or((Word("欧州"), Word("アジア")))),
    ("欧州 | アジア 凍結", Or((Word("欧州"), And((Word("アジア"), Word("凍結")))))),
    ("ORGAN", Word("ORGAN")),
    ('"欧州ゼロ"', Phrase("欧州ゼロ")),
    ("“欧州 ゼロ”", Phrase("欧州 ゼロ")),
    ("欧州 -アジア", And((Word("欧州"), Not(Word("アジア"))))),
    ("欧州 －アジア", And((Word("欧州"), Not(Word("アジア"))))),
    ("欧州 NOT アジア", And((Word("欧州"), Not(Word("アジア"))))),
    ("(欧州 OR アジア) 凍結", And((Or((Word("欧州"), Word("アジア"))), Word("凍結")))),
    ("（欧州 OR アジア） 凍結", And((Or((Word("欧州"), Word("アジア"))), Word("凍結")))),
    ("第２－１－（３） 外貨", And((Word("第２－１－（３）"), Word("外貨")))),
    ("(第２－１－（３） OR 外貨)", Or((Word("第２－１－（３）"), Word("外貨")))),
    ("外貨*", Prefix("外貨")),
    ("外貨＊", Prefix("外貨")),
    ("NEAR/3(欧州 アジア)", Near(3, ("欧州", "アジア"))),
    ('ＮＥＡＲ／３（欧州 "アジア 凍結"）', Near(3, ("欧州", "アジア 凍結"))),
    ("NEAR(欧州 アジア)", Near(5, ("欧州", "アジア"))),
    ("kind:cables 欧州", And((Filter("kind", "cables"), Word("欧州")))),
    ("doc：inf-* 欧州", And((Filter("doc", "inf-*"), Word("欧州")))),
    ("https://example.jp/a", Word("https://example.jp/a")),
    ("欧州｜アジア", Or((Word("欧州"), Word("アジア")))),
    ("a OR b OR c", Or((Word("a"), Word("b"), Word("c")))),
    ("a b OR c d", Or((And((Word("a"), Word("b"))), And((Word("c"), Word("d")))))),
    ("a -(b OR c)", And((Word("a"), Not(Or((Word("b"), Word("c"))))))),
    ('a -"b c"', And((Word("a"), Not(Phrase("b c"))))),
    ("a -doc:b", And((Word("a"), Not(Filter("doc", "b"))))),
    ("a NOT(b)", And((Word("a"), Not(Word("b"))))),
    ("((a))", Word("a")),
    ("反-欧州", Word("反-欧州")),
    ("SS-20", Word("SS-20")),
    ("or", Word("or")),
    ("AND a", Word("a")),
    ("a＂b＂", And((Word("a"), Phrase("b")))),
    ("「欧州」", Word("「欧州」")),
    ("Ｉ Ｎ Ｆ 交渉", And((Word("ＩＮＦ"), Word("交渉")))),
    ("I N F", Word("INF")),
    ("A B", And((Word("A"), Word("B")))),
    ("A B CD", And((Word("A"), Word("B"), Word("CD")))),
    ("外貨**", Prefix("外貨")),
    ("near/2(a b)", Near(2, ("a", "b"))),
    ("NEAR/２（a b）", Near(2, ("a", "b"))),
    ("NEARBY", Word("NEARBY")),
    ("NEAR a", And((Word("NEAR"), Word("a")))),
    ("DOC:a b", And((Filter("doc", "a"), Word("b")))),
    ("doc:a＊ b", And((Filter("doc", "a*"), Word("b")))),
    ('doc:"a b" c', And((Filter("doc", "a b"), Word("c")))),
    ("(doc:a OR doc:b) c", And((Or((Filter("doc", "a"), Filter("doc", "b"))), Word("c")))),
    ('"person:レーガン"', Phrase("person:レーガン")),
    ("12:30", Word("12:30")),
    ("欧州\tアジア\n凍結", And((Word("欧州"), Word("アジア"), Word("凍結")))),
]
FAULTS = [
    ("", 0, "empty"),
    ("   ", 3, "empty"),
    ('欧州 "ゼロ', 3, "never closed"),
    ("(欧州", 0, "never closed"),
    ("欧州)", 2, "without an opening"),
    ("欧州 OR", 5, "missing"),
    ("欧州|", 3, "missing"),
    ("-|", 1, "missing"),
    ("欧州 *外貨", 3, "behind the beginning"),
    ("NEAR/5 欧州 外貨", 0, "in brackets"),
    ("- 欧州", 0, "directly before"),
    ("-欧州", 0, "at least one thing"),
    ("-kind:cables", 0, "at least one thing"),
    ("欧州 OR -アジア", 0, "cannot stand alone"),
    ("who:レーガン", 0, "no field 'who'"),
    ("kind: 欧州", 5, "value is missing"),
    ("欧州 *", 3, "beginning"),
    ("NEAR/3(欧州)", 0, "two words"),
    ("NEAR/99(欧州 アジア)", 0, "up to 50"),
    ("NEAR/40(a b c)", 0, "too wide"),
    ("NEAR/3(欧州 アジア", 0, "never closed"),
    ('""', 0, "nothing to find"),
    ('欧州 "、。"', 3, "nothing to find"),
    ('"ﾞ"', 0, "nothing to find"),
    ("\u200b*", 1, "beginning"),
    ("＊", 0, "beginning"),
    ("()", 1, "missing"),
    ("（欧州", 0, "never closed"),
    ("欧州 -", 3, "directly before"),
    ("OR 欧州", 0, "missing"),
    ("NOT", 3, "missing"),
    ("欧州 kind:)", 8, "value is missing"),
    ("欧州 NEAR/3()", 3, "two words"),
    ("-doc:a -欧州", 0, "at least one thing"),
]


@pytest.mark.parametrize(("line", "tree"), READINGS)
def test_reads(line, tree):
    assert parse(line) == tree


@pytest.mark.parametrize(("line", "column", "message"), FAULTS)
def test_refuses_with_the_place_of_the_fault(line, column, message):
    with pytest.raises(QueryError, match=message) as caught:
        parse(line)

    assert caught.value.column == column


# a line at a bound, and one beyond it
BOUNDS = {
    "length": ("あ" * LONGEST, "あ" * (LONGEST + 1)),
    "depth": ("(" * DEEPEST + "あ" + ")" * DEEPEST, "(" * (DEEPEST + 1) + "あ" + ")" * (DEEPEST + 1)),
    "words": (" ".join("あ" * MOST), " ".join("あ" * (MOST + 1))),
    "distance": (f"NEAR/{WIDEST}(a b)", f"NEAR/{WIDEST + 1}(a b)"),
    "orders": ("NEAR/5(a b c)", "NEAR/15(a b c)"),
}


@pytest.mark.parametrize("bound", BOUNDS)
def test_reads_up_to_a_bound(bound):
    within, beyond = BOUNDS[bound]

    parse(within)
    with pytest.raises(QueryError):
        parse(beyond)


def test_too_many_words_in_near_are_called_so():
    with pytest.raises(QueryError, match="more than 64 words"):
        parse("NEAR(" + "あ " * 70 + ")")


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet='あ欧AORNEART/5()（）"“”-－*＊:： 　|dockind\n\0ﾞ', max_size=40) | st.text(max_size=40))
def test_any_line_is_read_or_refused(line):
    try:
        parse(line)
    except QueryError as error:
        assert 0 <= error.column <= len(line)
        assert error.query == line
