"""Rows in, pictures out: drawn by Altair on a plane of pixels, as a page, SVG or PNG."""

from fumikura.export.charts.forces import clusters
from fumikura.export.charts.lines import choice, frequency, topics_in_time
from fumikura.export.charts.network import Edge, Node, network
from fumikura.export.charts.page import page
from fumikura.export.charts.strip import dispersion
from fumikura.export.charts.style import Drawing, Size
from fumikura.export.charts.topics import topic_map, topic_shares
from fumikura.export.charts.words import say

__all__ = [
    "Drawing",
    "Edge",
    "Node",
    "Size",
    "choice",
    "clusters",
    "dispersion",
    "frequency",
    "network",
    "page",
    "say",
    "topic_map",
    "topic_shares",
    "topics_in_time",
]
