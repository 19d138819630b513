"""Who acts in a clause and with whom."""

from __future__ import annotations

import pytest

from fumikura.events.parties import Name, Sides, actors, first_person, official, parties, subjects

SIDES = Sides("松田", "日本", "カナダ")
LABELS = {"カナダ": "GPE", "韓国": "GPE", "日": "GPE", "加": "GPE", "山田": "PERSON", "水産庁": "ORG", "東京": "GPE"}
SIGNS = {"日": "日本", "加": "カナダ"}


def named(text):
    return sorted(
        Name(at, at + len(word), label, SIGNS.get(word, word))
        for word, label in LABELS.items()
        for at in range(len(text))
        if text.startswith(word, at)
    )


def acting(text, *, sides=None, voiced=False, carried=()):
    return actors(text, named(text), sides or Sides(), voiced=voiced, carried=carried)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("カナダは枠を提案した。", ["カナダ"]),
        ("カナダ側より提案があった。", ["カナダ"]),
        ("カナダ政府としては反対である。", ["カナダ"]),
        ("山田局長は述べた。", ["山田"]),
        ("東京で会談した。", []),
        ("水産庁が発表した。", ["水産庁"]),
    ],
)
def test_subjects(text, expected):
    assert [one.name for one in subjects(text, named(text))] == expected


def test_the_doer_stands_before_the_counterpart():
    assert acting("カナダに対し韓国は抗議した。") == ("韓国", "カナダ")


def test_two_states_side_by_side_both_act():
    assert acting("日加漁業協議が開かれた。") == ("日本", "カナダ")


def test_a_clause_without_a_subject_goes_on_with_the_last():
    assert acting("資料を渡した。", carried=("カナダ",)) == ("カナダ",)


def test_what_a_speaker_thinks_is_his_own_act():
    assert acting("早期の妥結が望ましい。", sides=SIDES, voiced=True) == ("日本", "松田", "カナダ")


def test_our_side_is_ours():
    assert "日本" in acting("我が方は反対した。", sides=SIDES)


def test_your_side_is_theirs():
    assert "カナダ" in acting("貴国の案を検討した。", sides=SIDES)


def test_what_is_done_to_us_has_us_in_it():
    assert acting("カナダより連絡越した。", sides=SIDES) == ("カナダ", "日本")


def test_papers_of_officials_are_known_by_their_words():
    assert official("我が方の考えを伝えた。")
    assert not official("会議が開かれた。")
    assert first_person("わが国は海に囲まれている。")


def test_two_parties_act_more_than_once():
    assert parties(["カナダ", "日本", "カナダ", "日本"]) == ("カナダ", "日本")
    assert parties(["カナダ", "日本"]) == ()
