"""A method answers what the command of its name writes with --format jsonl."""

import contextlib
import csv
import io
import json
import sys

import pytest

import fumikura
from fumikura import cli, errors
from fumikura.store import Store

SAME = [
    (lambda corpus: corpus.documents(), ["docs"]),
    (lambda corpus: corpus.outline("cable"), ["outline", "cable"]),
    (lambda corpus: corpus.show("cable"), ["show", "cable"]),
    (lambda corpus: corpus.search("提案 ソ連"), ["search", "提案 ソ連"]),
    (lambda corpus: corpus.kwic("提案", window=(2, 3)), ["kwic", "提案", "--window", "2:3"]),
    (lambda corpus: corpus.kwic("提案", window="sentence", context=1), ["kwic", "提案", "-w", "sentence", "-C", "1"]),
    (lambda corpus: corpus.kwic("提案", sort="R1,-doc", limit=2), ["kwic", "提案", "--sort", "R1,-doc", "-n", "2"]),
    (lambda corpus: corpus.kwic("提案", group="doc"), ["kwic", "提案", "--group", "doc"]),
    (lambda corpus: corpus.kwic("提案", facet="doc,R1"), ["kwic", "提案", "--facet", "doc,R1"]),
    (lambda corpus: corpus.kwic("提案", thin=2, sample=1, seed=3),
     ["kwic", "提案", "--thin", "2", "--sample", "1", "--seed", "3"]),
    (lambda corpus: corpus.times(since="1986-09-19"), ["times", "--from", "1986-09-19"]),
    (lambda corpus: corpus.numbers(units="弾頭,円"), ["numbers", "--unit", "弾頭,円"]),
    (lambda corpus: corpus.numbers(kinds=["money"]), ["numbers", "--kind", "money"]),
    (lambda corpus: corpus.entities(labels="GPE"), ["entities", "--label", "GPE"]),
    (lambda corpus: corpus.named("米国"), ["entities", "show", "米国"]),
    (lambda corpus: corpus.citations(law="民法"), ["citations", "--law", "民法"]),
    (lambda corpus: corpus.citations(to="民法90条"), ["citations", "--to", "民法90条"]),
    (lambda corpus: corpus.timeline(types=["proposal"]), ["timeline", "--type", "proposal"]),
    (lambda corpus: corpus.timeline(about="欧州"), ["timeline", "--about", "欧州"]),
    (lambda corpus: corpus.positions(), ["positions"]),
    (lambda corpus: corpus.count(pos="noun", least=2), ["count", "--pos", "noun", "--min", "2"]),
    (lambda corpus: corpus.count("提案"), ["count", "提案"]),
    (lambda corpus: corpus.count(cross="doc", by="surface"), ["count", "--cross", "doc", "--by", "surface"]),
    (lambda corpus: corpus.count(section="1"), ["count", "--section", "1"]),
    (lambda corpus: corpus.ngrams(3, least=1), ["ngrams", "-N", "3", "--min", "1"]),
    (lambda corpus: corpus.collocates("提案", window=3, least=1), ["collocates", "提案", "-w", "3", "-m", "1"]),
    (lambda corpus: corpus.collocates("提案", within="sentence"), ["collocates", "提案", "--within", "sentence"]),
    (lambda corpus: corpus.collocates("place:米国", by="compound", least=1),
     ["collocates", "place:米国", "--by", "compound", "--min", "1"]),
    (lambda corpus: corpus.collocates('[lemma="提案"] [pos="動詞"]', by="pos", least=1, doc="cable"),
     ["collocates", '[lemma="提案"] [pos="動詞"]', "--by", "pos", "--min", "1", "--doc", "cable"]),
    (lambda corpus: corpus.ngrams(by="compound", contains='"欧州"', least=1),
     ["ngrams", "--by", "compound", "--contains", '"欧州"', "--min", "1"]),
    (lambda corpus: corpus.count("提案 doc:cable", over="section"),
     ["count", "提案", "doc:cable", "--over", "section"]),
    (lambda corpus: corpus.style(by="compound"), ["style", "--by", "compound"]),
    (lambda corpus: corpus.keyness(doc="cable", sure=0), ["keyness", "--doc", "cable", "--sure", "0"]),
    (lambda corpus: corpus.keyness(doc="cable", against="letter", sure=0),
     ["keyness", "--doc", "cable", "--against", "letter", "--sure", "0"]),
    (lambda corpus: corpus.style(), ["style"]),
]  # fmt: skip
EMPTY = [
    lambda corpus: corpus.search("無いもの"),
    lambda corpus: corpus.kwic("無いもの"),
    lambda corpus: corpus.times(doc="nothing*"),
    lambda corpus: corpus.named("だれか"),
    lambda corpus: corpus.citations(law="刑法"),
    lambda corpus: corpus.timeline(actor="だれか"),
]
WRONG = [
    (lambda corpus: corpus.times(types="day"), "there is no 'day'; known are DATE"),
    (lambda corpus: corpus.times(since="1986-10-12", until="1986-10-11"), "is before"),
    (lambda corpus: corpus.times(since="昨日"), "is no date with a year"),
    (lambda corpus: corpus.timeline(statuses=["sure"]), "known are asserted"),
    (lambda corpus: corpus.entities(labels="PEOPLE"), "there is no 'PEOPLE'"),
    (lambda corpus: corpus.kwic("提案", window="wide"), "10, 5:10 or sentence"),
    (lambda corpus: corpus.kwic("提案", window=-1), "not '-1'"),
    (lambda corpus: corpus.kwic("提案", sort="Q2"), "there is no key 'Q2'"),
    (lambda corpus: corpus.kwic("提案", group="doc", facet="doc"), "cannot be combined"),
    (lambda corpus: corpus.search("提案", limit=0), "1 or more is wanted, not 0"),
    (lambda corpus: corpus.documents()[0] and corpus.outline("cable", depth=0), "1 or more"),
    (lambda corpus: corpus.count(by="letter"), "known are surface"),
    (lambda corpus: corpus.count("提案", only="words"), "a query takes none of"),
    (lambda corpus: corpus.collocates("提案", by="letter"), "known are surface, lemma, reading, pos, compound"),
    (lambda corpus: corpus.style(by="reading"), "known are surface, lemma, compound"),
    (lambda corpus: corpus.count(pos="gerund"), "no part of speech 'gerund'"),
    (lambda corpus: corpus.count("提案", pos="noun"), "takes none of"),
    (lambda corpus: corpus.ngrams(9), "2 to 5 is wanted, not 9"),
    (lambda corpus: corpus.collocates("提案", measure="luck"), "known are log_dice"),
    (lambda corpus: corpus.keyness(), "say which part"),
    (lambda corpus: corpus.citations(law="民法", to="民法90条"), "cannot be combined"),
    (lambda corpus: corpus.citations(to="何か"), "is no provision"),
]


@pytest.fixture
def written(folder, monkeypatch, capsys):
    """What a command writes, read again."""

    def call(*arguments, form="jsonl"):
        monkeypatch.setattr(sys, "argv", ["fumikura", *arguments, "--corpus", str(folder), "--format", form])
        with contextlib.suppress(SystemExit):
            cli.run()
        return capsys.readouterr().out

    return call


@pytest.mark.parametrize(("ask", "command"), SAME, ids=[" ".join(command) for _, command in SAME])
def test_a_method_answers_what_its_command_writes(corpus, written, ask, command):
    found = ask(corpus)
    rows = [json.loads(line) for line in written(*command).splitlines()]

    assert json.loads(json.dumps(list(found))) == rows
    assert (len(found) > 0) == (rows != [])
    assert next(csv.reader(io.StringIO(written(*command, form="csv")))) == list(found.columns)
    assert set(found.brief) <= set(found.columns)
    assert all(set(found.columns) <= set(row) for row in found)


def test_most_of_these_questions_have_an_answer(corpus):
    assert [command for ask, command in SAME if not len(ask(corpus))] == []


@pytest.mark.parametrize("ask", EMPTY)
def test_nothing_found_are_no_records_with_columns(corpus, ask):
    found = ask(corpus)

    assert (len(found), repr(found)) == (0, "no records")
    assert found.columns


@pytest.mark.parametrize(("ask", "message"), WRONG)
def test_a_value_that_cannot_be_is_refused(corpus, ask, message):
    with pytest.raises(errors.WrongValueError, match=message) as caught:
        ask(corpus)
    assert isinstance(caught.value, ValueError)


@pytest.mark.parametrize(
    ("ask", "error"),
    [
        (lambda corpus: corpus.search("(提案"), errors.QueryError),
        (lambda corpus: corpus.outline("cabel"), errors.UnknownDocumentError),
        (lambda corpus: corpus.times(doc="cabel"), errors.UnknownDocumentError),
        (lambda corpus: corpus.show("cable", "第9章"), errors.UnknownSectionError),
    ],
)
def test_what_is_not_there_is_said_as_the_commands_say_it(corpus, ask, error):
    with pytest.raises(error):
        ask(corpus)


def test_figures_of_the_whole_answer(corpus):
    assert corpus.search("提案", limit=1).about == {"total": 3, "left": 0}
    assert corpus.count("提案").about["count"] == 4
    assert corpus.collocates("提案").about["nodes"] == 4


def test_words_of_a_list_or_a_file_are_left_out(corpus, tmp_path):
    (tmp_path / "stop.txt").write_text("提案 # not this\n", encoding="utf-8")
    every = {row.word for row in corpus.count()}

    assert every - {row.word for row in corpus.count(stop=["提案"])} == {"提案"}
    assert corpus.count(stop=tmp_path / "stop.txt") == corpus.count(stop="提案")


def test_a_path_without_a_corpus_is_said_at_once(tmp_path):
    with pytest.raises(errors.MissingCorpusError, match="there is no corpus in"):
        fumikura.open(tmp_path / "nothing")
    assert not (tmp_path / "nothing").exists()


def test_a_closed_corpus_says_so_and_its_answers_stay(folder):
    with fumikura.open(str(folder)) as corpus:
        assert "2 documents" in repr(corpus)
        found = corpus.kwic("提案")
    corpus.close()

    assert len(found) == len(list(found)) == 4
    assert "closed" in repr(corpus)
    with pytest.raises(errors.StoreError, match="was closed"):
        corpus.documents()


def test_ingest_makes_a_corpus_of_a_path_and_a_corpus_sees_what_is_added(tmp_path):
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    first.write_text("外貨預金は見送りました。\n", encoding="utf-8")
    second.write_text("外貨預金を始めました。\n", encoding="utf-8")
    assert fumikura.ingest(first, tmp_path / "papers").added == ["first"]
    with fumikura.open(tmp_path / "papers") as corpus:
        before = [hit.doc for hit in corpus.search("外貨預金")]
        fumikura.ingest([str(first), second], str(tmp_path / "papers"))
        after = {hit.doc for hit in corpus.search("外貨預金")}

    assert (before, after) == (["first"], {"first", "second"})


def test_an_index_that_was_lost_is_made_again_for_the_first_query(tmp_path):
    (tmp_path / "a.txt").write_text("外貨預金は見送りました。\n", encoding="utf-8")
    fumikura.ingest(tmp_path / "a.txt", tmp_path / "papers")
    (tmp_path / "papers" / "index" / "generation.json").unlink()
    with fumikura.open(tmp_path / "papers") as corpus:
        assert corpus.documents()[0].doc == "a"
        assert len(corpus.search("外貨預金")) == 1


def test_the_store_below_is_there_for_those_who_need_it(corpus):
    assert isinstance(corpus.store, Store)
