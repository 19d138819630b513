"""Stored tokens in, counts out: frequencies and dispersion, n-grams, collocations, keyness, style.

Everything is counted over the numbers that the store keeps for tokens; no text is read again.
"""

from fumikura.counts.collocates import Collocate, Collocates, Window, collocates
from fumikura.counts.dispersion import Dispersion, dispersion
from fumikura.counts.finders import Finder
from fumikura.counts.frequency import Crossed, Frequency, Share, Spread, crossed, frequencies, spread
from fumikura.counts.keyness import CERTAIN, Keyword
from fumikura.counts.ngrams import Ngram, ngrams
from fumikura.counts.node import Node, node
from fumikura.counts.parts import compared
from fumikura.counts.passages import Passage, Scope
from fumikura.counts.style import Style, style
from fumikura.counts.table import Table, table
from fumikura.counts.units import Keep, Units, reference, stop_words

__all__ = [
    "CERTAIN",
    "Collocate",
    "Collocates",
    "Crossed",
    "Dispersion",
    "Finder",
    "Frequency",
    "Keep",
    "Keyword",
    "Ngram",
    "Node",
    "Passage",
    "Scope",
    "Share",
    "Spread",
    "Style",
    "Table",
    "Units",
    "Window",
    "collocates",
    "compared",
    "crossed",
    "dispersion",
    "frequencies",
    "ngrams",
    "node",
    "reference",
    "spread",
    "stop_words",
    "style",
    "table",
]
