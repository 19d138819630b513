import copy
import json
import pickle

import pytest

from fumikura.answers import Record, Records, records
from fumikura.errors import MissingExtraError

ROWS = [{"doc": "a", "line": 3, "section": ["第1章", "2"]}, {"doc": "b", "line": 14, "section": []}]


@pytest.fixture
def answer():
    return Records(ROWS, ("doc", "line", "section"), about={"total": 2})


def many(count):
    return Records(({"number": number} for number in range(count)), ("number",))


def test_a_field_is_an_attribute(answer):
    assert (answer[0].doc, answer[0]["line"]) == ("a", 3)
    assert "section" in dir(answer[0])


def test_a_field_that_is_none_is_said_with_those_that_are(answer):
    with pytest.raises(AttributeError, match="there is no field 'title'; fields are doc, line, section"):
        answer[0].title  # noqa: B018


def test_a_record_is_a_dict_to_everybody_else(answer):
    assert json.loads(json.dumps(list(answer))) == ROWS
    assert pickle.loads(pickle.dumps(answer[0])) == copy.copy(answer[0]) == Record(ROWS[0])


def test_an_answer_is_iterated_over_again(answer):
    assert list(answer) == list(answer) == ROWS
    assert (len(answer), answer[-1].doc, answer[0] in answer) == (2, "b", True)


def test_a_slice_keeps_columns_and_figures(answer):
    part = answer[1:]

    assert (len(part), part.columns, part.about) == (1, answer.columns, {"total": 2})
    assert part == Records(ROWS[1:], answer.columns, about={"total": 2})
    assert part != answer


def test_an_answer_made_of_a_generator_is_whole():
    assert [row.number for row in many(3)] == [row.number for row in many(3)] == [0, 1, 2]


def test_a_table_is_aligned_and_numbers_stand_to_the_right(answer):
    assert repr(answer).splitlines() == ["doc  line  section", "a       3  第1章/2", "b      14"]


def test_context_ends_at_the_key():
    lines = Records([{"left": "短い", "key": "鍵"}, {"left": "もっと長い", "key": "鍵"}], ("left", "key"))

    assert repr(lines).splitlines()[1:] == ["      短い  鍵", "もっと長い  鍵"]


def test_a_long_cell_is_cut_where_it_may_be():
    lines = Records([{"left": "い" * 50 + "右", "text": "左" + "ろ" * 50}], ("left", "text"))
    left, text = repr(lines).splitlines()[1].split()

    assert (left[0], left[-1], text[0], text[-1]) == ("…", "右", "左", "…")
    assert len(left) == len(text) == 40


def test_what_steers_a_terminal_does_not():
    assert repr(Records([{"text": "a\nb\x1b[31mc"}], ("text",))).splitlines()[1:] == ["a b [31mc"]


@pytest.mark.parametrize(("count", "shown", "more"), [(20, 20, None), (21, 20, "… 1 more"), (1500, 20, "… 1,480 more")])
def test_twenty_rows_are_shown_and_how_many_more_there_are(count, shown, more):
    plain, page = repr(many(count)).splitlines(), many(count)._repr_html_()

    assert len(plain) == 1 + shown + (more is not None)
    assert page.count("<tr>") == 1 + shown
    assert more is None or (plain[-1] == more and f"<p>{more}</p>" in page)


def test_no_records_are_said():
    assert (repr(many(0)), many(0)._repr_html_(), len(many(0))) == ("no records", "<p>no records</p>", 0)


def test_text_and_columns_are_escaped_in_html():
    name, text = "<i>&", '<script>alert("1")</script>&amp;\''
    page = Records([{name: text}], (name,))._repr_html_()

    assert "<script" not in page
    assert "<i>" not in page
    assert '<th style="text-align:left">&lt;i&gt;&amp;</th>' in page
    assert "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;amp;&#x27;" in page


def test_a_day_is_not_broken_in_html_and_a_sentence_is():
    page = Records([{"begin": "1986-10-11", "summary": "長" * 30}], ("begin", "summary"))._repr_html_()

    assert '<td style="text-align:left;white-space:nowrap">1986-10-11</td>' in page
    assert f'<td style="text-align:left">{"長" * 30}</td>' in page


def test_an_indent_is_kept_in_html():
    page = Records([{"asks": "all of", "text": ""}, {"asks": "  word", "text": "提案"}], ("asks", "text"))._repr_html_()

    assert '<td style="text-align:left;white-space:pre">  word</td>' in page
    assert '<td style="text-align:left;white-space:nowrap">提案</td>' in page


def test_without_pandas_it_is_said_how_to_get_it(answer, monkeypatch):
    monkeypatch.setattr(records, "find_spec", lambda name: None)

    with pytest.raises(MissingExtraError, match=r"pip install 'fumikura\[pandas\]'"):
        answer.to_pandas()


def test_a_dataframe_has_the_columns_of_csv(answer):
    pytest.importorskip("pandas")
    frame = answer.to_pandas()

    assert list(frame.columns) == list(answer.columns)
    assert list(frame["line"]) == [3, 14]
    assert frame["section"][0] == ["第1章", "2"]


def test_a_dataframe_of_nothing_has_its_columns():
    pytest.importorskip("pandas")

    assert list(many(0).to_pandas().columns) == ["number"]
