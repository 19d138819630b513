"""Concordance lines in, one page out that needs nothing else: no script, every line with an address of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Any

_WORDS = {
    "ja": {"title": "用例", "place": "場所", "left": "前方文脈", "key": "キー", "right": "後方文脈"},
    "en": {"title": "Concordance", "place": "place", "left": "before", "key": "key", "right": "behind"},
}
_STYLE = """
:root{color-scheme:light dark;--key:#b3261e;--dim:#667;--line:#ddd;--hit:#fff3c4}
@media(prefers-color-scheme:dark){:root{--key:#ffb4a9;--dim:#9aa;--line:#333;--hit:#453a10}}
body{font:16px/1.6 system-ui,"Hiragino Sans","Noto Sans CJK JP",sans-serif;margin:1.5rem}
h1{font-size:1.25rem;font-weight:600}
h1 code{font:inherit;color:var(--key)}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%}
th{position:sticky;top:0;background:Canvas;color:var(--dim);font-size:.8rem;font-weight:400;text-align:left}
td,th{padding:.15rem .4rem;vertical-align:baseline}
tbody,thead{border-bottom:1px solid var(--line)}
.l{text-align:right;width:40%}
.r{width:40%}
.k{color:var(--key);font-weight:600;white-space:nowrap;text-align:center}
.k.long{white-space:normal}
.p{color:var(--dim);font-size:.8rem;white-space:nowrap}
.p a{color:inherit;text-decoration:none}
.p a:hover,.p a:focus{text-decoration:underline}
.c td{color:var(--dim);font-size:.85rem}
tr:target{background:var(--hit)}
@media(max-width:40rem){thead{display:none}table,tbody,tr,.p{display:block}.l,.k,.r{display:inline;padding:0}.k.long{font-weight:400}}
"""
_LONG = 24  # characters of a key that may be broken


def concordance(rows: Iterable[Mapping[str, Any]], query: str, lang: str = "ja") -> Iterator[str]:
    """Yield the pieces of a page of concordance lines; each line is one piece, written as it comes.

    Args:
        rows: lines with ``at``, ``doc``, ``line``, ``section``, ``speaker``, ``left``, ``key``, ``right`` and, if
            wanted, the passages ``before`` and ``after``.
        query: what was asked.
        lang: of the headings.
    """
    words = _WORDS.get(lang, _WORDS["en"])
    title = f"{words['title']}: {query}"
    yield (
        f'<!DOCTYPE html>\n<html lang="{escape(lang)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="generator" content="fumikura">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<h1>{words['title']} <code>{escape(query)}</code></h1>\n"
        '<div class="wide"><table>\n<thead><tr>'
        + "".join(f'<th scope="col" class="{name[0]}">{words[name]}</th>' for name in ("place", "left", "key", "right"))
        + "</tr></thead>\n"
    )
    for row in rows:
        yield from _line(row)
    yield "</table></div>\n</body>\n</html>\n"


def _line(row: Mapping[str, Any]) -> Iterator[str]:
    at = escape(row["at"])
    within = " ".join(filter(None, ("/".join(row["section"]), row["speaker"] and f"({row['speaker']})")))
    place = escape(f"{row['doc']}:{row['line']}")
    long = " long" if len(row["key"]) > _LONG else ""
    yield "<tbody>\n"
    yield from _passages(row.get("before", ()))
    yield (
        f'<tr id="{at}"><td class="p"><a href="#{at}" title="{escape(within)}">{place}</a></td>'
        f'<td class="l">{escape(row["left"])}</td><td class="k{long}">{escape(row["key"])}</td>'
        f'<td class="r">{escape(row["right"])}</td></tr>\n'
    )
    yield from _passages(row.get("after", ()))
    yield "</tbody>\n"


def _passages(texts: Iterable[str]) -> Iterator[str]:
    return (f' <tr class="c"><td></td><td colspan="3">{escape(text)}</td></tr>\n' for text in texts)
