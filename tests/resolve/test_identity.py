"""One name for one thing."""

from datetime import date

import pytest

from fumikura.resolve import Named, identify


def people(*texts, **more):
    return [Named(text, "PERSON", "model", **more) for text in texts]


def test_full_names_short_names_signs():
    named = [
        Named("岩間陽子", "PERSON", "model"),
        Named("岩間", "PERSON", "vote"),
        Named("米", "GPE", "sign"),
        Named("米国", "GPE", "table"),
        Named("シュルツ", "PERSON", "model"),
        Named("ジョージ・シュルツ", "PERSON", "model"),
    ]

    assert identify(named) == [*["岩間陽子"] * 2, *["アメリカ合衆国"] * 2, *["ジョージ・シュルツ"] * 2]


def test_a_family_name_of_two_persons_stays_apart():
    assert identify(people("山田太郎", "山田花子", "山田"))[2] == "山田"


@pytest.mark.parametrize(
    ("text", "title", "day", "wanted"),
    [
        ("倉成", "大臣", date(1986, 9, 18), "倉成正"),
        ("倉成", "外務大臣", date(1986, 9, 18), "倉成正"),
        ("ゴルバチョフ", "書記長", date(1986, 10, 13), "ミハイル・ゴルバチョフ"),
        ("ブッシュ", "大統領", date(1990, 1, 1), "ジョージ・H・W・ブッシュ"),
        ("ブッシュ", "大統領", date(2003, 1, 1), "ジョージ・W・ブッシュ"),
        ("ブッシュ", "大統領", None, "ブッシュ"),
        ("倉成", "課長", date(1986, 9, 18), "倉成"),
        ("山田", "大臣", date(1986, 9, 18), "山田"),
    ],
)
def test_a_title_names_a_person_in_their_time(text, title, day, wanted):
    assert identify([Named(text, "PERSON", "before-title", title, day)]) == [wanted]


def test_the_name_alone_is_the_one_with_the_title():
    day = date(1986, 10, 13)
    named = [Named("シュルツ", "PERSON", "before-title", "国務長官", day), Named("シュルツ", "PERSON", "vote", "", day)]

    assert identify(named) == ["ジョージ・シュルツ"] * 2


def test_one_character_is_the_last_person_named_so():
    named = [
        *people("レーガン", "レアード"),
        Named("レ", "PERSON", "abbreviated", "代表"),
        *people("レーガン"),
        Named("レ", "PERSON", "abbreviated", "代表"),
    ]

    assert [identify(named)[at] for at in (2, 4)] == ["レアード", "レーガン"]


def test_one_character_is_who_held_the_office():
    assert identify([Named("レ", "PERSON", "abbreviated", "大統領", date(1986, 1, 1))]) == ["ロナルド・レーガン"]


def test_one_character_with_a_title_is_no_other_who_never_held_it():
    day = date(1986, 10, 16)
    named = [*people("シュルツ"), Named("シ", "PERSON", "abbreviated", "外相", day)]

    assert identify(named)[1] == "エドゥアルド・シェワルナゼ"


def test_spellings_and_scans_of_one_name():
    assert set(identify(people("グリットマン", "グリットマン", "グリツトマン"))) == {"グリットマン"}
    assert set(identify(people("ニッツェー", "ニッツェー", "ニッツェ"))) == {"ニッツェー"}
    assert len(set(identify(people("カルポフ", "カンペルマン", "ドブルイニン")))) == 3


def test_a_unit_is_that_of_the_body_it_belongs_to():
    named = [Named(text, "ORG", "head") for text in ("外務省国連局軍縮課", "軍縮課", "北米局", "南米局")]

    assert identify(named) == ["外務省国連局軍縮課", "外務省国連局軍縮課", "北米局", "南米局"]


def test_short_forms_that_the_text_gives():
    named = [Named("グローバル関与センター", "ORG", "model"), Named("GEC", "ORG", "defined")]

    assert identify(named, {"GEC": "グローバル関与センター"}) == ["グローバル関与センター"] * 2
