"""One word in many spellings; and the way back, --exact."""

from __future__ import annotations

import pytest

from fumikura import pipeline, tables
from fumikura.preparing import Options
from fumikura.query import explain, kwic, planner, search
from fumikura.query.suggesting import related, suggestions
from fumikura.query.variants import modern, old
from fumikura.store import Store

TEXT = (
    "国会の会議録は公開される。子どもの教育を行なう。\n\nWi-Fi を利用する。コンピュータの設定を変える。\n\n"
    "ヴェトナムの政府はウィスキーを買う。\n\n昭和61年の会議は長かった。\n\n"
    "取扱いに注意する。申込書を出す。引っ越しの費用を許可した。\n\n三か月ごとに１０億円を支払う。\n\n"
    "國會は開かれた。生命體の學校である。斎藤さんと澤田さん。\n\n"
    "E-mail を SS-20 と書く。\n\n繰り返し行うことを禁じる。\n"
)


@pytest.fixture(scope="module")
def spelled(tmp_path_factory):
    folder = tmp_path_factory.mktemp("text")
    (folder / "v.txt").write_text(TEXT, encoding="utf-8")
    with Store(tmp_path_factory.mktemp("corpus"), create=True) as store:
        store.acquire(wait=0)
        pipeline.ingest([folder], store, jobs=1)
        yield store


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("子供", ["子ども"]),
        ("子供教育", []),
        ("WIFI", ["Wi-Fi"]),
        ("WiFi", ["Wi-Fi"]),
        ("Wi-Fi", ["Wi-Fi"]),
        ("email", ["E-mail"]),
        ("ベトナム", ["ヴェトナム"]),
        ("ウイスキー", ["ウィスキー"]),
        ("コンピューター", ["コンピュータ"]),
        ("行う", ["行なう", "行う"]),
        ("1986年", ["昭和61年"]),
        ("取り扱い", ["取扱い"]),
        ("申込み", ["申込"]),
        ("引越し", ["引っ越し"]),
        ("3ヶ月", ["三か月"]),
        ("３カ月", ["三か月"]),
        ("十億円", ["１０億円"]),
        ("国会", ["国会", "國會"]),
        ("國會", ["国会", "國會"]),
        ("生命体", ["生命體"]),
        ("学校", ["學校"]),
        ("齋藤", ["斎藤"]),
        ("沢田", ["澤田"]),
        ("繰り返す", ["繰り返し"]),
        ("繰返し", ["繰り返し"]),
    ],
)
def test_one_word_in_many_spellings(spelled, query: str, found: list[str]) -> None:
    assert [line.key for line in kwic(spelled, query)] == found


@pytest.mark.parametrize(
    ("query", "found"), [("子供", 0), ("子ども", 1), ("国会", 1), ("國會", 1), ("行う", 1), ("Wi-Fi", 1), ("WIFI", 0)]
)
def test_exact(spelled, query: str, found: int) -> None:
    assert search(spelled, query, exact=True, strict=True).total == found


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("行", []), ("行う", ["行う"]), ("会", []), ("会議録", ["会議録"]), ("10億円", ["１０億円"]),
        ("国 OR 国会", ["国会"]),
        ("国会 -議", ["国会"]), ("国会 -会議", []), ('"会議"', ["会議", "会議"]),
    ],
)  # fmt: skip
def test_exact_finds_whole_words_only(spelled, query: str, keys: list[str]) -> None:
    found = search(spelled, query, exact=True, strict=True)

    assert [line.key for line in kwic(spelled, query, exact=True)] == keys
    assert all(hit.marks for hit in found.hits)
    assert found.total == len(found.hits) == len(keys)


def test_synonyms_only_when_asked(spelled) -> None:
    assert search(spelled, "認可", strict=True).total == 0
    assert next(hit.text for hit in search(spelled, "認可", strict=True, widely=True).hits).startswith("取扱い")
    assert search(spelled, "費用を認可", strict=True, widely=True).total == 1


def test_old_forms() -> None:
    assert modern("國會議事錄") == "国会議事録"
    assert old("国会") == ("國會",)
    assert old("国") == ()
    assert old("ひらがな") == ()


def test_suggestions(spelled) -> None:
    assert suggestions(spelled, "コンピュタ 国会") == {"コンピュタ": ["コンピュータ"]}
    assert suggestions(spelled, "国会") == {}


def test_related(spelled) -> None:
    rows = related(spelled, "許可")

    assert {"term": "認可", "why": "synonym", "passages": None} in rows
    assert related(spelled, "qqqzzz") == []


def test_synonyms_of_ones_own(tmp_path) -> None:
    (tmp_path / "v.txt").write_text("水団を食べる。\n", encoding="utf-8")
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "synonyms.csv").write_text("words\n水団 すいとん汁\n", encoding="utf-8")
    own = tables.load(tmp_path / "tables")
    try:
        with Store(tmp_path / "corpus", create=True) as store:
            store.acquire(wait=0)
            pipeline.ingest([tmp_path / "v.txt"], store, jobs=1, options=Options(tables=own))
            assert search(store, "すいとん汁", strict=True).total == 0
            assert search(store, "すいとん汁", strict=True, widely=True).total == 1
    finally:
        tables.use({})


def test_a_table_of_synonyms_reads_no_text_anew() -> None:
    assert tables.digest({"synonyms": "words\na b\n"}) == ""


def test_synonyms_of_ones_own_are_known_to_the_first_query(tmp_path) -> None:
    (tmp_path / "v.txt").write_text("外貨預金は見送りました。\n\n国債を買いました。\n", encoding="utf-8")
    own = {"synonyms": "words\n外貨預金 国債\n"}
    try:
        with Store(tmp_path / "corpus", create=True) as store:
            store.acquire(wait=0)
            pipeline.ingest([tmp_path / "v.txt"], store, jobs=1, options=Options(tables=own))
            for ask in (
                lambda: search(store, "外貨預金", strict=True, widely=True).total == 2,
                lambda: [line.key for line in kwic(store, "外貨預金", widely=True)] == ["外貨預金", "国債"],
                lambda: len(list(explain(planner(store, widely=True), "外貨預金"))) == 3,
                lambda: "外貨預金" in [row["term"] for row in related(store, "国債")],
            ):
                tables.use({})  # as a new process
                assert ask()
    finally:
        tables.use({})
