import pytest

from fumikura import pipeline
from fumikura.store import Store

TEXTS = {
    "a": "第１章 総則\n\n第１条　この規則は、基金の運用に関し必要な事項を定める。\n",
    "b": "委員会は、三十億円の経費を認めた。\n\n会談は決裂した。\n",
    "c": "審議会の委員は、国債の買い入れを続け\nることとした。\n\n次回は七月に開く。\n",
}


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "texts"
    made.mkdir()
    for name, text in TEXTS.items():
        (made / f"{name}.txt").write_text(text, encoding="utf-8")
    return made


@pytest.fixture
def store(tmp_path):
    """An empty corpus whose right to write is held."""
    with Store(tmp_path / "corpus", create=True) as opened:
        opened.acquire(wait=0)
        yield opened


@pytest.fixture
def ingest(folder, store):
    """Ingest the folder (again) and return what was done."""

    def call(**options):
        return pipeline.ingest([folder], store, jobs=1, **options)

    return call
