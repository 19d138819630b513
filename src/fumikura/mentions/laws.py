"""A block and its tokens in, laws and treaties by their titles out: 〜に関する法律, 種苗法第3条, 日印通商協定."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fumikura import tables
from fumikura.chars import KANJI
from fumikura.mentions.edges import Edges
from fumikura.mentions.gazetteer import Known

_KINDS = "法律|政令草案|決定草案|政令|省令|府令|条例|条約|協定|議定書|規則|規程|要綱|指針"
_TITLED = re.compile(
    f"(?P<name>[{KANJI}ァ-ヺーぁ-ん・]{{2,40}}?(?:に関する|のための|を施行するための)[{KANJI}ァ-ヺーぁ-ん・]{{0,20}}?(?:{_KINDS}))(?![{KANJI}])"
)
# what stands before a title and is no part of it: 同日付, 等の, 当該
_BEFORE = re.compile(
    f"(?:.*(?:日付|等の法令及び|その他の|に基づく|による|における|及び|並びに|又は|、))(?=[{KANJI}ァ-ヺ]{{2}})"
)
_POINTING = re.compile("(?:当該|その|この|他の|次の|同|各|本|これらの?|どの|ある)")
# a compound that a law number, an article or 〜に基づき shows to be the title of a law
_SHOWN = re.compile(
    f"(?P<name>(?:旧|改正|新)?[{KANJI}ァ-ヺー・]{{2,20}}?(?:法|法律|政令|省令|府令|条例|条約|協定|議定書|規則|規程))"
    f"(?=(?:\\((?:明治|大正|昭和|平成|令和|[12][0-9]{{3}}年|以下「)|第[0-9一二三四五六七八九十百]+条|(?:の規定)?に基づ|の規定|に規定|の施行|の一部))"
)
_VAGUE = ("common", "generic", "own", "same")  # words for laws that are no names


def find(text: str, edges: Edges) -> Iterator[Known]:
    """Yield titles of laws, treaties, ordinances in a narrow text."""
    vague = frozenset(row["word"] for row in tables.read("acts") if row["kind"] in _VAGUE)
    for found in _TITLED.finditer(text):
        cut = _BEFORE.match(text, found.start(), found.end() - 8)
        start = cut.end() if cut is not None else found.start()
        if _POINTING.match(text, start) is None and edges.between(start):
            yield Known(start, found.end("name"), "LAW", "titled-law", 3)
    for found in _SHOWN.finditer(text):
        name, start = found["name"], found.start()
        if name in vague or _POINTING.match(name) is not None or not edges.between(start):
            continue
        if edges.between(found.end("name")) and text[start - 1 : start] not in {"第", "の"}:
            yield Known(start, found.end("name"), "LAW", "shown-law", 2)
