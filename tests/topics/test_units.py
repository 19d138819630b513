from fumikura.topics.terms import Phrases
from fumikura.topics.units import gathered, units
from tests.topics.conftest import ARMS, HEADED, paragraphs


def test_list_items_join_below_their_heading(read):
    blocks, columns = read(HEADED)
    found = [unit for unit, _ in gathered(blocks, columns, "passage", Phrases())]

    assert [unit.top.split()[0] for unit in found] == ["第1章", "第2章"]
    assert len(found[0].blocks) > 3


def test_a_paragraph_with_words_enough_is_a_passage_of_its_own(read):
    blocks, columns = read(paragraphs(ARMS, 4))
    found = list(gathered(blocks, columns, "passage", Phrases()))

    assert [unit.blocks for unit, _ in found] == [(0,), (1,), (2,), (3,)]
    assert [unit.line for unit, _ in found] == [1, 3, 5, 7]


def test_paragraphs_below_one_heading_are_a_section(read):
    blocks, columns = read(paragraphs(ARMS, 4))

    assert len(list(gathered(blocks, columns, "section", Phrases()))) < 4


def test_references_in_another_script_are_no_passages(read):
    text = "Cui Tiankai, Chinese ambassador ignoring the facts to blame China will only make things worse.\n"
    blocks, columns = read(text)

    assert list(gathered(blocks, columns, "passage", Phrases())) == []


def test_too_few_words_are_no_passage(read):
    blocks, columns = read("以上\n")

    assert list(gathered(blocks, columns, "passage", Phrases())) == []


def test_units_of_a_corpus_have_their_places(store):
    found = [unit for unit, _ in units(store, "passage", Phrases(), doc="arms*")]

    assert {unit.doc for unit in found} == {"arms-1", "arms-2"}
    assert {unit.date for unit in found} == {"1986-01-01", "1987-01-01"}
    rows = store.blocks_of([block for unit in found for block in unit.blocks])
    assert all(rows[unit.blocks[0]].line == unit.line for unit in found)
