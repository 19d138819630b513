import pytest

from fumikura import pipeline, tables
from fumikura.preparing import Options
from fumikura.store import Store

CABLE = (
    "極秘\n\n1. 昭和六十一年九月十八日、米側は欧州ゼロ、アジア100弾頭との案を提案した。\n\n"
    "2. 翌日ソ連は提案に反対し、欧州100弾頭を提案した。\n\n3. 民法第90条により三十億円の契約は無効である。\n"
)
RULES = (
    "第１条　この規則は、市長に許可を求める手続を定める。\n"
    "第２条　第９条の許可は、山田太郎委員長に諮り、市長が与える。\n"
    "第３条　許可の期間は、山田委員長が市長に答え、許可に記す。\n"
)
DECISIONS = "decision,name,other\nsame,米国,米\n"
LETTER = (
    "拝啓　基金の運用についてご報告します。\n\n"
    "<b>外貨預金</b>は見送りました。提案はありません。山田委員長にもお伝えください。\n"
)


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    texts = tmp_path_factory.mktemp("texts")
    (texts / "cable.txt").write_text(CABLE, encoding="utf-8")
    (texts / "rules.txt").write_text(RULES, encoding="utf-8")
    (texts / "letter.txt").write_text(LETTER, encoding="utf-8")
    place = tmp_path_factory.mktemp("corpus")
    with Store(place, create=True) as store:
        store.acquire(wait=0)
        pipeline.ingest([texts], store, jobs=1, options=Options(tables={"decisions": DECISIONS}))
    tables.use({})
    return place


@pytest.fixture
def corpus(folder):
    from fumikura.answers import Corpus

    with Corpus(folder) as opened:
        yield opened
