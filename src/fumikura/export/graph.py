"""A network in, GraphML out, for Gephi, yEd, Cytoscape and igraph."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import TextIO

Node = tuple[str, Mapping[str, object]]
Edge = tuple[str, str, int]


def graphml(nodes: Iterable[Node], edges: Iterable[Edge], stream: TextIO, *, directed: bool = False) -> None:
    """Write nodes with their attributes and weighted edges.

    Args:
        nodes: id and attributes.
        edges: ids of two nodes and how often they are joined.
        stream: of text.
        directed: edges lead from the first to the second.
    """
    import networkx  # noqa: PLC0415  other formats do without

    graph = networkx.DiGraph() if directed else networkx.Graph()
    for name, attributes in nodes:
        graph.add_node(name, **attributes)
    for first, second, weight in edges:
        graph.add_edge(first, second, weight=weight)
    written = BytesIO()
    networkx.write_graphml_xml(graph, written, encoding="utf-8")
    stream.write(written.getvalue().decode("utf-8") + "\n")
