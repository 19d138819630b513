"""The command that looks a document over: lint."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fumikura.answers.given import FINDINGS
from fumikura.cli.options import (
    DEFAULT_CORPUS,
    AllOption,
    CorpusOption,
    Form,
    FormOption,
    Lang,
    LangOption,
    OutputOption,
)
from fumikura.cli.output import tell, write
from fumikura.cli.values import one_of
from fumikura.cli.words import say

if TYPE_CHECKING:
    from fumikura.records import Source


def lint(
    docs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[DOC]...",
            help="Ids of documents, * for any characters, or files and folders; all of the corpus by default.",
        ),
    ] = None,
    rule: Annotated[
        str | None, typer.Option("--rule", "-r", metavar="RULE", help=f"{', '.join(FINDINGS)}; several with commas.")
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
    from fumikura.answers import editing

    wanted = one_of(rule, FINDINGS, "--rule")
    rows = editing.findings(_sources(docs, corpus), rules=wanted, worded=partial(_why, lang), limit=limit)
    if not rows:
        tell(say("nothing to look at in {count} documents", lang, count=rows.about["documents"]))
        return
    write(rows, form=form, output=output, columns=rows.brief if form is Form.table else rows.columns, lang=lang)
    raise typer.Exit(1)


def _why(lang: Lang | None, message: str, **values: str) -> str:
    return say(message, lang, **values)


def _sources(docs: list[str] | None, corpus: Path) -> Iterator[Source]:
    """Yield what is asked for: files as they are, which need no corpus, else documents."""
    from fumikura.answers import sources
    from fumikura.errors import MissingCorpusError, NotFoundError
    from fumikura.store import Store

    names = [name for name in docs or () if name != "-" and not Path(name).exists()]
    yield from sources.files((Path(name) for name in docs or () if name not in names), stream=sys.stdin.buffer)
    if names or not docs:
        try:
            store = Store(corpus)
        except MissingCorpusError:
            nowhere = next((name for name in names if sources.filed(name)), None)
            if nowhere is None:
                raise
            msg = f"{nowhere}: no such file or folder"
            raise NotFoundError(msg) from None
        with store:
            yield from sources.documents(store, names or None)


COMMANDS = (lint,)
