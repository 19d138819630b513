"""Commands that make and keep a corpus, on one of their own."""

import json
import sqlite3

import pytest


@pytest.fixture
def own(typed, letters, tmp_path):
    """A call of a command on a corpus of the letters."""
    corpus = tmp_path / "corpus"
    assert typed("ingest", letters, "--corpus", corpus).status == 0

    def call(command, *arguments, **options):
        return typed(command, *arguments, "--corpus", corpus, **options)

    return call


def test_ingest_says_what_it_did_on_standard_error(typed, letters, tmp_path):
    said = typed("ingest", letters, "--corpus", tmp_path / "new")

    assert (said.status, said.out) == (0, "")
    assert said.err.splitlines()[0] == "2 added, 0 updated, 0 renamed, 0 unchanged, 0 failed"
    assert "now holds 2 documents" in said.err


def test_a_second_ingest_reads_only_what_changed(own, letters):
    (letters / "second.txt").write_text("敬具　外貨預金にしました。\n", encoding="utf-8")

    assert own("ingest", letters).err.startswith("0 added, 1 updated, 0 renamed, 1 unchanged")
    assert "にしました" in own("show", "second").out


def test_a_bad_file_stops_no_other_and_the_status_says_so(own, letters):
    (letters / "third.txt").write_bytes(b"\x00\x01\x02\x03" * 100)
    (letters / "fourth.txt").write_text("四通目です。\n", encoding="utf-8")
    said = own("ingest", letters)

    assert said.status == 3
    assert "third.txt" in said.err
    assert "[F103]" in said.err
    assert "四通目" in own("show", "fourth").out


def test_analyze_too_goes_on_behind_a_bad_file(typed, letters):
    (letters / "a.txt").write_bytes(b"\x00\x01\x02\x03" * 100)
    said = typed("analyze", letters, "--layers", "document")

    assert said.status == 3
    assert "[F103]" in said.err
    assert [json.loads(line)["doc"] for line in said.out.splitlines()] == ["first", "second"]


def test_a_failure_is_not_called_nothing_found(typed):
    said = typed("analyze", "nowhere.txt")

    assert (said.status, said.err) == (3, "fumikura: nowhere.txt: no such file or folder [F101]\n")


def test_a_date_is_given_to_documents_without_one(typed, letters, tmp_path):
    typed("ingest", letters, "--corpus", tmp_path / "dated", "--date", "1986-09-18")

    assert "1986-09-18" in typed("docs", "--corpus", tmp_path / "dated").out


def test_a_document_is_removed_and_its_file_is_left(own, letters):
    said = own("remove", "first")

    assert (said.status, said.out, said.err) == (0, "", "first was removed\n")
    assert own("search", "基金").status == 1
    assert (letters / "first.txt").exists()


def test_all_documents_can_be_removed(own):
    assert own("remove", "first", "second").status == 0
    assert own("docs").status == 1
    assert own("check").status == 0


def test_the_index_is_made_again(own):
    before = own("search", "外貨").out

    assert own("reindex").err == "the index was made again: 2 documents\n"
    assert own("search", "外貨").out == before


def test_info_of_a_corpus_is_one_record(own):
    (record,) = json.loads(own("info", "--format", "json").out)

    assert record["documents"] == 2
    assert record["index"] == "current"


def test_what_is_wrong_is_named_and_the_status_is_4(own, tmp_path):
    database = sqlite3.connect(tmp_path / "corpus" / "fumikura.db")
    database.execute("UPDATE block SET text = replace(text, '基金', '預金')")
    database.commit()
    database.close()
    said = own("check", "--format", "json")

    assert (said.status, said.err) == (4, "")
    assert "first" in json.loads(said.out)[0]["problem"]


def test_a_damaged_corpus_has_status_4(own, tmp_path):
    (tmp_path / "corpus" / "fumikura.db").write_bytes(b"no database" * 1000)

    for arguments in (["docs"], ["search", "外貨"], ["check"]):
        said = own(*arguments)
        assert said.status == 4
        assert "[F303]" in said.err
