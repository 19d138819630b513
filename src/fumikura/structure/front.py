"""The blocks of a document in, its title and date out, where the text states them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from fumikura import numerals, tables
from fumikura.records import Block

_HEAD, _TAIL = 14, 4  # blocks at the beginning and the end that may carry the date
_SHORT = 60
_N = "[0-9]{1,4}|元|[一二三四五六七八九十〇百]{1,6}"
_DATE = re.compile(rf"(?P<era>明治|大正|昭和|平成|令和)?\s*(?P<y>{_N})\s*年\s*(?P<m>{_N})\s*月\s*(?P<d>{_N})\s*日")
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_ENGLISH = re.compile(
    rf"(?P<month>{'|'.join(_MONTHS)})\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Front:
    """What the text says of itself; None where it is silent."""

    title: str | None
    date: str | None


def read(blocks: Sequence[Block]) -> Front:
    """Read title and date: of several dates at the head the latest (策定 …, 改定 …), else one at the end."""
    head = [block for block in blocks[:_HEAD] if block.kind != "footnote" and len(block.text) <= _SHORT]
    dates = [found for block in head for found in _dates(block.text)]
    if not dates:
        dates = [
            found for block in [b for b in blocks if b.kind != "footnote"][-_TAIL:] for found in _dates(block.text)
        ][:1]
    title = next(
        (
            block.text[:_SHORT]
            for block in blocks[:3]
            if block.kind in {"heading", "body", "front"}
            and len(block.text) <= _SHORT
            and not block.text.endswith("。")
            and not _dates(block.text)
        ),
        None,
    )  # fmt: skip
    return Front(title, max(dates, default=None))


def _dates(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", text)
    japanese = [
        _iso(
            _year(match["era"], 1 if match["y"] == "元" else _number(match["y"])),
            _number(match["m"]),
            _number(match["d"]),
        )
        for match in _DATE.finditer(plain)
    ]
    english = [
        _iso(int(match["y"]), _MONTHS.index(match["month"].lower()) + 1, int(match["d"]))
        for match in _ENGLISH.finditer(plain)
    ]
    return [iso for iso in (*japanese, *english) if iso is not None]


def _number(text: str) -> int:
    value = numerals.parse(text)
    return int(value) if value is not None else 0


def _year(era: str | None, year: int) -> int | None:
    if era is None:
        return year if year > 1000 else None  # 61年: which era is decided with the dates of the text
    row = next(row for row in tables.read("eras") if row["era"] == era)
    return int(row["first_year"]) + year - 1


def _iso(year: int | None, month: int, day: int) -> str | None:
    try:
        return None if year is None else date(year, month, day).isoformat()
    except ValueError:
        return None
