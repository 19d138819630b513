"""The names of a clause in, who acts in it and with whom out: subjects, counterparts, 我が方, 貴使, the speaker."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from fumikura import naming, tables
from fumikura.chars import KANJI

ACTING = frozenset({"PERSON", "GPE", "ORG", "NORP"})
HOME = "日本"  # whose officials keep their records in Japanese, and say 我が方, 我が国
_BODIES = "(?:側|政府|当局|両国|両首脳|首脳|代表団?|外務省|軍|自身|等|ら)*"


@tables.cached
def _behind(particles: str) -> re.Pattern[str]:
    """What may stand behind the name of one who acts, a title and more, up to a particle: ラウニー大使は, 米側より."""
    titles = sorted(tables.column("titles", "title"), key=lambda title: (-len(title), title))
    return re.compile(f"(?:[{KANJI}ァ-ヺー]{{0,8}}?(?:{'|'.join(map(re.escape, titles))}))?{_BODIES}(?:{particles})")


_SUBJECT = "は|が|も|より|から|としては|としても|としての|では|の(?:主張|提案|態度|立場|考え)"
_OTHER = "に対し|に対する|に(?!おい|つい|よ[っりる]|関|基|伴|お[いけ]|て)|へ|宛|あて|に向け"
_BOTH = "と|及び|、|・|の間|間"
_FIRST = re.compile("我が方|わが方|我が国|わが国|我々|われわれ|当方|我が政府|弊国|本邦")
_SELF = re.compile("自分|私(?![有的立服])|小生|本使|本官|我々|われわれ")
_SECOND = re.compile("貴(?:国|方|使|大使|官|政府|長官|大臣|部|省|電)|先方|御(?:指摘|説明|承知)")
_TOWARDS = re.compile(
    "越し(?=た|、|て)|越(?:した|して)|(?:て|で)?(?:頂い|いただい|下さ|くださ|くれ)"
)  # done to the writer's side
_BODY = re.compile(
    f"(?P<state>[{KANJI}ァ-ヺー]{{1,8}}?)(?:[陸海空]?軍|政府|大使館|総領事館|外交部|代表団|議会|国会|(?:[{KANJI}]{{1,4}})?[省庁])"
)
# two states written with one character each: 日ソ漁業交渉, 米韓両国
_SIDE_BY_SIDE = re.compile(
    f"(?<![{KANJI}])(?P<signs>[{KANJI}ソ]{{2,3}}?)(?=両|間|双方|首脳|外相|閣僚|会談|会議|協議|交渉|漁業|貿易|通商|経済|国交|共同|平和|安保|関係)"
)
_OBJECT = re.compile("を(?:承認|非難|批判|支持|招待|攻撃|提訴|国際司法裁判所)")  # whom an act is done to
_COUNTRY = re.compile("我が国|わが国|本邦")  # of whoever writes Japanese
_OFFICIAL = re.compile(
    "我が方|わが方|(?:我が国|わが国)(?:政府)?としては?|本使|貴使|貴大使|当方|往電|来電|公電|回電|訓令"
)


class Name(NamedTuple):
    """A name in a passage, by offsets of its text."""

    start: int
    end: int
    label: str
    name: str


class Sides(NamedTuple):
    """Who speaks and to whom: persons and states, as far as they are known."""

    speaker: str | None = None
    own: str | None = None
    other: str | None = None


def official(text: str) -> bool:
    """Tell the papers of officials, in which 我が方 has a meaning."""
    return _OFFICIAL.search(text) is not None


def first_person(text: str) -> bool:
    """Tell a text in which its speaker names the own side."""
    return _FIRST.search(text) is not None


def state_of(name: Name) -> str | None:
    """Return the state that a name stands for: a country itself, a person in its service."""
    if name.label == "GPE":
        return name.name
    if name.label == "ORG":
        return _served(name.name)
    return naming.states().get(name.name) if name.label == "PERSON" else None


def _served(body: str) -> str | None:
    """Return the state that a body with its name before it serves: ノルウェー外務省, 米軍; not 中国電力."""
    found = _BODY.fullmatch(body)
    if found is None:
        return None
    entry = naming.entries().get(found["state"]) or naming.signs().get(found["state"])
    return entry.canonical if entry is not None and entry.label == "GPE" else None


def subjects(text: str, names: Iterable[Name]) -> list[Name]:
    """Return the names that act in a text."""
    return [one for one in names if one.label in ACTING and _behind(_SUBJECT).match(text, one.end)]


def actors(text: str, names: Sequence[Name], sides: Sides, *, voiced: bool, carried: Sequence[str]) -> tuple[str, ...]:
    """Return who acts in a clause and with whom, the doer first.

    Args:
        text: of the clause, up to where its names end.
        names: in it, offsets those of ``text``.
        sides: of whoever tells it.
        voiced: it is the speaker's own act, a statement.
        carried: who acted in the clause before, for a clause without a subject.
    """
    found: list[str] = []

    def add(one: str | None) -> None:
        if one is not None and one not in found:
            found.append(one)

    doers = subjects(text, names)
    for one in doers:
        add(one.name)
        add(state_of(one))
    if _FIRST.search(text) or (voiced and not doers):
        add(sides.own or (HOME if _COUNTRY.search(text) else None))
    if (voiced and not doers) or _SELF.search(text):
        add(sides.speaker)
        add(sides.own)
    if not found:
        for before in carried:
            add(before)
    for one in names:
        if (
            one.label in ACTING
            and one not in doers
            and (
                _behind(_OTHER).match(text, one.end)
                or _behind(_BOTH).match(text, one.end)
                or _OBJECT.match(text, one.end)
            )
        ):
            add(one.name)
            add(state_of(one))
    for state in _signs(text, names):
        add(state)
    if voiced or _SECOND.search(text):
        add(sides.other)
    if _TOWARDS.search(text) or not found:
        add(sides.own)
    return tuple(found)


def _signs(text: str, names: Sequence[Name]) -> list[str]:
    """Return states side by side (米ソ, 日米) and those in the name of a talk (シュルツ・シェヴァルナツェ会談)."""
    joined = []
    for first, second in pairwise(names):
        between = text[first.end : second.start]
        if between in {"", "・"} and first.label == second.label and first.label in {"GPE", "PERSON"}:
            for one in (first, second):
                joined += [one.name, *filter(None, [state_of(one)])]
    return list(dict.fromkeys([*joined, *side_by_side(text)]))


def side_by_side(text: str) -> tuple[str, ...]:
    """Return the states that a text names with a sign each: 米ソ首脳会談."""
    joined: list[str] = []
    for found in _SIDE_BY_SIDE.finditer(text):
        entries = [naming.signs().get(sign) for sign in found["signs"]]
        joined += [entry.canonical for entry in entries if entry is not None] if all(entries) else []
    return tuple(dict.fromkeys(joined))


def parties(acts: Iterable[str]) -> tuple[str, ...]:
    """Return the two states between whom a story goes, if there are two that act in it more than once."""
    counts = Counter(acts).most_common(2)
    return tuple(name for name, n in counts if n > 1) if len(counts) == 2 else ()
