"""Every command, as typed after `make run`: exit status, and what is said where."""

import pytest

from fumikura import __version__
from fumikura.cli.app import app

# what is typed -> exit status, where the answer is said, what it says
SAID = [
    (["--version"], 0, "out", f"fumikura {__version__}\n"),
    (["--help"], 0, "out", "ingest"),
    (["-h"], 0, "out", "analyze"),
    (["docs"], 0, "out", "inf-cables-1986"),
    (["docs", "-n", "1"], 0, "out", "china-fighting-diplomats"),
    (["search", "外貨準備", "凍結"], 0, "out", "【外貨準備】"),
    (["search", "外貨準備", "凍結"], 0, "err", "2 of 2 passages\n"),
    (
        ["search", "外貨準備", "凍結", "削減"],
        0,
        "out",
        "-- no passage has every word; these have some, or stand beside\n",
    ),
    (["search", "外貨準備", "凍結", "-n", "3"], 0, "out", "-- with some of the words, or beside\n"),
    (["search", "qqqzzz"], 1, "err", "nothing found\n"),
    (["search", "外貨準備", "qqqzzz", "--strict"], 1, "err", "nothing found\n"),
    (["search", "外貨", "doc:inf"], 1, "err", "nothing in the corpus is doc:inf;"),
    (["kwic", "qqqzzz"], 1, "err", "nothing found\n"),
    (["kwic", "外貨", "kind:letter"], 1, "err", "nothing in the corpus is kind:letter;"),
    (["kwic", '"アジア凍結"'], 0, "out", "【アジア凍結】"),
    (["kwic", '"アジア凍結"'], 0, "err", "4 occurrences\n"),
    (["kwic", '"アジア凍結"', "-n", "4"], 0, "err", "4 occurrences\n"),
    (["kwic", '"アジア凍結"', "-n", "3"], 0, "err", "the first 3 occurrences; there are more\n"),
    (["explain", "資金運用方針"], 0, "out", "資金 + 運用 + 方針"),
    (["explain", '[lemma="提案"] []{0,3} [pos="動詞"]'], 0, "out", "proposed by the index: 提案"),
    (["explain", "許可", "--synonyms"], 0, "out", "any of"),
    (["explain", "子供", "--exact"], 0, "out", "exactly"),
    (["explain", "外貨", "--section", "第2章"], 0, "out", "only section"),
    (["explain", "/(/"], 0, "out", "regular expression"),
    (["kwic", '[lemma="提案"] [pos="助詞"] [pos="動詞"]', "-n", "2"], 0, "out", "【提案を行う】"),
    (["kwic", "/第[0-9]+条の[0-9]/"], 0, "out", "【第235条の4】"),
    (["kwic", "person:ゴルバチョフ", "-n", "4"], 0, "out", "【ゴ】"),
    (["kwic", "提案", "--group", "R1.pos", "-n", "1"], 0, "out", "助詞"),
    (["kwic", "提案", "--facet", "doc,year", "--lang", "ja"], 0, "out", "分け方"),
    (["kwic", "提案", "--sort", "R1.lemma,-L1", "-n", "1"], 0, "out", "【提案】"),
    (["kwic", "打診越す", "-C", "1"], 0, "out", "国軍長へ"),
    (["kwic", "提案", "--sample", "2", "--seed", "3"], 0, "err", "2 occurrences\n"),
    (["kwic", "提案", "-f", "html", "-n", "1"], 0, "out", "</html>"),
    (["show", "inf-cables-1986@517-519", "-C", "0"], 0, "out", "打診越した"),
    (["search", "レイキャビク", "--exact", "--strict", "-n", "1"], 0, "out", "【レイキャビク】"),
    (["search", "レイキャヴィーグ", "--strict"], 1, "err", "did you mean レイキャビク"),
    (["search", "pos:動詞", "--budget", "10", "-n", "1"], 0, "err", "looked at 10 passages;"),
    (["kwic", "pos:動詞", "--budget", "10"], 0, "err", "looked at 10 passages;"),
    (["kwic", "pos:動詞", "--budget", "10", "--group", "doc"], 0, "err", "looked at 10 passages;"),
    (["kwic", "pos:動詞", "--budget", "10", "-f", "html"], 0, "err", "looked at 10 passages;"),
    (["kwic", "/見つからない語/", "--budget", "10"], 1, "err", "nothing found"),
    (["search", "第２－１－（３）", "-n", "1"], 0, "out", "（３）外貨預金"),
    (["search", "米国の買入れ", "--synonyms", "-n", "1"], 0, "out", "["),
    (["related", "削減"], 0, "out", "beside"),
    (["related", "qqqzzz"], 1, "err", "nothing found"),
    (["check"], 0, "err", "the corpus is sound: 5 documents"),
    (["info"], 0, "out", "unidic-lite"),
    (["info", "--corpus", "nowhere"], 0, "out", "there is no corpus in nowhere"),
    (["show", "inf-cables-1986", "--lines", "173"], 0, "out", "SNDV"),
    (["show", "tameike-tsushin-742"], 0, "out", "^1"),
    (["show", "vietnam-data-law", "-n", "1"], 0, "out", "    1 #   1. はじめに\n"),
    (["outline", "hyogo-fund-guideline", "-d", "1"], 0, "out", "  106  第2章 関連公社等の資金運用\n"),
    (["outline", "inf-cables-1986"], 0, "out", "  163      (1) 米国は"),
    (["outline", "inf"], 2, "err", "did you mean 'inf-cables-1986'?"),
    (["show", "hyogo-fund-guideline", "-s", "第２－１－（３）"], 0, "out", "第2章/第2/1/(3)\n  302 #   （３）外貨預金"),
    (["show", "hyogo-fund-guideline", "-s", "(3)"], 2, "err", "say more of the address [F220]"),
    (["show", "hyogo-fund-guideline", "-s", "第9章"], 2, "err", "there is no section '第9章'"),
    (["search", "核実験 speaker:ラウニー"], 0, "out", "(ラウニー大使)"),
    (["search", "核実験 speaker:次官", "--strict"], 1, "err", "nothing found"),
    (["search", "地方債", "--section", "第2章"], 0, "out", "第2章/第2/1/(8)"),
    (["search", "データ kind:footnote", "-n", "1"], 0, "out", "footnote"),
    (["search", "外貨 section:第2の1(3)", "-n", "1"], 0, "out", "第2章/第2/1/(3)"),
    (["search", "ロシア", "--section", '今週の"The Economist"誌から', "-n", "1"], 0, "out", "今週の"),
    (["search", "同感 speaker:ラウニー", "--strict"], 0, "out", "(ラウニー)"),
    (["show", "inf-cables-1986", "--lines", "9999"], 2, "err", "has the lines 1 to 283, not 9999"),
    (["kwic", "昭和61年10月16日"], 0, "out", "【昭和61年10月16日】"),
    (["times", "--doc", "inf"], 2, "err", "did you mean 'inf-cables-1986'?"),
    (["numbers", "--unit", "円,ドル"], 0, "out", "10億円"),
    (["times", "--doc", "inf*", "--from", "1986-10-11", "--to", "1986-10-12"], 0, "out", "【12日午前】"),
    (["times", "--type", "set"], 0, "out", "【毎年4月1日】"),
    (["times", "--doc", "inf*", "--from", "1999"], 1, "err", "nothing found"),
    (["times", "-n", "1", "--lang", "ja"], 0, "out", "始まり"),
    (["numbers", "--unit", "弾頭"], 0, "out", "【200弾頭】"),
    (["numbers", "--kind", "money"], 0, "out", "630000000000  USD"),
    (["numbers", "--doc", "nothing*"], 1, "err", "nothing found"),
    (["search", "1986年10月12日", "--strict"], 0, "out", "12日午前"),
    (["search", "date:1986-10-12..1986-10-12 会合"], 0, "out", "12日午前"),
    (["search", "number:>=1000", "doc:inf*"], 0, "out", "1,600"),
    (["search", "amount:>=1兆円"], 1, "err", "'fumikura times' and 'fumikura numbers' list what is mentioned"),
    (["timeline", "--doc", "inf*", "--type", "counter-proposal"], 0, "out", "ソビエト連邦、アメリカ合衆国"),
    (["timeline", "--doc", "inf*", "--from", "1999"], 1, "err", "nothing found"),
    (["timeline", "--actor", "だれもいない"], 1, "err", "'fumikura entities' lists names"),
    (["timeline", "--type", "party"], 2, "err", "there is no 'party'"),
    (["timeline", "--from", "1986-10-12", "--to", "1986-10-11"], 2, "err", "is before"),
    (["timeline", "--about", "アジア凍結", "--format", "ics"], 0, "out", "BEGIN:VEVENT"),
    (["timeline", "--doc", "inf*", "--format", "timelinejs", "-n", "3"], 0, "out", '"display_date"'),
    (["timeline", "--doc", "inf*", "--format", "html", "-n", "3"], 0, "out", "<!DOCTYPE html>"),
    (["timeline", "--format", "png"], 2, "err", "--output"),
    (["timeline", "--doc", "vietnam*", "--min-certainty", "stated", "--lang", "ja"], 0, "out", "始まり"),
    (["positions", "--doc", "inf*"], 0, "out", "アジア凍結"),
    (["positions", "--doc", "hyogo*"], 1, "err", "nothing found"),
    (["events", "show", "inf-cables-1986#1"], 0, "out", "1986-09-18"),
    (["events", "show", "inf-cables-1986#99999"], 1, "err", "nothing found"),
    (["events", "show", "inf"], 2, "err", "an id as inf-cables-1986#12 is wanted"),
    (["citations", "--law", "データ法", "-n", "2"], 0, "out", "【データ法第2条】"),
    (["citations", "--to", "第2章/第2/1/(6)", "--doc", "hyogo*"], 0, "out", "【（６）～（９）】"),
    (["citations", "--to", "第99章"], 2, "err", "is no provision that the corpus knows"),
    (["citations", "--law", "データ法", "--to", "データ法/3"], 2, "err", "cannot be combined"),
    (["citations", "--lost"], 1, "err", "nothing found"),
    (["provisions", "データ法18条2項"], 0, "out", "【データ法第18条第2項】"),
    (["provisions", "民法90条"], 1, "err", "nothing cites 民法90条; the most cited are データ法"),
    (["search", "cites:データ法/18", "-n", "1"], 0, "out", "データ法第18条"),
    (["lint", "hyogo-fund-guideline", "--lang", "ja"], 1, "out", "年間資金計画"),
    (["lint", "vietnam-data-law"], 0, "err", "nothing to look at in 1 document\n"),
    (["lint", "--rule", "speling"], 2, "err", "there is no 'speling'"),
    (["topics", "--k", "5"], 0, "err", "topics: 5, passages: "),
    (["similar", "inf-cables-1986:L177", "-n", "1"], 0, "out", "米国"),
    (["similar", "inf-cables-1986:第9章"], 2, "err", "[F220]"),
    (["keywords", "inf-cables-1986", "-n", "1"], 0, "out", "INF"),
    (["count", "--pos", "noun", "-n", "3"], 0, "out", "データ"),
    (["count", "提案"], 0, "err", "16 occurrences in 2 of 5 parts"),
    (["ngrams", "-N", "3", "--only", "words", "-n", "4"], 0, "out", "関連 公社 等"),
    (["collocates", "提案", "--only", "content"], 0, "out", "ジュネーヴ"),
    (["keyness", "--doc", "inf*", "-n", "3"], 0, "out", "INF"),
    (["style"], 0, "out", "upper intermediate"),
    (["reindex"], 0, "err", "5 documents"),
    (["analyze", "-"], 3, "err", "F105"),
]


@pytest.mark.parametrize(("arguments", "status", "stream", "text"), SAID)
def test_says(typed, arguments, status, stream, text):
    said = typed(*arguments)

    assert (said.status, text in getattr(said, stream)) == (status, True), said


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_kwic_says_that_it_was_cut_in_the_words_of_search(typed, lang):
    line = ["pos:動詞", "--budget", "10", "--lang", lang]
    told = [typed(command, *line).err.splitlines()[0] for command in ("search", "kwic")]

    assert told[0] == told[1]
    assert "10" in told[0]


def test_kwic_that_was_not_cut_says_nothing_of_it(typed):
    for more in ([], ["--budget", "100000"], ["--budget", "10", "-n", "1"]):
        assert "--budget" not in typed("kwic", "pos:動詞", *more).err


def test_every_command_is_tried():
    assert {command.callback.__name__ for command in app.registered_commands} - {"ingest", "remove"} <= {
        arguments[0] for arguments, *_ in SAID
    }


@pytest.mark.parametrize("command", [command.callback.__name__ for command in app.registered_commands])
def test_every_command_helps_with_an_example(typed, command):
    said = typed(command, "--help")

    assert said.status == 0
    assert f"fumikura {command}" in " ".join(said.out.partition("Example")[2].split())


@pytest.mark.parametrize(
    "arguments",
    [["docs"], ["search", "外貨"], ["kwic", "外貨"], ["explain", "外貨"], ["show", "inf"], ["check"], ["reindex"],
     ["remove", "inf"]],
)  # fmt: skip
def test_without_a_corpus_every_command_says_how_to_make_one(typed, arguments):
    said = typed(*arguments, "--corpus", "nowhere")

    assert (said.status, said.out) == (4, "")
    assert "make one with 'fumikura ingest --corpus nowhere' [F301]" in said.err


def test_nothing_is_written_where_there_is_no_corpus(typed, place):
    typed("search", "外貨", "--corpus", "nowhere")

    assert not (place / "nowhere").exists()


def test_no_blanks_trail(typed):
    for arguments in (["docs"], ["info"], ["explain", "外貨 -(預金 OR 国債)"], ["show", "inf-cables-1986"]):
        lines = typed(*arguments).out.splitlines()
        assert [line for line in lines if line != line.rstrip()] == []
