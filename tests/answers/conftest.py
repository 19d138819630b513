import pytest

from fumikura import pipeline
from fumikura.store import Store

CABLE = (
    "極秘\n\n1. 昭和六十一年九月十八日、米側は欧州ゼロ、アジア100弾頭との案を提案した。\n\n"
    "2. 翌日ソ連は提案に反対し、欧州100弾頭を提案した。\n\n3. 民法第90条により三十億円の契約は無効である。\n"
)
LETTER = "拝啓　基金の運用についてご報告します。\n\n<b>外貨預金</b>は見送りました。提案はありません。\n"


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    texts = tmp_path_factory.mktemp("texts")
    (texts / "cable.txt").write_text(CABLE, encoding="utf-8")
    (texts / "letter.txt").write_text(LETTER, encoding="utf-8")
    place = tmp_path_factory.mktemp("corpus")
    with Store(place, create=True) as store:
        store.acquire(wait=0)
        pipeline.ingest([texts], store, jobs=1)
    return place


@pytest.fixture
def corpus(folder):
    from fumikura.answers import Corpus

    with Corpus(folder) as opened:
        yield opened
