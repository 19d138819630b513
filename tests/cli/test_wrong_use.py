"""What a newcomer types wrong: status 2, nothing on standard output, a message that helps, never a traceback."""

import pytest

WRONG = [
    ([], "search"),
    (["serch", "外貨"], "serch"),
    (["search"], "QUERY"),
    (["search", "外貨", "-o", "nowhere/x.csv"], "there is no folder nowhere"),
    (["chart", "map", "-o", "nowhere/x.html"], "there is no folder nowhere"),
    (["timeline", "-o", "."], ". is a folder"),
    (["times", "--doc", "inf*", "-d", "nix"], "there is no document 'nix'"),
    (["times", "--doc", "inf*,nix"], "there is no document 'nix'"),
    (["show", "inf-cables-1986", "-s", "1", "--section", "2"], "is given twice; it takes one"),
    (["entities", "--label", "ORG", "--label", "GPE"], "separate several values by commas"),
    (["search", ""], "the query is empty"),
    (["search", "外貨", "--limit", "0"], "--limit"),
    (["search", "外貨", "--limit", "many"], "a whole number is wanted"),
    (["search", "外貨", "-n", "0"], "1 or more is wanted"),
    (["count", "--over", "foo"], ": 'foo' is not one of 'doc'"),
    (["topics", "-k", "many"], "a whole number is wanted"),
    (["collocates", ""], "the query is empty"),
    (["count", " "], "the query is empty"),
    (["search", "外貨", "--format", "xml"], "'jsonl'"),
    (["search", "外貨", "--lang", "fr"], "'ja'"),
    (["search", "外貨", "--limt", "3"], "--limt"),
    (["search", "外貨", "-x"], "-x"),
    (["search", "who:レーガン"], "fields are doc, kind"),
    (["show"], "DOC"),
    (["show", "inf-cables"], "did you mean 'inf-cables-1986'"),
    (["show", "vietnam-data-lwa"], "did you mean 'vietnam-data-law'"),
    (["show", "qqq"], "'fumikura docs' lists them"),
    (["show", "inf-cables-1986", "--lines", "ten"], "183:195, not 'ten'"),
    (["show", "inf-cables-1986", "--lines", "1-2"], "not '1-2'"),
    (["remove", "nothing-like-it"], "[F210]"),
    (["kwic", "外貨", "--window", "wide"], "10, 5:10 or sentence is wanted, not 'wide'"),
    (["kwic", "外貨", "--window", "-1"], "not '-1'"),
    (["kwic", "外貨", "--window", "5:"], "not '5:'"),
    (["kwic", "外貨", "-n", "0"], "--limit"),
    (["kwic", "外貨", "--sort", "R1.lemma,Q2"], "there is no key 'Q2'; known are L1, R1"),
    (["kwic", "外貨", "--group", "doc.lemma"], "there is no key 'doc.lemma'"),
    (["kwic", "外貨", "--group", "doc", "--facet", "doc"], "cannot be combined"),
    (["kwic", "外貨", "--group", "doc", "--format", "html"], "--format"),
    (["kwic", "外貨", "--sample", "0"], "--sample"),
    (["kwic", "kind:body"], "say at least one word to show"),
    (["kwic", '[lemma="提案"'], "a ] is missing here"),
    (["search", '[lemma="提(案"]'], "this regular expression cannot be read: missing )"),
    (["search", "外貨", "--budget", "0"], "--budget"),
    (["kwic", "外貨", "--budget", "0"], "--budget"),
    (["analyze"], "PATH"),
    (
        ["analyze", ".", "--layers", "dates"],
        "there is no layer 'dates'; layers are document, section, paragraph, footnote, furniture, turn, time, number,",
    ),
    (["times", "--type", "day"], "there is no 'day'; known are DATE, TIME, DURATION, SET"),
    (["times", "--from", "61年"], "is no date with a year"),
    (["times", "--to", "1986-02-30"], "there is no day '1986-02-30'"),
    (["times", "--from", "1986-10-12", "--to", "1986-10-11"], "is before"),
    (["times", "--from", "1986..1987"], "one date is wanted"),
    (["show", "hyogo-fund-guideline", "--section", ""], "an address or a title is wanted"),
    (["show", "inf-cables-1986", "--lines", "9:2"], "has the lines 1 to"),
    (["search", "pos:名刺"], "there is no part of speech '名刺'; known are 名詞 noun"),
    (["kwic", '[pos="名刺"]'], "there is no part of speech '名刺'"),
    (["search", "NEAR/5", "外貨", "預金"], "NEAR wants its words in brackets: NEAR/5("),
    (["search", "*貨"], "for endings write surface:*貨"),
    (["kwic", '[lemma="提案" pos="名詞"]'], "a & is missing here"),
    (["kwic", "[]{0,2}"], "ask for one word at least, as in [lemma="),
    (["search", "number:200..100"], "ends before it begins"),
    (["numbers", "--kind", "yen"], "known are money"),
    (["search", "date:昨日"], "is no date with a year"),
    (["search", "date:1987..1986"], "ends before it begins"),
    (["search", "number:many"], "is no number"),
    (["search", "amount:>=100人"], "is no amount of money"),
    (["analyze", ".", "--date", "yesterday"], "YYYY-MM-DD is wanted, not 'yesterday'"),
    (["analyze", ".", "--date", "2024-02-30"], "not '2024-02-30'"),
    (["analyze", ".", "--encoding", "klingon"], "there is no encoding 'klingon'; use utf-8"),
    (["ingest", "--encoding", "base64"], "there is no encoding 'base64'"),
    (["ingest", "--date", "1986年"], "YYYY-MM-DD"),
    (["ingest", "--jobs", "-1"], "--jobs"),
    (["ingest", "--max-size", "0"], "--max-size"),
]


@pytest.mark.parametrize(("arguments", "text"), WRONG)
def test_says_what_is_wrong(typed, arguments, text):
    said = typed(*arguments)

    assert (said.status, said.out) == (2, "")
    assert text in " ".join(said.err.split())


def test_a_mistyped_command_is_guessed(typed):
    assert "search" in typed("serch").err.splitlines()[-1]


def test_a_query_that_cannot_be_read_leaves_the_output_file_alone(typed, tmp_path):
    kept = tmp_path / "lines.csv"
    kept.write_text("kept\n", encoding="utf-8")

    assert typed("kwic", "(外貨", "--output", kept, "--format", "csv").status == 2
    assert kept.read_text(encoding="utf-8") == "kept\n"


def test_one_unknown_document_of_several_removes_none(typed):
    said = typed("remove", "inf-cables-1986", "nothing-like-it")

    assert said.status == 2
    assert "inf-cables-1986" in typed("docs").out


@pytest.mark.parametrize("limit", [["-n", "２"], ["-n２"], ["--limit=２"], ["--limit", "2"]])
@pytest.mark.parametrize("command", [["kwic", "の"], ["count"], ["entities"]])
def test_numbers_may_have_full_width(typed, command, limit):
    said = typed(*command, *limit, "-f", "jsonl")

    assert (said.status, said.out.count("\n")) == (0, 2)


def test_one_is_no_plural(typed):
    assert "the first occurrence; there are more\n" in typed("kwic", "の", "-n", "1").err
    assert typed("kwic", "レイキャビック", "doc:inf*", "--thin", "9").err == "1 occurrence\n"


@pytest.mark.parametrize("command", ["search", "kwic"])
@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("外貨 or qqqzzz", "'or' was read as a word; the operator is written OR"),
        ("外貨 And qqqzzz", "'And' was read as a word; the operator is written AND"),
        ("外貨 doc:inf* doc:hyogo*", "write (doc:inf* OR doc:hyogo*) for either"),
    ],
)
def test_what_was_read_otherwise_is_said(typed, command, query, said):
    assert said in typed(command, query).err
    assert "OR" not in typed(command, "外貨 qqqzzz").err


def test_who_asks_for_what_nothing_cites_is_led_to_citations(typed):
    assert "'fumikura citations' lists what is cited" in typed("search", "cites:あ").err
