"""The tokens of a passage in, the words that tell of events out, each with what kind of event and how firmly."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from fumikura import tables
from fumikura.events.clauses import dated
from fumikura.records import Token

Form = Literal["verb", "noun"]
# verbs that only say that the noun before them took place: 会談が行われた, 交渉に入る
_LIGHT = frozenset({
    "為る", "行う", "行なう", "開く", "始まる", "始める", "終わる", "持つ", "為す", "成立", "実施", "開始", "終了",
    "越す", "致す", "続ける", "続く", "有る", "無い", "成る", "開催", "入る", "至る", "達する", "継続", "完了", "終結",
    "与える", "得る", "見る",
})  # fmt: skip
_NEGATIVE = frozenset({"ず", "ない", "ぬ", "まい", "無い", "不"})  # 不: 受け入れ不可能
_LABEL = re.compile("(?:期日|年月日|日)(?:[:：]|[0-9]|明治|大正|昭和|平成|令和)")  # 施行日：, 公布年月日　平成28年
_FORCED = ("ざるを", "なければなら", "なければいけ", "なくては", "ないわけには")
_UNABLE = frozenset({"不可能", "不可", "不能", "困難", "無理"})
_HARDLY = frozenset({"難い", "兼ねる"})  # behind a verb: 受け入れ難い, 賛成しかねる; しかねない is none
_COMPLYING = frozenset({"応ずる"})  # 要求に応じた; 必要に応じて only links
_DENIABLE = frozenset({"agreement", "response"})
_CONTENT = frozenset({"こと", "旨", "もの", "ところ", "由", "為", "ため", "の", "よう", "模様", "事", "わけ", "訳",
    "方針", "見込み", "見通し", "意向", "運び", "考え", "つもり",
})  # fmt: skip
_VERBAL = frozenset({"動詞", "形容詞"})
# what only says that the event before it was begun, meant, handed over: 交渉を開始, 訪問する予定, 対案を提示
_YIELDING = frozenset({"開始", "実施", "予定", "計画", "提示", "提出", "着手", "再開"})
_BEGINNING = frozenset({"開始", "着手", "再開"})
_REACHED = frozenset({"至る", "達する", "入る", "終わる"})
_CLIPPING = frozenset({"。", "済み", "済", ":", "：", "予定", "見込み", "見込"})  # 改正：令和2年
# what is set up in a text or left to somebody is no body that is founded: 前文を設け, 期限を設ける
_WRITTEN = frozenset({
    "前文", "規定", "条項", "条文", "章", "節", "条", "項", "号", "款", "但書", "附則", "付則", "欄", "項目", "期間",
    "期限", "時間", "機会", "場", "例外", "特例", "措置", "制限", "上限", "下限", "基準", "目標", "限度", "席", "差",
    "区別",
})  # fmt: skip
_APPLIED = frozenset({"類推", "準用", "拡張", "直接", "間接", "不", "遡及", "重畳"})  # 類推適用: of a rule to a case
_BRACKET = 14  # words of a bracket that only dates: （平成15年5月30日公布）
_ARGUMENTS = 20  # words between an event noun and its light verb: 会合は夜8時から翌朝6時半まで続けられた
_REACH = 7  # words behind a predicate in which it is denied, put in the past
_BETWEEN = 4  # words between an event and the verb that begins it
_LONGEST = 4  # words of a cue: 電話連絡, 意見募集


class Cue(NamedTuple):
    """A word that tells of an event.

    Attributes:
        at, to: its first token and the one behind its last.
        word: as the table has it.
        form: a predicate, or a noun that names an event.
        negative: it is denied: 合意せず, 受け入れることはできない.
        past: it is told as done.
        attributive: it stands before a noun: ソ側が主張した議論.
    """

    at: int
    to: int
    word: str
    type: str
    form: Form
    negative: bool = False
    past: bool = False
    attributive: bool = False

    @property
    def told(self) -> str:
        """The type of what it tells; what is denied of an agreement is a rejection."""
        return "rejection" if self.negative and self.type in _DENIABLE else self.type


@tables.cached
def _table() -> dict[str, dict[str, str]]:
    """Types by word and form."""
    found: dict[str, dict[str, str]] = {}
    for row in tables.read("event_cues"):
        for form in ("verb", "noun") if row["form"] == "both" else (row["form"],):
            found.setdefault(row["word"], {})[form] = row["type"]
    return found


def find(tokens: Sequence[Token]) -> list[Cue]:
    """Find the cues of a passage, the longest where they overlap."""
    found: list[Cue] = []
    at = 0
    while at < len(tokens):
        cue = _at(tokens, at)
        if cue is not None:
            found.append(cue)
        at = cue.to if cue is not None else at + 1
    return found


def governed(tokens: Sequence[Token], cues: Sequence[Cue], main: Cue) -> Cue:
    """Return a predicate as the event that it only begins, means or hands over: 訪問する予定 is a visit."""
    before = [cue for cue in cues if cue.to <= main.at]
    if main.word not in _YIELDING or not before:
        return main
    between = tokens[_behind(tokens, before[-1].to) : main.at]
    if len(between) > _BETWEEN or any(
        token.pos[0] not in {"助詞", "助動詞"} and token.lemma not in _LIGHT for token in between
    ):
        return main
    if before[-1].type == "meeting" and main.word in _BEGINNING and not main.past:
        return main  # talks that are to begin are a plan
    return main._replace(word=before[-1].word, type=before[-1].type)


def stance(tokens: Sequence[Token]) -> bool:
    """Tell whether words say what their speaker thinks, wishes, can do or stands for."""
    return any("stance" in _table().get(token.lemma.partition("-")[0], ()) for token in tokens)


def _at(tokens: Sequence[Token], at: int) -> Cue | None:
    if tokens[at].pos[0] not in {"名詞", "動詞", "形状詞", "形容詞"}:
        return None
    joined, best = "", None
    for to in range(at, min(at + _LONGEST, len(tokens))):
        if to > at and tokens[to - 1].end != tokens[to].start:
            break
        lemma = tokens[to].lemma.partition("-")[0]
        spelled = (joined + tokens[to].word, joined + lemma)  # 効力を失う, 効力を失った
        joined = spelled[0]
        known = next((word for word in spelled if word in _table()), None)
        if known is not None:
            best = (to + 1, known)
    if best is None:
        return None
    to, word = best
    forms = _table()[word]
    if word == "設ける" and at > 1 and tokens[at - 1].word == "を" and tokens[at - 2].word in _WRITTEN:
        return None
    if word == "適用" and at and tokens[at - 1].word in _APPLIED and tokens[at - 1].end == tokens[at].start:
        return None
    if word in _COMPLYING and (to >= len(tokens) or (tokens[to].pos[0] != "助動詞" and tokens[to].lemma != "兼ねる")):
        return None
    if forms.keys() & {"verb", "noun"} and _predicate(tokens, at, to):
        return Cue(at, to, word, forms.get("verb", forms.get("noun", "")), "verb", *_manner(tokens, to))
    return Cue(at, to, word, forms["noun"], "noun", *_manner(tokens, to)) if "noun" in forms else None


def _predicate(tokens: Sequence[Token], at: int, to: int) -> bool:
    """Tell a verb, a サ変 noun with its verb (提案した, 打診越した, 提案を行う), a clipped one (50%に削減。)."""
    if tokens[at].pos[0] == "動詞" or to >= len(tokens):
        return True
    to = _behind(tokens, to)  # 散会(broke up)した
    if to >= len(tokens):
        return True
    following = tokens[to]
    if (following.pos[0] in {"動詞", "助動詞"} or following.word == "越し") and following.start == tokens[to - 1].end:
        return True
    if following.word in {"を", "が", "も", "は", "に"}:
        verb = _verb(tokens, to)
        return verb in _LIGHT and (following.word != "に" or verb in _REACHED)
    if following.word == "と" and to + 1 < len(tokens) and tokens[to + 1].lemma == "成る":
        return True  # 廃案となった
    if following.word in _UNABLE and following.start == tokens[to - 1].end:
        return True  # 受諾不能である
    if following.word in _CLIPPING or _clipped(tokens, to):
        return True
    return (following.word == "に" and tokens[at].pos[0] == "形状詞") or (
        following.start > tokens[to - 1].end and following.pos[0] not in {"助詞", "助動詞", "動詞"}
    )


def _twice(tokens: Sequence[Token], at: int) -> bool:
    """Tell what is denied twice: 修正せざるを得ない, 報告しなければならない, 認めないわけにはいかない."""
    return "".join(token.word for token in tokens[at : at + 4]).startswith(_FORCED)


def _may(tokens: Sequence[Token], at: int) -> bool:
    """Tell what may yet come: 反対しかねない."""
    return tokens[at].lemma == "兼ねる" and at + 1 < len(tokens) and tokens[at + 1].lemma == "ない"


def _behind(tokens: Sequence[Token], to: int) -> int:
    """Return where a text goes on behind a bracket."""
    if to < len(tokens) and tokens[to].word in {"(", "（"}:
        return next((end + 1 for end in range(to, len(tokens)) if tokens[end].word in {")", "）"}), to)
    return to


def _clipped(tokens: Sequence[Token], to: int) -> bool:
    """Tell a predicate without its verb: （平成15年5月30日公布）, 昭和22年制定、同40年改正, 公布・施行された."""
    following = tokens[to].word
    if following == "・":
        return to + 1 < len(tokens) and tokens[to + 1].pos[2] == "サ変可能" and _predicate(tokens, to + 1, to + 2)
    label = "".join(token.word for token in tokens[to : to + 5])
    if _LABEL.match(label):
        return True
    if following == "、":
        return tokens[to - 1].pos[2] == "サ変可能" and dated(tokens, to + 1)
    if following not in {")", "）"}:
        return False
    low = next((at for at in range(to - 1, max(-1, to - _BRACKET), -1) if tokens[at].word in {"(", "（"}), None)
    return low is not None and dated(tokens, low + 1)


def _verb(tokens: Sequence[Token], to: int) -> str:
    """Return the verb that a noun leads to; of 妥結を希望する it is 希望, not する."""
    for at in range(to + 1, min(to + 1 + _ARGUMENTS, len(tokens))):
        if tokens[at].pos[2] == "サ変可能" and (at + 1 == len(tokens) or tokens[at + 1].word == "。"):
            return tokens[at].lemma  # 撤退を完了。
        if tokens[at].pos[0] in _VERBAL:
            own = tokens[at].lemma == "為る" and tokens[at - 1].pos[2] == "サ変可能"
            return tokens[at - 1 if own else at].lemma.partition("-")[0]
    return ""


def _manner(tokens: Sequence[Token], to: int) -> tuple[bool, bool, bool]:
    """Tell whether what stands behind a predicate denies it, puts it in the past, and leads to a noun."""
    negative = past = False
    for at in range(to, min(to + _REACH, len(tokens))):
        token = tokens[at]
        if token.word in {"、", "。", "」"}:
            break
        if token.lemma in _NEGATIVE and _twice(tokens, at):
            break
        if _may(tokens, at):
            break
        hardly = token.lemma in _HARDLY and token.pos[0] == "接尾辞"
        negative = negative or hardly or token.lemma in _NEGATIVE or token.word in _UNABLE
        past = past or (token.lemma == "た" and token.pos[0] == "助動詞")
        if past and token.pos[0] == "動詞" and at + 1 < len(tokens) and tokens[at + 1].pos[:2] == ("接尾辞", "名詞的"):
            return negative, past, True  # 公布された働き方
        if token.pos[0] == "名詞" and token.pos[1] != "数詞" and token.word not in _CONTENT | _UNABLE:
            return negative, past, at > to and tokens[at - 1].pos[0] in {"動詞", "助動詞"}
    return negative, past, False
