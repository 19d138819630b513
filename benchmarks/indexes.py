"""The indexes of the peers: built of a corpus in one pass, and kept for the next run."""

from __future__ import annotations

import json
import shutil
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Any

from drawing import Passage, Words, passages
from fumikura.store import Store
from peers import Maker
from peers.wanted import Peer

_STATE = "made.json"
_WORDS = "words.json"
_EVERY = 100_000  # passages between two lines on how far it is


def say(line: str) -> None:
    """Tell whoever waits, beside the results."""
    print(line, file=sys.stderr, flush=True)


@contextmanager
def opened(store: Store, makers: Mapping[str, Maker], folder: Path) -> Iterator[tuple[Words, dict[str, Peer]]]:
    """Open the peers of a folder, building those that it lacks, and the words that were drawn on the way.

    Raises:
        SystemExit: the folder holds the indexes of another corpus.
    """
    corpus = store.describe()
    about = {"corpus": corpus["fingerprint"], "passages": corpus["blocks"]}
    state = folder / _STATE
    made: dict[str, Any] = json.loads(state.read_text()) if state.exists() else about | {"peers": []}
    if about != {name: made[name] for name in about}:
        sys.exit(f"{folder} holds the indexes of another corpus; name another folder, or delete it")
    missing = {name: maker for name, maker in makers.items() if name not in made["peers"]}
    if missing:
        for name in missing:
            shutil.rmtree(folder / name, ignore_errors=True)  # what a run that was stopped left
            (folder / name).mkdir(parents=True)
        built = {name: maker(folder / name) for name, maker in missing.items()}
        words = fill(built, passages(store), of=corpus["blocks"])
        words.save(folder / _WORDS)
        for name, peer in built.items():
            finish(peer, folder / name)
            made["peers"].append(name)
            state.write_text(json.dumps(made))
    with ExitStack() as stack:
        yield (
            Words.load(folder / _WORDS),
            {name: stack.enter_context(closing(make(folder / name))) for name, make in makers.items()},
        )


def fill(peers: Mapping[str, Peer], found: Iterable[Passage], *, of: int) -> Words:
    """Hand every passage to every peer, and draw words."""
    begin = time.perf_counter()
    words = Words()
    for number, passage in enumerate(found, 1):
        for peer in peers.values():
            peer.add(passage.row.id, passage.keys, kind=passage.row.kind, document=passage.row.document_id)
        words.see(passage)
        if number % _EVERY == 0:
            say(f"{number:,} of {of:,} passages into {', '.join(peers)}; {time.perf_counter() - begin:.0f} s")
    return words


def finish(peer: Peer, folder: Path) -> None:
    """Let a peer make its index ready, and say how large it is."""
    begin = time.perf_counter()
    peer.finish()
    peer.close()
    size = sum(map(_size, folder.rglob("*")))
    say(f"{peer.name} is ready after {time.perf_counter() - begin:.0f} s more, {size / 1e6:,.0f} MB")


def _size(path: Path) -> int:
    """Return what a file takes on disk: those of Groonga have holes."""
    stat = path.stat()
    return min(stat.st_size, getattr(stat, "st_blocks", stat.st_size) * 512)
