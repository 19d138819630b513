"""What was cited last in, what 同条, 同項 and 同法 mean out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from fumikura.citing import Steps
from fumikura.resolve.acts import treaty
from fumikura.resolve.outline import Path

_POINTING = re.compile("^(?:同|当該|この|本)")
_NAMES = 8  # laws that 同法 looks back over
# what 政令 and 省令 are called that carry a law out
_ORDERS = {"政令": ("政令", "施行令"), "省令": ("省令", "施行規則"), "府令": ("府令", "施行規則")}
# 同法 is no treaty and none of these
_BELOW_LAWS = (
    "令",
    "規則",
    "条例",
    "規程",
    "細則",
    "告示",
    "要綱",
    "要領",
    "要項",
    "会則",
    "学則",
    "定款",
    "業務方法書",
    "指針",
    "ガイドライン",
    "契約",
    "契約書",
    "約款",
)


class Meant(NamedTuple):
    """What one reference means; see records.Citation."""

    kind: str
    law: str | None
    targets: tuple[str, ...]
    form: str = "explicit"
    missing: tuple[str, ...] = ()
    doubt: str = ""
    key: str | None = None


class Cited(NamedTuple):
    """A provision that was cited: its law (None: the document's own), its address, its section."""

    law: str | None = None
    steps: Steps = ()
    own: bool = False
    path: Path = ()


@dataclass(slots=True)
class State:
    """What was cited last, the last with a 条, 項 and 号 of its own, the laws and rules named, the latest first."""

    last: Cited = field(default_factory=Cited)
    law: str | None = None
    laws: tuple[str, ...] = ()
    levels: Mapping[str, Cited] = field(default_factory=dict)
    cited: Meant | None = None
    block: int = 0
    rules: tuple[str, ...] = ()

    @property
    def named(self) -> str | None:
        """The law named last."""
        return self.laws[0] if self.laws else None

    def name(self, law: str) -> None:
        """Take note of a law."""
        self.laws = (law, *(other for other in self.laws[:_NAMES] if other != law))

    def mention(self, rule: str) -> None:
        """Take note of what looks like the name of a rule: この会則 may mean it, but not 同法."""
        self.rules = (rule, *(other for other in self.rules[:_NAMES] if other != rule))

    def level(self, kind: str) -> Cited:
        """Return what 同条, 同項 or 同号 means: what was cited last with such a step."""
        return self.levels.get(kind, self.last)

    def called(self, word: str) -> str | None:
        """Return what 同法, 同令 or 同条約 means: the last law named that can be called so."""
        head = _head(word)
        return next((law for law in self.laws if _called(law, head)), None) or self.named or self.law

    def own(self, word: str) -> str | None:
        """Return the last law named that can be called 法 or この規程, None where none can."""
        head = _head(word)
        return next((law for law in (*self.laws, *self.rules) if _called(law, head)), None)


def _head(word: str) -> str:
    return _POINTING.sub("", word).removesuffix("律")


def _called(law: str, head: str) -> bool:
    """Tell a law that 同 with a word can mean: 法 is no treaty and no order."""
    if head in {"法", ""}:
        return not treaty(law) and not law.endswith(_BELOW_LAWS)
    return treaty(law) if treaty(head) else law.endswith(_ORDERS.get(head, head))
