"""Rows in, a file format out."""

from fumikura.export.annotated import conll, docbin, page
from fumikura.export.graph import graphml
from fumikura.export.writers import FORMATS, write

__all__ = ["FORMATS", "conll", "docbin", "graphml", "page", "write"]
