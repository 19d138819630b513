"""Mentions of a document in, the same mentions with what they mean there out."""

from fumikura.resolve.anchors import Dated, Passage, Resolved, resolve

__all__ = ["Dated", "Passage", "Resolved", "resolve"]
