"""A provision as people write it in (データ法18条2項, データ法/18/2, 第2章/第2), who cites it and its own text out."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from typing import NamedTuple

from fumikura import naming
from fumikura.addresses import key, readings
from fumikura.chars import narrow
from fumikura.citing import written
from fumikura.errors import UnknownSectionError
from fumikura.mentions import acts
from fumikura.mentions.citations import find as references
from fumikura.query.provisions import Found
from fumikura.query.provisions import find as find_section
from fumikura.store import BlockRow, CitationRow, Docs, DocumentRow, Store, citations, exactly, laws, sections_cited

_NUMBERED = re.compile(r"(?P<law>[^/]+)/(?P<rest>.+)")
_REMARK = re.compile(r"\s*\([^()]*\)\s*$")  # (案), (Sample)
_UNITS = ("条", "項", "号")


class Provision(NamedTuple):
    """A provision of a law.

    Attributes:
        laws: every name by which the corpus may know the law; the first is that of the tables.
        address: as targets write it, ``18/2``; "" for the whole law.
        section: the address as outlines write it, 第18条第2項.
    """

    laws: tuple[str, ...]
    address: str
    section: str

    @property
    def target(self) -> str:
        """The provision in one line."""
        return "/".join(part for part in (self.laws[0], self.address) if part)


def whole_provision(text: str) -> bool:
    """Tell a word that is a provision of a law and nothing else: データ法18条2項."""
    plain = narrow(text)
    found = references(plain)
    return len(found) == 1 and bool(found[0].law) and (found[0].start, found[0].end) == (0, len(plain))


def provision(store: Store, text: str) -> Provision | None:
    """Read a provision of a law; None where no law is named.

    Args:
        store: its citations tell by which names the law goes.
        text: データ法18条2項, データ法/18/2, 民法, 昭和二十二年法律第六十七号.
    """
    plain = narrow(text).strip()
    slashed = _NUMBERED.fullmatch(plain)
    if slashed is not None and (
        slashed["law"] in _known(store) or acts.before(f"{slashed['law']}第1条", len(slashed["law"]))
    ):
        return Provision(_names(store, slashed["law"]), slashed["rest"].strip("/"), _section(slashed["rest"]))
    found = [one for one in references(plain) if one.kind in {"provision", "number"}]
    if found and found[0].kind == "number":
        law = naming.law_numbers().get(naming.digits(found[0].short), found[0].law or found[0].short)
        return Provision(_names(store, law), "", "")
    if found and found[0].law:
        steps = found[0].addresses[0].first
        return Provision(
            _names(store, found[0].law), "/".join(map(written, steps)), plain[found[0].start :][len(found[0].law) :]
        )
    law = "".join(plain.split())
    if law in _known(store) or law in naming.laws():
        return Provision(_names(store, law), "", "")
    return _titled(store, plain)


def _titled(store: Store, plain: str) -> Provision | None:
    """Read a rule that the corpus holds, by its title, with a section of it: 事務取扱要領第2の1."""
    held = {name for document in store.documents() for name in _called(document) if acts.rule(name)}
    for name in sorted(held, key=len, reverse=True):
        end = _opening(name, plain)
        if end is not None:
            rest = plain[end:].strip(" /")
            address = not rest or all(step.kind != "title" for step in next(readings(rest), ()))
            return Provision(_names(store, name), rest, rest) if address else None
    return None


def _opening(name: str, plain: str) -> int | None:
    """Return where a name ends with which a text opens, spaces passed over; None if it opens with another."""
    at = 0
    for char in name:
        while at < len(plain) and plain[at].isspace():
            at += 1
        if plain[at : at + 1] != char:
            return None
        at += 1
    return at


class Point(NamedTuple):
    """A section or provision in the network of who cites what.

    Attributes:
        id: unlike any other's.
        label: its address.
        kind: section, or the kind of what is cited: statute, treaty, law-number.
        group: its document, or its law.
    """

    id: str
    label: str
    kind: str
    group: str


def cited(found: Iterable[CitationRow], depth: int | None = None) -> tuple[list[Point], dict[tuple[str, str], int]]:
    """Return the network of who cites what: its points, and how often one cites another.

    Args:
        found: citations.
        depth: labels of own sections at most, laws then by article; None for all.
    """
    points: dict[str, Point] = {}
    joined: dict[tuple[str, str], int] = {}
    for row in found:
        one = row.mention
        source = _point(row.document, "/".join(json.loads(row.section)[:depth]))
        for target in one.targets:
            if one.law is None:
                other = _point(row.document, "/".join(target.split("/")[:depth]))
            else:
                law = one.key or one.law
                parts = [law, *target[len(one.law) :].split("/")[1 : None if depth is None else 2]]
                other = Point("/".join(parts), "/".join(parts), one.kind, law)
            if other.id != source.id:
                points.setdefault(source.id, source)
                points.setdefault(other.id, other)
                joined[source.id, other.id] = joined.get((source.id, other.id), 0) + 1
    return list(points.values()), joined


def _point(document: str, section: str) -> Point:
    return Point(f"{document}#{section}" if section else document, section or document, "section", document)


def citing(store: Store, text: str, *, doc: Docs = None, outside: bool = False) -> Iterator[CitationRow]:
    """Yield the citations of a provision, or of a section of the documents themselves.

    Args:
        store: the corpus.
        text: the provision or the section.
        doc: ids of documents that cite it.
        outside: leave out what a section cites of itself.

    Raises:
        ValueError: it is neither; the message says so.
    """
    wanted = provision(store, text)
    if wanted is not None:
        yield from referring(store, wanted, doc=doc, outside=outside)
        return
    known = False
    for name, paths in _own(store, text, doc):
        try:
            path = find_section(dict.fromkeys(paths, ""), text).path
        except UnknownSectionError:
            continue
        known = True
        found = citations(store, doc=exactly(name), address="/".join(path), own=True)
        yield from (row for row in found if not (outside and _stands_in(path, row)))
    if not known:
        msg = (
            f"{text!r} is no provision that the corpus knows; write データ法18条2項, データ法/18/2 or '第2章/第2/1/(3)'"
        )
        raise ValueError(msg)


def _stands_in(path: tuple[str, ...], row: CitationRow) -> bool:
    return tuple(json.loads(row.section))[: len(path)] == path


def referring(store: Store, wanted: Provision, *, doc: Docs = None, outside: bool = False) -> list[CitationRow]:
    """Return the citations of a provision: by the name of its law, and those of the law itself to its own sections."""
    found = list(citations(store, doc=doc, laws=wanted.laws, address=wanted.address))
    for name, section in _sections(store, wanted, doc):
        own = citations(store, doc=exactly(name), address="/".join(section.path), own=True)
        own = (row for row in own if not (outside and _stands_in(section.path, row)))
        # first paragraphs are cited as the article that they are in
        found += [row for row in own if any(section.holds(tuple(target.split("/"))) for target in row.mention.targets)]
    return sorted(found, key=lambda row: (row.document, row.mention.start))


def _sections(store: Store, wanted: Provision, doc: Docs) -> Iterator[tuple[str, Found]]:
    """Yield the documents that are the law and cite own sections, with the section that is the provision."""
    if not wanted.section:
        return
    held = _being(store, store.database.generation, wanted.laws)
    citing_own = {name for name, _ in sections_cited(store, doc=doc)} if held else set()
    for document in held:
        if document.name in citing_own:
            with suppress(UnknownSectionError):
                yield document.name, find_section(_titles(store.blocks(document.id)), wanted.section)


def texts(store: Store, wanted: Provision) -> Iterator[tuple[DocumentRow, list[BlockRow]]]:
    """Yield the documents of a corpus that are the law, with the passages of the provision."""
    for document in _being(store, store.database.generation, wanted.laws):
        rows = list(store.blocks(document.id))
        if not wanted.section:
            yield document, rows
            continue
        try:
            found: Found = find_section(_titles(rows), wanted.section)
        except UnknownSectionError:
            yield document, []
            continue
        yield document, [row for row in rows if found.holds(row.section)]


@lru_cache(maxsize=64)
def _being(store: Store, generation: int, names: tuple[str, ...]) -> tuple[DocumentRow, ...]:
    """Return the documents that are a law; a large corpus is looked through once for each."""
    del generation  # a change of the corpus makes another entry
    return tuple(document for document in store.documents() if _is(document, names))


def _is(document: DocumentRow, names: Collection[str]) -> bool:
    """Tell the document that is a law by its title, or by its number."""
    called = _called(document)
    if document.meta.number:
        law = naming.law_numbers().get(naming.digits(document.meta.number))
        called |= set() if law is None else {law}
    return not called.isdisjoint(names)


def _called(document: DocumentRow) -> set[str]:
    """Return the names of a document: its title, that of the tables, without the body before it (生徒会 利用規約)."""
    words = _REMARK.sub("", narrow(document.meta.title or "")).split()
    title = "".join(words)
    table = naming.laws().get(title)
    own = {words[-1]} if words and acts.rule(words[-1]) else set()
    return {name for name in (title, table.canonical if table is not None else "", *own) if name}


def _own(store: Store, text: str, doc: Docs) -> list[tuple[str, list[tuple[str, ...]]]]:
    """Return the documents that cite own sections with the last label of an address, and those with what encloses them.

    Only what is cited is looked through: the outlines of a large corpus are too many.
    """
    wanted = {steps[-1].value for steps in readings(text)}
    found: dict[str, dict[tuple[str, ...], None]] = {}
    for name, address in sections_cited(store, doc=doc):
        labels = tuple(address.split("/"))
        if any(key(label).value in wanted for label in labels):
            found.setdefault(name, {}).update(dict.fromkeys(labels[:depth] for depth in range(1, len(labels) + 1)))
    return [(name, list(paths)) for name, paths in found.items()]


def _titles(rows: Iterable[BlockRow]) -> dict[tuple[str, ...], str]:
    titles: dict[tuple[str, ...], str] = {}
    for row in rows:
        for depth, title in enumerate(row.headings, 1):
            titles.setdefault(row.section[:depth], title)
    return titles


def _known(store: Store) -> set[str]:
    return {name for key, law, _ in laws(store) for name in (key, law)}


def _names(store: Store, law: str) -> tuple[str, ...]:
    """Return every name of a law: that of the tables, the one asked for, those that documents give to it."""
    table = naming.laws().get(law)
    first = table.canonical if table is not None else law
    keys = [key for key, name, _ in laws(store) if law in {key, name} or key == first]
    return tuple(dict.fromkeys([first, *keys, law]))


def _section(rest: str) -> str:
    """Return 18/2/3号 as 第18条第2項第3号."""
    parts = [part for part in rest.split("/") if part]
    if not parts or not parts[0][0].isdigit():
        return rest
    written = []
    for depth, part in enumerate(parts):
        number, _, branch = part.partition("の")
        if part.partition("号")[1]:
            written.append(f"第{part}")
        elif number.isdigit() and depth < len(_UNITS):
            written.append(f"第{number}{_UNITS[depth]}" + (f"の{branch}" if branch else ""))
        else:
            written.append(part)
    return "".join(written)
