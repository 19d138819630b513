"""A network in, GraphML out for Gephi, yEd, Cytoscape and igraph, DOT for Graphviz."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import TextIO

Node = tuple[str, Mapping[str, object]]
Edge = tuple[str, str, int]
_SHAPES = {"section": "box", "statute": "ellipse", "treaty": "ellipse", "law-number": "ellipse"}


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


def dot(nodes: Iterable[Node], edges: Iterable[Edge], stream: TextIO) -> None:
    """Write a directed network in the DOT language of Graphviz (ids are quoted strings, in UTF-8).

    Args:
        nodes: id and attributes; ``label`` is drawn, ``document`` groups them.
        edges: ids of two nodes and how often the first leads to the second.
        stream: of text.
    """
    stream.write('digraph citations {\n  rankdir=LR;\n  node [fontname="Noto Sans CJK JP"];\n')
    grouped: dict[str, list[Node]] = {}
    for name, attributes in nodes:
        grouped.setdefault(str(attributes.get("document", "")), []).append((name, attributes))
    for number, (document, members) in enumerate(grouped.items()):
        stream.write(f"  subgraph cluster_{number} {{\n    label={_quoted(document)};\n")
        for name, attributes in members:
            shape = _SHAPES.get(str(attributes.get("type", "")), "ellipse")
            stream.write(f"    {_quoted(name)} [label={_quoted(str(attributes.get('label', name)))} shape={shape}];\n")
        stream.write("  }\n")
    for first, second, weight in edges:
        stream.write(f"  {_quoted(first)} -> {_quoted(second)} [weight={weight} penwidth={min(weight, 6)}];\n")
    stream.write("}\n")


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
