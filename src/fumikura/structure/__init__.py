"""A cleaned text in, its blocks out: headings with levels learnt from the document, items, paragraphs, notes."""

from fumikura.structure.outline import outline

__all__ = ["outline"]
