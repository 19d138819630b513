"""The row of an event in, its card for the list of a page out: readable without any script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby
from urllib.parse import quote

from fumikura.export.entries import (
    Lang,
    Row,
    address,
    command,
    days,
    fineness,
    glyph,
    guessed,
    part,
    plain,
    summary,
    when,
)
from fumikura.export.words import say, words

_POSITION = ("party", "region", "quantity", "unit", "condition")


def text(value: object) -> str:
    """Return a value as text of HTML."""
    return escape(plain(value))


def word(key: str, lang: Lang, tag: str = "span", kind: str = "") -> str:
    """Return a word in a tag that the page can say in the other language; unknown words stay as they are.

    >>> word("type:meeting", "en")
    '<span data-word="type:meeting">meeting</span>'
    """
    marks = f' class="{kind}"' * bool(kind) + f' data-word="{escape(key)}"' * (key in words())
    return f"<{tag}{marks}>{text(say(key, lang))}</{tag}>"


def drawn(row: Row) -> str:
    """Return the mark of an event as a small picture."""
    mark = glyph(plain(row.get("type")))
    kinds = f"glyph c-{mark.colour} s-{text(row.get('status')).replace(' ', '-')}{' guessed' * guessed(row)}"
    extra = '<use href="#g-ring"/>' * guessed(row) + f'<use class="shape" href="#g-{mark.shape}"/>'
    extra += {"denied": '<use href="#g-strike"/>', "reported": '<use class="dot" href="#g-dot"/>'}.get(
        str(row.get("status")), ""
    )
    return f'<svg class="{kinds}" viewBox="-10 -10 20 20" aria-hidden="true">{extra}</svg>'


def heading(row: Row) -> str:
    """Return the day, month or year under which an event is listed; "" for undated ones."""
    begin, end = days(row)
    if begin is None:
        return f"../{end}" if end else ""
    return when(row) if fineness(row) in {"month", "year"} else begin.isoformat()


def listed(rows: Sequence[Row], lang: Lang) -> Iterator[str]:
    """Yield sections of a day (month, year) with the cards of its events; rows are in order."""
    at = 0
    for name, group in groupby(rows, key=heading):
        cards = [*group]
        yield f'<section class="day" data-day="{name}">\n<h2>{_title(name, cards[0], lang)} '
        yield f'<span class="count">{len(cards)}</span></h2>\n'
        for row in cards:
            yield from card(row, at, lang)
            at += 1
        yield "</section>\n"


def _title(name: str, row: Row, lang: Lang) -> str:
    if not name:
        return word("undated", lang)
    begin, end = days(row)
    if begin is None:
        return f'<time datetime="{end}">{end}</time> {word("until", lang)}'
    weekday = word(f"weekday:{begin.weekday()}", lang, kind="weekday") if name == begin.isoformat() else ""
    return f'<time datetime="{begin.isoformat()[: len(name)]}">{name}</time> {weekday}'


def card(row: Row, at: int, lang: Lang) -> Iterator[str]:
    """Yield one event: a line with date, type, status and summary that opens to quotation, positions and place."""
    anchor = text(row["id"])
    yield f'<article class="event" data-at="{at}"><details>\n<summary>{drawn(row)}'
    yield f'<span class="when">{text(row.get("date_text") or when(row))}</span> '
    yield word(f"type:{plain(row.get('type'))}", lang, kind="type")
    yield " " + word(f"status:{plain(row.get('status'))}", lang, kind=f"status s-{text(row.get('status'))}")
    if row.get("actors"):
        yield f' <span class="actors">{text("・".join(map(plain, row["actors"])))}</span>'
    yield f' <span class="summary">{text(summary(row))}</span></summary>\n<div class="inside">\n'
    yield f'<figure class="quote" id="{anchor}">\n<blockquote>{text(row.get("text"))}</blockquote>\n<figcaption>'
    yield f'<a href="#{quote(plain(row["id"]))}">{text(row["doc"])}:{row["line"]}</a> '
    title = row.get("title")
    yield f'<cite>{text(title)}</cite> <span class="section">' * bool(title) or '<span class="section">'
    yield f"{text('/'.join(map(plain, row.get('section') or ())))}</span> {word('line', lang)} {row['line']} "
    yield f'<span class="offsets">[{row["start"]}:{row["end"]}]</span></figcaption>\n</figure>\n<dl>'
    yield from _facts(row, lang)
    yield "</dl>\n"
    yield from _positions(row, lang)
    yield f'<p class="command">{word("source", lang)} <code>{text(command(row))}</code> '
    yield f"{word('copy', lang, 'button', 'copy')}</p>\n"
    yield from _retold(row, lang)
    yield "</div>\n</details></article>\n"


def _facts(row: Row, lang: Lang) -> Iterator[str]:
    code = part(row)
    begin, end = days(row)
    dates = [f'<time datetime="{begin or end}">{when(row)}</time>' if begin or end else word("undated", lang)]
    if code and f"part:{code}" in words():
        dates.append(word(f"part:{code}", lang))
    if row.get("date_text"):
        dates.append(f"（{word('own words', lang)} <q>{text(row['date_text'])}</q>）")
    if row.get("basis"):
        dates.append(word(f"basis:{row['basis']}", lang, kind="basis"))
    yield _fact("date", " ".join(dates), lang)
    if row.get("actors"):
        yield _fact("actor", text("・".join(map(plain, row["actors"]))), lang)
    for key in ("speaker", "forum"):
        if row.get(key):
            yield _fact(key, text(row[key]), lang)
    if row.get("certainty"):
        yield _fact("certainty", word(f"certainty:{row['certainty']}", lang), lang)


def _fact(key: str, value: str, lang: Lang) -> str:
    return f"<div>{word(key, lang, 'dt')}<dd>{value}</dd></div>"


def _positions(row: Row, lang: Lang) -> Iterator[str]:
    positions: Iterable[Row] = row.get("positions") or ()
    if not positions:
        return
    yield f"<table>{word('positions', lang, 'caption')}<thead><tr>"
    yield from (word(key, lang, "th") for key in _POSITION)
    yield "</tr></thead><tbody>"
    for position in positions:
        yield f"<tr>{''.join(f'<td>{text(_figure(position.get(key)))}</td>' for key in _POSITION)}</tr>"
    yield "</tbody></table>\n"


def _figure(value: object) -> object:
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _retold(row: Row, lang: Lang) -> Iterator[str]:
    if row.get("mentions"):
        yield f'<p class="retold">{word("retold", lang)} '
        yield "、".join(text(address({**other, "doc": other.get("doc", row["doc"])})) for other in row["mentions"])
        yield "</p>\n"
