"""Query lines and a store in, answers out."""

from fumikura.query.explain import explain
from fumikura.query.kwic import Line, Window, kwic
from fumikura.query.provisions import find as find_section
from fumikura.query.search import Answer, planner, search, standing, unmatched

__all__ = ["Answer", "Line", "Window", "explain", "find_section", "kwic", "planner", "search", "standing", "unmatched"]
