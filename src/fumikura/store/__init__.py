"""Records in SQLite, the search index in tantivy, in one folder; the index can always be made again."""

from fumikura.store.records import BlockRow, DocumentRow, Prepared, PreparedBlock
from fumikura.store.store import Store

__all__ = ["BlockRow", "DocumentRow", "Prepared", "PreparedBlock", "Store"]
