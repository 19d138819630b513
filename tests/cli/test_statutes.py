"""Statutes in e-Gov's XML, as a user meets them."""

import pytest

from tests.source.test_egov import LAW


@pytest.fixture
def laws(tmp_path):
    """A folder with a law, the same as a plain text would be, and a file that breaks off."""
    (tmp_path / "midori.xml").write_text(LAW, encoding="utf-8")
    (tmp_path / "broken.xml").write_text(LAW[:400], encoding="utf-8")
    return tmp_path


def test_a_broken_law_is_named_with_its_line_and_the_others_go_on(typed, laws):
    said = typed("ingest", laws, "--corpus", laws / "c")

    assert said.status == 3
    assert "broken.xml: line 9: malformed XML" in said.err
    assert "[F109]" in said.err
    assert "1 added" in said.err


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("第1条", "第一章/第一条\n    9     （目的）\n   10     第一条　この法律は、緑地を涵養する。"),
        ("第1条第2項第1号イ", "第一章/第一条/2/一/イ\n   13     イ　山林"),
        ("第1条第2項第1号の2", "第一章/第一条/2/一の二\n   14     一の二　公園"),
        ("第4条第2項", "第一章/第四条/②\n   20     ②　前項の表による。"),
        ("附則", "附則\n   22 #   附則\n   23     公布の日から施行する。"),
        ("附則（令和3年法律第10号）第1条", "附則(令和三年四月一日法律第一〇号)/第一条\n   26     （施行期日）"),
    ],
)
def test_an_address_opens_the_provision(typed, laws, address, shown):
    typed("ingest", laws / "midori.xml", "--corpus", laws / "c")
    said = typed("show", "midori", "--section", address, "--corpus", laws / "c")

    assert said.out.startswith(f"midori  {shown}")


@pytest.mark.parametrize(
    ("query", "lines"),
    [
        ("section:第4条 市長", ["L17"]),
        ("section:附則 施行", ["L26", "L27", "L23"]),
        ("section:附則（令和3年法律第10号） 施行", ["L26", "L27"]),
        ("section:附則（令和4年法律第10号） 施行", []),
    ],
)
def test_section_in_a_query(typed, laws, query, lines):
    typed("ingest", laws / "midori.xml", "--corpus", laws / "c")
    said = typed("search", query, "--corpus", laws / "c")

    assert sorted(word for word in said.out.split() if word[0] == "L" and word[1:].isdecimal()) == sorted(lines)


def test_the_store_knows_the_number(typed, laws):
    from fumikura.store import Store

    typed("ingest", laws / "midori.xml", "--corpus", laws / "c")
    with Store(laws / "c") as store:
        meta = store.document("midori").meta

    assert (meta.title, meta.number, meta.date) == ("緑地の保全に関する法律", "平成十二年法律第五号", "2000-03-31")
