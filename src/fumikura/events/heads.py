"""The head of a paper in, what it says took place out: drafted, sent, received, enacted, amended; and its day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from fumikura.events.days import Day

_SENT = re.compile("(?P<place>[一-龥ァ-ヺー]{1,8})[ \u3000]?発(?![表行言信足生])")
_RECEIVED = re.compile("(?P<place>[一-龥ァ-ヺー]{1,8})[ \u3000]?着(?![手任席])")
_DAY_ONLY = re.compile("(?<![0-9])月[ \u3000]?(?P<day>[0-9]{1,2})日")  # the year and month were not read
# what a date in the head of a paper is the date of, by the words beside it
_ROLES = (
    ("meeting", re.compile("日[ \u3000]?時|開催日|会期|と[ \u3000]?き[ \u3000:：]|[開閉散]会|[開散]議|[開閉]廷")),
    ("drafting", re.compile("起案|起草|作成|記入")), ("decision", re.compile("決裁|決定|議決|承認")),
    ("arrival/receipt", re.compile("受領|受付|受理|接到|収受")),
    ("communication", re.compile("発信|送信|発送|発電|送付")),
    ("promulgation", re.compile("公布|告示")), ("entry into force", re.compile("施行|発効|適用")),
    ("amendment", re.compile("改正|改定|改訂")), ("enactment", re.compile("制定|策定")),
    ("publication", re.compile("発行|掲載|公開|公表|発表|更新|号")),
)  # fmt: skip
# what minutes of a sitting say: a date without more is its day
_SITTING = re.compile("[開閉散]会|[開散]議|[開閉]廷|議事日程|会議録|議事録")
_BESIDE = 8


class Dated(NamedTuple):
    """A date in a head: where it stands in the text of its block, and when it is."""

    block: int
    start: int
    end: int
    day: Day


class Head(NamedTuple):
    """What a head says took place; offsets are those of the block."""

    block: int
    start: int
    end: int
    type: str
    day: Day


def find(texts: Sequence[tuple[int, str]], dates: Sequence[Dated], *, own: str | None, paper: str) -> Iterator[Head]:
    """Yield the events of a head.

    Args:
        texts: number and text of the blocks of a head, in their order.
        dates: in them.
        own: the day of the paper, ISO 8601.
        paper: type of event for a date of which nothing is said (drafting of a record, publication of a newsletter).
    """
    whole = "\n".join(text for _, text in texts)
    if _SENT.search(whole) and _RECEIVED.search(whole) and dates:
        yield from _telegram(texts, dates)
        return
    by_block = dict(texts)
    paper = "meeting" if _SITTING.search(whole) else paper
    for one in dates:
        text = by_block[one.block]
        before, after = text[max(0, one.start - _BESIDE) : one.start], text[one.end : one.end + _BESIDE]
        role, led = _role(before)
        if role is None:
            role, _ = _role(after)
        if role is not None or (own is not None and one.day.begin == own == one.day.end):
            kind = paper if role is None or (role, paper) == ("publication", "meeting") else role
            yield Head(one.block, one.start - led, one.end, kind, one.day)


def _role(beside: str) -> tuple[str | None, int]:
    """Return what the words beside a date make of it, and how far from their end the first of them stands."""
    for kind, words in _ROLES:
        if (found := words.search(beside)) is not None:
            space = max(beside.rfind(blank, 0, found.start()) for blank in " \u3000\n")
            return kind, len(beside) - space - 1
    return None, 0


def sent(texts: Sequence[tuple[int, str]], dates: Sequence[Dated]) -> Day | None:
    """Return the day on which a telegram was sent; None for what is none."""
    whole = "\n".join(text for _, text in texts)
    if not (_SENT.search(whole) and _RECEIVED.search(whole)) or not dates:
        return None
    return next((head.day for head in _telegram(texts, dates) if head.type == "communication"), None)


def _telegram(texts: Sequence[tuple[int, str]], dates: Sequence[Dated]) -> Iterator[Head]:
    """Yield the sending and the receipt: the first date and the last before the places; a torn date lends its month."""
    received = dates[-1]
    first = dates[0] if len(dates) > 1 else None
    if first is not None:
        yield Head(first.block, first.start, first.end, "communication", first.day)
    else:
        for block, text in texts:
            found = _DAY_ONLY.search(text)
            day = _earlier(received.day, int(found["day"])) if found is not None else None
            if found is not None and day is not None and (block, found.start()) < (received.block, received.start):
                yield Head(block, found.start(), found.end(), "communication", day)
                break
    yield Head(received.block, received.start, received.end, "arrival/receipt", received.day)


def _earlier(day: Day, number: int) -> Day | None:
    """Return the last day of that number up to another."""
    if day.begin is None:
        return None
    last = date.fromisoformat(day.begin)
    year, month = (
        (last.year, last.month) if number <= last.day else (last.year - (last.month == 1), (last.month - 2) % 12 + 1)
    )
    try:
        found = date(year, month, number).isoformat()
    except ValueError:
        return None
    return Day(found, found, None, day.span, day.text, "inferred")
