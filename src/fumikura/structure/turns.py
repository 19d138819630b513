"""Units in, who speaks from which on: cables, Diet minutes, interviews, questions and answers.

A bracket, a circle or a colon at the front of a paragraph is a speaker where it says so itself (a
title, 君, 問 and 答) or where the same label comes again; （目的） above an article is none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fumikura import tables
from fumikura.chars import KANJI
from fumikura.records import Text

_SPACE = "[ \u3000\t]"
# (ラウニー大使) text; ○外務大臣（岩屋毅君）　text; 問１　text; 記者：text
_BRACKET = re.compile(
    rf"[（(【](?P<label>[^（）()【】。、，,：:\d]{{1,18}}|[問答QAＱＡ][0-9０-９]{{1,3}})[)）】](?:{_SPACE}+|$)"
)
_TIGHT = re.compile("[（(](?P<label>[^（）()。、，,：:\\d\\s]{2,12})[)）](?=\\S)")
_NAMED = re.compile(rf"(?P<label>[^\s（）()。、]{{1,12}}[（(][^（）()。、\d]{{2,12}}[)）]){_SPACE}")
# ○ whoever presides, ◆ who asks and ◎ who answers in the minutes of assemblies
_SIGNS = "○〇◯◎◆◇●"
_CIRCLE = re.compile(
    rf"[{_SIGNS}]{_SPACE}?(?P<label>[^（）()。、\s]{{1,20}}(?:[（(][^（）()]{{1,24}}[)）])?)(?:{_SPACE}|$)"
)
_CLOSED = re.compile(
    f"(?P<label>[{KANJI}\u3041-\u3096\u30a1-\u30fa]{{2,14}})[)）](?=[^\\s、。，．）)])"
)  # 谷委員長)では、
_ASKED = re.compile(
    rf"(?P<label>問|答|質問|回答|[QＱ]|[AＡ])(?:(?:[0-9０-９]{{1,3}})?[.．:：)）]{_SPACE}*|(?:[0-9０-９]{{1,3}})?{_SPACE}+)(?=\S)"
)
_COLON = re.compile(r"(?P<label>[^（）()。、，,：:\s\d]{1,12}(?:[（(][^（）()。、，,：:]{1,12}[)）])?)[：:](?!//)")
# an interviewer without a name, and a name that only a full-width space parts from what is said
_DASH = re.compile("(?P<label>[―—─－]{2})(?=[^\\s―—─－])")
_SPACED = re.compile(f"(?P<label>[{KANJI}\u30a1-\u30faー・]{{1,8}}|[A-ZＡ-Ｚ])\u3000(?=[^\\s\u3000])")
# by the first character of a paragraph
_PATTERNS = {
    **dict.fromkeys("（(", (_BRACKET, _COLON, _NAMED, _TIGHT)),
    "【": (_BRACKET, _COLON),
    **dict.fromkeys(_SIGNS, (_CIRCLE, _COLON, _NAMED)),
    **dict.fromkeys("―—─－", (_DASH, _COLON)),
}
_OTHERS = (_ASKED, _COLON, _NAMED, _CLOSED, _SPACED)
_KANJI = re.compile(f"[{KANJI}]+")
_REMARK = 24  # characters of a remark on the sitting
_DIGITS = re.compile("[0-9０-９]+")


@dataclass(frozen=True, slots=True)
class Label:
    """Who speaks, as written without brackets, and the length of the label with the white space behind it.

    ``circled`` are the labels of parliamentary minutes (○), ``spaced`` names with nothing but a space behind them,
    ``tight`` brackets, or a closing one, with nothing behind them.
    """

    speaker: str
    end: int
    circled: bool = False
    spaced: bool = False
    tight: bool = False

    @property
    def titled(self) -> bool:
        """Tell a label that ends with a title or a form of address."""
        return _titled(self.speaker)


def labels(text: Text) -> Mapping[int, Label]:
    """Find the units that open with the label of a speaker, by their place."""
    found = dict(_candidates(text))
    counts = Counter(label.speaker for label in found.values())
    titled = any(label.titled for label in found.values())  # 【東京】 twice is no speaker where nobody speaks
    askers = {label.speaker for label in found.values() if _is_asked(label.speaker)}
    spaced, tight = _spaced(text, found, counts), _tight(text, found)
    named = len({label.speaker for label in found.values() if label.titled}) > 1
    kept = {}
    for at, label in found.items():
        body = _body(text, at)
        if _ASKED.match(body):
            sure = len({_side(speaker) for speaker in askers}) > 1
        elif _CIRCLE.match(body):
            sure = _titled(label.speaker) or (titled and (counts[label.speaker] > 1 or _states(body, label)))
            sure = sure and (label.end < len(body) or _said(text, at, found))
        elif _DASH.match(body):
            sure = counts[label.speaker] > 1 and bool(spaced)
        elif label.tight:
            sure = tight and "。" in body
        elif label.spaced:
            sure = label.speaker in spaced
        elif _BRACKET.match(body):
            alone = label.end >= len(body)
            sure = (
                _said(text, at, found)
                if alone and _titled(label.speaker)
                else (_titled(label.speaker) or (titled and counts[label.speaker] > 1 and not alone))
            )
        elif _NAMED.match(body):
            sure = _titled(label.speaker)
        else:  # a colon follows much else: it takes a dialogue
            titled_once = named and _titled(label.speaker)
            sure = titled_once or (counts[label.speaker] > 1 and (_dialogue(counts) or _titled(label.speaker)))
        if sure and not _provision(text, at):
            kept[at] = label
    if len({label.speaker for label in kept.values()}) > 1:  # in a dialogue a bracket before a sentence speaks, too
        kept |= {at: label for at, label in found.items() if at not in kept and _answers(text, at, label)}
    return dict(sorted(kept.items()))


def _states(body: str, label: Label) -> bool:
    """Tell a label in kanji before a sentence."""
    return _KANJI.fullmatch(label.speaker) is not None and "。" in body[label.end :]


def _spaced(text: Text, found: Mapping[int, Label], counts: Mapping[str, int]) -> frozenset[str]:
    """Return the names before a space that speak: between the questions of an interviewer, or two by turns."""
    said = Counter(label.speaker for at, label in found.items() if label.spaced and "。" in _body(text, at))
    steady = {speaker for speaker, count in said.items() if count > 1 and 2 * count > counts[speaker]}
    dashes = sum(label.speaker[0] in "―—─－" for label in found.values())
    if dashes > 1 or sum(said[speaker] > 2 for speaker in steady) > 1:
        return frozenset(steady)
    return frozenset(speaker for speaker in steady if _titled(speaker))


def proceeding(body: str) -> bool:
    """Tell a line about the sitting itself: 午前十時開会, （休憩）, △開会　午前10時."""
    return len(body) <= _REMARK and _proceedings().fullmatch("".join(body.split())) is not None


@tables.cached
def _proceedings() -> re.Pattern[str]:
    words = "|".join(sorted(tables.column("proceedings", "word")))
    clock = "(?:午前|午後)?.{0,12}[時分半]|正午"
    return re.compile(f"[（(〔△▲]?(?:(?:{clock})?(?:{words})(?:前|中|後)?|(?:{words})(?:{clock}))[)）〕]?")


def _tight(text: Text, found: Mapping[int, Label]) -> bool:
    """Tell brackets with nothing behind them that speak: two at least by turns, one of them with a title, or all."""
    said = [label for at, label in found.items() if label.tight and "。" in _body(text, at)]
    titles = [label.titled for label in said]
    return len({label.speaker for label in said}) > 1 and (all(titles) or (len(said) > 2 and any(titles)))


def _answers(text: Text, at: int, label: Label) -> bool:
    body = _body(text, at)
    return _BRACKET.match(body) is not None and "。" in body[label.end :] and not _provision(text, at)


def _candidates(text: Text) -> Iterator[tuple[int, Label]]:
    for at, unit in enumerate(text.units):
        if unit.kind != "body":
            continue
        body = _body(text, at)
        for pattern in _PATTERNS.get(body[:1], _OTHERS):
            match = pattern.match(body)
            if match is not None and not _no_speaker(match["label"]):
                yield (
                    at,
                    Label(
                        "".join(match["label"].split()),
                        match.end(),
                        pattern is _CIRCLE,
                        pattern is _SPACED,
                        pattern in {_TIGHT, _CLOSED},
                    ),
                )
                break


def _body(text: Text, at: int) -> str:
    unit = text.units[at]
    return text.text[unit.start : unit.end]


def _is_asked(label: str) -> bool:
    return _side(label) in {"問", "答"}


def _side(label: str) -> str:
    """Name the two sides of a catechism alike."""
    return {"質問": "問", "Q": "問", "Ｑ": "問", "回答": "答", "A": "答", "Ａ": "答"}.get(_DIGITS.sub("", label), label)


def _titled(label: str) -> bool:
    """Tell a label that ends with a title or a form of address (大使, 君, 国務大臣（…君）)."""
    ends = tuple(tables.column("titles", "title"))
    inner = label.rstrip(")）").replace("（", "(").split("(")
    return any(piece.endswith(ends) for piece in inner)


def _no_speaker(label: str) -> bool:
    return label in tables.column("remarks", "label")


def _dialogue(counts: Mapping[str, int]) -> bool:
    return sum(count > 1 for count in counts.values()) > 1


def _said(text: Text, at: int, labelled: Mapping[int, Label]) -> bool:
    """Tell whether a sentence follows: a title alone in a list of those present says nothing."""
    return at + 1 < len(text.units) and at + 1 not in labelled and "。" in _body(text, at + 1)


def _provision(text: Text, at: int) -> bool:
    """Tell the caption of an article, （目的）, from a speaker."""
    following = text.units[at + 1].mark if at + 1 < len(text.units) else None
    return following is not None and following.style in {"第条", "第項"}
