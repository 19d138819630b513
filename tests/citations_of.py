"""The citations of a text, as the tests compare them."""

from __future__ import annotations

from fumikura.analysis import analyze, citations
from fumikura.records import Citation, Meta, Source


def citations_of(text: str, title: str | None = None) -> list[Citation]:
    """Return the citations of a text of its own."""
    source = Source("t", "t.txt", text, "", "utf-8", "", Meta(title=title))
    return list(citations(analyze(source)))
