"""What section: finds in documents whose articles have captions: what stands under a heading, however deep."""

from __future__ import annotations

import pytest

import fumikura
from fumikura import pipeline
from fumikura.store import Store

ORDINANCE = """○某市公の施設条例

第一章　総則

（趣旨）
第一条　この条例は、施設の利用に関し必要な事項を定める。

（定義）
第二条　次の各号に掲げる用語の意義は、当該各号に定める。
　一　利用者　次に掲げる者をいう。
　　イ　施設の利用を申し込む市民

第二章　利用

第一節　許可

第一款　申込み

（申請の方法）
第三条　利用は、書面で申し込む。
２　利用の書面には、氏名を記す。

第二款　取消し

（許可の取消し）
第四条　市長は、利用の許可を取り消す。

附　則

（経過措置）
１　この条例の施行の際の利用は、なお従前の例による。
"""
RULE = """某会規則

第１章　会員

（会費）
第１条
　会員は、施設の利用に会費を納める。

第２条（退会）
　会員は、施設の利用をやめて退会する。
"""
UNDER = {
    "総則": {"第一条", "第二条", "一　利", "イ　施"},
    "定義": {"第二条", "一　利", "イ　施"},
    "許可": {"第三条", "２　利", "第四条"},
    "申込み": {"第三条", "２　利"},
    "申請の方法": {"第三条", "２　利"},
    "第二章/取消し": {"第四条"},
    "許可の取消し": {"第四条"},
    "附則": {"１　こ"},
    "会員": {"会員は"},
    "会費": {"会員は"},
    "退会": {"会員は"},
}


@pytest.fixture(scope="module")
def captioned(tmp_path_factory):
    folder = tmp_path_factory.mktemp("texts")
    for name, text in (("ordinance", ORDINANCE), ("rule", RULE)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    place = tmp_path_factory.mktemp("corpus")
    with Store(place, create=True) as store:
        store.acquire(wait=0)
        pipeline.ingest([folder], store, jobs=1)
    with fumikura.open(place) as opened:
        yield opened


@pytest.mark.parametrize("title", UNDER)
def test_search_finds_what_stands_under_a_title(captioned, title):
    found = captioned.search(f"section:{title}", limit=30)

    assert {hit.text[:3] for hit in found if hit.kind in {"body", "item"}} == UNDER[title]


@pytest.mark.parametrize(("doc", "title"), [
    ("ordinance", "総則"), ("ordinance", "定義"), ("ordinance", "許可"), ("ordinance", "申請の方法"), ("rule", "会費"),
])  # fmt: skip
def test_kwic_and_count_look_where_show_does(captioned, doc, title):
    shown = "".join(block.text for block in captioned.show(doc, section=title) if block.kind in {"body", "item"})
    lines = captioned.kwic("利用", section=title)

    assert len(lines) == shown.count("利用") > 0
    assert len(captioned.kwic(f"利用 section:{title}")) == len(lines)
    assert [row.count for row in captioned.count("利用", section=title)] == [len(lines)]
