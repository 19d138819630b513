import pytest

from fumikura.query import Window, explain, kwic, planner


def lines(store, query, **options):
    return list(kwic(store, query, window=Window(**options)))


def test_every_occurrence_has_a_line_in_the_order_of_the_text(store):
    found = lines(store, "山 OR 川 doc:essay", before=1, after=1)

    assert [line.key for line in found] == ["山", "川", "川", "山"]


def test_the_key_leads_to_its_characters(store):
    for line in lines(store, "アジア"):
        source = store.source(store.document(line.doc).id)
        assert source[line.start : line.end] == line.key


@pytest.mark.parametrize(
    ("window", "left", "right"),
    [
        ({"before": 1, "after": 1}, "会談は"[2:], "し"),
        ({"before": 2, "after": 0}, "会談は"[0:], ""),
        ({"before": 0, "after": 3}, "", "した。"),
        ({"sentence": True}, "レイキャヴィクの会談は", "した。"),
    ],
)
def test_windows(store, window, left, right):
    (line,) = lines(store, '"決裂"', **window)

    assert (line.left, line.right) == (left, right)


def test_a_sentence_window_does_not_leave_its_sentence(store):
    (first, *_) = lines(store, "海", sentence=True)

    assert first.left + first.key + first.right == "山と川と海を見て、川に近い山へ登った。"


def test_explain_shows_how_words_were_read(store):
    rows = list(explain(planner(store), '外貨預金 -凍結 "欧州 ゼロ" NEAR/2(山 川) 教*'))

    assert [row["asks"].strip() for row in rows] == [
        "all of", "word", "without", "word", "exactly", "within 2 words of one another", "word", "word",
        "words that begin with",
    ]  # fmt: skip
    assert rows[1]["read_as"] == "外貨 + 預金"
    assert rows[4]["read_as"] == "欧 州 ゼ ロ"


def test_explain_says_what_weighs_nothing(store):
    (row,) = explain(planner(store), "について")

    assert "function words" in row["read_as"]
