"""The stages in their order, written once: source -> text -> blocks -> tokens -> mentions, found and resolved."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import cache, partial
from itertools import accumulate

from fumikura import events as events_
from fumikura import marks
from fumikura.chars import narrow
from fumikura.errors import AnalysisError, FumikuraError
from fumikura.mentions import citations as references_
from fumikura.mentions import defined, model, numbers, times
from fumikura.mentions import names as finder
from fumikura.mentions.edges import Edges
from fumikura.mentions.gazetteer import Known
from fumikura.mentions.votes import spread
from fumikura.moments import Expression
from fumikura.records import Block, Citation, Event, Layer, Mention, Source, Text
from fumikura.resolve import Dated, Named, Passage, Place, cite, identify, resolve
from fumikura.spans import Span
from fumikura.structure import front, outline
from fumikura.structure.inline import enumerated
from fumikura.structure.notes import references
from fumikura.structure.sections import titles
from fumikura.text import clean
from fumikura.tokens import Tokenizer
from fumikura.tokens.columns import Columns

ANALYSIS = 14  # raised whenever the same bytes would be analysed otherwise
_LARGEST = 2**63  # of an integer in SQLite
_APART, _STRETCH = 20, 3  # a name may be so much longer in the source, line ends and gaps included
_CODED = frozenset({"table", "form", "front", "back"})  # blocks in which a bare number is a code
_ASIDE = frozenset({"footnote", "table", "form", "front"})  # blocks that tell no story


@dataclass(frozen=True, slots=True)
class Analysis:
    """A document through the stages; ``mentions`` are there where its tokens were read."""

    source: Source
    text: Text
    blocks: tuple[Block, ...]
    fronts: tuple[front.Front, ...] = ()
    mentions: tuple[Mention, ...] = ()
    events: tuple[Event, ...] = ()
    citations: tuple[Citation, ...] = ()


def analyze(source: Source) -> Analysis:
    """Take one source through the stages; what the manifest leaves open is read from the text.

    Raises:
        AnalysisError: a fault of ours in this text.
    """
    with guarded(source):
        text = clean(source)
        blocks = tuple(outline(text))
        fronts = tuple(front.read(text, blocks))
    meta = source.meta
    if fronts:
        first = fronts[0]
        meta = replace(
            meta,
            title=meta.title or first.value("title"),
            date=meta.date or first.value("date"),
            number=meta.number or first.value("number"),
        )
    return Analysis(replace(source, meta=meta), text, blocks, fronts)


@contextmanager
def guarded(source: Source) -> Iterator[None]:
    """Make an unforeseen fault one of its document: one in ten thousand must not cost the others."""
    try:
        yield
    except FumikuraError:
        raise
    except Exception as fault:
        msg = f"{source.path}: {type(fault).__name__}: {fault}; this is a fault of fumikura, please report it"
        raise AnalysisError(msg) from fault


@cache
def tokenizer() -> Tokenizer:
    """Return the tokenizer of this process; its dictionary takes longer than a search."""
    return Tokenizer()


def tokenize(analysis: Analysis) -> list[Columns]:
    """Return the tokens of each block."""
    with guarded(analysis.source):
        return [tokenizer()(block.text) for block in analysis.blocks]


def mentions(analysis: Analysis, columns: Sequence[Columns]) -> tuple[Mention, ...]:
    """Find and resolve what the blocks mention, in the order of the text."""
    with guarded(analysis.source):
        found = [
            times.find(block.text, tokens, skip=_marked(block))
            for block, tokens in zip(analysis.blocks, columns, strict=True)
        ]
        return _ordered(analysis, (*_times(analysis, found), *_numbers(analysis, columns, found)))


def _mention(analysis: Analysis, layer: Layer, block: int, span: Span, rule: str, kind: str) -> Mention:  # noqa: PLR0917
    """Make the record of what stands at a place of the source; what it means is added to it."""
    return Mention(layer, block, span.start, span.end, analysis.source.content[span.start : span.end], rule, kind)


def _ordered(analysis: Analysis, found: Iterable[Mention]) -> tuple[Mention, ...]:
    """Put mentions in the order of the text, each with its line."""
    breaks = _breaks(analysis.source.content)
    return tuple(
        replace(mention, line=bisect_right(breaks, mention.start) + 1)
        for mention in sorted(found, key=lambda mention: (mention.start, mention.end))
    )


def _times(analysis: Analysis, found: Sequence[Sequence[Expression]]) -> Iterator[Mention]:
    dates = _dates(analysis)
    passages = [
        Passage(
            block.text,
            expressions,
            [block.map.span(expression.start, expression.end) for expression in expressions],
            dates[block.part] if block.part < len(dates) else None,
            block.part,
            aside=block.kind in _ASIDE,
        )
        for block, expressions in zip(analysis.blocks, found, strict=True)
    ]
    for number, (passage, resolved) in enumerate(zip(passages, resolve(passages), strict=True)):
        for expression, span, meant in zip(passage.expressions, passage.spans, resolved, strict=True):
            if meant is not None:
                yield replace(
                    _mention(analysis, "time", number, span, expression.rule, meant.type),
                    value=meant.value,
                    begin=meant.begin.isoformat() if meant.begin is not None else None,
                    end_date=meant.end.isoformat() if meant.end is not None else None,
                    mod=expression.mod,
                    anchor=None if meant.anchor is None else (meant.anchor.start, meant.anchor.end),
                    other=meant.other,
                )


def _numbers(
    analysis: Analysis, columns: Sequence[Columns], found: Sequence[Sequence[Expression]]
) -> Iterator[Mention]:
    """Find the quantities of what is neither a time nor the mark of a note or an item."""
    referred = set(references(analysis.blocks).values())
    for number, (block, tokens, expressions) in enumerate(zip(analysis.blocks, columns, found, strict=True)):
        taken = [(expression.start, expression.end) for expression in expressions]
        taken += [(at, at + len(str(mark))) for mark, at in block.references if block.map.source_of(at) in referred]
        running = block.kind not in _CODED
        for quantity in numbers.find(block.text, tokens, taken=taken, skip=_marked(block), running=running):
            span = block.map.span(quantity.start, quantity.end)
            yield replace(
                _mention(analysis, "number", number, span, quantity.rule, quantity.kind),
                amount=_figure(quantity.amount),
                amount_max=None if quantity.most is None else _figure(quantity.most),
                unit=quantity.unit,
                mod=quantity.mod,
            )


def names(analysis: Analysis, columns: Sequence[Columns]) -> tuple[Mention, ...]:
    """Find the names of a document and bring together what names one thing, in the order of the text."""
    with guarded(analysis.source):
        texts = [narrow(block.text) for block in analysis.blocks]
        found = [
            finder.find(block.text, tokens, model.tag if block.kind not in _CODED else None)
            for block, tokens in zip(analysis.blocks, columns, strict=True)
        ]
        voted = spread(found, texts, [Edges(tokens) for tokens in columns])
        places = [(number, one) for number, some in enumerate(voted) for one in some]
        days = dict(enumerate(_dates(analysis)))
        named = []
        for number, one in places:
            dated = days.get(analysis.blocks[number].part)
            title = _title(texts[number], one, voted[number])
            text = "".join(texts[number][one.start : one.end].split())
            named.append(Named(text, one.label, one.rule, title, None if dated is None else dated.day))
        short = dict(pair for text, some in zip(texts, voted, strict=True) for pair in defined.meant(text, some))
        mentioned = []
        for (number, one), name, canonical in zip(places, named, identify(named, short), strict=True):
            span = analysis.blocks[number].map.span(one.start, one.end)
            if span.end - span.start > _APART + _STRETCH * (one.end - one.start):
                continue  # its characters stand in two columns
            mention = _mention(analysis, "entity", number, span, one.rule, one.label)
            mentioned.append(replace(mention, value=canonical, form=name.text))
        return _ordered(analysis, mentioned)


def _title(text: str, name: Known, around: Sequence[Known]) -> str:
    """Return the title behind or before a person: 「ゴ」書記長, 国務長官シュルツ."""
    if name.label != "PERSON":
        return ""
    beside = (
        text[one.start : one.end]
        for one in around
        if one.label == "TITLE"
        and (name.start == one.end or text[name.end : one.start] in {"」", "・", " "} or one.start == name.end)
    )
    return next(beside, "")


def citations(analysis: Analysis) -> tuple[Citation, ...]:
    """Find the references to provisions and to own sections, with what they mean, in the order of the text."""
    with guarded(analysis.source):
        texts = [narrow(block.text) for block in analysis.blocks]
        found = []
        for block, text in zip(analysis.blocks, texts, strict=True):
            start = _marked(block)
            found.append(references_.find(text, start=start, members=partial(_members, block, start)))
        if not any(found):
            return ()
        if any(references_.leaning(one) for some in found for one in some):
            found = [references_.laws(text, some) for text, some in zip(texts, found, strict=True)]
        places = [
            Place(some, text, block.section, block.kind == "footnote", block.part)
            for block, text, some in zip(analysis.blocks, texts, found, strict=True)
        ]
        notes = [block.marker for block in analysis.blocks if block.kind == "footnote" and block.marker is not None]
        meant = cite(places, titles(analysis.blocks), notes=notes, title=analysis.source.meta.title or "")
        content = analysis.source.content
        breaks = _breaks(content)
        told = []
        for number, (place, some) in enumerate(zip(places, meant, strict=True)):
            for one, means in zip(place.references, some, strict=True):
                if means is not None:
                    span = analysis.blocks[number].map.span(one.start, one.end)
                    told.append(Citation(
                        number, span.start, span.end, content[span.start : span.end], means.kind, means.law,
                        means.targets, means.form, one.part, means.missing, means.doubt, means.key,
                        bisect_right(breaks, span.start) + 1,
                    ))  # fmt: skip
        return tuple(sorted(told, key=lambda one: (one.start, one.end)))


def events(analysis: Analysis, columns: Sequence[Columns], found: Iterable[Mention]) -> tuple[Event, ...]:
    """Find what the blocks tell of, in the order of the text.

    Args:
        analysis: of the document.
        columns: its tokens.
        found: the times, numbers and names in it.
    """
    with guarded(analysis.source):
        inside: dict[int, list[Mention]] = {}
        for mention in found:
            inside.setdefault(mention.block, []).append(mention)
        days = dict(enumerate(_dates(analysis)))
        authors = {number: front.value("author") for number, front in enumerate(analysis.fronts)}
        passages = []
        for number, (block, tokens) in enumerate(zip(analysis.blocks, columns, strict=True)):
            dated = days.get(block.part)
            passages.append(events_.Passage(
                number, narrow(block.text), block.map, tuple(tokens.tokens()), inside.get(number, ()), block.part,
                block.turn, block.speaker, None if dated is None else dated.day,
                aside=block.kind in {*_ASIDE, "heading", "back"}, author=authors.get(block.part),
                note=block.kind == "footnote",
            ))  # fmt: skip
        content = analysis.source.content
        breaks = _breaks(content)
        return tuple(
            replace(
                event,
                text=content[event.start : event.end],
                line=bisect_right(breaks, event.start) + 1,
                mentions=tuple((start, end, bisect_right(breaks, start) + 1) for start, end, _ in event.mentions),
            )
            for event in sorted(events_.gather(passages), key=lambda event: (event.start, event.end))
        )


def _members(block: Block, start: int) -> list[int]:
    """Return where the enumerations inside the sentences of a block have their marks."""
    return [at for _, at in enumerated(block.text, start)] if block.kind in {"body", "item"} else []


def _breaks(content: str) -> list[int]:
    return list(accumulate(map(len, content.splitlines(keepends=True))))


def _figure(amount: Fraction) -> int | float:
    whole = amount.denominator == 1 and abs(amount) < _LARGEST
    return int(amount) if whole else float(amount)


def _marked(block: Block) -> int:
    """Return the length of the mark that opens a block."""
    mark = marks.find(block.text) if block.level is not None else None
    return mark.end if mark is not None else 0


def _dates(analysis: Analysis) -> list[Dated | None]:
    """Return the date of each document of the file; that of the manifest is the date of a file that holds one."""
    found: list[Dated | None] = []
    for piece, text in zip(analysis.fronts, dates(analysis), strict=True):
        stated = piece.stated.get("date")
        day = _day(text)
        span = Span(stated.start, stated.end) if stated is not None and day == _day(stated.value) else None
        found.append(None if day is None else Dated(day, span))
    return found


def dates(analysis: Analysis) -> tuple[str | None, ...]:
    """Return the date of each document of the file as its text or the manifest states it, to the year, month or day."""
    only = analysis.source.meta.date
    return tuple(only if len(analysis.fronts) == 1 else piece.value("date") or only for piece in analysis.fronts)


def _day(text: str | None) -> date | None:
    """Read a whole ISO date; the first day of a month or year."""
    if not text:
        return None
    try:
        return date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return None
