"""Commands that compare: similar, keywords."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import typer

from fumikura.cli.context import known, within
from fumikura.cli.options import (
    DEFAULT_CORPUS,
    AllOption,
    CorpusOption,
    DocOption,
    Form,
    FormOption,
    LangOption,
    OutputOption,
)
from fumikura.cli.output import nothing, tell, write
from fumikura.cli.topics import UnitKind, columns_of, place, shortened
from fumikura.cli.words import say

if TYPE_CHECKING:
    from fumikura.store import Store

_LINE = re.compile(r"[Ll](\d{1,9})")
_NEAR = ("rank", "cosine", "shared", "doc", "section", "line", "speaker", "start", "end", "text")
_KEY = ("rank", "word", "count", "rest", "g2", "log_ratio", "diff")


def similar(
    address: Annotated[
        str,
        typer.Argument(
            metavar="DOC[:SECTION]", help="A document, one section of it (DOC:資料③/1) or one line (DOC:L177)."
        ),
    ],
    unit: Annotated[
        UnitKind, typer.Option("--unit", "-u", help="What is compared: passages, or sections under one heading.")
    ] = UnitKind.passage,
    others: Annotated[bool, typer.Option("--others", help="Only in other documents.")] = False,
    doc: DocOption = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, max=1000, help="Results at most.")] = 10,
    corpus: CorpusOption = DEFAULT_CORPUS,
    form: FormOption = Form.table,
    output: OutputOption = None,
    lang: LangOption = None,
) -> None:
    """Find the passages most like a passage, a section or a document.

    By the cosine of their words, rare ones weighing more (TF-IDF); the words that make them alike are shown, strongest
    first. A section is the passages that hold it.

    Examples: fumikura similar inf-cables-1986:L177 -n 5; fumikura similar tameike-tsushin-742 --others
    """
    from fumikura.store import Store
    from fumikura.topics import similar as nearest
    from fumikura.topics import space_of

    with Store(corpus) as store:
        known(store, doc)
        wanted = _blocks(store, address)
        ids = set(store.ids(name=doc))
        docs = None if doc is None else {row.name for row in store.documents() if row.id in ids}
        space = space_of(store, "section" if unit is UnitKind.section else "passage")
        if not any(wanted.intersection(one.blocks) for one in space.units):
            tell(say("there are too few words at {place} to compare", lang, place=address))
            nothing(lang)
        rows = [
            {"rank": rank, "cosine": near.cosine, "shared": list(near.words), **place(store, near.unit)}
            for rank, near in enumerate(nearest(space, wanted, number=limit, others=others, docs=docs), 1)
        ]
    for row in rows if form is Form.table else ():
        row["shared"] = "、".join(row["shared"])
    write(shortened(rows, form), form=form, output=output, columns=columns_of(_NEAR, form), lang=lang)


def keywords(
    doc: Annotated[str, typer.Argument(metavar="DOC", help="Id of a document.")],
    least: Annotated[int, typer.Option("--min", "-m", min=1, help="Only words that occur so often.")] = 2,
    under: Annotated[
        bool, typer.Option("--under", help="The words that are rarer there than in the rest of the corpus.")
    ] = False,
    limit: AllOption = 20,
    corpus: CorpusOption = DEFAULT_CORPUS,
    form: FormOption = Form.table,
    output: OutputOption = None,
    lang: LangOption = None,
) -> None:
    """List the words that set a document apart from the rest of the corpus.

    g2 says how sure the difference is (log-likelihood; 3.84 is a chance of 5 in 100, 15.13 of 1 in 10,000), log_ratio
    how large it is (1 is twice as frequent, 2 four times, -1 half), diff the same in percent, empty where the rest has
    none. Words are content words and the compounds that occur twice in the corpus.

    Examples: fumikura keywords inf-cables-1986; fumikura keywords tameike-tsushin-742 --under --format csv
    """
    from fumikura.store import Store
    from fumikura.topics import keywords as found

    with Store(corpus) as store:
        if len(store.known()) < 2 and store.document(doc):
            tell(say("there is nothing to compare with: {doc} is the only document", lang, doc=doc))
            nothing(lang)
        rows = [
            {"rank": rank, **{name: getattr(one, name) for name in _KEY[1:]}}
            for rank, one in enumerate(found(store, doc, least=least, under=under)[:limit], 1)
        ]
    write(rows, form=form, output=output, columns=_KEY, lang=lang)


def _blocks(store: Store, address: str) -> set[int]:
    """Return the ids of the blocks that an address means."""
    name, _, section = address.partition(":") if store.find(address) is None else (address, "", "")
    rows = list(store.blocks(store.document(name).id))
    line = _LINE.fullmatch(section)
    if line:
        before = [row for row in rows if row.line <= int(line[1])]
        if not before:
            msg = f"{name} begins at line {rows[0].line}" if rows else f"{name} is empty"
            raise typer.BadParameter(msg, param_hint="DOC[:SECTION]")
        return {before[-1].id}
    return {row.id for row in (within(rows, section) if section else rows)}


COMMANDS = (similar, keywords)
