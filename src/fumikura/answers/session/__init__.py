"""What a corpus can be asked, as functions that take it first; ``Corpus`` has them as its methods."""

from fumikura.answers.session import citations, comparing, counting, events, mentions, names, queries, reading, topics

__all__ = ["citations", "comparing", "counting", "events", "mentions", "names", "queries", "reading", "topics"]
