import pytest

from fumikura import pipeline
from fumikura.store import Store

TEXTS = {
    "cable": (
        "極秘\n\n1. 米側は INF に関し欧州ゼロ、アジア100弾頭との案を提案した。ソ連はアジア凍\n結を主張し、"
        "合意しなかった。\n\n2. 三十億円の経費については、別途協議する。\n\n3. 在外公館の Ｉ Ｎ Ｆ 班が報告を書いた。\n"
    ),
    "rule": (
        "第１章 総則\n\n第１条　この規則は、基金の運用に関し必要な事項を定める。\n\n第２章 運用\n\n（１）外貨預金\n\n"
        "外貨で預けることができる金額は、30億円を限度とする。\n\n（２）国債\n\n子どもの教育のために買い入れる国債を含む。\n"
    ),
    "essay": (
        "レイキャヴィクの会談は決裂した。山と川と海を見て、川に近い山へ登った。\n\n"
        "パブリックコメントを募集した。委員会は案を採らなかった。\n\nPython のバージョンは 3.11 である。\n"
    ),
    "Memo-2": "覚書は保管する。\n",
    "pets": (
        "猫が犬を追った。\n\n犬が大きな黒い猫を追った。鳥は鳴いた。\n\n猫は眠り、犬も眠り、猫は起きた。\n\n"
        "費用は１，０００円である。百円ではない。\n\n基金の管理は、別に運用する者が行う。\n\n基金管理運用の指針を示す。\n"
    ),
}


@pytest.fixture(scope="session")
def corpus(tmp_path_factory):
    folder = tmp_path_factory.mktemp("texts")
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / "manifest.toml").write_text('[[document]]\nid = "cable"\nkind = "cables"\n', encoding="utf-8")
    place = tmp_path_factory.mktemp("corpus")
    with Store(place, create=True) as store:
        store.acquire(wait=0)
        pipeline.ingest([folder], store, jobs=1)
    return place


@pytest.fixture
def store(corpus):
    with Store(corpus) as opened:
        yield opened
