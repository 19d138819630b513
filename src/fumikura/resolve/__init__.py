"""Mentions of a document in, the same mentions with what they mean there out."""

from fumikura.resolve.anchors import Dated, Passage, Resolved, resolve
from fumikura.resolve.identity import Named, identify
from fumikura.resolve.scope import Place, cite

__all__ = ["Dated", "Named", "Passage", "Place", "Resolved", "cite", "identify", "resolve"]
