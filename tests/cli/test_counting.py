"""count, ngrams, collocates, keyness and style as they are typed, on the bundled texts."""

import csv
import io
import json
from collections import Counter

import pytest


def rows(said):
    return [json.loads(line) for line in said.out.splitlines()]


def test_a_frequency_list(typed):
    found = rows(typed("count", "-n", "3", "--format", "jsonl"))

    assert [row["word"] for row in found] == ["の", "、", "に"]
    assert [row["rank"] for row in found] == [1, 2, 3]
    assert set(found[0]) == {"rank", "word", "pos", "count", "per_10000", "range", "dp", "juilland"}


def test_a_part_of_speech_in_either_language(typed):
    one, two = (
        typed("count", "--pos", pos, "-n", "5", "--format", "csv").out for pos in ("proper-noun", "名詞-固有名詞")
    )

    assert one == two
    assert "米国" in one


def test_a_stop_list(typed, tmp_path):
    stop = tmp_path / "stop.txt"
    stop.write_text("# particles\nの\nする  # in any form\n", encoding="utf-8")

    words = [row["word"] for row in rows(typed("count", "--stop", stop, "-n", "20", "--format", "jsonl"))]

    assert "に" in words
    assert not {"の", "為る"} & {*words}


def test_where_a_word_stands(typed):
    said = typed("count", "提案", "--format", "csv")

    assert [row["part"] for row in csv.DictReader(io.StringIO(said.out))] == ["inf-cables-1986", "tameike-tsushin-742"]
    assert "16 occurrences in 2 of 5 parts; DP 0.7172" in said.err


def test_words_crossed_with_kinds(typed):
    found = rows(typed("count", "--cross", "kind", "--pos", "noun", "-n", "4", "--format", "jsonl"))

    kinds = [name for name in found[0] if name.startswith("kind:")]
    assert len(kinds) == 5
    assert all(sum(row[name] for name in kinds) == row["count"] for row in found)


def test_only_a_section_or_a_speaker(typed):
    every = rows(typed("count", "-n", "1", "--format", "jsonl"))[0]["count"]
    for options in (["--section", "第2章"], ["--speaker", "次官"], ["--kind", "footnote"], ["--doc", "inf*"]):
        found = rows(typed("count", "の", *options, "--format", "jsonl"))
        assert 0 < sum(row["count"] for row in found) < every


def test_sequences(typed):
    found = rows(typed("ngrams", "-N", "3", "--contains", "提案", "--format", "jsonl"))

    assert all("提案" in row["words"] and len(row["words"]) == 3 for row in found)
    assert all(row["example"].startswith("inf-cables-1986:") for row in found)


def test_collocates(typed):
    said = typed("collocates", "核実験", "--only", "content", "--format", "jsonl")

    (first, *_) = rows(said)
    assert len(first["positions"]) == 10
    assert first["example"].startswith("inf-cables-1986:")
    assert {"log_dice", "g2", "mi", "mi3", "t", "dice", "expected", "left", "right"} <= set(first)
    size = sum(row["tokens"] for row in rows(typed("docs", "--format", "jsonl")))
    assert f"5 occurrences, 45 tokens near them, {size} in all" in said.err


def test_a_node_that_is_a_query(typed):
    said = typed("collocates", "person:レーガン", "--by", "compound", "--format", "jsonl")

    assert "13 occurrences" in said.err
    (first, *_) = rows(said)
    assert (first["word"], first["pos"]) == ("大統領", "名詞")


def test_words_side_by_side_are_a_query(typed):
    whole, some = (typed("collocates", *words).err.split()[0] for words in (["提案"], ["提案", "-合意", "doc:inf*"]))
    shown = len(typed("kwic", "提案", "-合意", "doc:inf*", "--format", "jsonl").out.splitlines())

    assert 0 < int(some) == shown < int(whole)


def test_parts_of_a_query(typed):
    found = rows(typed("count", '[lemma="提案"] []{0,3} [pos="動詞"]', "--over", "speaker", "--format", "jsonl"))

    assert sum(row["count"] for row in found) == len(
        rows(typed("kwic", '[lemma="提案"] []{0,3} [pos="動詞"]', "--format", "jsonl"))
    )


@pytest.mark.parametrize("by", ["surface", "lemma", "reading", "pos", "compound"])
def test_the_same_units_everywhere(typed, by):
    words = {row["word"] for row in rows(typed("count", "--by", by, "--format", "jsonl"))}
    near = rows(typed("collocates", "削減", "--by", by, "--format", "jsonl"))
    sequences = rows(typed("ngrams", "--by", by, "--contains", "削減", "--format", "jsonl"))
    keys = rows(typed("keyness", "--doc", "inf*", "--by", by, "--sure", "0", "--format", "jsonl"))

    assert near
    assert sequences
    assert keys
    assert {row["word"] for row in (*near, *keys)} <= words
    assert {word for row in sequences for word in row["words"]} <= words
    assert ("pos" in near[0]) == (by in {"lemma", "compound"})


def test_windows(typed):
    found = {
        window: rows(typed("collocates", "核実験", *window, "--min", "1", "--format", "jsonl", "-n", "999"))
        for window in ((), ("--window", "0:3"), ("--within", "sentence"), ("--window", "sentence"))
    }

    assert all(row["left"] == 0 for row in found["--window", "0:3"])
    assert found["--within", "sentence"] == found["--window", "sentence"]
    assert len(found["--within", "sentence"]) > len(found[()]) > len(found["--window", "0:3"])


def test_parts_against_parts(typed):
    words = {
        against: [
            row["word"] for row in rows(typed("keyness", "--doc", "inf*", *against, "-n", "40", "--format", "jsonl"))
        ]
        for against in ((), ("--against", "tameike-tsushin-742"), ("--against", "kind:essay"))
    }

    assert all("条約" in some for some in words.values())
    assert len({tuple(some) for some in words.values()}) == 3


def test_a_speaker_against_others(typed):
    options = ("--speaker", "ラウニー", "--against", "speaker:局長", "--sure", "0", "--format", "jsonl")

    assert rows(typed("keyness", *options))[0]["rest_per_10000"] >= 0


def test_a_frequency_list_as_reference(typed, tmp_path):
    reference = tmp_path / "words.csv"
    typed("count", "--format", "csv", "--output", reference)

    found = rows(typed("keyness", "--doc", "inf*", "--reference", reference, "--format", "jsonl"))

    listed = Counter()
    for row in csv.DictReader(io.StringIO(reference.read_text(encoding="utf-8"))):
        listed[row["word"]] += int(row["count"])
    assert all(row["rest"] == listed[row["word"]] for row in found)


def test_keywords_are_keyness_over_compounds(typed):
    brief = rows(typed("keywords", "inf-cables-1986", "--format", "jsonl"))
    options = ("--by", "compound", "--only", "content", "--format", "jsonl")
    full = rows(typed("keyness", "--doc", "inf-cables-1986", *options))

    assert brief == [{name: row[name] for name in brief[0]} for row in full]


def test_style(typed):
    found = rows(typed("style", "--format", "jsonl"))

    assert [row["part"] for row in found][2] == "inf-cables-1986"
    assert all(0 < row["ttr"] < 1 and row["mtld"] > 30 and row["readability"] > 1.5 for row in found)


@pytest.mark.parametrize("form", ["table", "jsonl", "json", "csv", "tsv", "md"])
@pytest.mark.parametrize(
    "arguments",
    [["count"], ["count", "提案"], ["count", "--cross", "year"], ["ngrams"], ["collocates", "提案"], ["style"],
     ["keyness", "--kind", "essay"]],
)  # fmt: skip
def test_formats(typed, arguments, form):
    said = typed(*arguments, "--format", form)

    assert said.status == 0
    assert said.out


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["count", "存在しない語彙"], 1, "nothing found"),
        (["count", "--doc", "nothing*"], 1, "nothing found"),
        (["count", "--doc", "inf"], 2, "F210"),
        (["count", "--pos", "substantive"], 2, "名詞 noun"),
        (["count", "--stop", "nowhere.txt"], 2, "F121"),
        (["count", "提案", "--cross", "kind"], 2, "takes none of"),
        (["count", "--min", "99999"], 1, "nothing found"),
        (["ngrams", "-N", "6"], 2, "--length"),
        (["ngrams", "--contains", "存在しない語彙"], 1, "nothing found"),
        (["collocates", "存在しない語彙"], 1, "nothing found"),
        (["collocates", "提案", "--window", "wide"], 2, "is wanted, not 'wide'"),
        (["collocates", "doc:inf*"], 2, "say at least one word to show"),
        (["collocates", "[lemma=提案"], 2, "F200"),
        (["collocates", "レーカン"], 1, "did you mean レーガン"),
        (["count", "提案", "doc:nowhere"], 1, "nothing in the corpus is doc:nowhere"),
        (["count", '"提案', "--over", "kind"], 2, "never closed"),
        (["ngrams", "--contains", "person:だれか"], 1, "nothing in the corpus is person:だれか"),
        (["ngrams", "--contains", "(提案"], 2, "never closed"),
        (["keyness"], 2, "say which part"),
        (["keyness", "--doc", "inf*", "--against", "nowhere"], 2, "F210"),
        (["keyness", "--doc", "inf*", "--against", "x", "--reference", "y"], 2, "cannot be combined"),
        (["keyness", "--doc", "inf*", "--reference", "nowhere.csv"], 2, "F121"),
        (["keyness", "--speaker", "誰でもない"], 2, "who speaks: ラウニー大使"),
        (["style", "--speaker", "誰でもない"], 2, "who speaks: ラウニー大使"),
    ],
)
def test_wrong_use_and_nothing_found(typed, arguments, status, message):
    said = typed(*arguments)

    assert (said.status, message in said.err) == (status, True), said


@pytest.mark.parametrize("text", ["語,数\n条約,3\n", "word,count\n条約,many\n"])
def test_a_reference_that_is_none(typed, tmp_path, text):
    reference = tmp_path / "words.csv"
    reference.write_text(text, encoding="utf-8")

    assert "F121" in typed("keyness", "--doc", "inf*", "--reference", reference).err


def test_japanese(typed):
    assert "出現数" in typed("count", "--lang", "ja").out
    assert "上級前半" in typed("style", "--lang", "ja").out
    assert "16例" in typed("count", "提案", "--lang", "ja").err
