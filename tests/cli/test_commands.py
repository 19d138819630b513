import csv
import io
import json

import pytest

from fumikura import __version__

# what is typed -> exit status, where the answer is said, what it says
SAID = [
    (["--version"], 0, "stdout", __version__),
    ([], 2, "stderr", "ingest"),
    (["docs"], 0, "stdout", "inf-cables-1986"),
    (["search", "外貨準備", "凍結"], 0, "stdout", "【外貨準備】"),
    (["search", "外貨準備", "凍結"], 0, "stderr", "2 of 2 passages"),
    (["search", "qqqzzz"], 1, "stderr", "nothing found"),
    (["kwic", "qqqzzz"], 1, "stderr", "nothing found"),
    (["kwic", '"アジア凍結"'], 0, "stdout", "【アジア凍結】"),
    (["explain", "資金運用方針"], 0, "stdout", "資金 + 運用 + 方針"),
    (["check"], 0, "stderr", "sound"),
    (["info"], 0, "stdout", "unidic-lite"),
    (["show", "inf-cables-1986", "--lines", "173"], 0, "stdout", "SNDV"),
    (["show", "tameike-tsushin-742"], 0, "stdout", "^1"),
    (["reindex"], 0, "stderr", "5 documents"),
    (["serch", "外貨"], 2, "stderr", "serch"),
    (["search"], 2, "stderr", "QUERY"),
    (["search", "外貨", "--limit", "0"], 2, "stderr", "--limit"),
    (["search", "外貨", "--format", "xml"], 2, "stderr", "xml"),
    (["search", "外貨", "--corpus", "nowhere"], 4, "stderr", "F301"),
    (["show", "inf-cables"], 2, "stderr", "did you mean 'inf-cables-1986'"),
    (["show", "inf-cables-1986", "--lines", "ten"], 2, "stderr", "A:B"),
    (["remove", "nothing-like-it"], 2, "stderr", "F210"),
    (["kwic", "外貨", "--window", "wide"], 2, "stderr", "sentence"),
    (["analyze", "nowhere.txt"], 3, "stderr", "F101"),
    (["analyze", ".", "--layers", "time"], 2, "stderr", "document, paragraph"),
    (["analyze", ".", "--date", "yesterday"], 2, "stderr", "YYYY-MM-DD"),
]


@pytest.mark.parametrize(("arguments", "status", "stream", "text"), SAID)
def test_says(fumikura, arguments, status, stream, text):
    run = fumikura(*arguments)

    assert (run.returncode, text in getattr(run, stream).decode()) == (status, True), run.stderr.decode()
    assert b"Traceback" not in run.stderr


def test_a_fault_in_a_query_is_pointed_at(fumikura):
    run = fumikura("search", "あ (い")

    assert run.returncode == 2
    assert run.stderr.decode().splitlines()[1:] == ["  あ (い", "     ^"]


def test_hits_as_json_lines_keep_the_contract(fumikura):
    run = fumikura("search", "提案", "--format", "jsonl", "-n", "3")
    hits = [json.loads(line) for line in run.stdout.decode().splitlines()]

    assert [hit["rank"] for hit in hits] == [1, 2, 3]
    assert {"layer", "rank", "score", "doc", "start", "end", "text", "section"} <= set(hits[0])
    assert hits[0]["layer"] == "hit"


@pytest.mark.parametrize(("form", "delimiter"), [("csv", ","), ("tsv", "\t")])
def test_separated_values_have_a_heading_and_all_columns(fumikura, form, delimiter):
    run = fumikura("kwic", "提案", "--format", form)
    rows = list(csv.reader(io.StringIO(run.stdout.decode()), delimiter=delimiter))

    assert rows[0] == ["doc", "section", "kind", "line", "start", "end", "left", "key", "right"]
    assert len(rows) > 10
    assert {len(row) for row in rows} == {9}


def test_markdown(fumikura):
    lines = fumikura("docs", "--format", "md").stdout.decode().splitlines()

    assert lines[1].startswith("| --- |")
    assert len(lines) == 7


def test_json_is_one_list(fumikura):
    assert len(json.loads(fumikura("docs", "--format", "json").stdout)) == 5


def test_output_goes_to_a_file(fumikura, tmp_path):
    run = fumikura("search", "外貨準備", "--output", str(tmp_path / "hits.txt"))

    assert (run.returncode, run.stdout) == (0, b"")
    assert "【外貨準備】" in (tmp_path / "hits.txt").read_text(encoding="utf-8")


def test_an_output_that_cannot_be_written_is_said(fumikura, tmp_path):
    run = fumikura("docs", "--output", str(tmp_path / "no" / "folder.txt"))

    assert (run.returncode, b"folder.txt" in run.stderr, b"Traceback" in run.stderr) == (4, True, False)


def test_japanese_headings_and_messages(fumikura):
    run = fumikura("docs", lang="ja")
    none = fumikura("search", "qqqzzz", lang="ja")

    assert run.stdout.decode().startswith("文書")
    assert "見つかりません" in none.stderr.decode()


def test_no_colours_when_piped(fumikura):
    assert b"\x1b" not in fumikura("search", "外貨準備").stdout


def test_the_corpus_can_be_named_by_the_environment(fumikura, place, tmp_path):
    run = fumikura("docs", cwd=tmp_path, FUMIKURA_CORPUS=str(place / "outputs" / "corpus"))

    assert run.returncode == 0


def test_standard_input_is_analysed(fumikura):
    text = "閣議は、\n予算案を決\n定した。\n"
    run = fumikura("analyze", "-", "--date", "1986-09-18", data=text.encode("euc_jp"))
    document, *paragraphs = (json.loads(line) for line in run.stdout.decode().splitlines())

    assert (document["doc"], document["encoding"], document["date"]) == ("stdin", "euc_jp", "1986-09-18")
    assert all(text[record["start"]] == record["text"][0] for record in paragraphs)


def test_standard_input_becomes_a_document(fumikura, tmp_path):
    run = fumikura("ingest", "-", "--corpus", "own", cwd=tmp_path, data="基金の運用を定める。\n".encode())

    assert run.returncode == 0, run.stderr
    assert b"stdin" in fumikura("docs", "--corpus", "own", cwd=tmp_path).stdout


def test_a_reader_that_goes_away_is_no_error(place):
    import subprocess
    import sys

    command = f"{sys.executable} -m fumikura kwic の | head -n 1"
    run = subprocess.run(["bash", "-o", "pipefail", "-c", command], cwd=place, capture_output=True, check=False)

    assert b"Traceback" not in run.stderr
    assert run.stdout.count(b"\n") == 1


def test_paragraphs_lead_to_their_characters(fumikura, bundled):
    run = fumikura("analyze", str(bundled), "--layers", "paragraph")
    records = [json.loads(line) for line in run.stdout.decode().splitlines()]
    texts = {doc: (bundled / f"{doc}.txt").read_text(encoding="utf-8") for doc in {r["doc"] for r in records}}

    assert len(texts) == 5
    for record in records:
        span = texts[record["doc"]][record["start"] : record["end"]]
        assert (span[0], span[-1]) == (record["text"][0], record["text"][-1])
