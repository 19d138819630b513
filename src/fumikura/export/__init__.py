"""Rows in, a file format out."""

from fumikura.export.annotated import conll, docbin, page
from fumikura.export.concordance import concordance
from fumikura.export.graph import dot, graphml
from fumikura.export.ics import ics
from fumikura.export.picture import png, svg
from fumikura.export.timeline import html
from fumikura.export.timelinejs import timelinejs
from fumikura.export.writers import FORMATS, write

__all__ = [
    "FORMATS",
    "concordance",
    "conll",
    "docbin",
    "dot",
    "graphml",
    "html",
    "ics",
    "page",
    "png",
    "svg",
    "timelinejs",
    "write",
]
