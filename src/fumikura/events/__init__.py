"""Resolved mentions of a document in, events out: who did what when, and in whose words."""

from fumikura.events.gather import gather
from fumikura.events.paper import Passage

__all__ = ["Passage", "gather"]
