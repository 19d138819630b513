"""Queries that are made to hurt, through the command: an answer or one clear error, and soon."""

import os

import pytest

# query -> what is said if it is refused
BOUNDED = [
    ("あ" * 1001, "the most are 1000"),
    ("(" * 40 + "基金" + ")" * 40, "nested deeper"),
    (" ".join(f"語{number}" for number in range(65)), "more than 64 words"),
    ("NEAR/50(基金 運用 委員会 定め)", "too wide"),
    ("NEAR/51(基金 運用)", "up to 50"),
    ("NEAR(" + "基金 " * 70 + ")", "more than 64 words"),
    ("*", "behind the beginning"),
    ("*" * 900, "behind the beginning"),
    ("-" * 999, "'-'"),
    ('"' * 999, "quotation"),
    ("(" * 999, "nested deeper"),
    ("doc:" + "*a" * 300, None),
    ("基金 doc:" + "*d*0" * 100, None),
    (" OR ".join(f"{chr(0x3042 + number)}*" for number in range(60)), None),
    ("基金*" + "の*" * 200, None),
    (".*+?[]{}()^$|\\&~#@<>*", None),
    (os.fsdecode(b"\xe5\x9f\xba\xff\xfe"), None),
]


@pytest.mark.parametrize(
    ("query", "refusal"), BOUNDED, ids=lambda value: str(value)[:14].encode("unicode_escape").decode()
)
@pytest.mark.parametrize("name", ["search", "kwic", "explain"])
def test_answered_or_refused_soon(corpus, command, name, query, refusal):
    run = command(name, "--corpus", corpus, "--", query, timeout=10)

    assert "Traceback" not in run.stderr, run.stderr
    assert run.returncode in {0, 1, 2}
    if refusal:
        assert (run.returncode, refusal in run.stderr) == (2, True), run.stderr
    if run.returncode == 2:
        assert "F200" in run.stderr
