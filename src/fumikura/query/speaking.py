"""A passage and who speaks in, where the label at its front ends out: ``○野田佳彦君　``, ``（次官）``, ``問１　``."""

from __future__ import annotations

import re
from functools import lru_cache

_OPENS = r"\s*[○〇◯◎◆◇●（(【]?\s*"
_CLOSES = r"\s*[)）】]?[.．:：]?\s*"


def label_end(text: str, speaker: str | None) -> int:
    """Return where the label ends that names who speaks, 0 where a passage has none.

    >>> label_end("（次官）それは違う。", "次官"), label_end("それは違う。", "次官")
    (4, 0)
    """
    opening = _opening(speaker or "").match(text)
    return 0 if opening is None else opening.end()


@lru_cache(maxsize=256)
def _opening(speaker: str) -> re.Pattern[str]:
    called = r"\s*".join(map(re.escape, "".join(speaker.split())))  # (大 臣) is 大臣
    return re.compile(f"{_OPENS}{called}{_CLOSES}" if called else "(?!)")
