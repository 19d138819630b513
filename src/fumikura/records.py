"""The frozen records that stages hand on; children do not point to parents."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from fumikura.spans import Edit, OffsetMap

BlockKind = Literal["heading", "body", "item", "table", "caption", "front", "back", "form", "footnote"]
Layer = Literal["time", "number", "entity"]
# of names: OntoNotes 5 as in spaCy's Japanese models, and TITLE
LABELS = (
    "PERSON", "TITLE", "ORG", "GPE", "LOC", "FAC", "LAW", "EVENT", "PRODUCT", "WORK_OF_ART", "NORP", "LANGUAGE",
)  # fmt: skip
UnitKind = Literal["body", "note", "table", "form"]


@dataclass(frozen=True, slots=True)
class Meta:
    """What is known of a document apart from its characters; None where nothing is.

    Attributes:
        number: of the document as it is cited: 明治二十九年法律第八十九号.
    """

    title: str | None = None
    title_en: str | None = None
    kind: str | None = None
    date: str | None = None
    publisher: str | None = None
    language: str = "ja"
    rights: str | None = None
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A document as decoded, before any clean-up.

    Attributes:
        id: name of the document in the corpus.
        path: where it was read, for people; ``-`` for standard input.
        content: the decoded text, line ends untouched, without a byte order mark; of a format with markup
            the text that its reader wrote.
        sha256: of the bytes.
        encoding: Python's name of the encoding.
        reason: why that encoding.
        meta: from a manifest, the command line, or what the format says.
    """

    id: str
    path: str
    content: str
    sha256: str
    encoding: str
    reason: str
    meta: Meta = field(default_factory=Meta)


@dataclass(frozen=True, slots=True)
class Mark:
    """The numeral, letter or bullet that opens a heading or list item.

    Attributes:
        style: name of its kind (``第章``, ``1.``, ``(1)``, ``①``, ``bullet`` …).
        label: as it is cited, width folded and closing mark dropped: ``第2章``, ``1``, ``(3)``, ``①``.
        number: place in its sequence from 1; None for bullets.
        end: length of the mark and the white space behind it.
        start, stop: where the label stands: behind a bullet, before the white space.
        first: of several numbers (二から四まで) that of the first.
    """

    style: str
    label: str
    number: int | None
    end: int
    start: int = 0
    stop: int = 0
    first: int | None = None

    def follows(self, number: int | None) -> bool:
        """Tell whether it comes next behind a number of its sequence; 四の二 comes behind 四."""
        begins = self.number if self.first is None else self.first
        return (
            number is not None and begins is not None and (number + 1 == begins or (number == begins and self.branch))
        )

    @property
    def branch(self) -> bool:
        """Tell 第三条の二, which came in later."""
        return "の" in self.label or "ノ" in self.label

    @property
    def begins(self) -> bool:
        """Tell the first number of a sequence."""
        return (self.number if self.first is None else self.first) == 1 and not self.branch


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph of a Text before structure: ``text.text[start:end]``.

    Attributes:
        line: 1-based line of the source where it begins.
        mark: what opens it, if anything does.
        marker: mark of a footnote (``1``), None for other units.
        displaced: PDF extraction put it inside the sentence before it.
        references: numbers in it that may refer to footnotes, with their offsets from ``start``.
    """

    start: int
    end: int
    kind: UnitKind
    line: int
    mark: Mark | None = None
    marker: str | None = None
    displaced: bool = False
    references: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """A cleaned text: units separated by line ends, a map to the source, and what was left out."""

    source: Source
    text: str
    map: OffsetMap
    units: tuple[Unit, ...]
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item, table row or footnote.

    Attributes:
        text: its characters, un-wrapped.
        map: from ``text`` to the source.
        section: labels from the top, ``("第2章", "第2", "1", "(3)")``.
        headings: titles of the same sections, "" where one has none.
        label: own label of a heading or numbered item, else None.
        level: of a heading or numbered item, 1 at the top; None for what opens no section.
        marker: of a footnote, else None.
        references: numbers in it that may refer to footnotes, with their offsets.
        part: number of its sub-document in the file, from 0.
        turn: number of the speaker's turn in the file, from 0, else None.
        speaker: whose turn, as written without brackets.
    """

    kind: BlockKind
    text: str
    map: OffsetMap
    line: int
    section: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    label: str | None = None
    level: int | None = None
    marker: str | None = None
    references: tuple[tuple[int, int], ...] = ()
    part: int = 0
    turn: int | None = None
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Token:
    """A short unit word of UniDic and where it stands in its block."""

    start: int
    end: int
    word: str
    pos: tuple[str, str, str, str]
    conjugation_type: str
    conjugation_form: str
    reading: str
    lemma: str
    orth_base: str
    unknown: bool


@dataclass(frozen=True, slots=True)
class Mention:
    """A time expression, a number, a name of a text, with what it means there.

    Attributes:
        layer: ``time``, ``number``, ``entity``.
        block: place of its block in the document, from 0.
        start, end: in the source.
        text: what stands there, line breaks included.
        line: 1-based, where it begins.
        type: DATE, TIME, DURATION, SET; of numbers money, percent, ratio, count, ordinal, measure; of names PERSON …
        value: of times as TIMEX3 writes it; of names the canonical one.
        amount, amount_max: of numbers; the second of ranges only.
        unit: of numbers: ISO 4217, ``%``, the counter or the noun that is counted.
        begin, end_date: ISO 8601 days, both inclusive; None where nothing bounds it.
        mod: APPROX, EQUAL_OR_MORE … (TIMEX3).
        anchor: source span of what a time was resolved against.
        other: value of the second reading, where two remain.
        form: of names: narrow, without white space, as they are compared.
    """

    layer: Layer
    block: int
    start: int
    end: int
    text: str
    rule: str
    type: str
    value: str | None = None
    amount: int | float | None = None
    amount_max: int | float | None = None
    unit: str | None = None
    begin: str | None = None
    end_date: str | None = None
    mod: str | None = None
    anchor: tuple[int, int] | None = None
    other: str | None = None
    line: int = 0
    form: str | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """What a party's arms, funds … shall come to, as somebody stated it.

    Attributes:
        party: whose; canonical.
        region: where; None where the text names no place.
        quantity, unit: how many of what; the quantity is None where only the place is settled.
        condition: in the text's own words.
    """

    party: str | None
    region: str | None
    quantity: int | float | None
    unit: str | None
    condition: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that took place, or is said, planned, aimed at.

    Attributes:
        block: place of its block in the document, from 0.
        start, end: in the source.
        line: 1-based, where it begins.
        text: what stands there, line breaks included.
        type: meeting, proposal, counter-proposal, response, agreement, rejection, communication, statement …
        cue: the word that tells it, as the table has it.
        rule: what found it.
        status: asserted, planned, proposed, denied, reported, hypothetical.
        begin, end_date: ISO 8601 days, both inclusive; None where the text gives no bound.
        time: TIMEX3 of a clock time or part of a day.
        precision: day, month, year, interval, open.
        basis: of the day: own, carried, inferred, document.
        date_span: of the expression that the day comes from, in the source.
        date_text: the day in the text's own words.
        actors: canonical names, the doer first.
        speaker: whose turn it is told in.
        forum: the meeting or paper in which it took place.
        certainty: stated or inferred.
        summary: the clause on one line.
        mentions: start, end and line of other places that tell the same.
    """

    block: int
    start: int
    end: int
    line: int
    text: str
    type: str
    cue: str
    rule: str
    status: str
    begin: str | None
    end_date: str | None
    time: str | None = None
    precision: str = "day"
    basis: str = "own"
    date_span: tuple[int, int] | None = None
    date_text: str | None = None
    actors: tuple[str, ...] = ()
    speaker: str | None = None
    forum: str | None = None
    positions: tuple[Position, ...] = ()
    certainty: str = "stated"
    summary: str = ""
    mentions: tuple[tuple[int, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference to provisions, or to sections of the document itself, and what it means.

    Attributes:
        block: place of its block in the document, from 0.
        start, end: in the source.
        text: what stands there, line breaks included.
        line: 1-based, where it begins.
        kind: statute, treaty, law-number, internal.
        law: canonical name, None for internal ones.
        targets: every provision meant, ``民法/90/2``, ``国民年金法/28の2/1/3号/ロ``; of internal ones section paths.
        form: explicit (第3条), anaphoric (同条, 前項, 上記規定).
        part: 前段, ただし書, 各号 …, "" for none.
        missing: labels of own sections that the document does not have.
        doubt: why the reading is not certain, "" if it is.
        key: name of the law by which the whole corpus knows it, whatever the document calls it.
    """

    block: int
    start: int
    end: int
    text: str
    kind: str
    law: str | None
    targets: tuple[str, ...]
    form: str = "explicit"
    part: str = ""
    missing: tuple[str, ...] = ()
    doubt: str = ""
    key: str | None = None
    line: int = 0


class Annotated(NamedTuple):
    """A passage with its tokens and the names in it, all offsets those of ``text``.

    Attributes:
        doc: id of its document.
        line: of the source.
        names: start, end, label and canonical name.
    """

    doc: str
    line: int
    text: str
    tokens: tuple[Token, ...]
    names: tuple[tuple[int, int, str, str], ...]


class Written(NamedTuple):
    """A written form of a name as one document has it, and what it was found to be."""

    document: str
    form: str
    label: str
    name: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that answers a query.

    Attributes:
        score: BM25, comparable within one answer only.
        complete: True when every word of the query is in the passage or its headings.
        start: source offset of the passage.
        marks: spans inside ``text`` that the query named.
    """

    rank: int
    score: float
    doc: str
    block: int
    kind: str
    section: tuple[str, ...]
    line: int
    start: int
    end: int
    text: str
    marks: tuple[tuple[int, int], ...]
    complete: bool
    speaker: str | None = None
