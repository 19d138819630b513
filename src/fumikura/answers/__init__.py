"""A corpus and a question in, records out: what the commands write, and what Python iterates over."""

from fumikura.answers.corpus import Corpus, ingest
from fumikura.answers.corpus import open_corpus as open
from fumikura.answers.records import Record, Records

__all__ = ["Corpus", "Record", "Records", "ingest", "open"]
