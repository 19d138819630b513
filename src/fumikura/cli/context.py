"""What a corpus cannot answer, said."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from fumikura.cli.output import tell
from fumikura.cli.words import say

if TYPE_CHECKING:
    from fumikura.cli.options import Lang
    from fumikura.store import Store


def nameless(store: Store, lang: Lang | None) -> bool:
    """Tell, and say, that a corpus was read without names."""
    from fumikura.store import named

    if named(store) or not store.counts()["documents"]:
        return False
    tell(say("the corpus was read without names; 'fumikura ingest' reads its documents again with them", lang))
    return True


def older(store: Store, lang: Lang | None) -> None:
    """Say that a corpus was read by a fumikura that did not find what is asked for."""
    from fumikura.analysis import ANALYSIS

    runs = store.runs()
    if runs and json.loads(runs[-1]["options"]).get("analysis", ANALYSIS) < ANALYSIS:
        tell(say("the corpus was read by an older fumikura; 'fumikura ingest' reads its documents again", lang))
