"""Where sentences end among tokens."""

from itertools import pairwise

import pytest

from fumikura.counts.passages import texts
from fumikura.counts.sentences import ends
from fumikura.counts.units import vocabulary


def sentences(store):
    (text,) = texts(store)
    words, stops = vocabulary(store).words, ends(store).edges(text).tolist()
    said = [words[number].word for number in text.ids.tolist()]
    return ["".join(said[low:high]) for low, high in pairwise(stops)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("山がある。川もある。", ["山がある。", "川もある。"]),
        ("「山がある。」と言った。", ["「山がある。」", "と言った。"]),
        ("本当か！？驚いた。", ["本当か!?", "驚いた。"]),
        ("山がある．川もある．", ["山がある.", "川もある."]),
        ("値は３．５倍である。", ["値は3.5倍である。"]),
        ("そうか。。。驚いた", ["そうか。。。", "驚いた"]),
        ("これ（山。）がある。", ["これ(山。)", "がある。"]),
    ],
)
def test_sentences(made, text, expected):
    assert sentences(made(one=text)) == expected


def test_a_passage_ends_its_sentence(store):
    stops = ends(store)

    for text in texts(store):
        edges = stops.edges(text)
        assert set(text.edges.tolist()) <= set(edges.tolist())
        assert (edges[1:] > edges[:-1]).all()
