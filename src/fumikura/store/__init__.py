"""Records in SQLite, the search index in tantivy, in one folder; the index can always be made again."""

from fumikura.store.annotated import annotated
from fumikura.store.audit import audit
from fumikura.store.citations import CitationRow, citations, laws, sections_cited
from fumikura.store.encoded import Encoded, encoded, word_forms
from fumikura.store.entities import (
    Entity,
    Key,
    Place,
    beside,
    edges,
    entities,
    forms_called,
    keep_tables,
    keys,
    named,
    named_together,
    naming,
    own_tables,
    rename,
    written,
)
from fumikura.store.events import EventRow, events, renamed
from fumikura.store.globs import Docs, exactly, spelled
from fumikura.store.mentions import MentionRow, counted, dated, mentions
from fumikura.store.parts import dates, sizes
from fumikura.store.passages import Brief, Shape, briefs, numbers, section_of, shapes, texts
from fumikura.store.records import BlockRow, DocumentRow, Prepared, PreparedRow, pack
from fumikura.store.store import Store, open_to_read
from fumikura.store.versions import versions

__all__ = [
    "BlockRow",
    "Brief",
    "CitationRow",
    "Docs",
    "DocumentRow",
    "Encoded",
    "Entity",
    "EventRow",
    "Key",
    "MentionRow",
    "Place",
    "Prepared",
    "PreparedRow",
    "Shape",
    "Store",
    "annotated",
    "audit",
    "beside",
    "briefs",
    "citations",
    "counted",
    "dated",
    "dates",
    "edges",
    "encoded",
    "entities",
    "events",
    "exactly",
    "forms_called",
    "keep_tables",
    "keys",
    "laws",
    "mentions",
    "named",
    "named_together",
    "naming",
    "numbers",
    "open_to_read",
    "own_tables",
    "pack",
    "rename",
    "renamed",
    "section_of",
    "sections_cited",
    "shapes",
    "sizes",
    "spelled",
    "texts",
    "versions",
    "word_forms",
    "written",
]
