"""What can go wrong, as one tree; each class has a stable code and an exit status.

FumikuraError                  F000  exit 2
├── SourceError                F100  exit 3   one document could not be read; the others go on
│   ├── NotFoundError          F101           no such file or folder
│   ├── UnreadableError        F102           no permission, a broken link, a file that changed while it was read
│   ├── BinaryError            F103           not text
│   ├── DecodingError          F104           no encoding reads all of it
│   ├── EmptyError             F105           nothing in it
│   ├── TooLargeError          F106           above --max-size
│   ├── DuplicateIdError       F107           two documents claim one id
│   ├── AnalysisError          F108           a fault of fumikura's own in that document
│   └── FormatError            F109           not what its ending says: malformed, or without a law in it
├── ManifestError              F110  exit 2   manifest.toml cannot be used
├── TableError                 F120  exit 4   a table of data/ is malformed
│   └── OwnTableError          F121  exit 2   a table that a user gave cannot be used
├── DictionaryError            F130  exit 4   MeCab's dictionary cannot be read
├── MissingExtraError          F140  exit 2   a library that only some outputs need is not installed
├── MissingFontError           F141  exit 2   no font on this machine has Japanese letters
├── ClusterError               F145  exit 2   the Dask cluster cannot be used, or is no longer there
├── TooLittleTextError         F150  exit 2   there are too few words to compare
├── WrongValueError            F160  exit 2   an argument has a value that it cannot have
├── QueryError                 F200  exit 2   a query line cannot be read
├── UnknownDocumentError       F210  exit 2   no document of that id
├── UnknownSectionError        F220  exit 2   no section of that address, or several
└── StoreError                 F300  exit 4   the corpus is missing or damaged
    ├── MissingCorpusError     F301           there is no corpus in the folder
    ├── NewerCorpusError       F302           written by a newer fumikura
    ├── DamagedCorpusError     F303           SQLite cannot read it
    ├── LockedCorpusError      F304           another process is writing
    └── DiskError              F305           the disk is full or refuses to write
"""

from __future__ import annotations

from typing import ClassVar


class FumikuraError(Exception):
    """Any error of ours: says what happened, where, and what to do next."""

    code: ClassVar[str] = "F000"
    exit_status: ClassVar[int] = 2


class SourceError(FumikuraError):
    """One document could not be read."""

    code = "F100"
    exit_status = 3


class NotFoundError(SourceError):
    """No such file or folder, or a folder without texts."""

    code = "F101"


class UnreadableError(SourceError):
    """The file is there and cannot be read."""

    code = "F102"


class BinaryError(SourceError):
    """The file is not text."""

    code = "F103"


class DecodingError(SourceError):
    """No encoding reads all of the file."""

    code = "F104"


class EmptyError(SourceError):
    """Nothing but white space."""

    code = "F105"


class TooLargeError(SourceError):
    """Above the largest size that is accepted."""

    code = "F106"


class DuplicateIdError(SourceError):
    """Two different files claim one document id."""

    code = "F107"


class AnalysisError(SourceError):
    """A fault of fumikura's own while it analysed the file."""

    code = "F108"


class FormatError(SourceError):
    """The file is not what its ending says: malformed, dangerous, or without a document in it."""

    code = "F109"


class ManifestError(FumikuraError):
    """manifest.toml cannot be used."""

    code = "F110"


class TableError(FumikuraError):
    """A table of data/ is malformed."""

    code = "F120"
    exit_status = 4


class OwnTableError(TableError):
    """A table that a user gave with --tables cannot be used."""

    code = "F121"
    exit_status = 2


class DictionaryError(FumikuraError):
    """MeCab's dictionary cannot be read."""

    code = "F130"
    exit_status = 4


class MissingExtraError(FumikuraError):
    """A library that only some outputs need is not installed."""

    code = "F140"


class MissingFontError(FumikuraError):
    """No font on this machine can draw the text of a picture."""

    code = "F141"


class ClusterError(FumikuraError):
    """The Dask cluster cannot be used, or is no longer there."""

    code = "F145"


class TooLittleTextError(FumikuraError):
    """There are too few words to compare."""

    code = "F150"


class WrongValueError(FumikuraError, ValueError):
    """An argument has a value that it cannot have."""

    code = "F160"


class QueryError(FumikuraError):
    """A query line cannot be read.

    Attributes:
        query: the line as it was given.
        column: 0-based code point where reading failed.
    """

    code = "F200"

    def __init__(self, message: str, *, query: str, column: int) -> None:
        super().__init__(message)
        self.query = query
        self.column = column


class UnknownDocumentError(FumikuraError):
    """No document of that id in the corpus."""

    code = "F210"


class UnknownSectionError(FumikuraError):
    """No section of that address in the document, or several."""

    code = "F220"


class StoreError(FumikuraError):
    """The corpus is missing or damaged."""

    code = "F300"
    exit_status = 4


class MissingCorpusError(StoreError):
    """There is no corpus in the folder."""

    code = "F301"


class NewerCorpusError(StoreError):
    """The corpus was written by a newer fumikura."""

    code = "F302"


class DamagedCorpusError(StoreError):
    """SQLite cannot read the corpus."""

    code = "F303"


class LockedCorpusError(StoreError):
    """Another process is writing into the corpus."""

    code = "F304"


class DiskError(StoreError):
    """The disk is full or refuses to write."""

    code = "F305"
