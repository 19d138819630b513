"""Records in SQLite, the search index in tantivy, in one folder; the index can always be made again."""

from fumikura.store.audit import audit
from fumikura.store.mentions import MentionRow, counted, dated, mentions
from fumikura.store.records import BlockRow, DocumentRow, Prepared, PreparedRow, pack
from fumikura.store.store import Store, open_to_read
from fumikura.store.versions import versions

__all__ = [
    "BlockRow",
    "DocumentRow",
    "MentionRow",
    "Prepared",
    "PreparedRow",
    "Store",
    "audit",
    "counted",
    "dated",
    "mentions",
    "open_to_read",
    "pack",
    "versions",
]
