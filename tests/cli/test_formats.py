import csv
import io
import json

import pytest


def test_hits_as_json_lines_keep_the_contract(typed):
    said = typed("search", "提案", "--format", "jsonl", "-n", "3")
    hits = [json.loads(line) for line in said.out.splitlines()]

    assert [hit["rank"] for hit in hits] == [1, 2, 3]
    assert {"layer", "rank", "score", "doc", "start", "end", "text", "section"} <= set(hits[0])
    assert hits[0]["layer"] == "hit"


def test_partial_hits_are_flagged_in_every_record(typed):
    said = typed("search", "外貨準備", "凍結", "-n", "3", "--format", "jsonl")

    assert [json.loads(line)["complete"] for line in said.out.splitlines()] == [True, True, False]


@pytest.mark.parametrize(("form", "delimiter"), [("csv", ","), ("tsv", "\t")])
@pytest.mark.parametrize(
    ("arguments", "columns"),
    [
        (["kwic", "提案"], "doc section speaker kind line start end left key right at"),
        (["search", "提案"], "rank score doc start end text section speaker kind line complete marks"),
        (["show", "inf-cables-1986"], "doc line kind marker section speaker start end text"),
        (["show", "inf-cables-1986", "--lines", "1:9"], "doc line text"),
        (["explain", "提案 -削減"], "asks text read_as"),
        (["info"], "what value"),
    ],
)
def test_separated_values_have_a_heading_and_all_columns(typed, form, delimiter, arguments, columns):
    rows = list(csv.reader(io.StringIO(typed(*arguments, "--format", form).out), delimiter=delimiter))

    assert rows[0] == columns.split()
    assert len(rows) > 2
    assert {len(row) for row in rows} == {len(rows[0])}


def test_markdown(typed):
    lines = typed("docs", "--format", "md").out.splitlines()

    assert lines[1].startswith("| --- |")
    assert len(lines) == 7
    assert {line.count(" | ") for line in (lines[0], lines[2])} == {14}


@pytest.mark.parametrize("arguments", [["docs"], ["search", "提案"], ["kwic", "提案"], ["info"], ["explain", "提案"]])
def test_json_is_one_list(typed, arguments):
    rows = json.loads(typed(*arguments, "--format", "json").out)

    assert isinstance(rows, list)
    assert rows


@pytest.mark.parametrize("arguments", [["search", "qqqzzz"], ["kwic", "qqqzzz"], ["check"]])
def test_no_rows_are_an_empty_list_in_json(typed, arguments):
    assert json.loads(typed(*arguments, "--format", "json").out) == []


@pytest.mark.parametrize("arguments", [["search", "qqqzzz"], ["kwic", "qqqzzz"], ["times", "--doc", "nothing*"]])
def test_no_rows_are_a_heading_in_csv_and_nothing_in_a_table(typed, arguments):
    assert len(typed(*arguments, "--format", "csv").out.splitlines()) == 1
    assert typed(*arguments).out == ""


def test_marks_of_a_hit_are_readable_in_a_cell(typed):
    (row,) = csv.DictReader(io.StringIO(typed("search", "外貨準備", "凍結", "-n1", "--format", "csv").out))
    first, *_ = ((int(start), int(end)) for start, end in (span.split(":") for span in row["marks"].split()))

    assert row["text"][slice(*first)] == "外貨準備"


@pytest.mark.parametrize("form", ["table", "jsonl", "json", "csv", "tsv", "md"])
@pytest.mark.parametrize(
    "arguments", [["search", "外貨準備"], ["kwic", "外貨準備"], ["docs"], ["show", "inf-cables-1986"]]
)
def test_a_file_holds_what_would_be_printed(typed, tmp_path, arguments, form):
    printed = typed(*arguments, "--format", form)
    said = typed(*arguments, "--format", form, "--output", tmp_path / "out")

    assert (said.status, said.out) == (0, "")
    assert (tmp_path / "out").read_text(encoding="utf-8") == printed.out


def test_a_minus_sign_is_standard_output(typed, place):
    assert "inf-cables-1986" in typed("docs", "--output", "-").out
    assert not (place / "-").exists()


@pytest.mark.parametrize("name", ["no/folder.txt", "."])
def test_an_output_that_cannot_be_written_is_said(typed, tmp_path, name):
    said = typed("docs", "--output", tmp_path / name)

    assert (said.status, said.out) == (2, "")
    assert str((tmp_path / name).parent if name != "." else tmp_path) in said.err


def test_hits_lead_to_their_characters(typed, bundled):
    for line in typed("search", "提案 doc:inf*", "--strict", "--format", "jsonl").out.splitlines():
        hit = json.loads(line)
        source = (bundled / f"{hit['doc']}.txt").read_text(encoding="utf-8")
        assert source[hit["start"]] == hit["text"][0]
        assert source[hit["end"] - 1] == hit["text"][-1]
