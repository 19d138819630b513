"""What comes in and goes out beside the answer: standard input, pipes, colours, the environment."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest


def test_the_module_is_the_command(fumikura):
    run = fumikura("search", "qqqzzz")

    assert (run.returncode, run.stdout, run.stderr) == (1, b"", b"nothing found\n")


def test_the_console_script_is_the_command(place):
    script = Path(sys.executable).with_name("fumikura")
    if not script.exists():
        pytest.skip("fumikura runs from its source here: there is no console script beside this Python to try")
    run = subprocess.run([script, "--version"], capture_output=True, text=True, check=False)

    assert run.stdout.startswith("fumikura ")


@pytest.mark.parametrize("command", ["kwic の", "kwic の -f csv", "count", "show inf-cables-1986", "entities", "times"])
def test_a_reader_that_goes_away_is_no_error(place, command):
    line = f"{sys.executable} -m fumikura {command} | head -n 1"
    run = subprocess.run(["bash", "-o", "pipefail", "-c", line], cwd=place, capture_output=True, check=False)

    assert (run.returncode, run.stderr) == (0, b"")
    assert run.stdout.count(b"\n") == 1


@pytest.mark.parametrize("arguments", [["search", "外貨準備"], ["kwic", "外貨準備"], ["docs"]])
def test_no_colours_when_piped(typed, arguments):
    assert "\x1b" not in "".join(typed(*arguments)[1:])


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
@pytest.mark.parametrize(("variables", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_colours_on_a_terminal_unless_they_are_not_wanted(place, variables, coloured):
    ours, theirs = os.openpty()
    environment = {name: value for name, value in os.environ.items() if name != "NO_COLOR"} | variables
    subprocess.run(
        [sys.executable, "-m", "fumikura", "search", "外貨準備", "-n", "1"],
        cwd=place, env=environment, stdout=theirs, stderr=subprocess.DEVNULL, check=True,
    )  # fmt: skip
    os.close(theirs)
    printed = os.read(ours, 65536)
    os.close(ours)

    assert (b"\x1b[" in printed) is coloured


def test_output_is_utf_8_whatever_the_terminal_says(fumikura):
    run = fumikura("docs", PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C")

    assert "中国の戦う外交官の台頭？" in run.stdout.decode("utf-8")


def test_the_corpus_can_be_named_by_the_environment(typed, place, tmp_path, monkeypatch):
    monkeypatch.setenv("FUMIKURA_CORPUS", str(place / "outputs" / "corpus"))
    monkeypatch.chdir(tmp_path)

    assert typed("docs").status == 0


def test_an_option_names_the_corpus_before_the_environment(typed, monkeypatch):
    monkeypatch.setenv("FUMIKURA_CORPUS", "elsewhere")

    assert typed("docs").status == 4
    assert typed("docs", "--corpus", "outputs/corpus").status == 0


def test_standard_input_is_analysed(typed):
    text = "閣議は、\n予算案を決\n定した。\n"
    said = typed("analyze", "-", "--date", "1986-09-18", data=text.encode("euc_jp"))
    document, *paragraphs = map(json.loads, said.out.splitlines())

    assert (document["doc"], document["encoding"], document["date"]) == ("stdin", "euc_jp", "1986-09-18")
    assert all(text[record["start"]] == record["text"][0] for record in paragraphs)


def test_the_encoding_of_standard_input_can_be_named(typed):
    said = typed("analyze", "-", "--encoding", "cp932", data="ｶﾞｽ".encode("cp932"))

    assert json.loads(said.out.splitlines()[-1])["text"] == "ｶﾞｽ"


def test_standard_input_becomes_a_document(typed, tmp_path):
    said = typed("ingest", "-", "--corpus", tmp_path / "own", data="基金の運用を定める。\n".encode())

    assert said.status == 0
    assert "stdin" in typed("docs", "--corpus", tmp_path / "own").out


def test_paragraphs_lead_to_their_characters(typed, bundled):
    records = [json.loads(line) for line in typed("analyze", bundled, "--layers", "paragraph").out.splitlines()]
    texts = {doc: (bundled / f"{doc}.txt").read_text(encoding="utf-8") for doc in {r["doc"] for r in records}}

    assert len(texts) == 5
    for record in records:
        span = texts[record["doc"]][record["start"] : record["end"]]
        assert (span[0], span[-1]) == (record["text"][0], record["text"][-1])


def test_layers_come_as_asked_for(typed, bundled):
    said = typed("analyze", bundled / "inf-cables-1986.txt", "--layers", "document")

    assert (said.status, said.err) == (0, "")
    assert [json.loads(line)["layer"] for line in said.out.splitlines()] == ["document"] * 4


@pytest.mark.parametrize("layer", ["document", "section", "paragraph", "footnote", "furniture", "turn"])
def test_every_layer_leads_to_its_characters(typed, bundled, layer):
    records = [json.loads(line) for line in typed("analyze", bundled, "--layers", layer).out.splitlines()]
    texts = {doc: (bundled / f"{doc}.txt").read_text(encoding="utf-8") for doc in {r["doc"] for r in records}}

    assert records
    for record in records:
        there = texts[record["doc"]][record["start"] : record["end"]]
        assert there == there.strip() != ""
        if layer in {"section", "furniture"}:
            assert record["text"] == there


def test_analyze_needs_no_corpus_and_makes_none(typed, letters, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    assert typed("analyze", letters, "-n", "1").out.count("\n") == 1
    assert not (tmp_path / "outputs").exists()
