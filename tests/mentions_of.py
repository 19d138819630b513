"""What the program finds in a text of one paragraph."""

from __future__ import annotations

from hashlib import sha256

from fumikura.analysis import analyze, mentions, tokenize
from fumikura.records import Mention, Meta, Source


def mentions_of(text: str, layer: str, *, date: str | None = None) -> list[Mention]:
    """Return the mentions of a layer in a text."""
    digest = sha256(text.encode()).hexdigest()
    source = Source("spec", "spec.txt", text, digest, "utf-8", "valid UTF-8", Meta(date=date))
    analysis = analyze(source)
    return [mention for mention in mentions(analysis, tokenize(analysis)) if mention.layer == layer]
