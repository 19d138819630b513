"""Mentions of a document in, the same mentions with what they mean there out."""

from fumikura.resolve.anchors import Dated, Passage, Resolved, resolve
from fumikura.resolve.identity import Named, identify

__all__ = ["Dated", "Named", "Passage", "Resolved", "identify", "resolve"]
