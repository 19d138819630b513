"""The command that looks a document over: lint."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from fumikura.cli.options import DEFAULT_CORPUS, AllOption, CorpusOption, Form, FormOption, LangOption, OutputOption
from fumikura.cli.output import tell, write
from fumikura.cli.values import one_of
from fumikura.cli.words import say

if TYPE_CHECKING:
    from fumikura.records import Source

_COLUMNS = ("doc", "line", "section", "start", "end", "text", "rule", "why")
_RULES = ("lost-reference", "other-subject", "undefined-term", "unused-term", "defined-twice", "numbering-gap")


def lint(
    docs: Annotated[
        list[str] | None,
        typer.Argument(metavar="[DOC]...", help="Ids of documents, or files; all of the corpus by default."),
    ] = None,
    rule: Annotated[
        str | None, typer.Option("--rule", "-r", metavar="RULE", help=f"{', '.join(_RULES)}; several with commas.")
    ] = None,
    limit: AllOption = None,
    corpus: CorpusOption = DEFAULT_CORPUS,
    form: FormOption = Form.table,
    output: OutputOption = None,
    lang: LangOption = None,
) -> None:
    """Look documents over as a careful editor would: references that lead nowhere, terms, numbers left out.

    lost-reference: a section that the document does not have. other-subject: a section that never speaks of what the
    sentence says it holds, where another one's heading does. undefined-term, unused-term, defined-twice: short names
    (以下「委員会」という。). numbering-gap: a number left out. Ends with 1 if there is anything to look at.

    Examples: fumikura lint hyogo-fund-guideline; fumikura lint draft.txt --format csv
    """  # fmt: skip
    from dataclasses import replace

    from fumikura.analysis import analyze, citations
    from fumikura.lint import lint as looked_over

    wanted = frozenset(one_of(rule, _RULES, "--rule")) or frozenset(_RULES)
    rows: list[dict[str, Any]] = []
    count = 0
    for source in _sources(docs, corpus):
        count += 1
        analysis = analyze(source)
        analysis = replace(analysis, citations=citations(analysis))
        rows += [
            {
                "layer": "finding", "doc": source.id, "line": one.line, "section": list(one.section),
                "start": one.start, "end": one.end, "text": one.text, "rule": one.rule,
                "why": say(one.why, lang, **one.values),
            }
            for one in looked_over(analysis, wanted)
        ]  # fmt: skip
    if not rows:
        tell(say("nothing to look at in {count} documents", lang, count=count))
        return
    columns = _COLUMNS if form is not Form.table else ("doc", "line", "rule", "text", "why")
    write(rows[:limit], form=form, output=output, columns=columns, lang=lang)
    raise typer.Exit(1)


def _sources(docs: list[str] | None, corpus: Path) -> Iterator[Source]:
    """Yield what is asked for: files as they are, else documents of the corpus."""
    from fumikura.preparing import Options, sources
    from fumikura.records import Source
    from fumikura.store import Store

    names = [name for name in docs or () if name != "-" and not Path(name).is_file()]
    paths = (Path(name) for name in docs or () if name not in names)
    for source in sources(paths, Options(), stream=sys.stdin.buffer):
        if isinstance(source, Exception):
            raise source
        yield source
    if names or not docs:
        with Store(corpus) as store:
            for name in names or [document.name for document in store.documents()]:
                row = store.document(name)
                content = store.source(row.id)
                yield Source(row.name, row.path, content, row.sha256, row.encoding, row.encoding_reason, row.meta)


COMMANDS = (lint,)
