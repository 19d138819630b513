"""Events from a text into the store and out as a timeline."""

import pytest

from fumikura import pipeline
from fumikura.query.timeline import positions, timeline
from fumikura.store import Store

CABLE = (
    "極秘\n\n昭和61年10月16日\n\n軍縮課\n\n"
    "12日午前、首脳会合の第3セッションが行われた。ソ連は、アジアに100弾頭との対案を提示した。"
    "米国はこれを受諾した。我が方としては、本件の進展を期待する。\n\n"
    "2. ソ連は、1991年までに全てのミサイルを撤去する予定である。\n"
)
NOTE = "改正法は、2024年6月1日に公布された。改正法は、2025年4月1日から施行される。\n"


@pytest.fixture
def store(tmp_path):
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "cable.txt").write_text(CABLE, encoding="utf-8")
    (folder / "note.txt").write_text(NOTE, encoding="utf-8")
    with Store(tmp_path / "corpus", create=True) as store:
        store.acquire(wait=0)
        pipeline.ingest([folder], store, jobs=1)
        yield store


def told(rows):
    return [(row["begin"], row["type"]) for row in rows]


def test_events_stand_in_the_order_of_their_days(store):
    rows = timeline(store)
    days = [row["begin"] or row["end_date"] for row in rows if row["begin"] or row["end_date"]]

    assert days == sorted(days)
    assert {("1986-10-12", "meeting"), ("1986-10-12", "counter-proposal"), ("1986-10-12", "agreement")} <= set(
        told(rows)
    )
    assert {("2024-06-01", "promulgation"), ("2025-04-01", "entry into force")} <= set(told(rows))


def test_every_event_leads_to_its_characters(store):
    for row in timeline(store):
        source = store.source(store.document(row["doc"]).id)
        assert source[row["start"] : row["end"]] == row["text"]
        assert source[: row["start"]].count("\n") + 1 == row["line"]
        assert row["id"].startswith(f"{row['doc']}#")


def test_conditions(store):
    assert {row["doc"] for row in timeline(store, doc="note")} == {"note"}
    assert {row["type"] for row in timeline(store, types=["agreement"])} == {"agreement"}
    assert all("ソビエト連邦" in row["actors"] for row in timeline(store, actor="ソ連"))
    assert timeline(store, actor="ソ連")
    assert timeline(store, actor="フランス") == []
    assert {row["doc"] for row in timeline(store, about="改正法")} == {"note"}
    assert told(timeline(store, days=("2025-01-01", "2025-12-31"))) == [("2025-04-01", "entry into force")]
    assert all(row["certainty"] == "stated" for row in timeline(store, stated=True))


def test_positions_have_their_answer(store):
    rows = [*positions(timeline(store, doc="cable"))]
    offer = next(row for row in rows if row["quantity"] == 100)

    assert (offer["region"], offer["unit"], offer["begin"]) == ("アジア", "弾頭", "1986-10-12")
    assert (offer["answer"], offer["by"]) == ("accepted", "アメリカ合衆国")


def test_decisions_reach_the_actors(store):
    pipeline.keep(store, {"decisions": "decision,name,other\nsame,ソ連,ソヴィエト\n"})

    assert timeline(store, actor="ソヴィエト")
    assert all("ソビエト連邦" not in row["actors"] for row in timeline(store))


def test_a_document_that_is_read_again_leaves_no_event_behind(store, tmp_path):
    (tmp_path / "texts" / "note.txt").write_text("改正法は、2026年1月1日に施行される。\n", encoding="utf-8")
    pipeline.ingest([tmp_path / "texts"], store, jobs=1)

    assert told(timeline(store, doc="note")) == [("2026-01-01", "entry into force")]
