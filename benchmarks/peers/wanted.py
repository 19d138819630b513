"""What a peer is asked and how it answers, whichever engine it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

TOP = 10
NEAR = 5  # words that may stand between two that are near


@dataclass(frozen=True)
class Wanted:
    """Words, how they must stand, and what the passage must be."""

    how: Literal["all", "any", "phrase", "near", "prefix"]
    keys: tuple[str, ...]
    kind: str | None = None
    document: int | None = None


class Peer(Protocol):
    """An engine with an index of its own in a folder: filled once, asked often."""

    name: str
    warm: int  # how often it is asked everything before it is measured

    def add(self, row: int, keys: str, *, kind: str, document: int) -> None:
        """Take a passage: the words that our index holds, separated by spaces."""

    def finish(self) -> None:
        """Bring the index into the form that is fastest to ask."""

    def find(self, wanted: Wanted) -> list[int]:
        """Return the ten best passages."""

    def count(self, wanted: Wanted) -> int:
        """Return how many passages there are."""

    def close(self) -> None:
        """Let go of files and processes."""
