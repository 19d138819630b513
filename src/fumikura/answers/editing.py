"""What a careful editor would query in documents, as records."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from fumikura.analysis import analyze, citations
from fumikura.answers.records import Records
from fumikura.lint import RULES, lint
from fumikura.records import Source

_FINDING = ("doc", "line", "section", "start", "end", "text", "rule", "why")
_BRIEF = ("doc", "line", "rule", "text", "why")


def findings(
    sources: Iterable[Source],
    *,
    rules: Iterable[str] = (),
    worded: Callable[..., str] = str.format,
    limit: int | None = None,
) -> Records:
    """Return what the rules find, all of them if none is named; ``about`` says in how many documents.

    Args:
        sources: the documents.
        rules: their names.
        worded: puts what a message names into it; it may translate it.
        limit: findings at most.
    """
    wanted = frozenset(rules) or frozenset(RULES)
    rows, count = [], 0
    for count, source in enumerate(sources, 1):  # noqa: B007
        analysis = analyze(source)
        rows += [
            {"layer": "finding", "doc": source.id, "line": one.line, "section": list(one.section), "start": one.start,
             "end": one.end, "text": one.text, "rule": one.rule, "why": worded(one.why, **one.values)}
            for one in lint(replace(analysis, citations=citations(analysis)), wanted)
        ]  # fmt: skip
    return Records(rows[:limit], _FINDING, brief=_BRIEF, about={"documents": count})
