"""Turns Japanese documents into a corpus that answers, every answer traceable to its source."""

__version__ = "0.1.0"
