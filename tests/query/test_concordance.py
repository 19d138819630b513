"""Concordance lines sorted, grouped, sampled, thinned, widened."""

from __future__ import annotations

import pytest

from fumikura.query import kwic
from fumikura.query.concordance import around, facets, grouped, ordered, sampled, thinned
from fumikura.query.sorting import keys


def lines(store, query, wanted=""):
    return list(kwic(store, query, keys=keys(wanted)))


@pytest.mark.parametrize(
    ("wanted", "values"),
    [
        ("R1", ("を", "を")),
        ("R1.pos", ("助詞", "助詞")),
        ("L1", ("が", "黒い")),
        ("L2", ("猫", "大きな")),
        ("key.reading", ("イヌ", "ネコ")),
        ("doc,kind", None),
        ("R9", ("", "。")),
    ],
)
def test_values(store, wanted, values) -> None:
    found = lines(store, '[lemma="犬" | lemma="猫"] [surface="を"]'.replace(' [surface="を"]', ""), wanted)
    if values is not None and len(values) == 2:
        picked = [line.values[0] for line in found if line.right.startswith("を追っ")]
        assert tuple(picked) == values


def test_sorted_by_several_keys(store) -> None:
    found = ordered(lines(store, "猫", "R1,-L1"), keys("R1,-L1"))

    assert [line.values for line in found] == [("が", ""), ("は", "、"), ("は", ""), ("を", "黒い")]


def test_what_is_equal_keeps_its_order(store) -> None:
    found = lines(store, "猫", "doc")

    assert ordered(found, keys("doc")) == found


def test_grouped_and_facets(store) -> None:
    found = lines(store, "猫 OR 犬", "key,R1.pos")

    assert [tuple(group) for group in grouped(found)] == [(("猫", "助詞"), 4, 1), (("犬", "助詞"), 3, 1)]
    assert [[group.values[0] for group in facet] for facet in facets(found, 2)] == [["猫", "犬"], ["助詞"]]


def test_a_sample_is_the_same_with_the_same_seed_and_in_order(store) -> None:
    found = lines(store, "pos:助詞")
    some = sampled(found, 7, 3)

    assert some == sampled(iter(found), 7, 3)
    assert some != sampled(found, 7, 4)
    assert some == [line for line in found if line in some]
    assert sampled(found, 10_000, 3) == found


def test_thinned(store) -> None:
    found = lines(store, "pos:助詞")

    assert list(thinned(found, 5)) == found[::5]


def test_around(store) -> None:
    (line,) = lines(store, "鳴く")
    before, after = around(store, line, 1)

    assert before == ("猫が犬を追った。",)
    assert after == ("猫は眠り、犬も眠り、猫は起きた。",)


def test_the_address_leads_to_the_characters(store) -> None:
    for line in lines(store, "猫 OR 国債"):
        doc, _, place = line.at.rpartition("@")
        start, end = map(int, place.split("-"))
        assert store.source(store.document(doc).id)[start:end] == line.key


@pytest.mark.parametrize("text", ["Q1", "L0", "R1.foo", "doc.lemma", "section.x", "L", "speaker.1"])
def test_keys_that_are_none(text: str) -> None:
    with pytest.raises(ValueError, match="there is no key"):
        keys(text)


def test_section_levels(store) -> None:
    found = lines(store, "国債", "section.1,section,genre,year,speaker,kind")

    assert {line.values[0] for line in found} == {"第2章"}
