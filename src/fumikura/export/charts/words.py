"""The words of charts in Japanese and English, read from a table."""

from __future__ import annotations

from fumikura import tables
from fumikura.export.entries import Lang


@tables.cached
def _words() -> dict[str, tuple[str, str]]:
    return {row["key"]: (row["ja"], row["en"]) for row in tables.read("chart_words")}


def say(key: str, lang: Lang, **values: object) -> str:
    """Return a word or line of the table, filled in; what it does not know is its own name.

    >>> say("passages", "en"), say("passages", "ja")
    ('passages', '箇所')
    """
    japanese, english = _words().get(key, (key, key))
    return (japanese if lang == "ja" else english).format(**values)
