"""The tokens of a passage in, its clauses out: where one predicate ends, whether it is told, how firmly it is said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from fumikura.records import Token

Status = Literal["asserted", "planned", "proposed", "denied", "reported", "hypothetical"]
# what a clause ends with when another follows: 〜したが、〜し、〜せず、〜したところ、〜の後、〜のため、
_JOINING = frozenset({"が", "て", "で", "ば", "し", "つつ", "ながら", "ので", "から", "けれど", "けれども"})
# verbs that only link a noun to what follows: について、によって、
_LINKING = frozenset({"つく", "就く", "因る", "於く", "対する", "関する", "通ずる", "通じる", "基づく", "当たる"})
_JOINED = frozenset({"ところ", "ため", "為", "後", "結果", "際", "場合", "旨", "こと", "折", "由"})
_OPEN, _CLOSE = frozenset("(（「『["), frozenset(")）」』]")
_SHORTEST = 4  # characters of a clause
_HYPOTHETICAL = re.compile(
    "(?:場合(?:に(?:は|おける|も|おいて)?|は|、|には)|であれば|ならば|なら、|とすれば|としても|ば、|れば|ようなら|仮に|もし|万一)"
)
_PLANNED = re.compile(
    "(?:予定|方針|計画|見込|見通し|つもり|こととす|こととし|することと(?:致|いた)|たいと|したい|べく|意向|運び|考えで(?:ある|す)|(?:する|る)ことと(?:な|し)(?!った|つた))"
)
_REPORTED = re.compile(
    "(?:によれば|とのこと|との報告|由である|由。|そうだ|そうである|と伝え|という(?:。|こと)|と言われ|とされ|模様|ようで(?:ある|あった|す)|らしい|と報じ)"
)


class Clause(NamedTuple):
    """A stretch with one predicate; ``first`` and ``last`` are the places of its tokens, half-open."""

    first: int
    last: int
    start: int
    end: int
    sentence: int
    final: bool
    past: bool


def clauses(tokens: Sequence[Token]) -> list[Clause]:
    """Return the clauses of a passage; brackets and quotations are kept whole.

    One that only goes on (合意が成立し、) is told in the tense of the next.
    """
    found: list[Clause] = []
    first = depth = sentence = 0
    for at, token in enumerate(tokens):
        if token.word in _OPEN:
            depth += 1
        elif token.word in _CLOSE:
            depth = max(0, depth - 1)
        final = token.word == "。" and depth == 0
        if final or (token.word == "、" and depth == 0 and at > first and _ends(tokens, first, at)):
            found.append(_clause(tokens, first, at + 1, sentence, final=final))
            first = at + 1
            sentence += final
    if first < len(tokens):
        found.append(_clause(tokens, first, len(tokens), sentence, final=True))
    for at in range(len(found) - 2, -1, -1):
        one, following = found[at], found[at + 1]
        if not one.past and following.past and one.sentence == following.sentence and _goes_on(tokens, one.last - 2):
            found[at] = one._replace(past=True)
    return found


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    last = tokens[at]
    return last.conjugation_form.startswith("連用") or (last.pos[1] == "接続助詞" and last.word in {"て", "で", "つつ"})


def _ends(tokens: Sequence[Token], first: int, comma: int) -> bool:
    before = tokens[comma - 1]
    if before.start - tokens[first].start < _SHORTEST:
        return False
    if before.word == "越し" or (before.word == "ば" and before.pos[1] == "接続助詞"):
        return True  # 提示越し、 電話連絡によれば、
    if before.pos[0] in {"動詞", "助動詞", "形容詞"}:
        only = before.lemma == "ず" and tokens[comma - 2].word == "なら"  # のみならず、
        return before.lemma not in _LINKING and not only
    if before.word in _JOINED:
        return comma - 2 >= first and tokens[comma - 2].pos[0] in {"動詞", "助動詞"}
    joining = before.word in _JOINING and before.pos[1] == "接続助詞"
    return joining and tokens[comma - 2].lemma not in _LINKING


def _clause(tokens: Sequence[Token], first: int, last: int, sentence: int, *, final: bool) -> Clause:
    tail = tokens[max(first, last - 7) : last]
    past = any(token.lemma == "た" and token.pos[0] == "助動詞" for token in tail)
    return Clause(first, last, tokens[first].start, tokens[last - 1].end, sentence, final, past)


def status(text: str, *, negative: bool, past: bool) -> Status:
    """Return how firmly a clause says what it says."""
    if _HYPOTHETICAL.search(text):
        return "hypothetical"
    if negative:
        return "denied"
    if _PLANNED.search(text) and not past:
        return "planned"
    return "reported" if _REPORTED.search(text) else "asserted"
