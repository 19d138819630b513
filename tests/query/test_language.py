import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fumikura.errors import QueryError
from fumikura.query.language import And, Filter, Near, Not, Or, Phrase, Prefix, Word, parse

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
]
FAULTS = [
    ("", 0, "empty"),
    ("   ", 3, "empty"),
    ('欧州 "ゼロ', 3, "never closed"),
    ("(欧州", 0, "never closed"),
    ("欧州)", 2, "without an opening"),
    ("欧州 OR", 5, "missing"),
    ("- 欧州", 0, "directly before"),
    ("-欧州", 0, "at least one thing"),
    ("kind:cables", 0, "at least one thing"),
    ("欧州 OR -アジア", 0, "cannot stand alone"),
    ("person:レーガン", 0, "no field 'person'"),
    ("kind: 欧州", 5, "value is missing"),
    ("欧州 *", 3, "beginning"),
    ("NEAR/3(欧州)", 0, "two words"),
    ("NEAR/99(欧州 アジア)", 0, "up to 50"),
    ("NEAR/40(a b c)", 0, "too wide"),
    ("NEAR/3(欧州 アジア", 0, "never closed"),
    ('""', 0, "nothing to find"),
]


@pytest.mark.parametrize(("line", "tree"), READINGS)
def test_reads(line, tree):
    assert parse(line) == tree


@pytest.mark.parametrize(("line", "column", "message"), FAULTS)
def test_refuses_with_the_place_of_the_fault(line, column, message):
    with pytest.raises(QueryError, match=message) as caught:
        parse(line)

    assert caught.value.column == column


@pytest.mark.parametrize(
    "line", ["あ" * 1001, "(" * 30 + "あ" + ")" * 30, " ".join("あ" * 70), "NEAR(" + "あ " * 70 + ")"]
)
def test_bounds_what_it_reads(line):
    with pytest.raises(QueryError):
        parse(line)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet='あ欧AORNEAR/5()（）"“”-－*＊:： 　|dockind\n\0', max_size=40))
def test_any_line_is_read_or_refused(line):
    try:
        parse(line)
    except QueryError as error:
        assert 0 <= error.column <= len(line)
