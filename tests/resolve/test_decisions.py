"""A user's decisions about names, and the pairs that want one."""

import pytest

from fumikura.errors import OwnTableError
from fumikura.records import Written
from fumikura.resolve import decisions
from fumikura.resolve.decisions import Decision

FOUND = [
    Written("a", "岩間", "PERSON", "岩間陽子"),
    Written("a", "岩間陽子", "PERSON", "岩間陽子"),
    Written("b", "岩間", "PERSON", "岩間"),
    Written("b", "市ヶ谷", "ORG", "市ヶ谷"),
    Written("b", "欧州", "LOC", "欧州"),
]


def decided(*rows):
    return {(one.document, one.form): key for one, key in decisions.apply(FOUND, [Decision(*row) for row in rows])}


def test_nothing_decided_changes_nothing():
    assert decided() == {}


def test_same_brings_together_across_documents():
    assert decided(("same", "岩間", "岩間陽子")) == {("b", "岩間"): ("PERSON", "岩間陽子")}


def test_a_decision_may_be_about_one_document():
    assert decided(("same", "岩間", "岩間太郎", "", "b")) == {("b", "岩間"): ("PERSON", "岩間太郎")}


def test_different_takes_apart():
    assert decided(("different", "岩間", "岩間陽子")) == {("a", "岩間"): ("PERSON", "岩間")}


def test_not_a_name_and_label():
    assert decided(("not a name", "欧州"), ("label", "市ヶ谷", "", "GPE")) == {
        ("b", "欧州"): None,
        ("b", "市ヶ谷"): ("GPE", "市ヶ谷"),
    }


def test_a_later_decision_sees_what_an_earlier_one_made():
    assert decided(("same", "岩間陽子", "岩間洋子"), ("same", "岩間洋子", "岩間")) == {
        ("a", "岩間"): ("PERSON", "岩間"),
        ("a", "岩間陽子"): ("PERSON", "岩間"),
    }


def test_a_label_narrows_what_is_meant():
    assert decided(("not a name", "欧州", "", "GPE")) == {}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("name,other\n", "line 1: there is no column 'decision'"),
        ("decision,name\nmaybe,岩間\n", "line 2: there is no decision 'maybe'"),
        ("decision,name,other\nsame,岩間,\n", "line 2: 'same' wants two names"),
        ("decision,name,label\nlabel,岩間,MAN\n", "line 2: there is no label 'MAN'"),
        ("decision,name,label\nlabel,岩間,\n", "line 2: 'label' wants a label"),
        ("decision,name\nnot a name,\n", "line 2: the name is missing"),
        ("decision,name\nsame,a,b\n", "line 2: 2 fields are wanted, there are 3"),
    ],
)
def test_what_cannot_be_followed_is_said_with_its_line(content, message):
    with pytest.raises(OwnTableError, match=message):
        decisions.read(content)


def test_what_was_written_is_read_as_it_is_compared():
    content = "decision,name,other,why\n,欧州,欧州,found as GPE\nSame,ＧＥＣ,グローバル 関与センター,\n"

    assert decisions.read(content) == [Decision("same", "GEC", "グローバル関与センター")]


def test_doubts():
    found = [
        *FOUND,
        Written("b", "岩間太郎", "PERSON", "岩間太郎"),
        Written("a", "シュルツ", "PERSON", "シュルツ"),
        Written("b", "シュワツ", "PERSON", "シュワツ"),
        Written("c", "林", "PERSON", "林"),
        Written("d", "林", "PERSON", "林"),
        Written("d", "欧州", "GPE", "欧州"),
    ]

    assert {(one.name, one.other) for one in decisions.doubts(found)} == {
        ("岩間", "岩間陽子"),
        ("岩間", "岩間太郎"),
        ("林", "林"),
        ("欧州", "欧州"),
        ("シュルツ", "シュワツ"),
    }
