"""Query lines and a store in, answers out."""

from fumikura.query.citations import Provision, cited, citing, provision, referring, texts
from fumikura.query.explain import explain
from fumikura.query.kwic import Line, Window, kwic, occurrences
from fumikura.query.provisions import find as find_section
from fumikura.query.search import Answer, having, planner, search, standing, unmatched

__all__ = [
    "Answer", "Line", "Provision", "Window", "cited", "citing", "explain", "find_section", "having", "kwic",
    "occurrences", "planner", "provision", "referring", "search", "standing", "texts", "unmatched",
]  # fmt: skip
