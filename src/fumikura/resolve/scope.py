"""References of a document in, the provisions that they mean out: 同条, 前項, lists, ranges, its own sections.

Within one document the pointers follow 法制執務: 同条 is the article cited last, 前条 stands before the one that the
reference is in, 第三条 in a rule is its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from fumikura.addresses import Step
from fumikura.citing import RULE, Named, Reference, Steps
from fumikura.resolve import targets
from fumikura.resolve.acts import Acts, counted, treaty
from fumikura.resolve.amending import whose
from fumikura.resolve.labels import Labels
from fumikura.resolve.lists import joined, onto
from fumikura.resolve.memory import Cited, Meant, State
from fumikura.resolve.outline import Outline, Path
from fumikura.resolve.pointers import Nothing, point
from fumikura.resolve.replaced import replaced

_RELATIVE = ("同", "前", "次", "本")
_OWN = "\0own"
_BOTH = 2  # ends of a range
# 優生保護法の規定は, 民法(明治二十九年法律第八十九号)の規定, 第五条は
_TOLD = re.compile(
    r"[」』]?(?:\([^()]{0,80}\)|\))?(?P<rule>の[^。、「」()]{0,10}?規定)?(?P<topic>(?:自体|そのもの)?[はがも])?"
)
_NEAR = 2  # blocks that 上記規定 looks back over


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


class _Subject(NamedTuple):
    """A law or provision whose 規定 is spoken of, where it ends; ``topic`` if the sentence is about it."""

    meant: Meant
    end: int
    topic: bool


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
        if not place.references:
            found.append([])
            continue
        kept = state if not place.note else replace(state)
        amending = outline.amending(place.section) or ""
        reader = _Reader(outline, acts, kept, cited, labels, number, place, amending)
        found.append([reader.read(at) for at in range(len(place.references))])
        state = state if place.note else reader.state
    return found


@dataclass(slots=True)
class _Reader:
    """Reads the references of one block."""

    outline: Outline
    acts: Acts
    state: State
    cited: frozenset[str]
    labels: Labels
    number: int
    place: Place
    amending: str = ""  # the act to which the supplementary provisions around belong
    ends: dict[int, Cited] = field(default_factory=dict)  # what was cited, by where it ends
    subject: _Subject | None = None  # what the text spoke of last

    def read(self, at: int) -> Meant | None:
        """Return what a reference means."""
        one = self.place.references[at]
        meant = self._read_one(one, at)
        self._speak(one, meant)
        return meant

    def _speak(self, one: Reference, meant: Meant | None) -> None:
        """Take note of what the text speaks of: 民法の規定, 第五条は."""
        told = _TOLD.match(self.place.text, one.end)
        if told is None or one.kind not in {"provision", "law", "number"}:
            return
        law = None if meant is None else meant.law
        if one.kind == "law" and (self.acts.knows(one.law) or one.law in self.cited):
            law = self.acts.name(one.law, self.number)
        if one.kind != "provision":
            meant = (
                None
                if law is None or not told["rule"]
                else Meant("treaty" if treaty(law) else "statute", law, (law,), key=self.acts.key(law))
            )
        if meant is not None and (told["rule"] or told["topic"]):
            self.subject = _Subject(meant, one.end, topic=bool(told["topic"]))

    def _said(self, one: Reference) -> Meant | None:
        """Return what 当該規定 means: the provision cited last, or what the sentence that cites it speaks of."""
        subject, last = self.subject, max(self.ends, default=0)
        if subject is not None:
            between = self.place.text[subject.end : last]
            if last <= subject.end or (subject.topic and "。" not in between):
                return subject.meant._replace(form="anaphoric")
        near = self.state.cited is not None and self.number - self.state.block <= _NEAR
        return self.state.cited._replace(form="anaphoric") if self.state.cited is not None and near else None

    def _read_one(self, one: Reference, at: int) -> Meant | None:
        match one.kind:
            case "law":
                if one.law in self.cited or self.acts.knows(one.law) or "に関する" in one.law:
                    self.state.name(self.acts.name(one.law, self.number))
                else:
                    self.state.mention(one.law)
                return None
            case "definition":
                if one.law:
                    self.state.name(self.acts.name(one.law, self.number))
                return None
            case "number":
                law = self.acts.numbered(one.short, one.law, self.number)
                self.state.name(law)
                return Meant("law-number", law, (law,), key=self.acts.key(law))
            case "said":
                return self._said(one)
            case "label" | "term":
                told = self.labels.read(one, self.place.text, self.place.section)
                if told is None:
                    return None
                found = tuple("/".join(path) for path in dict.fromkeys(told.paths)) or told.missing
                last = told.paths[-1] if told.paths else ()
                cited = Cited(None, (), own=True, path=last)
                return self._keep(Meant("internal", None, found, missing=told.missing), one, cited)
            case _:
                return self._provision(one, at)

    def _provision(self, one: Reference, at: int) -> Meant | None:
        form = "anaphoric" if _relative(one.addresses[0].first[0]) or one.law in targets.words("same") else "explicit"
        words = replaced(self.place.text, one.start, one.end)
        if not words:
            return self._read(one, self._law(one, at), form)
        kept = self.state
        self.state = replace(kept)
        meant = self._read(one, self._law(one, at), form) if one.law else self._quoted(one, old=words == "old")
        self.state = kept
        return meant

    def _read(self, one: Reference, law: str | None, form: str) -> Meant | None:
        one, law = self._continued(one, law)
        if law == _OWN:
            return self._own(one, form)
        if law is None:
            return None
        steps = self._absolute(one.addresses, law)
        if steps is None:
            return None
        wanted = targets.expand(law, steps)
        last = steps[-1].last or steps[-1].first
        kind = "treaty" if treaty(law) else "statute"
        return self._keep(Meant(kind, law, wanted, form, key=self.acts.key(law)), one, Cited(law, last))

    def _quoted(self, one: Reference, *, old: bool) -> Meant | None:
        """Read a provision in words that are replaced: it is one of the law whose words they are."""
        first = one.addresses[0].first[0]
        if _relative(first) or first.kind in {"項", "号"}:
            return None
        base = self.state.level("条")
        law = base.law if old and base.steps and not base.own else _OWN
        meant = self._read(one, law, "explicit")
        return meant if meant is None or not meant.missing else None

    def _continued(self, one: Reference, law: str | None) -> tuple[Reference, str | None]:
        """Read what goes on with a list behind a bracket, or leaves a part out in one."""
        first = one.addresses[0].first[0]
        if one.law or _relative(first) or (first.kind not in {"条", "項", "号"} and not first.value.startswith("別表")):
            return one, law
        end = joined(self.place.text, one.start, one.end, whole=first.kind == "条")
        cited = self.ends.get(end) if end is not None else None
        if cited is None:
            return one, law
        addresses = tuple(onto(named, cited) for named in one.addresses)
        return replace(one, addresses=addresses), _OWN if cited.own else cited.law

    def _law(self, one: Reference, at: int) -> str | None:
        """Return the law of a reference, ``_OWN`` for the document's own provisions, None where it cannot be told."""
        first = one.addresses[0].first[0]
        if one.law in targets.words("own") and not self.acts.knows(one.law):
            return _OWN if self._has(one) else self.state.own(one.law) or _OWN
        if one.law in targets.words("same"):
            return self.state.called(one.law)
        last = self.state.named or self.state.law
        if one.law.startswith("同") and last is not None:  # 同契約書, 同法施行令
            rest = one.law.removeprefix("同")
            return last if last.endswith(rest) else self.acts.name(last + rest.removeprefix("法"), self.number)
        if one.law:
            return self.acts.name(one.law, self.number)
        if first.value[:1] == "同":
            cited = self.state.level(first.kind)
            return _OWN if cited.own else cited.law or self.state.law
        if _relative(first) or first.kind in {"項", "号"}:
            inside = self.outline.enclosing(self.place.section)
            if _relative(first) or inside:
                return _OWN
            return _OWN if self.state.last.own else self.state.law
        if self.amending and first.kind != "word":
            return self._amended(one)
        before = self.place.references[at - 1] if at else None
        if before is not None and before.kind == "number" and not self.place.text[before.end : one.start].strip():
            return self.state.named
        if self._has(one):
            return _OWN
        return _OWN if len(self.outline.articles) >= RULE else self.state.named or self.state.law

    def _amended(self, one: Reference) -> str:
        """Return the law of an article in the supplementary provisions of an act that amends."""
        match whose(self.place.text, one.start, one.end):
            case "act":
                return self.acts.numbered(self.amending, "", self.number)
            case "amended" if self.state.block == self.number and self.state.last.law not in {None, self.amending}:
                return self.state.last.law or _OWN
            case _:
                return _OWN

    def _has(self, one: Reference) -> bool:
        """Tell whether the document has the first provision of a reference, or the article of it."""
        steps = one.addresses[0].first
        if _relative(steps[0]):
            return bool(self.outline.articles)
        article = next((step for step in steps if step.kind == "条"), None)
        if article is not None:
            return (
                self.outline.article(article.value, self.place.section, supplement=steps[0].value == "附則") is not None
            )
        return self.outline.climb(steps, self.place.section) is not None

    def _absolute(self, addresses: Sequence[Named], law: str) -> list[Named] | None:
        """Put what 同条 means into addresses of a law."""
        found = []
        for named in addresses:
            first, last = self._same(named.first, law), self._same(named.last, law)
            if first is None or last is None:
                return None
            found.append(Named(first, last))
        return found

    def _same(self, steps: Steps, law: str) -> Steps | None:
        if not steps:
            return steps
        if not _relative(steps[0]) and (steps[0].kind not in {"項", "号"} or (steps[0].kind == "項" and counted(law))):
            return steps
        if steps[0].value not in {"同", "本"} and _relative(steps[0]):
            return None  # 前項 of a law that is not here
        cited = self.state.level(steps[0].kind) if steps[0].value[:1] == "同" else self.state.last
        return targets.onto(cited.steps, steps) if cited.law == law or cited.law is None else None

    def _own(self, one: Reference, form: str) -> Meant | None:
        paths: list[Path] = []
        missing: list[str] = []
        for named in one.addresses:
            try:
                some = self._range(named)
            except Nothing:
                continue
            if not some:
                missing.append(targets.label(named.first))
            if named.last and len(some) < _BOTH and not _relative(named.last[0]):
                missing.append(targets.label(named.last))
            paths += some
        if one.part in {"各号", "各項"} and paths:
            paths = [item for path in paths for item in self.outline.items(path) or [path]]
        if not paths and (form == "anaphoric" or not missing):
            return None
        meant = Meant(
            "internal",
            None,
            tuple("/".join(path) for path in dict.fromkeys(paths)) or tuple(missing),
            form,
            tuple(missing),
        )
        last = paths[-1] if paths else ()
        return self._keep(meant, one, Cited(None, self._steps_of(one, last), own=True, path=last))

    def _steps_of(self, one: Reference, path: Path) -> Steps:
        article = self.outline.enclosing(path)
        named = one.addresses[-1].last or one.addresses[-1].first
        if article:
            head = (self.outline.key(article),)
            return (
                *head,
                *(step for step in named if step.kind in {"項", "号", "letter", "()"} and not _relative(step)),
            )
        return named

    def _range(self, named: Named) -> list[Path]:
        first = point(self.outline, named.first, self.place.section, self.state.level(named.first[0].kind).path)
        if not named.last:
            return first
        try:
            where = first[0] if first and not _relative(named.last[0]) else self.place.section
            last = point(self.outline, named.last, where, self.state.last.path)
        except Nothing:
            last = []
        return self.outline.between(first[-1], last[-1]) if first and last else [*first, *last]

    def _keep(self, meant: Meant, one: Reference, cited: Cited) -> Meant:
        """Remember what was cited last."""
        written = {step.kind for steps in one.addresses[-1:] for step in (*steps.first, *steps.last)}
        levels: dict[str, Cited] = dict.fromkeys(written & {"条", "項", "号"}, cited)
        law = self.state.law if cited.own else cited.law
        self.state = State(
            cited, law, self.state.laws, {**self.state.levels, **levels}, meant, self.number, self.state.rules
        )
        if cited.law is not None:
            self.state.name(cited.law)
        self.ends[one.end] = cited
        return meant


def _relative(step: Step) -> bool:
    return step.kind != "word" and step.value[:1] in _RELATIVE
