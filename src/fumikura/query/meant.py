"""A query line in, the tree of what is meant out: a date finds what speaks of its days, an address what cites it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from fumikura import addresses, naming
from fumikura.chars import narrow
from fumikura.mentions import acts, points
from fumikura.mentions.citations import find as references
from fumikura.query import values
from fumikura.query.citations import whole_provision
from fumikura.query.language import parse
from fumikura.query.nodes import And, Filter, Node, Not, Or, Phrase, Word
from fumikura.query.variants import synonyms
from fumikura.store import Docs, spelled
from fumikura.tokens.streams import units

_ENDS = frozenset("条項号章節款編部)）")  # an address in front of other words ends with one of them
_PARTICLES = re.compile(
    "^(?:(?:における|において|について|に関する|とは|から|まで|より|では|には|での|[のにはがをでとへもや])[、,]?){1,2}"
)


def read(line: str, section: str | None = None, doc: Docs = None, *, exact: bool = False, widely: bool = False) -> Node:
    """Read a query line, and the section and documents that its answers must stand in.

    Args:
        line: the query.
        section: an address or a title.
        doc: id of a document, ``*`` stands for any characters.
        exact: take words as they are written.
        widely: take words of about the same meaning, too.

    Raises:
        QueryError: the line cannot be read.
    """
    tree = parse(line)
    tree = _written(tree) if exact else _meant(tree, widely=widely)
    return within(tree, section, doc)


def within(tree: Node, section: str | None = None, doc: Docs = None) -> Node:
    """Narrow a query down to a section and documents."""
    filters = [
        Filter(name, value) for name, value in (("section", section), ("doc", spelled(doc))) if value is not None
    ]
    return _all((tree, *filters)) if filters else tree


def _all(children: Iterable[Node]) -> Node:
    """Ask for all of some nodes, those that ask for all themselves taken apart."""
    parts = [part for child in children for part in (child.children if isinstance(child, And) else (child,))]
    return parts[0] if len(parts) == 1 else And(tuple(parts))


def _written(tree: Node) -> Node:
    """Let a word find the characters that it is written with, and no other form."""
    match tree:
        case Word(text) if units(text):
            return Phrase(text, whole=True)
        case Not(child):
            return Not(_written(child))
        case And(children):
            return And(tuple(map(_written, children)))
        case Or(children):
            return Or(tuple(map(_written, children)))
        case _:
            return tree


def _meant(tree: Node, *, widely: bool) -> Node:
    """Let a date find the passages that speak of its days, an address those that cite it, a word its synonyms."""
    match tree:
        case Word(text):
            return _all(_word(part, widely=widely) for part in _cut(text))
        case And(children):
            return _all(_meant(child, widely=widely) for child in children)
        case Or(children):
            return Or(tuple(_meant(child, widely=widely) for child in children))
        case _:
            return tree


def _word(text: str, *, widely: bool) -> Node:
    if values.whole_date(text):
        return Or((Word(text), Filter("date", text)))
    if addresses.whole(text):
        return Or((Word(text), Filter("cites", text, outside=True)))
    if whole_provision(text):
        return Or((Word(text), Filter("cites", text, outside=True), Filter("provision", text)))
    others = [name for name in (addresses.ordinal(text), *_law(text)) if name != text]
    others += synonyms(text) if widely else ()
    return Or((Word(text), *map(Word, dict.fromkeys(others)))) if others else Word(text)


def _law(text: str) -> tuple[str, ...]:
    """Return the usual name and the title of a law by any name of it: 個情法, 個人情報保護法."""
    law = naming.laws().get(narrow(text))
    if law is None:
        return ()
    names = naming.named_alike(law.canonical)
    return tuple(name for name in dict.fromkeys((law.canonical, max(names, key=len))) if narrow(text) not in name)


def _cut(text: str) -> list[str]:
    """Cut words where they name a day, a provision, a section or a law, so that each is read as it is alone.

    >>> _cut("2024年10月9日の党首討論"), _cut("第２－１－（３）外貨預金"), _cut("行手法の聴聞")
    (['2024年10月9日', '党首討論'], ['第２－１－（３）', '外貨預金'], ['行手法', '聴聞'])
    """
    parts: list[str] = []
    last = 0
    for start, end in _named(text):
        if start >= last:
            parts += [_bare(text[last:start]) if last else text[:start], text[start:end]]
            last = end
    return [part for part in (*parts, _bare(text[last:]) if last else text) if part]


def _named(text: str) -> Iterator[tuple[int, int]]:
    """Yield what is named, in its order."""
    plain = narrow(text)
    heads = [end for end in range(2, len(text)) if text[end - 1] in _ENDS and addresses.whole(text[:end])]
    if heads:
        yield 0, heads[-1]
    cited = [(one.start, one.end) for one in references(plain) if one.kind == "provision" and one.law]
    named = [(one.start, one.end) for one in acts.named(plain) if _law(text[one.start : one.end])]
    yield from sorted((*cited, *named, *_days(text, plain)), key=lambda span: (span[0], -span[1]))


def _days(text: str, plain: str) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(plain):
        found = points.at(plain, at)
        if found is not None and values.whole_date(text[at : found.end]):
            yield at, found.end
        at = found.end if found is not None else at + 1


def _bare(text: str) -> str:
    """Return words without the particles that join them to what stands before."""
    return _PARTICLES.sub("", text)
