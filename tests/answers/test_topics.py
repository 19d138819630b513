"""What texts are about, asked in Python and at the shell."""

import contextlib
import json
import sys

import pytest

import fumikura
from fumikura import cli, errors
from tests.topics.conftest import SUBJECTS, paragraphs

LETTER = "基金の運用は国債の購入により、委員会が金融機関の格付を確かめて資金を預ける。委員会は残高を報告する。\n"
SAME = [
    (lambda corpus, _: corpus.topics(k=3), ["topics", "--k", "3"]),
    (lambda corpus, _: corpus.topics(k=3, limit=2, names=False), ["topics", "--k", "3", "-n", "2", "--no-names"]),
    (lambda corpus, _: corpus.topics(k=3, by="document"), ["topics", "--k", "3", "--by", "document"]),
    (lambda corpus, _: corpus.topics(choice=True), ["topics", "--choice"]),
    (lambda corpus, _: corpus.topics(method="kmeans", k=3, seed=4, doc="a*"),
     ["topics", "--method", "kmeans", "--k", "3", "--seed", "4", "--doc", "a*"]),
    (lambda corpus, _: corpus.topic(1), ["topics", "show", "1"]),
    (lambda corpus, _: corpus.topic(2, limit=2), ["topics", "show", "2", "-n", "2"]),
    (lambda corpus, letter: corpus.topics_in(letter), ["topics", "assign", "LETTER"]),
    (lambda corpus, _: corpus.similar("arms:L3", limit=3), ["similar", "arms:L3", "-n", "3"]),
    (lambda corpus, _: corpus.similar("arms", unit="section", others=True, doc="pets"),
     ["similar", "arms", "--unit", "section", "--others", "--doc", "pets"]),
]  # fmt: skip
WRONG = [
    (lambda corpus: corpus.topics(by="year", choice=True), "by and choice cannot be combined"),
    (lambda corpus: corpus.topics(by="week"), "known are document"),
    (lambda corpus: corpus.topics(method="magic"), "known are nmf"),
    (lambda corpus: corpus.topics(unit="word"), "known are passage"),
    (lambda corpus: corpus.topics(k=0), "1 to 200 is wanted, not 0"),
    (lambda corpus: corpus.topics(seed=-1), "0 to 2147483647 is wanted, not -1"),
    (lambda corpus: corpus.topic(99), r"there is no topic 99; there are 1, 2"),
    (lambda corpus: corpus.topic(1, limit=0), "1 or more"),
    (lambda corpus: corpus.similar("arms:L0"), "arms begins at line 1"),
    (lambda corpus: corpus.similar("arms", limit=0), "1 or more"),
    (lambda corpus: corpus.similar("arms", unit="word"), "known are passage"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    texts, place = tmp_path_factory.mktemp("subjects"), tmp_path_factory.mktemp("corpus")
    for subject, sentences in SUBJECTS.items():
        (texts / f"{subject}.txt").write_text(paragraphs(sentences, 12) + "\n", encoding="utf-8")
    fumikura.ingest(texts, place, jobs=1)
    return place


@pytest.fixture
def letter(tmp_path):
    (tmp_path / "letter.txt").write_text(LETTER, encoding="utf-8")
    return tmp_path / "letter.txt"


@pytest.fixture
def written(folder, letter, monkeypatch, capsys):
    def call(*arguments):
        typed = [str(letter) if one == "LETTER" else one for one in arguments]
        monkeypatch.setattr(sys, "argv", ["fumikura", *typed, "--corpus", str(folder), "--format", "jsonl"])
        monkeypatch.setenv("FUMIKURA_LANG", "en")
        with contextlib.suppress(SystemExit):
            cli.run()
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return call


@pytest.mark.parametrize(("ask", "command"), SAME, ids=[" ".join(command) for _, command in SAME])
def test_a_method_answers_what_its_command_writes(corpus, letter, written, ask, command):
    found = ask(corpus, letter)

    assert len(found) > 0
    assert json.loads(json.dumps(list(found))) == written(*command)
    assert set(found.brief) <= set(found.columns) <= set(found[0])


@pytest.mark.parametrize(("ask", "message"), WRONG)
def test_a_value_that_cannot_be_is_refused(corpus, ask, message):
    with pytest.raises(errors.WrongValueError, match=message):
        ask(corpus)


def test_figures_say_how_topics_came_about_and_what_one_is_called(corpus):
    corpus.topics(k=2)
    made, kept = corpus.topics(k=3).about, corpus.topics(k=3).about

    assert made == {"topics": 3, "passages": 36, "method": "nmf", "seed": 0, "made": "new"}
    assert kept == {**made, "made": None}
    first = corpus.topics(k=3)[0]
    assert corpus.topic(first.topic).about == {"label": first.label, "words": first.words}


def test_a_letter_is_read_by_the_topics_of_the_corpus(corpus, letter):
    corpus.topics(k=3)
    (read,) = corpus.topics_in(str(letter))

    assert read.label == corpus.topics_in(letter)[0].label
    assert {row.group for row in corpus.topics(k=3, by="document") if row.topic == read.topic} == {"money"}


@pytest.mark.parametrize(
    ("ask", "error"),
    [
        (lambda corpus: corpus.topics(doc="nothing"), errors.UnknownDocumentError),
        (lambda corpus: corpus.similar("nothing"), errors.UnknownDocumentError),
        (lambda corpus: corpus.similar("arms:第9章"), errors.UnknownSectionError),
        (lambda corpus: corpus.topics_in("nowhere.txt"), errors.SourceError),
        (lambda corpus: corpus.topics_in("-"), errors.SourceError),
    ],
)
def test_what_is_not_there_is_said_as_the_commands_say_it(corpus, ask, error):
    with pytest.raises(error):
        ask(corpus)


def test_a_line_of_too_few_words_is_like_nothing(tmp_path):
    (tmp_path / "a.txt").write_text("第1章 序\n\n" + paragraphs(SUBJECTS["pets"], 6) + "\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("以上。\n", encoding="utf-8")
    fumikura.ingest([tmp_path / "a.txt", tmp_path / "b.txt"], tmp_path / "papers", jobs=1)
    with fumikura.open(tmp_path / "papers") as corpus:
        found = corpus.similar("b")

        assert (len(found), found.about["asked"]) == (0, 0)
        assert "too few words at b" in found.about["why"]
        assert corpus.similar("a:L3").about == {"asked": 1}
