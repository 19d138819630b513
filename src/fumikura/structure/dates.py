"""The blocks of a document in, the dates that its head and tail say of it out: written, enacted, of the sitting."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import NamedTuple

from fumikura import eras, numerals, tables
from fumikura.chars import LAW_NUMBER, narrow
from fumikura.records import Block

_SHORT = 60  # characters of a line of a head
_HEAD, TAIL = 14, 4  # blocks at the beginning and the end that may carry the date
_N = "[0-9]{1,4}|元|[一二三四五六七八九十〇百]{1,6}"
_S = r"\s{0,3}"
_DATE = re.compile(
    rf"(?:(?:(?P<era>明治|大正|昭和|平成|令和|[MTSHR])?{_S}(?P<y>{_N}){_S}年{_S})?(?P<m>{_N}){_S}月{_S}(?P<d>{_N}){_S}日"
    r"|(?P<e2>[MTSHR])?(?<![0-9])(?P<y2>[0-9]{1,4})[./](?P<m2>[0-9]{1,2})[./](?P<d2>[0-9]{1,2})(?![0-9]))"
)
_OF_ERA = re.compile(rf"(?P<era>明治|大正|昭和|平成|令和|(?<![A-Za-z])[MTSHR]){_S}(?P<y>{_N}){_S}年")
_MONTHS = "january february march april may june july august september october november december".split()  # noqa: SIM905
_ENGLISH = re.compile(
    rf"(?P<month>{'|'.join(_MONTHS)})\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})", re.IGNORECASE
)
_ENGLISH_PLAIN = re.compile(f"(?:{'|'.join(_MONTHS)})[0-9]{{1,2}}(?:st|nd|rd|th)?,?[0-9]{{4}}", re.IGNORECASE)
WORDS = 12  # characters beside a date: 令和5年4月1日 改定
_APRIL = 4
_BESIDE = 4  # characters in which the word stands that says what a date is


@dataclass(frozen=True, slots=True)
class Stated:
    """Something that a text says of itself: its value, and where."""

    value: str
    start: int
    end: int


def is_dated(plain: str) -> bool:
    """Tell a line that holds a date and little else."""
    return any(
        len(plain) - len("".join(match[0].split())) <= WORDS
        for match in (*_DATE.finditer(plain), *_ENGLISH_PLAIN.finditer(plain))
    )


def dates(part: Sequence[Block], years: Years) -> dict[str, Stated]:
    """Find the dates of a document: of several at the head the latest, else one at the end."""
    head = islice(filter(_may_date, part), _HEAD)
    tail = filter(_may_date, part[-TAIL:])
    found: dict[str, Stated] = {}
    said = filter(_may_date, part)  # anywhere, if a word says that it is the date of the document
    for some in (head, tail, said):
        for named, stated in _of_lines(some, years):
            if named is None and some is said:
                continue
            role = named or "date"
            if role not in found or (role == "date" and stated.value > found[role].value):
                found[role] = stated
        if "date" in found:
            break
    if "date" not in found and (other := found.get("enacted") or found.get("written")) is not None:
        found["date"] = other
    return found


def promulgated(number: Stated | None) -> dict[str, Stated]:
    """Return the date of a statute, which its number says: the day, or the year; later ones are of amendments."""
    found = None if number is None else LAW_NUMBER.fullmatch(number.value)
    if number is None or found is None:
        return {}
    day = _DATE.match(number.value)
    iso = None if day is None else _iso(day, Years(""), None)[0]
    if iso is None:
        year = eras.year(found["era"], 1 if found["year"] == "元" else _number(found["year"]))
        iso = None if year is None else str(year)
    return {} if iso is None else {"date": Stated(iso, number.start, number.end)}


def _may_date(block: Block) -> bool:
    return block.kind == "front" or (block.kind != "footnote" and len(block.text) <= _SHORT)


def _of_lines(blocks: Iterable[Block], years: Years) -> Iterator[tuple[str | None, Stated]]:
    words = {row["word"]: row["role"] for row in tables.read("date_words")}
    session: _Session | None = None
    for block in blocks:
        folded = unicodedata.normalize("NFKC", block.text)
        same = len(folded) == len(block.text)
        year: int | None = None
        session = (_session(folded) if block.kind == "front" else None) or session
        for match in (*_DATE.finditer(folded), *_ENGLISH.finditer(folded)):
            year = year or (session.year(match) if session is not None else None)
            iso, year = _iso(match, years, year)
            if iso is None:
                continue
            span = block.map.span(*match.span()) if same else block.map.whole()
            around = (
                "".join(folded[: match.start()].split())[-_BESIDE:],
                "".join(folded[match.end() :].split())[:_BESIDE],
            )
            role = next((role for word, role in words.items() for side in around if word in side), None)
            told = "。" in folded[match.end() :]  # 4月20日、米国は申し入れた。
            if role is not None or (len(block.text) <= _SHORT and not told):
                yield role, Stated(iso, span.start, span.end)


class _Session(NamedTuple):
    """The year that a head names apart from its day: 令和元年度 … 11月19日, 平成22年6月定例会 … 6月4日."""

    begins: int
    fiscal: bool

    def year(self, match: re.Match[str]) -> int:
        """Return the year of a day without one; a fiscal year begins in April."""
        month = match.groupdict().get("m")
        return self.begins + (self.fiscal and month is not None and _number(month) < _APRIL)


def _session(line: str) -> _Session | None:
    found = _OF_ERA.search(line)
    if found is None:
        return None
    year = eras.year(found["era"], 1 if found["y"] == "元" else _number(found["y"]))
    return None if year is None else _Session(year, line.startswith("度", found.end()))


def _iso(match: re.Match[str], years: Years, last: int | None) -> tuple[str | None, int | None]:
    """Return a date and its year; a year that is not written is that of the date before."""
    groups = match.groupdict()
    if groups.get("month"):
        year: int | None = int(groups["y"])
        month, day = _MONTHS.index(groups["month"].lower()) + 1, int(groups["d"])
    else:
        era, written = groups["era"] or groups["e2"], groups["y"] or groups["y2"]
        month, day = _number(groups["m"] or groups["m2"]), _number(groups["d"] or groups["d2"])
        year = last if written is None else _year(era, 1 if written == "元" else _number(written), years)
    try:
        return (None if year is None else date(year, month, day).isoformat()), year
    except ValueError:
        return None, last


def _number(text: str) -> int:
    value = numerals.parse(text)
    return int(value) if value is not None else 0


def _year(era: str | None, year: int, years: Years) -> int | None:
    if era is None and year <= 1000:
        said = years.eras(year)
        if len(said) != 1:
            return None  # 61年: no date of the file says which era
        era = next(iter(said))
    if era is None:
        return year
    return eras.year(era, year)


class Years:
    """The eras that a file names with a year, for dates that leave them out (61年 beside 昭和61年); read when asked."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[int, set[str]] | None = None

    def eras(self, year: int) -> set[str]:
        """Return the eras that stand before a year."""
        if self._known is None:
            self._known = {}
            for match in _OF_ERA.finditer(narrow(self._text)):
                number = 1 if match["y"] == "元" else _number(match["y"])
                self._known.setdefault(number, set()).add(eras.INITIALS.get(match["era"], match["era"]))
        return self._known.get(year, set())
