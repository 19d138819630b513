"""Who acts in a clause and with whom."""

from __future__ import annotations

import pytest

from fumikura.events.parties import Name, Sides, actors, first_person, official, parties, subjects
from tests.events_of import events_of

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


def test_what_two_states_agreed_is_not_the_doing_of_whoever_reports_it():
    text = (
        "昭和61年10月13日11時55分　レイキャビク発\n昭和61年10月13日21時10分　本省着\n外務大臣殿　　田中臨時代理大使\n\n"
        "米ソ首脳会談（ブリーフ）\n\n第128号　極秘\n往電第127号に関し\n\n"
        "1．12日夜、シュルツ国務長官は西側記者に対し、会談の結果につき次のとおり説明した。\n"
        "（1）戦略核については、5年間で50%削減することで合意した。\n"
        "2．会談は物別れに終わった。\n（了）\n"
    )

    acting = {event.type: set(event.actors) for event in events_of(text)}

    assert acting["agreement"] >= {"アメリカ合衆国", "ソビエト連邦"}
    assert "日本" not in acting["agreement"]
    assert "ソビエト連邦" not in acting["statement"]


def test_a_story_in_the_present_tense_tells_the_year_and_who_acts():
    text = "2014年にロシアが島を併合した。"
    text += "2016年から日本は独自の動きを始めます。ロシアに対して経済協力を申し出、会談した。\n"

    (offer,) = [event for event in events_of(text, date="2024-10-07") if event.type == "proposal"]

    assert (offer.begin, offer.actors[0]) == ("2016-01-01", "日本")
