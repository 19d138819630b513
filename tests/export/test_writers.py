import io
import json

import pytest

from fumikura.export import FORMATS, write

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


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_is_written_as_nothing(form):
    assert write([], io.StringIO(), form=form) == 0


def test_rows_are_streamed():
    taken = []

    def rows():
        for number in range(3):
            taken.append(number)
            yield {"n": number}

    class Stream(io.StringIO):
        def write(self, text):
            if text.strip():
                written.append((len(taken), text))
            return super().write(text)

    written = []
    write(rows(), Stream(), form="jsonl")

    assert [count for count, _ in written] == [1, 2, 3]
