"""The words of a timeline in Japanese and English, read from tables."""

from __future__ import annotations

from typing import NamedTuple

from fumikura import tables
from fumikura.export.entries import Lang


class Word(NamedTuple):
    """One word in both languages."""

    ja: str
    en: str


@tables.cached
def words() -> dict[str, Word]:
    """Return every word by its key; types of events stand under ``type:NAME``."""
    found = {row["key"]: Word(row["ja"], row["en"]) for row in tables.read("timeline_words")}
    marks = {f"type:{row['type']}": Word(row["ja"], row["en"]) for row in tables.read("timeline_marks")}
    return found | marks


def say(key: str, lang: Lang) -> str:
    """Return a word; what no table knows is its own name.

    >>> say("status:planned", "en"), say("type:meeting", "ja"), say("type:duel", "ja")
    ('planned', '会談・会合', 'duel')
    """
    word = words().get(key)
    return getattr(word, lang) if word else key.partition(":")[2] or key
