"""A joined paragraph in, the stretches to leave out of it: spaces that PDFs and OCR put in, debris of markup.

Real spaces stay: between Latin words, behind the mark of an item, between the cells of a row.
"""

from __future__ import annotations

import re

from fumikura.chars import COUNTER, KANA, KANJI, LATIN

_JP = f"[{KANJI}{KANA}]"
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u0000-\u0008\u000e-\u001b\ufffe]+")
_TAG = re.compile(
    r"</?(?:[uibspa]|em|strong|del|ins|mark|small|big|br|hr|su[bp]|span|div|font|center|table|thead|tbody|t[rdh]|[uo]l|li"
    r"|h[1-6]|img|ruby|r[tbp]|pre|code)"
    # attributes have values: "a<b かつ c>d" is no tag
    r"(?:\s+(?:[a-z][a-z0-9:_-]{0,40}\s?=\s?(?:\"[^\"<>]{0,200}\"|'[^'<>]{0,200}'|[^\s\"'<>]{1,200})|nowrap|reversed)){0,12}\s*/?>",
    re.IGNORECASE | re.ASCII,
)
_BOLD = re.compile(r"(\*\*|__)(?=\S)(?:(?!\1).)+?(?<=\S)(\1)")
_LONE_TAG = re.compile(r"\*\*")
_SINGLE_JAPANESE = re.compile(f"(?<![^\\s(（「])(?:{_JP}[ \u3000]{{1,2}})+{_JP}(?![^\\s)）」、。])")
_LISTED = re.compile("[一二三四五六七八九十アイウエオ]\u3000")  # 二　略 is an item
_EXTRACT = re.compile("附[ \u3000]+則[ \u3000]+抄")
_SINGLE_LATIN = re.compile(f"(?<![{LATIN}0-9])(?:[A-ZＡ-Ｚ] )+[A-ZＡ-Ｚ](?![{LATIN}Ａ-Ｚ])")
_DIGIT_JAPANESE = re.compile(f"(?<=[0-9０-９]) +(?={_JP})|(?<=[{KANJI}{KANA}、。（「・]) +(?=[0-9０-９])")
_JAPANESE_GAP = re.compile(f"(?<={_JP}) (?={_JP})")
_OPENING_NUMBER = re.compile(r"\W*第?[ \u3000]?[0-9０-９]+")
_COUNTER, _ORDINAL = (
    re.compile(COUNTER),
    re.compile(f"[編部章節款目条項号回次期版巻位代類種](?:(?![{KANJI}])|(?=[第及又並若]))"),
)
_SENTENCE = re.compile("[。、]")
_SPACES = re.compile(r"[ \u3000]+")


def find(text: str, *, running: bool) -> list[tuple[int, int, str]]:
    """Find what to leave out, as (start, end, reason), sorted and without overlaps.

    Args:
        text: a paragraph whose lines are joined.
        running: it is running text; in rows and forms single spaces between words are kept.
    """
    cuts: list[tuple[int, int, str]] = []
    if not text.isprintable():
        cuts += [(m.start(), m.end(), "invisible") for m in _INVISIBLE.finditer(text)]
    if "<" in text:
        cuts += [(m.start(), m.end(), "tag") for m in _TAG.finditer(text)]
    if "**" in text or "__" in text:
        for m in _BOLD.finditer(text):
            cuts += [(m.start(1), m.end(1), "tag"), (m.start(2), m.end(2), "tag")]
        cuts += [(m.start(), m.end(), "tag") for m in _LONE_TAG.finditer(text)]
    if " " in text or "\u3000" in text:
        cuts += _spaces(text, running=running)
    return _merge(cuts)


def _spaces(text: str, *, running: bool) -> list[tuple[int, int, str]]:
    cuts: list[tuple[int, int, str]] = []
    for spaced in (_SINGLE_JAPANESE, _SINGLE_LATIN):
        for run in spaced.finditer(text):
            if _EXTRACT.fullmatch(run[0]):
                continue
            alone = run.span() == (0, len(text)) and not _LISTED.match(text)
            if len(run[0].replace(" ", "").replace("\u3000", "")) > 2 or alone:
                cuts += [(m.start() + run.start(), m.end() + run.start(), "gap") for m in _SPACES.finditer(run[0])]
    opening = _OPENING_NUMBER.match(text)
    for m in _DIGIT_JAPANESE.finditer(text):
        counted = _ORDINAL if opening and "第" in opening[0] else _COUNTER
        if opening and m.start() == opening.end() and counted.match(text, m.end()) is None:
            continue  # "1 目的": the space behind the number of a heading
        cuts.append((m.start(), m.end(), "gap"))
    if running and len(_SENTENCE.findall(text)) > 1:
        first_sign = _SENTENCE.search(text)
        cuts += [
            (m.start(), m.end(), "gap")
            for m in _JAPANESE_GAP.finditer(text)
            if first_sign and (m.start() > first_sign.start() or m.start() > 12)
        ]
    return cuts


def _merge(cuts: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    merged: list[tuple[int, int, str]] = []
    for start, end, reason in sorted(cuts):
        if merged and start < merged[-1][1]:
            if end > merged[-1][1]:
                merged[-1] = (merged[-1][0], end, merged[-1][2])
        else:
            merged.append((start, end, reason))
    return merged
