"""Names that rules find, with and without the model, and one name for one thing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from fumikura.mentions import model, names, votes
from fumikura.mentions.edges import Edges
from fumikura.tokens import Tokenizer

TOKENIZER = Tokenizer()
# text, what the rules find in it without the model
FOUND = [
    ("米ソ両国が合意した。", [("米", "GPE"), ("ソ", "GPE")]),
    ("日米韓の協議を行う。", [("日", "GPE"), ("米", "GPE"), ("韓", "GPE")]),
    ("米側の提案に対し、ソ側は応じない。", [("米", "GPE"), ("ソ", "GPE")]),
    ("対ソ交渉を急ぐ。", [("ソ", "GPE")]),
    ("ロシアとウクライナの戦争", [("ロシア", "GPE"), ("ウクライナ", "GPE")]),
    ("ラウニー大使は述べた。", [("ラウニー", "PERSON"), ("大使", "TITLE")]),
    ("「レ」大統領は反論した。", [("レ", "PERSON"), ("大統領", "TITLE")]),
    ("資金運用委員会を置く。", [("資金運用委員会", "ORG")]),
    ("個人情報保護法を改正した。", [("個人情報保護法", "LAW")]),
    ("NATOはSS-20に対抗した。", [("NATO", "ORG"), ("SS-20", "PRODUCT")]),
    ("『日本外交文書』を編纂した。", [("日本外交文書", "WORK_OF_ART")]),
    ("ABM条約を遵守する。", [("ABM条約", "LAW")]),
    ("レイキャビクに着いた。", [("レイキャビク", "GPE")]),
    ("　　　寺岡　資麿君　　理　事　小里　　明君", [("寺岡　資麿", "PERSON"), ("小里　　明", "PERSON")]),
    ("　　こやり信夫君　　古森友一郎君", [("こやり信夫", "PERSON"), ("古森友一郎", "PERSON")]),
    ("尹錫悦大統領が出席した。", [("尹錫悦", "PERSON"), ("大統領", "TITLE")]),
    ("谷川 正之氏", [("谷川 正之", "PERSON")]),
    ("○議長（清山 一君）", [("議長", "TITLE"), ("清山 一", "PERSON")]),
    ("石橋保卓委員が述べた。", [("石橋保卓", "PERSON"), ("委員", "TITLE")]),
]
NONE = [
    "日中は暖かい。",
    "方法を定める。",
    "この法律による。",
    "会議を開いた。",
    "関係省庁と協議する。",
    "戦争は終わった。",
    "結局、合意した。",
    "各委員会の報告",
    "The quick brown fox jumps over the lazy dog.",
    "次の条約による。",
    "諸　　君",
    "皆　様　　各　位　様",
    "委員　各位　様",
]


@pytest.mark.parametrize(("text", "wanted"), FOUND)
def test_rules(text, wanted):
    found = [(text[one.start : one.end], one.label) for one in names.find(text, TOKENIZER(text))]

    assert found == wanted


@pytest.mark.parametrize("text", NONE)
def test_no_names(text):
    assert names.find(text, TOKENIZER(text)) == []


def test_the_model_finds_what_no_table_holds():
    text = "昨日、田中一郎は名古屋市で記者会見した。"
    found = {(text[one.start : one.end], one.label) for one in names.find(text, TOKENIZER(text), model.tag)}

    assert {("田中一郎", "PERSON"), ("名古屋市", "GPE")} <= found


def test_the_model_is_loaded_only_when_it_is_asked():
    script = "import sys, fumikura.analysis, fumikura.layers; sys.exit('pycrfsuite' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_the_card_is_that_of_the_model():
    import hashlib
    import json

    folder = Path(model.__file__).parents[1] / "models"
    card = json.loads((folder / "names.json").read_text(encoding="utf-8"))

    assert hashlib.sha256((folder / "names.crfsuite").read_bytes()).hexdigest() == card["sha256"]
    assert hashlib.sha256((folder / "clusters.txt.gz").read_bytes()).hexdigest() == card["clusters"]["sha256"]
    assert card["figures"]["test"]["all"]["entities"] == 609
    assert card["figures"]["test"]["all"]["f1"] >= 0.77
    assert (folder / "NOTICE").is_file()


def test_a_vote_does_not_reach_over_the_end():
    texts = ["外務省国連局は外務省である。", "外務省"]
    words = [TOKENIZER(text) for text in texts]
    found = [names.find(text, some) for text, some in zip(texts, words, strict=True)]

    assert [one.end for one in votes.spread(found, texts, [Edges(some) for some in words])[1]] == [3]


@pytest.mark.parametrize("unit", ["委員会は基金の運用を定めた。", "外務省国連局軍縮課・", "田中一郎君", "米ソ"])
def test_a_line_without_end_is_read_in_time_that_grows_with_it(unit):
    import time

    def seconds(length):
        text = unit * (length // len(unit))
        words = TOKENIZER(text)
        begin = time.process_time()
        votes.spread([names.find(text, words, model.tag)], [text], [Edges(words)])
        return time.process_time() - begin

    seconds(500)  # the model is loaded
    assert seconds(40_000) < 14 * max(seconds(5_000), 0.02)


@pytest.mark.parametrize(("text", "seen"), [("欧州100とする。", "欧州100"), ("ドブレニン党書記が述べた。", "レニン党")])
def test_what_the_model_cuts_out_of_a_word_is_no_name(text, seen):
    start = text.index(seen)
    found = names.find(text, TOKENIZER(text), lambda _: [(start, start + len(seen), "NORP")])

    assert seen not in {text[one.start : one.end] for one in found}


@pytest.mark.parametrize("seen", ["ベンツアルデヒド", "アラビアゴム", "第11刷", "初版第3刷"])
def test_a_substance_and_a_printing_are_no_bodies(seen):
    found = names.find(f"{seen}を示す。", TOKENIZER(f"{seen}を示す。"), lambda _: [(0, len(seen), "ORG")])

    assert found == []


def test_a_firm_that_is_called_by_what_it_makes_is_one():
    found = names.find("横浜ゴムに問う。", TOKENIZER("横浜ゴムに問う。"), lambda _: [(0, 4, "ORG")])

    assert [(one.start, one.end, one.label) for one in found] == [(0, 4, "ORG")]


def test_the_number_of_a_rule_names_no_place():
    texts = ["大阪府条例第2号による。", "大阪府は定める。"]
    words = [TOKENIZER(text) for text in texts]
    found = [names.find(text, word) for text, word in zip(texts, words, strict=True)]
    voted = votes.spread(found, texts, [Edges(word) for word in words])

    assert [[one.label for one in some] for some in voted] == [[], ["GPE"]]


def test_a_word_that_is_cut_in_katakana_is_no_person():
    text = "オリパラの質問が出た。"

    assert names.find(text, TOKENIZER(text), lambda _: [(0, 4, "PERSON")]) == []
