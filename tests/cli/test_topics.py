"""topics, similar and keywords as they are typed, on the bundled texts."""

import csv
import io
import json

import pytest

from fumikura.topics import settings


def rows(said):
    return [json.loads(line) for line in said.out.splitlines()]


def test_topics_of_the_bundled_texts(typed):
    said = typed("topics", "--format", "jsonl")
    found = rows(said)

    assert said.status == 0
    assert "(nmf, seed 0)" in said.err
    assert [row["topic"] for row in found] == list(range(1, len(found) + 1))
    assert any("INF" in row["words"] for row in found)
    assert sum(row["share"] for row in found) == pytest.approx(1, abs=0.01)


def test_the_choice_is_shown(typed):
    found = rows(typed("topics", "--choice", "--format", "jsonl"))

    assert [row["chosen"] for row in found].count(True) == 1
    assert "*" in typed("topics", "--choice").out


@pytest.mark.parametrize("by", ["document", "section", "year", "speaker"])
def test_by(typed, by):
    found = rows(typed("topics", "--k", "5", "--by", by, "--format", "jsonl"))

    assert {"group", "topic", "label", "passages", "share"} <= set(found[0])
    if by == "document":
        cables = [row for row in found if row["group"] == "inf-cables-1986"]
        assert cables[0]["share"] > 0.8
        assert "INF" in cables[0]["label"]


def test_show_has_places_that_hold(typed, bundled):
    typed("topics", "--k", "5")
    found = rows(typed("topics", "show", "1", "-n", "3", "--format", "jsonl"))

    assert [row["rank"] for row in found] == [1, 2, 3]
    for row in found:
        source = (bundled / f"{row['doc']}.txt").read_text(encoding="utf-8")
        assert row["text"][:1] in source[row["start"] : row["end"]]
    assert "1  " in typed("topics", "show", "1").err


def test_whose_topics_are_shown_is_said(typed):
    typed("topics", "--k", "3")

    assert "of the 3 topics made last (nmf, seed 0)" in typed("topics", "show", "1").err


def test_the_largest_number_compared_is_said(typed, monkeypatch):
    monkeypatch.setattr("fumikura.topics.choice.GRID", (4, 5))

    assert "5 is the largest number of topics that was compared" in typed("topics", "--seed", "7").err


def test_assign_reads_another_text(typed, tmp_path):
    (tmp_path / "letter.txt").write_text(
        "米ソのINF交渉では、欧州とアジアの弾頭の削減について、ソ連側が新たな提案を示し、合意の検証が議論された。\n",
        encoding="utf-8",
    )
    typed("topics", "--k", "5")
    (row,) = rows(typed("topics", "assign", tmp_path / "letter.txt", "--format", "jsonl"))

    assert "INF" in row["label"]
    assert row["shares"][row["topic"] - 1] == row["share"]


def test_similar_says_where_and_why(typed):
    found = rows(typed("similar", "inf-cables-1986:L177", "-n", "4", "--format", "jsonl"))

    assert {row["doc"] for row in found} == {"inf-cables-1986"}
    assert all(row["shared"] and 0 < row["cosine"] <= 1 for row in found)
    assert typed("similar", "hyogo-fund-guideline:第２－１－（３）", "-n", "1").status == 0
    others = rows(typed("similar", "tameike-tsushin-742", "--doc", "china*", "--format", "jsonl"))
    assert {row["doc"] for row in others} == {"china-fighting-diplomats"}


def test_keywords(typed):
    said = typed("keywords", "inf-cables-1986", "--format", "csv", "-n", "3")
    found = list(csv.DictReader(io.StringIO(said.out)))

    assert found[0]["word"] == "INF"
    assert float(found[0]["g2"]) > 15
    assert found[0]["diff"] == ""


@pytest.mark.parametrize("form", ["table", "jsonl", "json", "csv", "tsv", "md"])
@pytest.mark.parametrize(
    "arguments",
    [["topics", "--k", "3"], ["topics", "--k", "3", "--by", "year"], ["similar", "vietnam-data-law:2"],
     ["keywords", "vietnam-data-law"]],
)  # fmt: skip
def test_formats(typed, arguments, form):
    said = typed(*arguments, "--format", form)

    assert said.status == 0
    assert said.out


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["topics", "--by", "year", "--choice"], 2, "cannot be combined"),
        (["topics", "--method", "magic"], 2, "magic"),
        (["topics", "--doc", "nothing"], 2, "there is no document 'nothing'"),
        (["topics", "--k", "0"], 2, "--k"),
        (["topics", "show", "99"], 1, "there is no topic 99"),
        (["topics", "assign", "nowhere.txt"], 3, "nowhere.txt"),
        (["similar", "inf:1"], 2, "did you mean 'inf-cables-1986'?"),
        (["similar", "inf-cables-1986:第9章"], 2, "F220"),
        (["similar", "inf-cables-1986:L1"], 2, "begins at line"),
        (["keywords", "inf"], 2, "F210"),
    ],
)
def test_wrong_use(typed, arguments, status, message):
    said = typed(*arguments)

    assert said.status == status
    assert message in said.err


def test_japanese_headings(typed):
    said = typed("topics", "--k", "3", "--lang", "ja")

    assert "まとまり" in said.out
    assert "話題 3" in said.err


def test_one_document_has_nothing_to_be_compared_with(typed, letters, tmp_path):
    corpus = ("--corpus", tmp_path / "corpus")
    typed("ingest", letters / "first.txt", *corpus)

    assert "nothing to compare with" in typed("keywords", "first", *corpus).err
    assert "[F150]" in typed("topics", *corpus).err or typed("topics", *corpus).status == 0


def test_without_scikit_learn(typed, monkeypatch):
    monkeypatch.setattr(settings, "find_spec", lambda _: None)

    for arguments in (["topics"], ["topics", "show", "1"], ["similar", "inf-cables-1986"]):
        said = typed(*arguments)
        assert said.status == 2
        assert "pip install 'fumikura[topics]' [F140]" in said.err
    assert typed("keywords", "inf-cables-1986").status == 0
