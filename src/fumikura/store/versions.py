"""What a corpus is made with, for records and bug reports."""

from __future__ import annotations

import platform
import sqlite3
from importlib.metadata import version

from fumikura import __version__
from fumikura.tokens import dictionary


def versions() -> dict[str, str]:
    """Return the versions of the program, its dictionary and its libraries."""
    return {
        "fumikura": __version__,
        "dictionary": dictionary(),
        "python": platform.python_version(),
        "fugashi": version("fugashi"),
        "tantivy": version("tantivy"),
        "sqlite": sqlite3.sqlite_version,
    }
