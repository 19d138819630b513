"""The characters of an XML or JSON document in, one tree of elements out; what could harm is refused.

Expat, through the standard library: kept by the Python project, linear, and it names the line of a fault.
lxml would bring libxml2 for nothing that is needed here. defusedxml refuses what is refused below: entities
exist only inside a document type declaration, a statute has none, and without one nothing can be expanded
or fetched.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NoReturn
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from fumikura.errors import FormatError

DEEPEST = 100  # elements inside each other; statutes have some twenty


def xml(text: str) -> Element:
    """Read a document of XML.

    Raises:
        FormatError: malformed, nested without end, or with a document type declaration; says the line.
    """
    parser = expat.ParserCreate()
    builder = TreeBuilder()
    depth = 0

    def refuse(what: str) -> NoReturn:
        msg = f"line {parser.CurrentLineNumber}: {what}"
        raise FormatError(msg)

    def declare(*_: object) -> None:
        refuse("a document type declaration (DOCTYPE), which the XML of statutes does not have; take it out")

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            refuse(f"more than {DEEPEST} elements inside each other; this is no statute")
        builder.start(_local(tag), attributes)

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(_local(tag))

    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = declare
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = builder.data
    try:
        parser.Parse(text, True)
    except expat.ExpatError as fault:
        msg = f"line {fault.lineno}: malformed XML, {expat.errors.messages[fault.code]}; mend it, or get the file anew"
        raise FormatError(msg) from fault
    return builder.close()


def _local(tag: str) -> str:
    return tag.rpartition(":")[2]


def json_(text: str) -> object:
    """Read a document of JSON.

    Raises:
        FormatError: malformed or nested without end; says the line.
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError as fault:
        msg = f"line {fault.lineno}: malformed JSON, {fault.msg}; mend it, or get the file anew"
        raise FormatError(msg) from fault
    except RecursionError as fault:
        msg = "JSON nested without end; this is no statute"
        raise FormatError(msg) from fault


def element(tree: object, *, depth: int = 0) -> Element:
    """Make an element of ``{"tag": …, "attr": {…}, "children": […]}``, as e-Gov writes XML in JSON.

    Raises:
        FormatError: something else stands in it.
    """
    if depth > DEEPEST or not isinstance(tree, dict) or not isinstance(tree.get("tag"), str):
        msg = 'an element is not {"tag", "attr", "children"}, as the 法令API writes a law in JSON'
        raise FormatError(msg)
    attributes = tree.get("attr")
    made = Element(tree["tag"], {k: str(v) for k, v in attributes.items()} if isinstance(attributes, dict) else {})
    last: Element | None = None
    for child in _children(tree):
        if isinstance(child, dict):
            last = element(child, depth=depth + 1)
            made.append(last)
        elif last is None:
            made.text = (made.text or "") + str(child)
        else:
            last.tail = (last.tail or "") + str(child)
    return made


def _children(tree: dict[str, object]) -> Iterator[object]:
    children = tree.get("children")
    if isinstance(children, list):
        yield from children
