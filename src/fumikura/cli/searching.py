"""Commands that answer queries: search, explain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from fumikura.cli.options import (
    DEFAULT_CORPUS,
    CorpusOption,
    Form,
    FormOption,
    Lang,
    LangOption,
    LimitOption,
    OutputOption,
)
from fumikura.cli.output import opened, tell, write
from fumikura.cli.parsing import Command
from fumikura.cli.words import phrase, say

if TYPE_CHECKING:
    from fumikura.store import Store

QueryArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="QUERY",
        help='Words, "an exact phrase", -without, a OR b, (…), beginning*, NEAR/5(a b), doc:ID, kind:KIND, '
        "section:ADDRESS, speaker:NAME, date:DAY, number:>=N, amount:>=SUM, person:, org:, place:, entity:NAME, "
        'lemma:WORD, pos:CLASS, surface:, reading:, /expression/, [lemma="…"] []{0,3} [pos="…"].',
    ),
]
SectionOption = Annotated[
    str | None, typer.Option("--section", metavar="ADDRESS", help="Only in this section: 第2章, 第2の1(3), a title.")
]
ExactOption = Annotated[
    bool, typer.Option("--exact", help="Whole words as they are written only: no other form, no other spelling.")
]
SynonymsOption = Annotated[
    bool, typer.Option("--synonyms", help="Words of about the same meaning too, from the built-in table and your own.")
]
_CALLED = "nothing in the corpus is {field}; 'fumikura entities' lists what is named"
_UNMATCHED = {
    "doc": "nothing in the corpus is {field}; 'fumikura docs' lists ids and kinds",
    "kind": "nothing in the corpus is {field}; passages are heading, body, item, table, caption, front, back, form, "
    "footnote, and 'fumikura docs' lists the kinds of documents",
    "section": "nothing in the corpus is {field}; 'fumikura outline DOC' lists sections",
    **dict.fromkeys(("person", "org", "place", "entity"), _CALLED),
    "cites": "nothing in the corpus is {field}; 'fumikura citations' lists what is cited",
    "speaker": "nothing in the corpus is {field}; it knows the speakers {speakers}",
}
_MENTIONED = "nothing in the corpus is {field}; 'fumikura times' and 'fumikura numbers' list what is mentioned"
_OPERATOR = "'{said}' was read as a word; the operator is written {instead}"
_SEVERAL = "'{said}' asks for documents that are both; write {instead} for either"
_LEFT = "looked at {seen} passages; {left} more may hold it: add a word or a field, or raise --budget"
_NAMED = 12  # speakers that a message names


class QueryCommand(Command):
    """A command whose last words are a query: ``-word`` is a word that must not be found, unless it is an option."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401, D102  click's or Typer's context
        letters = {name[1] for param in self.params for name in param.opts if name[1:2] != "-"} | {"h", "-"}
        until = args.index("--") if "--" in args else len(args)
        words = [f"－{arg[1:]}" if _without(arg, letters) else arg for arg in args[:until]]
        return super().parse_args(ctx, [*words, *args[until:]])


def _without(arg: str, letters: set[str]) -> bool:
    """Tell ``-改定`` and ``-doc:inf*`` from ``-n5``; the query language reads － as -."""
    return arg.startswith("-") and len(arg) > 1 + arg[1:].isascii() and arg[1] not in letters


def search(
    query: QueryArgument,
    limit: LimitOption = 10,
    strict: Annotated[bool, typer.Option("--strict", help="Only passages with every word.")] = False,
    section: SectionOption = None,
    exact: ExactOption = False,
    synonyms: SynonymsOption = False,
    budget: Annotated[
        int,
        typer.Option("--budget", metavar="N", min=1, help="Passages looked at, where the index alone cannot answer."),
    ] = 50_000,
    corpus: CorpusOption = DEFAULT_CORPUS,
    form: FormOption = Form.table,
    output: OutputOption = None,
    lang: LangOption = None,
) -> None:
    """Search passages, best first.

    Those with every word come first, then, under a line that says so, the best with some of them and what stands
    beside the best.

    Examples: fumikura search 外貨準備 凍結; fumikura search '"欧州ゼロ" kind:cables'; fumikura search 人口は何人か
    """
    from fumikura.answers import queries
    from fumikura.cli.listing import listing
    from fumikura.query import search as find
    from fumikura.query import unmatched
    from fumikura.store import open_to_read

    line = " ".join(query)
    with open_to_read(corpus) as store:
        answer = find(
            store, line, limit=limit, strict=strict, section=section, exact=exact, widely=synonyms, budget=budget
        )
        unlooked(answer.left, budget, lang)
        if not answer.total:
            slipped(line, lang)
        if not answer.hits:
            hint(unmatched(store, line, section), store, lang)
            meant(store, line, section, lang)
    if form is Form.table and answer.hits:
        with opened(output) as stream:
            listing(answer, stream, lang)
        return
    rows = queries.hits(answer)
    write(rows, form=form, output=output, columns=rows.columns, lang=lang)


def unlooked(left: int, budget: int | None, lang: Lang | None) -> None:
    """Say how many passages were not looked at any more, if any."""
    if left:
        tell(say(_LEFT, lang, seen=budget, left=left))


def hint(fields: list[str], store: Store, lang: Lang | None) -> None:
    """Name the fields of a query that nothing in the corpus has."""
    for field in fields:
        speakers = store.speakers()[:_NAMED] if field.startswith("speaker:") else ()
        tell(say(_UNMATCHED.get(field.partition(":")[0], _MENTIONED), lang, field=field, speakers="、".join(speakers)))


def slipped(line: str, lang: Lang | None) -> None:
    """Say what of a query that found nothing may have been meant otherwise than it was read."""
    from fumikura.query.slips import slips

    for said, instead in slips(line):
        tell(say(_SEVERAL if " " in said else _OPERATOR, lang, said=said, instead=instead))


def meant(store: Store, line: str, section: str | None, lang: Lang | None) -> None:
    """Name words of the corpus that are near those that it does not have."""
    from fumikura.query.suggesting import suggestions

    for word, near in suggestions(store, line, section).items():
        tell(say("there is no {word}; did you mean {near}?", lang, word=word, near="、".join(near)))


def related(
    query: QueryArgument,
    limit: LimitOption = 20,
    corpus: CorpusOption = DEFAULT_CORPUS,
    form: FormOption = Form.table,
    output: OutputOption = None,
    lang: LangOption = None,
) -> None:
    """Show what goes with a word.

    Its other spellings and names in the corpus, words of about the same meaning, and the words that stand in the same
    passages much more often than elsewhere.

    Examples: fumikura related 削減; fumikura related 米国
    """
    from fumikura.answers import queries
    from fumikura.store import open_to_read

    with open_to_read(corpus) as store:
        rows = queries.related(store, " ".join(query), limit=limit)
        if not rows:
            meant(store, " ".join(query), None, lang)
    table = form is Form.table
    shown = [{**row, "why": say(row["why"], lang)} for row in rows] if table else rows
    write(shown, form=form, output=output, columns=rows.columns, lang=lang)


def explain(
    query: QueryArgument,
    section: SectionOption = None,
    exact: ExactOption = False,
    synonyms: SynonymsOption = False,
    corpus: CorpusOption = DEFAULT_CORPUS,
    form: FormOption = Form.table,
    output: OutputOption = None,
    lang: LangOption = None,
) -> None:
    """Show how a query is read.

    Its parts, and the words that MeCab makes of them. --section, --exact and --synonyms are those of search and kwic.

    Examples: fumikura explain '資金運用方針 -改定 NEAR/5(欧州 削減)'; fumikura explain 許可 --synonyms
    """
    from fumikura.answers import queries
    from fumikura.store import open_to_read

    with open_to_read(corpus) as store:
        rows = queries.explained(store, " ".join(query), section=section, exact=exact, synonyms=synonyms)
    table = form is Form.table
    shown = [{**row, "asks": phrase(row["asks"], lang), "read_as": phrase(row["read_as"], lang)} for row in rows]
    write(shown if table else rows, form=form, output=output, columns=rows.columns, lang=lang)


COMMANDS = (search, explain, related)
