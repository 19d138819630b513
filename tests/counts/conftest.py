import pytest

from fumikura import pipeline
from fumikura.preparing import Options
from fumikura.store import Store


@pytest.fixture(scope="session")
def bundled_corpus(tmp_path_factory, bundled):
    """The bundled texts as a corpus, without names."""
    place = tmp_path_factory.mktemp("counts") / "corpus"
    with Store(place, create=True) as store:
        store.acquire(wait=0)
        pipeline.ingest([bundled], store, options=Options(names=False), jobs=1)
    return place


@pytest.fixture
def store(bundled_corpus):
    with Store(bundled_corpus) as opened:
        yield opened


@pytest.fixture
def made(tmp_path):
    """A factory: texts by name -> a corpus of them."""
    opened = []

    def make(**texts):
        folder = tmp_path / f"texts-{len(opened)}"
        folder.mkdir()
        for name, text in texts.items():
            (folder / f"{name}.txt").write_text(f"{text}\n", encoding="utf-8")
        store = Store(tmp_path / f"corpus-{len(opened)}", create=True)
        opened.append(store)
        store.acquire(wait=0)
        pipeline.ingest([folder], store, options=Options(names=False), jobs=1)
        return store

    yield make
    for store in opened:
        store.close()


@pytest.fixture
def told(store):
    """Every passage of the bundled texts with its document and its words, read in the slow way."""
    found = []
    for document in store.documents():
        rows = list(store.blocks(document.id))
        for row, columns in zip(rows, store.columns(rows), strict=True):
            found.append((row, list(columns.words())))
    return found
