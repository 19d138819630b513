import csv
import io
import json

import pytest

from fumikura.export import FORMATS, write
from fumikura.export.writers import cell

ROWS = [{"doc": "甲", "section": ["第1章", "(1)"], "n": 3}, {"doc": "a|b", "section": [], "n": None}]
WRITTEN = {
    "csv": "doc,section,n\n甲,第1章/(1),3\na|b,,\n",
    "tsv": "doc\tsection\tn\n甲\t第1章/(1)\t3\na|b\t\t\n",
    "md": "| doc | section | n |\n| --- | --- | --- |\n| 甲 | 第1章/(1) | 3 |\n| a\\|b |  |  |\n",
    "table": "doc  section    n\n甲   第1章/(1)  3\na|b\n",
}


@pytest.mark.parametrize("form", WRITTEN)
def test_writes(form):
    stream = io.StringIO()

    assert write(ROWS, stream, form=form) == 2
    assert stream.getvalue() == WRITTEN[form]


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_json_keeps_types(form):
    stream = io.StringIO()
    write(ROWS, stream, form=form)
    text = stream.getvalue()
    rows = json.loads(text) if form == "json" else [json.loads(line) for line in text.splitlines()]

    assert rows == ROWS


def written(rows, form, columns=None):
    stream = io.StringIO()
    write(rows, stream, form=form, columns=columns)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("form", "text"), [("table", ""), ("jsonl", ""), ("json", "[]\n"), ("csv", ""), ("tsv", ""), ("md", "")]
)
def test_no_rows_and_no_columns(form, text):
    assert written([], form) == text


@pytest.mark.parametrize(
    ("form", "text"), [("table", ""), ("csv", "a,b\n"), ("tsv", "a\tb\n"), ("md", "| a | b |\n| --- | --- |\n")]
)
def test_no_rows_but_columns(form, text):
    assert written([], form, ["a", "b"]) == text


def test_every_format_is_tried():
    assert set(WRITTEN) | {"json", "jsonl"} == set(FORMATS)


@pytest.mark.parametrize("form", ["csv", "tsv", "md", "table"])
def test_columns_choose_and_order(form):
    text = written([{"a": "あ", "b": "い", "c": "う"}], form, ["c", "a"])

    assert text.index("う") < text.index("あ")
    assert "い" not in text


@pytest.mark.parametrize("form", ["csv", "tsv"])
@pytest.mark.parametrize("value", ['かぎ"かっこ"', "a,b", "a\tb", "一行目\n二行目", "=1+1", " 前後 "])
def test_separated_values_come_back(form, value):
    text = written([{"a": value, "b": "後"}], form)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter="\t" if form == "tsv" else ","))

    assert rows == [["a", "b"], [value, "後"]]


def test_a_cell_of_markdown_stays_in_its_row():
    assert written([{"a": "一|二\n三"}], "md").splitlines()[2] == "| 一\\|二 三 |"


def test_japanese_is_not_escaped_in_json():
    assert written([{"a": "条約𠮟"}], "jsonl") == '{"a": "条約𠮟"}\n'


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""), (0, "0"), (True, "True"), ("", ""), (("第2章", "(1)"), "第2章/(1)"), ([], ""),
        ([(3, 5), (9, 11)], "3:5 9:11"), (((3, 5),), "3:5"),
    ],
)  # fmt: skip
def test_cells(value, text):
    assert cell(value) == text


def test_a_table_is_aligned_by_the_width_of_characters():
    text = written([{"doc": "条約", "n": 5}, {"doc": "a", "n": 12345}], "table")

    assert text == "doc       n\n条約      5\na     12345\n"


def test_numbers_stand_right_and_words_left():
    text = written([{"n": "-1.5", "w": "1a"}, {"n": "20", "w": "x"}], "table")

    assert text == "   n  w\n-1.5  1a\n  20  x\n"


@pytest.mark.parametrize("value", ["[bold]太字[/bold]", "[/]", ":smile:", "[red", "\\["])
def test_a_table_prints_markup_as_it_stands(value):
    assert written([{"a": value}], "table") == f"a\n{value}\n"


def test_a_long_cell_is_not_cut_or_folded():
    assert written([{"a": "核" * 3000}], "table").splitlines()[1] == "核" * 3000


def test_no_blanks_trail_in_a_table():
    text = written([{"a": "長い長い値", "b": None}, {"a": "短", "b": ""}], "table")

    assert [line for line in text.splitlines() if line != line.rstrip()] == []


@pytest.mark.parametrize("form", ["jsonl", "csv", "tsv", "md"])
def test_rows_are_streamed(form):
    taken, written = [], []

    def rows():
        for number in range(3):
            taken.append(number)
            yield {"n": f"row{number}"}

    class Stream(io.StringIO):
        def write(self, text):
            if "row" in text:
                written.append(len(taken))
            return super().write(text)

    write(rows(), Stream(), form=form)

    assert written == [1, 2, 3]


def test_lists_of_paths_are_told_from_a_path():
    assert cell(["第2章", "第1", "(3)"]) == "第2章/第1/(3)"
    assert cell(["第2章/第1", "第2章/第2"]) == "第2章/第1; 第2章/第2"
