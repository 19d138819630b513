"""Stored tokens in, what a corpus is about out: topics, what is near a passage, what sets a document apart."""

from fumikura.topics.answers import Assigned, Found, Near, Share, assign, shares, similar, space_of, topics
from fumikura.topics.keyness import Keyword, keywords
from fumikura.topics.settings import NAMES, Settings, require

__all__ = [
    "NAMES",
    "Assigned",
    "Found",
    "Keyword",
    "Near",
    "Settings",
    "Share",
    "assign",
    "keywords",
    "require",
    "shares",
    "similar",
    "space_of",
    "topics",
]
