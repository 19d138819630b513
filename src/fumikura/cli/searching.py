"""Commands that answer queries: search, kwic, explain."""

from __future__ import annotations

import re
from typing import Annotated, Any

import typer

from fumikura.cli.options import (
    DEFAULT_CORPUS,
    CorpusOption,
    Form,
    FormOption,
    LangOption,
    LimitOption,
    OutputOption,
)
from fumikura.cli.output import nothing, opened, tell, write

QueryArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="QUERY",
        help='Words, "an exact phrase", -without, a OR b, (…), beginning*, NEAR/5(a b), doc:ID, kind:KIND.',
    ),
]
_WINDOW = re.compile(r"(\d{1,3})(?::(\d{1,3}))?")


def search(
    query: QueryArgument,
    limit: LimitOption = 10,
    strict: Annotated[bool, typer.Option("--strict", help="Only passages with every word.")] = False,
    corpus: CorpusOption = DEFAULT_CORPUS,
    form: FormOption = Form.table,
    output: OutputOption = None,
    lang: LangOption = None,
) -> None:
    """Search passages, best first.

    Those with every word come first, then, under a line that says so, the best with some of them.

    Examples: fumikura search 外貨準備 凍結; fumikura search '"欧州ゼロ" kind:cables'; fumikura search 人口は何人か
    """
    from fumikura.cli.listing import listing
    from fumikura.query import search as find
    from fumikura.store import open_to_read

    with open_to_read(corpus) as store:
        answer = find(store, " ".join(query), limit=limit, strict=strict)
    if not answer.hits:
        nothing(lang)
    if form is Form.table:
        with opened(output) as stream:
            listing(answer, stream, lang)
        return
    rows: list[dict[str, Any]] = [
        {
            "layer": "hit", "rank": hit.rank, "score": hit.score, "doc": hit.doc, "start": hit.start, "end": hit.end,
            "text": hit.text, "section": list(hit.section), "kind": hit.kind, "line": hit.line,
            "complete": hit.complete, "marks": [list(span) for span in hit.marks],
        }
        for hit in answer.hits
    ]  # fmt: skip
    write(rows, form=form, output=output, columns=list(rows[0]), lang=lang)


def kwic(
    query: QueryArgument,
    window: Annotated[
        str,
        typer.Option(
            "--window",
            "-w",
            metavar="N|A:B|sentence",
            help="Words before and after the key, or its sentence.",
        ),
    ] = "10",
    limit: Annotated[int | None, typer.Option("--limit", "-n", min=1, help="Lines at most; all without.")] = None,
    corpus: CorpusOption = DEFAULT_CORPUS,
    form: FormOption = Form.table,
    output: OutputOption = None,
    lang: LangOption = None,
) -> None:
    """Show every occurrence in context (KWIC).

    In the order of the corpus; each line has the place of the key in the source.

    Examples: fumikura kwic 提案 --window 8; fumikura kwic '"アジア凍結"' --window sentence --format csv
    """
    from itertools import islice

    from fumikura.cli.listing import concordance
    from fumikura.query import kwic as find
    from fumikura.store import open_to_read

    with open_to_read(corpus) as store:
        lines = islice(find(store, " ".join(query), window=_window(window)), limit)
        if form is Form.table:
            with opened(output) as stream:
                count = concordance(lines, stream)
            if not count:
                nothing(lang)
            tell(f"{count}")
            return
        columns = ["doc", "section", "kind", "line", "start", "end", "left", "key", "right"]
        rows = ({"layer": "kwic", **{name: getattr(line, name) for name in columns}} for line in lines)
        write(rows, form=form, output=output, columns=columns, lang=lang)


def _window(text: str) -> Any:  # noqa: ANN401  typed where it is imported
    from fumikura.query import Window

    if text == "sentence":
        return Window(sentence=True)
    found = _WINDOW.fullmatch(text)
    if not found:
        msg = f"--window wants 10, 5:10 or sentence, not {text!r}"
        raise typer.BadParameter(msg)
    return Window(int(found[1]), int(found[2] or found[1]))


def explain(
    query: QueryArgument,
    corpus: CorpusOption = DEFAULT_CORPUS,
    form: FormOption = Form.table,
    output: OutputOption = None,
    lang: LangOption = None,
) -> None:
    """Show how a query is read.

    Its parts, and the words that MeCab makes of them.

    Example: fumikura explain '資金運用方針 -改定 NEAR/5(欧州 削減)'
    """
    from fumikura.query import explain as read
    from fumikura.query import planner
    from fumikura.store import open_to_read

    with open_to_read(corpus) as store:
        rows = list(read(planner(store), " ".join(query)))
    write(rows, form=form, output=output, columns=["asks", "text", "read_as"], lang=lang)


COMMANDS = (search, kwic, explain)
