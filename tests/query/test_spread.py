"""Where words stand and how often, against a corpus counted by hand."""

import pytest

from fumikura import pipeline
from fumikura.preparing import Options
from fumikura.query.spread import dispersion, documents, frequency, headings, undated
from fumikura.store import Store, dates, sizes

FILE = """\
資料①

昭和61年9月18日

外務省

米側は、猫の提案を説明した。猫は、なお検討する。

以上

資料②

昭和61年10月3日

外務省

先方は、犬の提案を述べた。当方は、猫の立場を繰り返した。

以上
"""


@pytest.fixture(scope="module")
def dated(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dated")
    (folder / "file.txt").write_text(FILE, encoding="utf-8")
    (folder / "later.txt").write_text("猫が来た。\n", encoding="utf-8")
    (folder / "none.txt").write_text("猫が鳴いた。\n", encoding="utf-8")
    (folder / "manifest.toml").write_text('[[document]]\nid = "later"\ndate = "1990"\n', encoding="utf-8")
    with Store(tmp_path_factory.mktemp("corpus"), create=True) as store:
        store.acquire(wait=0)
        pipeline.ingest([folder], store, options=Options(names=False), jobs=1)
        yield store


def test_the_store_keeps_the_dates_of_what_a_file_holds(dated):
    kept = {document.name: dates(dated, document) for document in documents(dated)}

    assert kept == {"file": {0: "1986-09-18", 1: "1986-10-03"}, "later": {0: "1990"}, "none": {}}


def test_a_document_taken_out_takes_its_dates_along(tmp_path):
    (tmp_path / "later.txt").write_text("1990年5月1日\n\n猫が来た。\n", encoding="utf-8")
    with Store(tmp_path / "corpus", create=True) as store:
        store.acquire(wait=0)
        pipeline.ingest([tmp_path / "later.txt"], store, jobs=1)
        assert store.database.value("SELECT date FROM part") == "1990-05-01"
        store.remove("later")
        assert store.database.value("SELECT count(*) FROM part") == 0


def test_sizes_are_the_words_that_ingest_counted(dated):
    counted = sizes(dated)

    for document in documents(dated):
        assert sum(size for (owner, _), size in counted.items() if owner == document.id) == document.tokens


def test_frequency_by_the_date_of_the_sub_document(dated):
    found = {(one.period, one.query): one for one in frequency(dated, ["猫", "犬"], by="month")}

    assert [key for key in found if key[1] == "猫"] == [("1986-09", "猫"), ("1986-10", "猫")]
    assert [found[key].count for key in found] == [2, 0, 1, 1]
    one = found["1986-09", "猫"]
    assert one.rate == pytest.approx(10_000 * one.count / one.words, abs=1e-4)


def test_frequency_by_year_and_of_some_documents(dated):
    assert [(one.period, one.count) for one in frequency(dated, ["猫"])] == [("1986", 3), ("1990", 1)]
    assert [(one.period, one.count) for one in frequency(dated, ["猫"], doc="later")] == [("1990", 1)]


def test_what_has_no_date_is_counted(dated):
    assert undated(dated, "year") == 1
    assert undated(dated, "month") == 2  # 1990 names no month
    assert undated(dated, "year", "none") == 1


def test_dispersion_has_places_that_hold(dated):
    found = dispersion(dated, ["猫", "犬"], doc="file")
    source = dated.source(dated.document("file").id)

    assert [(one.query, one.key) for one in found] == [("猫", "猫")] * 3 + [("犬", "犬")]
    for one in found:
        assert source[one.start] == one.key
        assert one.position == pytest.approx(one.start / len(source), abs=1e-5)
        assert source.count("\n", 0, one.start) + 1 == one.line


def test_headings_of_the_first_level(dated):
    found = headings(dated, "file")

    assert [heading.title for heading in found] == ["資料①", "資料②"]
    assert found[1].position == pytest.approx(FILE.index("資料②") / len(FILE), abs=1e-5)


def test_a_query_is_read_before_any_is_answered(dated):
    from fumikura.errors import QueryError

    with pytest.raises(QueryError):
        dispersion(dated, ["猫", "doc:file"])
