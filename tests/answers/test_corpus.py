"""A method answers what the command of its name writes with --format jsonl."""

import contextlib
import csv
import io
import json
import sys
from pathlib import Path

import pytest

import fumikura
from fumikura import cli, errors
from fumikura.store import Store

SAME = [
    (lambda corpus: corpus.documents(), ["docs"]),
    (lambda corpus: corpus.outline("cable"), ["outline", "cable"]),
    (lambda corpus: corpus.show("cable"), ["show", "cable"]),
    (lambda corpus: corpus.documents(limit=1), ["docs", "-n", "1"]),
    (lambda corpus: corpus.outline("cable", limit=1), ["outline", "cable", "-n", "1"]),
    (lambda corpus: corpus.show("cable", lines=(3, 5)), ["show", "cable", "--lines", "3:5"]),
    (lambda corpus: corpus.show("cable", lines=3), ["show", "cable", "--lines", "3"]),
    (lambda corpus: corpus.show("cable", lines="3:", limit=2), ["show", "cable", "--lines", "3:", "-n", "2"]),
    (lambda corpus: corpus.show("cable@25-27", context=2), ["show", "cable@25-27", "-C", "2"]),
    (lambda corpus: corpus.search("提案 ソ連"), ["search", "提案 ソ連"]),
    (lambda corpus: corpus.explain("提案 -民法"), ["explain", "提案 -民法"]),
    (lambda corpus: corpus.explain("許可", synonyms=True), ["explain", "許可", "--synonyms"]),
    (lambda corpus: corpus.explain("提案 OR 案", exact=True, section="1"),
     ["explain", "提案 OR 案", "--exact", "--section", "1"]),
    (lambda corpus: corpus.related("許可", limit=2), ["related", "許可", "-n", "2"]),
    (lambda corpus: corpus.kwic("提案", window=(2, 3)), ["kwic", "提案", "--window", "2:3"]),
    (lambda corpus: corpus.kwic("提案", window="sentence", context=1), ["kwic", "提案", "-w", "sentence", "-C", "1"]),
    (lambda corpus: corpus.kwic("提案", sort="R1,-doc", limit=2), ["kwic", "提案", "--sort", "R1,-doc", "-n", "2"]),
    (lambda corpus: corpus.kwic("提案", group="doc"), ["kwic", "提案", "--group", "doc"]),
    (lambda corpus: corpus.kwic("提案", facet="doc,R1"), ["kwic", "提案", "--facet", "doc,R1"]),
    (lambda corpus: corpus.kwic("提案", thin=2, sample=1, seed=3),
     ["kwic", "提案", "--thin", "2", "--sample", "1", "--seed", "3"]),
    (lambda corpus: corpus.kwic("pos:名詞", budget=2), ["kwic", "pos:名詞", "--budget", "2"]),
    (lambda corpus: corpus.times(doc=["cable", "r*"]), ["times", "--doc", "cable", "--doc", "r*"]),
    (lambda corpus: corpus.citations(doc=("cable", "rules")), ["citations", "-d", "cable,rules"]),
    (lambda corpus: corpus.count(doc={"cable", "rules"}), ["count", "-d", "rules, cable"]),
    (lambda corpus: corpus.times(since="1986-09-19"), ["times", "--from", "1986-09-19"]),
    (lambda corpus: corpus.numbers(units="弾頭,円"), ["numbers", "--unit", "弾頭,円"]),
    (lambda corpus: corpus.numbers(kinds=["money"]), ["numbers", "--kind", "money"]),
    (lambda corpus: corpus.entities(labels="GPE"), ["entities", "--label", "GPE"]),
    (lambda corpus: corpus.named("米国"), ["entities", "show", "米国"]),
    (lambda corpus: corpus.beside("米国", labels="LOC"), ["entities", "--with", "米国", "--label", "LOC"]),
    (lambda corpus: corpus.doubtful(), ["entities", "--doubtful"]),
    (lambda corpus: corpus.decisions(limit=2), ["entities", "--decisions", "-n", "2"]),
    (lambda corpus: corpus.citations(law="民法"), ["citations", "--law", "民法"]),
    (lambda corpus: corpus.citations(to="民法90条"), ["citations", "--to", "民法90条"]),
    (lambda corpus: corpus.provisions("民法90条"), ["provisions", "民法90条"]),
    (lambda corpus: corpus.lint(), ["lint"]),
    (lambda corpus: corpus.lint("rules", rules="lost-reference"), ["lint", "rules", "--rule", "lost-reference"]),
    (lambda corpus: corpus.timeline(types=["proposal"]), ["timeline", "--type", "proposal"]),
    (lambda corpus: corpus.timeline(about="欧州"), ["timeline", "--about", "欧州"]),
    (lambda corpus: corpus.positions(), ["positions"]),
    (lambda corpus: corpus.event("cable#1"), ["events", "show", "cable#1"]),
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
    (lambda corpus: corpus.keywords("rules", least=1), ["keywords", "rules", "--min", "1"]),
    (lambda corpus: corpus.style(), ["style"]),
]  # fmt: skip
EMPTY = [
    lambda corpus: corpus.search("無いもの"),
    lambda corpus: corpus.kwic("無いもの"),
    lambda corpus: corpus.times(doc="nothing*"),
    lambda corpus: corpus.named("だれか"),
    lambda corpus: corpus.citations(law="刑法"),
    lambda corpus: corpus.timeline(actor="だれか"),
    lambda corpus: corpus.related("無いもの"),
    lambda corpus: corpus.show("cable@99999-99999"),
    lambda corpus: corpus.beside("だれか"),
    lambda corpus: corpus.provisions("刑法1条"),
    lambda corpus: corpus.provisions("何か"),
    lambda corpus: corpus.event("cable#999"),
    lambda corpus: corpus.lint("letter"),
]
WRONG = [
    (lambda corpus: corpus.search("提案", limit="3"), "1 or more is wanted, not '3'"),
    (lambda corpus: corpus.kwic(None), "a query is wanted"),
    (lambda corpus: corpus.citations(doc=3), "is wanted, not 3"),
    (lambda corpus: corpus.topics(k="8"), "1 to 200 is wanted, not '8'"),
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
    (lambda corpus: corpus.kwic("提案", budget=0), "1 or more is wanted, not 0"),
    (lambda corpus: corpus.related("提案", limit=0), "1 or more is wanted, not 0"),
    (lambda corpus: corpus.show("cable", "1", lines=3), "section and lines cannot be combined"),
    (lambda corpus: corpus.show("cable", " "), "an address or a title is wanted"),
    (lambda corpus: corpus.show("cable", lines="a"), "A or A:B is wanted, as in 183:195, not 'a'"),
    (lambda corpus: corpus.show("cable", lines=(3, 2)), "has the lines 1 to 7, not 3:2"),
    (lambda corpus: corpus.show("cable", context=-1), "0 or more is wanted, not -1"),
    (lambda corpus: corpus.event("cable"), "an id as inf-cables-1986#12 is wanted, not 'cable'"),
    (lambda corpus: corpus.lint(rules="speling"), "there is no 'speling'; known are lost-reference"),
    (lambda corpus: corpus.doubtful(labels="PEOPLE"), "there is no 'PEOPLE'"),
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

    assert (len(found), repr(found).partition(":")[0]) == (0, "no records")
    assert found.columns


def test_why_there_is_nothing_is_said(corpus):
    assert repr(corpus.named("だれか")).startswith("no records: nothing in the corpus is named だれか; ")
    assert "near are アジア" in repr(corpus.beside("ジア"))
    with pytest.raises(errors.WrongValueError, match="cable has the lines 1 to"):
        corpus.similar("cable:L999")


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
        (lambda corpus: corpus.explain("(提案"), errors.QueryError),
        (lambda corpus: corpus.keywords("cabel"), errors.UnknownDocumentError),
        (lambda corpus: corpus.lint("cabel"), errors.UnknownDocumentError),
        (lambda corpus: corpus.lint(Path("cabel.txt")), errors.SourceError),
        (lambda corpus: corpus.event("cabel#1"), errors.UnknownDocumentError),
    ],
)
def test_what_is_not_there_is_said_as_the_commands_say_it(corpus, ask, error):
    with pytest.raises(error):
        ask(corpus)


def test_figures_of_the_whole_answer(corpus):
    assert corpus.search("提案", limit=1).about == {"total": 3, "left": 0}
    assert corpus.count("提案").about["count"] == 4
    assert corpus.collocates("提案").about["nodes"] == 4
    assert corpus.lint(["cable", "letter"]).about == {"documents": 2}


@pytest.mark.parametrize("how", [{}, {"sort": "R1"}, {"sample": 3}, {"group": "doc"}, {"facet": "R1.pos,doc"}])
def test_a_concordance_that_was_cut_says_so(corpus, how):
    left = corpus.search("pos:名詞", budget=2).about["left"]

    assert left > 0
    assert corpus.kwic("pos:名詞", budget=2, **how).about == {"left": left, "more": False}
    assert corpus.kwic("pos:名詞", **how).about == {"left": 0, "more": False}
    assert corpus.kwic("pos:名詞", limit=1, **how).about == {"left": 0, "more": True}


def test_a_concordance_whose_limit_comes_first_is_not_cut_by_its_budget(corpus):
    found = corpus.kwic("pos:名詞", budget=2, limit=1)

    assert (len(found), found.about) == (1, {"left": 0, "more": True})


def test_what_a_corpus_holds_is_one_record(corpus, written, folder):
    (held,) = corpus.info()

    assert held == json.loads(written("info"))
    assert (held.corpus, held.documents) == (str(folder), 3)
    assert "generation" in corpus.info().columns


def test_a_draft_is_looked_over_beside_documents(corpus, tmp_path):
    (tmp_path / "draft.txt").write_text("第1条　第5条を除く。\n第2条　以上。\n", encoding="utf-8")
    found = corpus.lint([tmp_path / "draft.txt", "rules"])

    assert [(one.doc, one.rule) for one in found] == [("draft", "lost-reference"), ("rules", "lost-reference")]
    assert found[0].why == "there is no section 第5条 in this document"
    assert found.about == {"documents": 2}
    assert list(corpus.lint(tmp_path / "draft.txt")) == [found[0]]
    assert list(corpus.lint(str(tmp_path / "draft.txt"))) == [found[0]]
    assert list(corpus.lint(tmp_path)) == [found[0]]
    assert corpus.lint("rul*, rules").about == {"documents": 1}


def test_a_document_alone_has_nothing_to_be_compared_with(tmp_path):
    (tmp_path / "a.txt").write_text("外貨預金は見送りました。\n" * 3, encoding="utf-8")
    fumikura.ingest(tmp_path / "a.txt", tmp_path / "papers")
    with fumikura.open(tmp_path / "papers") as corpus:
        assert (len(corpus.keywords("a")), corpus.keywords("a").columns[:2]) == (0, ("rank", "word"))


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
        assert "3 documents" in repr(corpus)
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
