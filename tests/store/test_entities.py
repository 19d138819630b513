"""Names in the store: listed, looked up, side by side, decided."""

import pytest

from fumikura import pipeline
from fumikura import store as stores
from fumikura.preparing import Options
from fumikura.store import Store

TEXTS = {
    "a": "ライニー大使は日本の外務省を訪れた。\n\nソ連の提案を米国のライニー大使が説明した。\n",
    "b": "ソ連は提案を撤回した。\n\n外務省は評価した。\n",
}


@pytest.fixture
def made(tmp_path):
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    with Store(tmp_path / "corpus", create=True) as store:
        store.acquire(wait=0)
        pipeline.ingest([folder], store, jobs=1)
        yield store, folder


def listed(store, **options):
    return {(one.label, one.name): one.mentions for one in stores.entities(store, **options)}


def test_entities(made):
    store, _ = made

    assert listed(store) == {
        ("PERSON", "ライニー"): 2, ("TITLE", "大使"): 2, ("ORG", "外務省"): 2, ("GPE", "ソビエト連邦"): 2,
        ("GPE", "日本"): 1, ("GPE", "アメリカ合衆国"): 1,
    }  # fmt: skip
    assert listed(store, labels=["GPE"], doc="b") == {("GPE", "ソビエト連邦"): 1}
    ministry = next(one for one in stores.entities(store) if one.name == "外務省")
    assert (ministry.documents, ministry.first.document, ministry.last) == (("a", "b"), "a", ("b", 3, 13))


def test_lookup_by_any_written_form(made):
    store, _ = made

    assert stores.keys(store, ["ソ連"]) == [("GPE", "ソビエト連邦")]
    assert stores.keys(store, ["ソ連"], labels=["PERSON"]) == []
    assert len(stores.naming(store, [("GPE", "ソビエト連邦")])) == 2


def test_what_stands_beside(made):
    store, _ = made
    found = stores.beside(store, [("PERSON", "ライニー")], labels=["GPE", "ORG"])

    assert found == [
        (("GPE", "アメリカ合衆国"), 1, 1),
        (("GPE", "日本"), 1, 1),
        (("GPE", "ソビエト連邦"), 1, 2),
        (("ORG", "外務省"), 1, 2),
    ]
    assert (("GPE", "アメリカ合衆国"), ("GPE", "ソビエト連邦"), 1) in stores.edges(store)


def test_decisions_hold_when_documents_are_read_again(made):
    store, folder = made
    rows = "decision,name,other,label\nsame,ライニー,エドワード・ライニー,\nnot a name,外務省,,\nlabel,ソ連,,LOC\n"

    assert pipeline.keep(store, {"decisions": rows}) is False
    wanted = listed(store)
    assert wanted[("PERSON", "エドワード・ライニー")] == 2
    assert wanted[("LOC", "ソビエト連邦")] == 2
    assert ("ORG", "外務省") not in wanted
    (folder / "a.txt").write_text(TEXTS["a"] + "\nライニー大使は帰国した。\n", encoding="utf-8")
    pipeline.ingest([folder], store, jobs=1)
    assert listed(store)[("PERSON", "エドワード・ライニー")] == 3
    pipeline.keep(store, {"names": "name,canonical,label\n"})  # another table takes no decision away
    assert listed(store)[("PERSON", "エドワード・ライニー")] == 3
    pipeline.keep(store, {"decisions": "decision,name\n"})
    assert listed(store)[("PERSON", "ライニー")] == 3


def test_tables_of_ones_own_are_kept_and_read_again(made):
    store, folder = made
    own = {"names": "name,canonical,label\n撤回,撤回条約,LAW\n"}

    assert pipeline.ingest([folder], store, options=Options(tables=own), jobs=1).updated == ["a", "b"]
    assert listed(store)[("LAW", "撤回条約")] == 1
    assert pipeline.ingest([folder], store, jobs=1).unchanged == ["a", "b"]


def test_names_may_be_left_out(made):
    store, folder = made

    assert pipeline.ingest([folder], store, options=Options(names=False), jobs=1).updated == ["a", "b"]
    assert listed(store) == {}
    assert [*stores.mentions(store, "entity")] == []


def test_passages_with_their_names(made):
    store, _ = made
    first = next(stores.annotated(store, doc="a"))

    assert [(first.text[start:end], label) for start, end, label, _ in first.names] == [
        ("ライニー", "PERSON"), ("大使", "TITLE"), ("日本", "GPE"), ("外務省", "ORG"),
    ]  # fmt: skip
