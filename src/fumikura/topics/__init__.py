"""Stored tokens in, what a corpus is about out: topics, and what is near a passage."""

from fumikura.topics.answers import Assigned, Found, Near, Share, assign, shares, similar, space_of, topics
from fumikura.topics.settings import NAMES, Settings, require

__all__ = [
    "NAMES",
    "Assigned",
    "Found",
    "Near",
    "Settings",
    "Share",
    "assign",
    "require",
    "shares",
    "similar",
    "space_of",
    "topics",
]
