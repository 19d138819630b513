import json

import pytest

from fumikura.errors import StoreError
from fumikura.query import search
from fumikura.store import Store, audit, open_to_read
from fumikura.store import store as module
from fumikura.store.index import FORMAT

QUERIES = ("基金の運用", "三十億円 OR 国債", '"決裂"', "第１条")


def answers(store):
    return [search(store, query) for query in QUERIES]


def places(store):
    """Hits without their scores: until the engine merges, it counts deleted passages in its statistics."""
    return [[(hit.doc, hit.start) for hit in answer.hits] for answer in answers(store)]


def fall_behind(store, generation):
    """Pretend that a crash came before the last commits of the index."""
    (store.folder / "index" / "generation.json").write_text(
        json.dumps({"format": FORMAT, "generation": generation}), encoding="utf-8"
    )


def test_a_rebuilt_index_answers_the_same(ingest, store):
    ingest()
    before = answers(store)

    assert store.reindex() == 3
    assert answers(store) == before


@pytest.mark.parametrize(("threshold", "done"), [(0, "replayed"), (20_000, "rebuilt")])
def test_an_index_that_lags_is_mended(ingest, store, monkeypatch, threshold, done):
    ingest()
    before = places(store)
    monkeypatch.setattr(module, "_REBUILD_BELOW", threshold)
    fall_behind(store, 1)

    assert not store.current()
    assert store.mend() == done
    assert places(store) == before
    assert list(audit(store)) == []


def test_a_removal_is_replayed(ingest, store, monkeypatch):
    ingest()
    held = store.database.generation
    monkeypatch.setattr(module, "_REBUILD_BELOW", 0)
    store.remove("b")
    store.finish()
    fall_behind(store, held)

    assert store.mend() == "replayed"
    assert search(store, "決裂", strict=True).total == 0


def test_an_index_that_is_ahead_is_made_again(ingest, store):
    ingest()
    fall_behind(store, 999)

    assert store.mend() == "rebuilt"
    assert store.current()


def test_opening_to_read_mends(ingest, store):
    ingest()
    fall_behind(store, 1)
    store.release()

    with open_to_read(store.folder) as reader:
        assert reader.current()


def test_while_another_writes_the_last_commit_is_read(ingest, store):
    ingest()
    fall_behind(store, 1)

    with open_to_read(store.folder) as reader:
        assert search(reader, "決裂", strict=True).total == 1


def test_without_any_index_and_another_writing_nothing_is_answered(ingest, store, monkeypatch):
    monkeypatch.setattr(module, "_PATIENCE", 0.1)
    ingest()
    store.index.clear()

    with pytest.raises(StoreError):
        open_to_read(store.folder)


def test_the_index_never_claims_what_it_was_not_given(ingest, store, monkeypatch):
    ingest()

    def crash(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(store.index, "remove", crash)
    with pytest.raises(KeyboardInterrupt):
        store.remove("b")
    store.finish()

    assert not store.current()


def test_a_new_store_has_an_empty_index(tmp_path):
    with Store(tmp_path / "new", create=True) as store:
        store.acquire(wait=0)
        store.mend()
        assert search(store, "基金").hits == ()
