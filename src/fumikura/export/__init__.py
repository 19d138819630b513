"""Rows in, a file format out."""

from fumikura.export.writers import FORMATS, write

__all__ = ["FORMATS", "write"]
