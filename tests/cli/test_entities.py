"""fumikura entities, on the bundled texts."""

import csv
import io
import json

import pytest


def rows(said):
    return [json.loads(line) for line in said.out.splitlines()]


def test_a_list_of_persons(typed):
    said = typed("entities", "--label", "PERSON", "--min", "5", "--format", "jsonl")
    found = {row["name"]: row for row in rows(said)}

    assert said.status == 0
    assert {"エドワード・ラウニー", "習近平"} <= set(found)
    assert {row["label"] for row in found.values()} == {"PERSON"}
    assert min(row["mentions"] for row in found.values()) >= 5
    assert found["習近平"]["documents"] == ["china-fighting-diplomats", "tameike-tsushin-742"]


def test_show_finds_every_written_form_and_its_place(typed, bundled):
    found = rows(typed("entities", "show", "米国", "--doc", "inf*", "--format", "jsonl"))
    source = (bundled / "inf-cables-1986.txt").read_text(encoding="utf-8")

    assert {row["text"] for row in found} >= {"米", "米国"}
    assert all(source[row["start"] : row["end"]] == row["text"] for row in found)


def test_show_says_what_is_near(typed):
    said = typed("entities", "show", "ラウニイー")

    assert (said.status, said.out) == (1, "")
    assert "near are エドワード・ラウニー" in said.err


def test_with(typed):
    found = rows(typed("entities", "--with", "ラウニー", "--label", "GPE", "--format", "jsonl"))

    assert {"ソビエト連邦", "アメリカ合衆国"} <= {row["name"] for row in found}
    assert all(0 < row["together"] <= row["passages"] for row in found)


def test_a_query_by_any_name(typed):
    first = rows(typed("search", "person:「ゴ」", "--format", "jsonl"))
    second = rows(typed("search", "person:ゴルバチョフ", "--format", "jsonl"))

    assert first
    assert [hit["start"] for hit in first] == [hit["start"] for hit in second]
    assert typed("search", "place:ラウニー").status == 1
    assert "'fumikura entities' lists" in typed("search", "org:存在しない").err


@pytest.mark.parametrize("form", ["graphml", "conll", "html"])
def test_exports(typed, tmp_path, form):
    said = typed("entities", "--doc", "inf*", "--format", form, "--output", tmp_path / "made")

    assert (said.status, said.out) == (0, "")
    assert {"conll": "B-PERSON", "graphml": "PERSON:エドワード・ラウニー", "html": "ラウニー"}[form] in (
        tmp_path / "made"
    ).read_text(encoding="utf-8")


def test_docbin_wants_a_file(typed, tmp_path):
    pytest.importorskip("spacy")
    said = typed("entities", "--format", "docbin")

    assert said.status == 2
    assert "--output" in said.err
    assert typed("entities", "--format", "docbin", "--doc", "inf*", "--output", tmp_path / "x.spacy").status == 0
    assert (tmp_path / "x.spacy").stat().st_size > 1000


def test_decisions_are_read_kept_and_written(typed, letters, tmp_path):
    (letters / "third.txt").write_text("ライニー大使は日本を訪れた。ソ連は応じた。\n", encoding="utf-8")
    tables = tmp_path / "tables"
    tables.mkdir()
    (tables / "decisions.csv").write_text(
        "decision,name,other\nsame,ライニー,エドワード・ライニー\nnot a name,日本\n,,\n".replace("日本\n", "日本,\n"),
        encoding="utf-8-sig",
    )
    corpus = ("--corpus", tmp_path / "corpus")
    assert typed("ingest", letters, *corpus).status == 0
    assert typed("entities", "--tables", tables, *corpus).status == 0
    (letters / "third.txt").write_text("ライニー大使は再び日本を訪れた。\n", encoding="utf-8")
    assert typed("ingest", letters, *corpus).status == 0

    assert "エドワード・ライニー" in typed("entities", *corpus).out
    assert "日本" not in typed("entities", *corpus).out
    written = typed("entities", "--decisions", "--format", "csv", *corpus).out
    assert [*csv.reader(io.StringIO(written))][1:] == [
        ["same", "ライニー", "エドワード・ライニー", "", ""],
        ["not a name", "日本", "", "", ""],
    ]


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["--label", "MAN"], 2, "there is no 'MAN'"),
        (["--with", "ラウニー", "--doubtful"], 2, "cannot be combined"),
        (["--with", "ラウニー", "--doc", "inf*"], 2, "cannot be combined with --doc"),
        (["--format", "conll", "--min", "2"], 2, "takes --label and --doc only"),
        (["--format", "graphml", "--doc", "nothing*"], 1, "nothing found"),
        (["show", " "], 2, "a name is wanted"),
        (["--doc", "nothing"], 2, "there is no document 'nothing'"),
        (["--min", "100000"], 1, "nothing found"),
        (["--tables", "/nowhere"], 2, "/nowhere"),
    ],
)
def test_wrong_use(typed, arguments, status, message):
    said = typed("entities", *arguments)

    assert said.status == status
    assert message in said.err


def test_doubtful(typed):
    found = rows(typed("entities", "--doubtful", "--format", "jsonl"))

    assert {"decision", "name", "other", "label", "doc", "why"} == set(found[0])
