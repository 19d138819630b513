"""The tables of fumikura.db, one migration a version; readable in any SQLite tool and in Datasette."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from fumikura.errors import NewerCorpusError

_FIRST = """
CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
INSERT INTO meta VALUES ('generation', '0');

-- one document; start and end everywhere are code points of `source`, end exclusive
CREATE TABLE document (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    name            TEXT NOT NULL UNIQUE,
    title           TEXT,
    title_forms     TEXT NOT NULL,
    title_en        TEXT,
    kind            TEXT,
    date            TEXT,
    publisher       TEXT,
    language        TEXT NOT NULL,
    rights          TEXT,
    path            TEXT NOT NULL,
    sha256          TEXT NOT NULL,
    fingerprint     TEXT NOT NULL,
    encoding        TEXT NOT NULL,
    encoding_reason TEXT NOT NULL,
    characters      INTEGER NOT NULL,
    tokens          INTEGER NOT NULL,
    generation      INTEGER NOT NULL,
    words           BLOB NOT NULL,
    source          TEXT NOT NULL
);
CREATE INDEX document_sha256 ON document (sha256);
CREATE INDEX document_generation ON document (generation);

-- headings, paragraphs, items, notes in reading order; section and headings are JSON lists from the top
CREATE TABLE block (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    kind        TEXT NOT NULL,
    section     TEXT NOT NULL,
    headings    TEXT NOT NULL,
    label       TEXT,
    level       INTEGER,
    marker      TEXT,
    line        INTEGER NOT NULL,
    start       INTEGER NOT NULL,
    "end"       INTEGER NOT NULL,
    text        TEXT NOT NULL,
    map         BLOB NOT NULL,
    tokens      BLOB NOT NULL
);
CREATE INDEX block_document ON block (document_id);

-- word forms; `words` of a document is a list of ids of this table, `tokens` of its blocks are lists of
-- places in that list from 0; both a byte H or I, then little-endian integers of 16 or 32 bits
CREATE TABLE vocabulary (
    id               INTEGER PRIMARY KEY,
    word             TEXT NOT NULL,
    space            INTEGER NOT NULL,
    pos1             TEXT NOT NULL,
    pos2             TEXT NOT NULL,
    pos3             TEXT NOT NULL,
    pos4             TEXT NOT NULL,
    conjugation_type TEXT NOT NULL,
    conjugation_form TEXT NOT NULL,
    reading          TEXT NOT NULL,
    lemma            TEXT NOT NULL,
    orth_base        TEXT NOT NULL,
    unknown          INTEGER NOT NULL
);

-- documents taken out, for the index to follow
CREATE TABLE removal (
    document_id INTEGER PRIMARY KEY,
    generation  INTEGER NOT NULL
);

-- how the corpus was made
CREATE TABLE run (
    id         INTEGER PRIMARY KEY,
    started    TEXT NOT NULL,
    version    TEXT NOT NULL,
    dictionary TEXT NOT NULL,
    options    TEXT NOT NULL
);

CREATE VIEW passages AS
SELECT block.id, document.name AS document, block.kind, block.line, block.section, block.text,
       document.title, document.date, block.start, block."end"
FROM block JOIN document ON document.id = block.document_id;
"""

_SHAPE = """
-- of which sub-document of its file a block is, from 0, and whose turn of which number, from 0
ALTER TABLE block ADD COLUMN part INTEGER NOT NULL DEFAULT 0;
ALTER TABLE block ADD COLUMN turn INTEGER;
ALTER TABLE block ADD COLUMN speaker TEXT;

DROP VIEW passages;
CREATE VIEW passages AS
SELECT block.id, document.name AS document, block.kind, block.line, block.section, block.speaker, block.text,
       document.title, document.date, block.start, block."end"
FROM block JOIN document ON document.id = block.document_id;
"""

_MENTIONS = """
-- times and numbers with what they mean; value is TIMEX3, begin and end_date are ISO 8601 days, both inclusive
CREATE TABLE mention (
    id           INTEGER PRIMARY KEY,
    document_id  INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    block_id     INTEGER NOT NULL REFERENCES block (id) ON DELETE CASCADE,
    layer        TEXT NOT NULL,
    start        INTEGER NOT NULL,
    "end"        INTEGER NOT NULL,
    text         TEXT NOT NULL,
    rule         TEXT NOT NULL,
    type         TEXT NOT NULL,
    value        TEXT,
    amount       NUMERIC,
    amount_max   NUMERIC,
    unit         TEXT,
    begin        TEXT,
    end_date     TEXT,
    mod          TEXT,
    anchor_start INTEGER,
    anchor_end   INTEGER,
    other        TEXT,
    line         INTEGER NOT NULL
);
CREATE INDEX mention_document ON mention (document_id);
CREATE INDEX mention_block ON mention (block_id);
CREATE INDEX mention_day ON mention (begin, end_date);
CREATE INDEX mention_amount ON mention (amount);
"""

_NAMES = """
-- names: form is what is written, without white space; type and value are label and canonical name as found,
-- label and name as a user's decisions leave them, label NULL for what is no name
ALTER TABLE mention ADD COLUMN form TEXT;
ALTER TABLE mention ADD COLUMN label TEXT;
ALTER TABLE mention ADD COLUMN name TEXT;
CREATE INDEX mention_name ON mention (name) WHERE name IS NOT NULL;
CREATE INDEX mention_form ON mention (form) WHERE form IS NOT NULL;

-- a user's tables: names, places, titles … as CSV, and the decisions
CREATE TABLE user_table (
    name    TEXT PRIMARY KEY,
    content TEXT NOT NULL
) WITHOUT ROWID;

CREATE VIEW entities AS
SELECT mention.id, document.name AS document, block_id, mention.label, mention.name, mention.form, mention.line,
       mention.start, mention."end", mention.rule
FROM mention JOIN document ON document.id = mention.document_id
WHERE layer = 'entity' AND label IS NOT NULL;
"""

_EVENTS = """
-- who did what when; number is its place in its document from 1; actors, positions, mentions (other places that tell
-- the same: start, end, line) and date_span are JSON
CREATE TABLE event (
    id          INTEGER PRIMARY KEY,
    document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    block_id    INTEGER NOT NULL REFERENCES block (id) ON DELETE CASCADE,
    number      INTEGER NOT NULL,
    start       INTEGER NOT NULL,
    "end"       INTEGER NOT NULL,
    line        INTEGER NOT NULL,
    text        TEXT NOT NULL,
    type        TEXT NOT NULL,
    cue         TEXT NOT NULL,
    rule        TEXT NOT NULL,
    status      TEXT NOT NULL,
    begin       TEXT,
    end_date    TEXT,
    time        TEXT,
    precision   TEXT NOT NULL,
    basis       TEXT NOT NULL,
    date_span   TEXT,
    date_text   TEXT,
    actors      TEXT NOT NULL,
    speaker     TEXT,
    forum       TEXT,
    positions   TEXT NOT NULL,
    certainty   TEXT NOT NULL,
    summary     TEXT NOT NULL,
    mentions    TEXT NOT NULL
);
CREATE INDEX event_document ON event (document_id);
CREATE INDEX event_block ON event (block_id);
CREATE INDEX event_day ON event (begin, end_date);
"""

_PARTS = """
-- the sub-documents of a file that have a date: number as in `block.part`, date as year, month or day (ISO 8601)
CREATE TABLE part (
    document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    number      INTEGER NOT NULL,
    date        TEXT NOT NULL,
    PRIMARY KEY (document_id, number)
) WITHOUT ROWID;
"""

_CITATIONS = """
-- references to provisions; targets and missing are JSON lists; law as the document calls it, key as the tables do
CREATE TABLE citation (
    id          INTEGER PRIMARY KEY,
    document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    block_id    INTEGER NOT NULL REFERENCES block (id) ON DELETE CASCADE,
    start       INTEGER NOT NULL,
    "end"       INTEGER NOT NULL,
    line        INTEGER NOT NULL,
    text        TEXT NOT NULL,
    kind        TEXT NOT NULL,
    law         TEXT,
    key         TEXT,
    form        TEXT NOT NULL,
    part        TEXT NOT NULL,
    targets     TEXT NOT NULL,
    missing     TEXT NOT NULL,
    doubt       TEXT NOT NULL
);
CREATE INDEX citation_document ON citation (document_id);
CREATE INDEX citation_block ON citation (block_id);

-- each provision meant, of own sections without a law: who cites 18/2 of データ法, who cites 第2章/第2/1 here
CREATE TABLE citation_target (
    citation_id INTEGER NOT NULL REFERENCES citation (id) ON DELETE CASCADE,
    law         TEXT,
    address     TEXT NOT NULL
);
CREATE INDEX citation_target_citation ON citation_target (citation_id);
CREATE INDEX citation_target_address ON citation_target (law, address);
"""

_NUMBER = """
-- of the document as it is cited: 明治二十九年法律第八十九号
ALTER TABLE document ADD COLUMN number TEXT;
"""

_LOOKING = """
-- of a footnote: how many passages before it (behind it, if negative) the one stands that refers to it
ALTER TABLE block ADD COLUMN back INTEGER;

-- queries ask for word forms by these
CREATE INDEX vocabulary_lemma ON vocabulary (lemma);
CREATE INDEX vocabulary_base ON vocabulary (orth_base);
CREATE INDEX vocabulary_word ON vocabulary (word);
CREATE INDEX vocabulary_reading ON vocabulary (reading);
"""

MIGRATIONS = (_FIRST, _SHAPE, _MENTIONS, _NAMES, _EVENTS, _PARTS, _NUMBER, _CITATIONS, _LOOKING)
VERSION = len(MIGRATIONS)


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a database up to this version in one transaction; of two processes that try, one finds it done.

    Raises:
        NewerCorpusError: it was written by a newer fumikura.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        check(version)
        for script in MIGRATIONS[version:]:
            for statement in _statements(script):
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _statements(script: str) -> Iterator[str]:
    """Cut a script; ``executescript`` would commit between the look at the version and the change."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def check(version: int) -> None:
    """Refuse a version that this program does not know."""
    if version > VERSION:
        msg = f"the corpus has format {version}, this fumikura knows up to {VERSION}; install a newer fumikura"
        raise NewerCorpusError(msg)
