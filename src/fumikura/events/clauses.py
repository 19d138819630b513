"""The tokens of a passage in, its clauses out: where one predicate ends, whether it is told, how firmly it is said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from fumikura.records import Token

Status = Literal["asserted", "planned", "proposed", "denied", "reported", "hypothetical"]
# what a clause ends with when another follows: 〜したが、〜し、〜せず、〜したところ、〜の後、〜のため、
_JOINING = frozenset({"が", "と", "も", "て", "で", "ば", "し", "つつ", "ながら", "ので", "から", "けれど", "けれども"})
# verbs that only link a noun to what follows: について、によって、
_LINKING = frozenset({"つく", "就く", "因る", "於く", "対する", "関する", "通ずる", "通じる", "基づく", "当たる"})
_JOINED = frozenset({"ところ", "ため", "為", "後", "結果", "際", "場合", "旨", "こと", "折", "由"})
_OPEN, _CLOSE = frozenset("(（「『["), frozenset(")）」』]")
_SHORTEST = 4  # characters of a clause
_HYPOTHETICAL = re.compile(
    "場合(?:に(?:は|おける|も|おいて)?|は|、|には)|であれば|ならば|なら、|とすれば|(?<=[るいただ])としても"
    "|(?<!なけ)(?<![例よとな])(?:れ|け|せ|え|め|べ|ね|げ)ば"
    "|なければ(?!なら|いけ)|ようなら|仮に|(?<!か)もし(?!くは)|万一|たとえ.*(?:ても|でも|とも|にせよ)"
)
# what is meant to be, and what was settled to be, which is past only in its settling
_PLANNED = re.compile(
    "(?:予定|方針|見込み?|見通し|つもり|意向|運び|考え|計画)(?:で(?:ある|す|あり|は)|だ|と(?:なって|する|し、|いう)|。|、|$)"
    "|こととす|こととし、|することと(?:致|いた)|たいと|したい|べく|(?:する|る)ことと(?:な|し)(?!った|つた)"
)
_SETTLED = re.compile("[るうくすつぬむぐぶ](?:こととした|こととされた|こととなった|ことにした|ことになった)")
_REPORTED = re.compile(
    "に(?:よれば|よると)|とのこと|との報告|由である|由。|そうだ|そうである|と伝えられ|という(?:。|こと)|と言われ|とされ|模様|ようで(?:ある|あった|す)|らしい|と報じ"
)
_SOURCE = re.compile("に(?:よれば|よると|依れば|依ると)、?$")


class Clause(NamedTuple):
    """A stretch with one predicate.

    Attributes:
        first, last: the places of its tokens, half-open.
        start, end: in the text.
        sentence: its number in the passage.
        final: it ends its sentence.
        past: it is told as done.
        hearsay: the sentence names a source before it: 新華社によれば、.
    """

    first: int
    last: int
    start: int
    end: int
    sentence: int
    final: bool
    past: bool
    hearsay: bool = False


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
    return _heard(tokens, found)


def _heard(tokens: Sequence[Token], found: Sequence[Clause]) -> list[Clause]:
    """Mark what stands behind the source of a report in its sentence."""
    marked, source = [], -1
    for one in found:
        marked.append(one._replace(hearsay=source == one.sentence))
        if _SOURCE.search("".join(token.word for token in tokens[max(one.first, one.last - 6) : one.last])):
            source = one.sentence
    return marked


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    last = tokens[at]
    if last.conjugation_form.startswith("連用") or last.word == "越し":
        return True
    return last.pos[1] == "接続助詞" and last.word in {"て", "で", "つつ"}


def _ends(tokens: Sequence[Token], first: int, comma: int) -> bool:
    before = tokens[comma - 1]
    if before.start - tokens[first].start < _SHORTEST:
        return False
    if before.word == "越し" or (before.word == "ば" and before.pos[1] == "接続助詞"):
        return True  # 提示越し、 電話連絡によれば、
    if before.pos[0] in {"動詞", "助動詞", "形容詞"}:
        only = before.lemma == "ず" and tokens[comma - 2].word == "なら"  # のみならず、
        return before.lemma not in _LINKING and not only
    if before.pos[2] == "サ変可能" and dated(tokens, comma + 1):
        return True  # 昭和22年制定、同40年改正
    if before.word in _JOINED:
        return comma - 2 >= first and tokens[comma - 2].pos[0] in {"動詞", "助動詞"}
    joining = before.word in _JOINING and (before.pos[1] == "接続助詞" or _though(tokens, comma))
    return joining and tokens[comma - 2].lemma not in _LINKING


def _though(tokens: Sequence[Token], comma: int) -> bool:
    """Tell も that joins clauses: 入学するも、."""
    return tokens[comma - 1].word == "も" and tokens[comma - 2].pos[0] in {"動詞", "助動詞"}


def dated(tokens: Sequence[Token], at: int) -> bool:
    """Tell a place where a date of figures begins: 平成23年, 2023年, 同40年."""
    return any(token.pos[1] == "数詞" for token in tokens[at : at + 2]) and any(
        token.word in {"年", "月"} for token in tokens[at : at + 5]
    )


def _clause(tokens: Sequence[Token], first: int, last: int, sentence: int, *, final: bool) -> Clause:
    tail = tokens[max(first, last - 7) : last]
    past = any(token.lemma == "た" and token.pos[0] == "助動詞" for token in tail)
    return Clause(first, last, tokens[first].start, tokens[last - 1].end, sentence, final, past)


def hypothetical(text: str) -> bool:
    """Tell what is only supposed."""
    return _HYPOTHETICAL.search(text) is not None


def status(text: str, *, negative: bool, past: bool, hearsay: bool = False) -> Status:
    """Return how firmly a clause says what it says."""
    if hypothetical(text):
        return "hypothetical"
    if negative:
        return "denied"
    if _SETTLED.search(text) or (_PLANNED.search(text) and not past):
        return "planned"
    return "reported" if hearsay or _REPORTED.search(text) else "asserted"
