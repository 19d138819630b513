"""A source in, a cleaned text out: lines un-wrapped, gaps closed, notes and furniture lifted, all of it mapped."""

from fumikura.text.clean import clean

__all__ = ["clean"]
