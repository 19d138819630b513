"""What the program finds to have taken place in a text."""

from __future__ import annotations

from hashlib import sha256

from fumikura.analysis import Analysis, analyze, events, mentions, names, tokenize
from fumikura.records import Event, Meta, Source


def analysis_of(text: str, *, date: str | None = None) -> Analysis:
    """Return a text with its outline, as the document of a day."""
    digest = sha256(text.encode(errors="replace")).hexdigest()
    return analyze(Source("spec", "spec.txt", text, digest, "utf-8", "valid UTF-8", Meta(date=date)))


def events_of(text: str, *, date: str | None = None) -> tuple[Event, ...]:
    """Return the events of a text, in its order."""
    analysis = analysis_of(text, date=date)
    columns = tokenize(analysis)
    return events(analysis, columns, (*mentions(analysis, columns), *names(analysis, columns)))
