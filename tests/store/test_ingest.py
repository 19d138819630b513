import pytest

from fumikura import analysis, pipeline
from fumikura.errors import UnknownDocumentError
from fumikura.preparing import Options
from fumikura.query import search
from fumikura.store import Store


def names(store):
    return [document.name for document in store.documents()]


def test_documents_are_added(ingest, store):
    assert ingest().added == ["a", "b", "c"]
    assert store.counts()["documents"] == 3


def test_a_second_ingest_touches_nothing(ingest, store):
    ingest()
    before = store.database.generation

    assert ingest().unchanged == ["a", "b", "c"]
    assert store.database.generation == before


def test_a_changed_file_updates_its_document_only(ingest, store, folder):
    ingest()
    kept = store.document("a").id
    (folder / "b.txt").write_text("会談は続いた。\n", encoding="utf-8")

    summary = ingest()

    assert (summary.updated, summary.unchanged) == (["b"], ["a", "c"])
    assert store.document("a").id == kept
    assert search(store, "決裂", strict=True).total == 0
    assert search(store, "会談", strict=True).total == 1


def test_a_manifest_that_says_more_is_a_change(ingest, store, folder):
    ingest()
    (folder / "manifest.toml").write_text(
        '[[document]]\nid = "b"\ntitle = "記録"\ndate = 1986-10-16\n', encoding="utf-8"
    )

    assert ingest().updated == ["b"]
    assert (store.document("b").meta.title, store.document("b").meta.date) == ("記録", "1986-10-16")


def test_another_encoding_is_a_change(ingest):
    ingest()

    assert ingest(options=Options(encoding="utf-8")).updated == ["a", "b", "c"]


def test_a_file_with_a_new_name_keeps_its_passages(ingest, store, folder):
    ingest()
    before = store.document("b").id
    (folder / "b.txt").rename(folder / "renamed.txt")

    assert ingest().renamed == [("b", "renamed")]
    assert store.document("renamed").id == before
    assert [hit.doc for hit in search(store, "決裂", strict=True).hits] == ["renamed"]


def test_a_removed_document_is_found_no_more(ingest, store):
    ingest()
    store.remove("b")
    store.finish()

    assert names(store) == ["a", "c"]
    assert search(store, "決裂", strict=True).total == 0


def test_an_unknown_document_is_said_with_near_names(ingest, store):
    ingest()

    with pytest.raises(UnknownDocumentError, match="did you mean 'a' or 'b' or 'c'"):
        store.document("")
    with pytest.raises(UnknownDocumentError, match="'fumikura docs'"):
        store.remove("zzzz")


def test_two_processes_read_as_one(folder, store, tmp_path):
    for number in range(40):
        (folder / f"n{number}.txt").write_text(f"第{number}回の会合で基金の運用を定めた。\n", encoding="utf-8")
    pipeline.ingest([folder], store, jobs=1)
    with Store(tmp_path / "two", create=True) as other:
        other.acquire(wait=0)
        pipeline.ingest([folder], other, jobs=2)

        assert other.describe()["fingerprint"] == store.describe()["fingerprint"]
        for query in ("基金の運用", "会合 OR 国債", '"三十億円"'):
            assert search(other, query, limit=50) == search(store, query, limit=50)


def test_progress_is_told(ingest):
    seen = []
    ingest(on_document=seen.append)

    assert seen == ["a", "b", "c"]


def test_an_interrupt_keeps_what_was_read(folder, store):
    def interrupt(name):
        if name == "b":
            raise KeyboardInterrupt

    summary = pipeline.ingest([folder], store, jobs=1, on_document=interrupt)

    assert (summary.interrupted, names(store)) == (True, ["a", "b"])
    assert store.current()
    assert pipeline.ingest([folder], store, jobs=1).added == ["c"]


def test_a_fault_of_ours_costs_one_document_only(ingest, monkeypatch):
    outline = analysis.outline

    def faulty(text):
        if text.source.id == "b":
            raise IndexError(7)
        return outline(text)

    monkeypatch.setattr(analysis, "outline", faulty)

    summary = ingest()

    assert summary.added == ["a", "c"]
    assert [(failure.name, failure.error.code) for failure in summary.failed] == [("b", "F108")]
    assert "IndexError: 7" in str(summary.failed[0].error)
