"""References of a document in, the provisions that they mean out: 同条, 前項, lists, ranges, its own sections.

Within one document the pointers follow 法制執務: 同条 is the article cited last, 前条 stands before the one that the
reference is in, 第三条 in a rule is its own, and a list goes on over brackets (民法第一条（…）、第二条).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from fumikura.addresses import Step
from fumikura.citing import Named, Reference, Steps
from fumikura.resolve import targets
from fumikura.resolve.acts import Acts, treaty
from fumikura.resolve.labels import Labels
from fumikura.resolve.outline import Outline, Path
from fumikura.resolve.pointers import Nothing, point

_RELATIVE = ("同", "前", "次", "本")
_OWN = "\0own"
_BOTH = 2  # ends of a range
_NEAR = 2  # blocks that 上記規定 looks back over
_RULE = 2  # articles from which on a document is a rule itself
_BACK = 12  # references that a list may have inside of its brackets
_INSIDE = re.compile(r"\s*\(")
_BEHIND = re.compile(
    r"(?:まで)?\s*(?:\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))+(?:及び|並びに|又は|若しくは|、又は|、若しくは|、及び|、並びに|[、,])\s*"
)
_LEVELS = ("条", "項", "号")


class Place(NamedTuple):
    """A block with its references.

    Attributes:
        text: narrow.
        section: path of labels that it stands in.
        note: marker of a footnote, None elsewhere; what it cites is not carried on.
        part: number of its sub-document.
    """

    references: Sequence[Reference]
    text: str
    section: Path
    note: bool = False
    part: int = 0


class Meant(NamedTuple):
    """What one reference means; see records.Citation."""

    kind: str
    law: str | None
    targets: tuple[str, ...]
    form: str = "explicit"
    missing: tuple[str, ...] = ()
    doubt: str = ""
    key: str | None = None


class Cited(NamedTuple):
    """An address that was cited; of the document's own the law is None and the path is known."""

    law: str | None
    steps: Steps
    path: Path = ()


@dataclass(slots=True)
class State:
    """What the text said before: the law named last; the address cited last, and the last of an article, 項, 号."""

    named: str | None = None
    last: dict[str, Cited] = field(default_factory=dict)
    meant: Meant | None = None
    block: int = 0


def cite(
    places: Sequence[Place], titles: Mapping[Path, str], *, notes: Sequence[str] = (), title: str = ""
) -> list[list[Meant | None]]:
    """Resolve the references of a document, block by block; None for one that means nothing that can be told.

    Args:
        places: its blocks in order.
        titles: of its sections by their paths, in order.
        notes: markers of its footnotes.
        title: of the document.
    """
    outline = Outline(titles)
    acts = Acts([(number, one) for number, place in enumerate(places) for one in place.references], title)
    cited = frozenset(one.law for place in places for one in place.references if one.kind == "provision" and one.law)
    labels = Labels(outline, frozenset(notes))
    state, part = State(), 0
    found: list[list[Meant | None]] = []
    for number, place in enumerate(places):
        if place.part != part:
            state, part = State(), place.part
        kept = replace(state, last=dict(state.last)) if place.note else state
        reader = _Reader(outline, acts, labels, kept, cited, number, place)
        found.append([reader.read(at) for at in range(len(place.references))])
    return found


@dataclass(slots=True)
class _Reader:
    """Reads the references of one block."""

    outline: Outline
    acts: Acts
    labels: Labels
    state: State
    cited: frozenset[str]
    number: int
    place: Place
    here: dict[int, Cited] = field(default_factory=dict)  # what the references of this block cited

    def read(self, at: int) -> Meant | None:
        one = self.place.references[at]
        match one.kind:
            case "law":
                if one.law in self.cited or self.acts.knows(one.law) or "に関する" in one.law:
                    self.state.named = self.acts.name(one.law, self.number)
                return None
            case "definition":
                if one.law:
                    self.state.named = self.acts.name(one.law, self.number)
                return None
            case "number":
                law = self.acts.numbered(one.short, one.law, self.number)
                self.state.named = law
                return Meant("law-number", law, (law,), key=self.acts.key(law))
            case "said":
                near = self.number - self.state.block <= _NEAR
                return self.state.meant._replace(form="anaphoric") if self.state.meant is not None and near else None
            case "label" | "term":
                path = self.labels.read(one, self.place.text, self.place.section)
                if path is None:
                    return None
                found = tuple("/".join(own) for own in dict.fromkeys(path.paths)) or path.missing
                last = path.paths[-1] if path.paths else ()
                return self._keep(at, Meant("internal", None, found, missing=path.missing), Cited(None, (), last))
            case _:
                return self._provision(one, at)

    def _provision(self, one: Reference, at: int) -> Meant | None:
        first = one.addresses[0].first[0]
        form = "anaphoric" if _relative(first) or one.law in targets.words("same") else "explicit"
        host = self._host(one, at) if not one.law and not _relative(first) else None
        law = (host.law or _OWN) if host is not None else self._law(one, at)
        if law == _OWN:
            return self._own(one, at, form, host)
        steps = self._absolute(one.addresses, law, host) if law is not None else None
        if law is None or steps is None:
            return None
        kind = "treaty" if treaty(law) else "statute"
        meant = Meant(kind, law, targets.expand(law, steps), form, key=self.acts.key(law))
        self.state.named = law
        return self._keep(at, meant, Cited(law, steps[-1].last or steps[-1].first))

    def _host(self, one: Reference, at: int) -> Cited | None:
        """Return what an address goes on from: 第四条第一項（第三号を除く。）, 民法第一条（…）、第二条."""
        narrow = one.addresses[0].first[0].kind in {"項", "号"}
        for before in range(at - 1, max(-1, at - 1 - _BACK), -1):
            cited, other = self.here.get(before), self.place.references[before]
            if cited is None or other.kind != "provision":
                continue
            between = self.place.text[other.end : one.start]
            if (narrow and _INSIDE.fullmatch(between)) or _BEHIND.fullmatch(between):
                return cited
        return None

    def _law(self, one: Reference, at: int) -> str | None:
        """Return the law of a reference, ``_OWN`` for the document's own provisions, None where it cannot be told."""
        first, last = one.addresses[0].first[0], self.state.named
        if one.law in targets.words("own") and not self.acts.knows(one.law):
            return _OWN if self._has(one) else last or one.law
        if one.law in targets.words("same"):
            return last
        if one.law.startswith("同") and last is not None:  # 同契約書, 同法施行令
            rest = one.law.removeprefix("同")
            return last if last.endswith(rest) else self.acts.name(last + rest.removeprefix("法"), self.number)
        if one.law:
            return self.acts.name(one.law, self.number)
        if first.value[:1] == "同":
            cited = self._same(first)
            return None if cited is None else cited.law or _OWN
        if _relative(first):
            return _OWN
        if first.kind in {"項", "号"}:
            cited = self.state.last.get("")
            inside = self.outline.enclosing(self.place.section)
            return _OWN if inside else None if cited is None else cited.law or _OWN
        before = self.place.references[at - 1] if at else None
        if before is not None and before.kind == "number" and not self.place.text[before.end : one.start].strip():
            return last
        amending = self.outline.amending(self.place.section)
        if amending is not None:
            own = first.value == "附則" and self._has(one)
            return _OWN if own else self.acts.numbered(amending, "", self.number)
        return _OWN if self._has(one) or len(self.outline.articles) >= _RULE else last

    def _same(self, step: Step) -> Cited | None:
        """Return what 同条, 同項, 同号 mean."""
        return self.state.last.get(step.kind) or self.state.last.get("")

    def _has(self, one: Reference) -> bool:
        """Tell whether the document has the first provision of a reference, or the article of it."""
        steps, where = one.addresses[0].first, self.place.section
        if _relative(steps[0]):
            return bool(self.outline.articles)
        article = next((step for step in steps if step.kind == "条"), None)
        if article is not None:
            return self.outline.article(article.value, where, supplement=steps[0].value == "附則") is not None
        return self.outline.climb(steps, where) is not None

    def _absolute(self, addresses: Sequence[Named], law: str, host: Cited | None) -> list[Named] | None:
        """Put what 同条 means, and what a list goes on from, into addresses of a law."""
        found = []
        for named in addresses:
            first, last = self._onto(named.first, law, host), self._onto(named.last, law, host)
            if first is None or last is None:
                return None
            found.append(Named(first, last))
        return found

    def _onto(self, steps: Steps, law: str, host: Cited | None) -> Steps | None:
        if not steps or (not _relative(steps[0]) and steps[0].kind not in {"項", "号"}):
            return steps
        if steps[0].value not in {"同", "本"} and _relative(steps[0]):
            return None  # 前項 of a law that is not here
        base = host or (self._same(steps[0]) if _relative(steps[0]) else self.state.last.get(""))
        return targets.onto(base.steps, steps) if base is not None and base.law == law else None

    def _own(self, one: Reference, at: int, form: str, host: Cited | None) -> Meant | None:
        paths: list[Path] = []
        missing: list[str] = []
        where = host.path if host is not None and host.path else self.place.section
        for named in one.addresses:
            try:
                some = self._range(named, where)
            except Nothing:
                continue
            if not some:
                missing.append(targets.label(named.first))
            if named.last and len(some) < _BOTH:
                missing.append(targets.label(named.last))
            paths += some
        if one.part in {"各号", "各項"} and paths:
            paths = [item for path in paths for item in self.outline.items(path) or [path]]
        if not paths and (form == "anaphoric" or not missing):
            return None
        found = tuple("/".join(path) for path in dict.fromkeys(paths)) or tuple(missing)
        last = paths[-1] if paths else ()
        meant = Meant("internal", None, found, form, tuple(missing))
        return self._keep(at, meant, Cited(None, one.addresses[-1].last or one.addresses[-1].first, last))

    def _range(self, named: Named, where: Path) -> list[Path]:
        same = self._same(named.first[0])
        last = same.path if same is not None else ()
        first = point(self.outline, named.first, where, last)
        if not named.last:
            return first
        try:
            within = first[0] if first and not _relative(named.last[0]) else where
            end = point(self.outline, named.last, within, last)
        except Nothing:
            end = []
        return self.outline.between(first[-1], end[-1]) if first and end else [*first, *end]

    def _keep(self, at: int, meant: Meant, cited: Cited) -> Meant:
        """Remember what was cited: 同条 means an article that was called one, not the one of 前項."""
        self.here[at] = cited
        self.state.meant, self.state.block = meant, self.number
        self.state.last[""] = cited
        one = self.place.references[at]
        named = one.addresses[-1].last or one.addresses[-1].first
        for level in _LEVELS:
            if any(step.kind == level for step in named):
                self.state.last[level] = cited
        return meant


def _relative(step: Step) -> bool:
    return step.value[:1] in _RELATIVE
