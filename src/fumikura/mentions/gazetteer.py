"""Names that tables know in, where they stand in a text out: places, countries of one character, bodies, laws, weapons."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from fumikura import naming, tables
from fumikura.chars import KANJI
from fumikura.mentions.edges import Edges

# 米ソ, 日米, 英仏核: side by side before a noun, or between particles
_JOINED = "間両首脳関係交渉同盟安保共同軍核外交会談協議合意提案対立摩擦貿易国の、はがともをに及"
_SIDES = "側軍兵政府議会議案国務財務陸海空首脳首相外相代表団上下両院大統領書記長国内本土市場株債経済資系人企業国籍商務中央紙誌欧"
_WORDS = "日中西台比波土白加朝伯墨泰ソロ"  # signs that are also parts of other words
_TOWARDS = "対在訪駐反親来滞離帰渡"
_DESIGNATION = re.compile(r"(?<![A-Za-z0-9])(?:SS|SA|MIG|Mig|F|B|Su|T|Tu|MQ|RQ|S)-?[0-9]{1,4}(?![0-9])")


class Known(NamedTuple):
    """A stretch with its label; ``strength`` settles overlaps of the same length."""

    start: int
    end: int
    label: str
    rule: str
    strength: int = 1


def find(text: str, edges: Edges) -> Iterator[Known]:
    """Yield what the tables know in a narrow text."""
    names = naming.entries()
    for found in _pattern().finditer(text):
        if edges.between(found.start()) and edges.between(found.end()):
            yield Known(found.start(), found.end(), names[found[0]].label, "table", 2)
    yield from _signs(text)
    for found in _parts().finditer(text):
        yield Known(found.start(), found.end(), "LOC", "part", 2)
    for found in _peoples().finditer(text):
        yield Known(found.start(), found.end(), "NORP", "people", 3)
    for found in _forces().finditer(text):
        yield Known(found.start(), found.end(), "ORG", "forces", 3)
    for found in _DESIGNATION.finditer(text):
        yield Known(found.start(), found.end(), "PRODUCT", "designation", 2)


def _signs(text: str) -> Iterator[Known]:
    """Yield countries that are written with one character."""
    labels = {sign: entry.label for sign, entry in naming.signs().items()}
    for found in _joined().finditer(text):
        for at in range(found.start("signs"), found.end("signs")):
            yield Known(at, at + 1, labels[text[at]], "sign", 3)
    for pattern in (_sided(), _towards()):
        for found in pattern.finditer(text):
            yield Known(found.start("sign"), found.end("sign"), labels[found["sign"]], "sign", 3)


@tables.cached
def _parts() -> re.Pattern[str]:
    """Parts of a country or continent: ソ連中央部, 中国南部, アジア部."""
    places = "|".join(sorted(map(re.escape, tables.column("places", "name", label="GPE")), key=len, reverse=True))
    return re.compile(
        f"(?:(?:{places})(?:中央|[東西南北]{{1,2}}|沿海|沿岸|極東))部(?![長隊署門])|(?:{places})?(?:中央アジア|アジア|欧州|極東)部(?![長隊署門])"
    )


@tables.cached
def _peoples() -> re.Pattern[str]:
    """People of a country: ロシア人."""
    places = "|".join(sorted(map(re.escape, tables.column("places", "name", label="GPE")), key=len, reverse=True))
    return re.compile(f"(?<![{KANJI}ァ-ヺー])(?:{places})人(?![口材物権数類質格気生間])")


@tables.cached
def _forces() -> re.Pattern[str]:
    """What a state is run and defended by, behind its name or sign: 米陸軍, ソ連外務省, 韓国国防部."""
    states = sorted(
        {*tables.column("places", "name", label="GPE"), *naming.signs().keys() - set(_WORDS)},
        key=lambda name: -len(name),
    )
    return re.compile(
        f"(?<![{KANJI}ァ-ヺー])(?:{'|'.join(map(re.escape, states))})"
        "(?:陸軍|海軍|空軍|海兵隊|宇宙軍|統合参謀本部|国務省|国防総省|国防省|外務省|財務省|商務省|司法省|上院|下院|国防部|外交部|議会)"
        f"(?![{KANJI}])"
    )


@tables.cached
def _joined() -> re.Pattern[str]:
    signs = "".join(sorted(naming.signs()))
    words = f"日中(?![{KANJI}])|中日(?:新聞|ドラ)|西日|日西|中東|中台|中西|西欧|中欧|東欧|北欧|南欧"  # of other meaning
    return re.compile(
        f"(?<![{KANJI}ァ-ヺー])(?:[{_TOWARDS}])?(?P<signs>(?!{words})[{signs}]{{2,5}})(?=[{_JOINED}]|$)(?![ァ-ヺー])"
    )


@tables.cached
def _sided() -> re.Pattern[str]:
    signs = "".join(sorted(naming.signs().keys() - set(_WORDS)))
    return re.compile(f"(?<![{KANJI}ァ-ヺー・])(?P<sign>[{signs}](?=[{_SIDES}])(?!国)|[ソロ日中](?=側))")


@tables.cached
def _towards() -> re.Pattern[str]:
    signs = "".join(sorted(naming.signs()))
    return re.compile(f"(?<![{KANJI}])[{_TOWARDS}](?P<sign>[{signs}])(?![ァ-ヺー本央心立間線点位])")


@tables.cached
def _pattern() -> re.Pattern[str]:
    words = sorted(naming.entries(), key=lambda word: (-len(word), word))
    latin = [word for word in words if word.isascii()]
    other = [word for word in words if not word.isascii()]
    return re.compile(
        f"(?<![A-Za-z])(?:{'|'.join(map(re.escape, latin))})(?![A-Za-z])|{'|'.join(map(re.escape, other))}"
    )
