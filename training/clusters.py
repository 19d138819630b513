"""Cluster word vectors for the name model: python training/clusters.py VECTORS [--out FILE].

VECTORS is the wheel of ja_ginza 5.3.0 (``pip download --no-deps ja_ginza==5.3.0``), which holds the vectors of
chiVe (Works Applications, Apache License 2.0) for 20,000 words and which of these stands for each of 480,000.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import io
import json
import re
import sys
import time
import unicodedata
import zipfile
from pathlib import Path

import numpy as np

from fumikura.mentions.clusters import CLUSTERS
from fumikura.tokens import Tokenizer

SEED = 42
FINE, COARSE = 1024, 128
ROUNDS = 25
OUT = Path(__file__).parents[1] / "src" / "fumikura" / "models" / CLUSTERS
_USELESS = re.compile(r"[0-9]+|.*\s.*", re.DOTALL)


def vectors(wheel: Path) -> tuple[np.ndarray, dict[str, int]]:
    """Return the rows and the row of each word, in the form in which the tokeniser writes words, in lower case."""
    import srsly
    from spacy.strings import hash_string

    with zipfile.ZipFile(wheel) as packed:
        inside = {name.rpartition("/vocab/")[2]: name for name in packed.namelist() if "/vocab/" in name}
        rows = np.load(io.BytesIO(packed.read(inside["vectors"])))
        places = srsly.msgpack_loads(packed.read(inside["key2row"]))
        strings = json.loads(packed.read(inside["strings.json"]))
    words: dict[str, int] = {}
    for string in strings:
        row = places.get(hash_string(string))
        word = unicodedata.normalize("NFKC", string).lower()
        if row is not None and (word not in words or word == string):
            words[word] = row
    return rows, words


def grouped(rows: np.ndarray, count: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the cluster of each row and the centres: k-means on the sphere."""
    centres = rows[np.random.default_rng(SEED).choice(len(rows), count, replace=False)]
    for _ in range(ROUNDS):
        likeness = rows @ centres.T
        nearest = likeness.argmax(1)
        sums = np.zeros_like(centres)
        np.add.at(sums, nearest, rows)
        empty = np.bincount(nearest, minlength=count) == 0
        sums[empty] = rows[likeness.max(1).argsort()[: empty.sum()]]  # the rows that no centre is near to
        centres = _unit(sums)
    return (rows @ centres.T).argmax(1), centres


def _unit(rows: np.ndarray) -> np.ndarray:
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


def make(wheel: Path, out: Path, *, fine: int = FINE, coarse: int = COARSE) -> str:
    """Write the clusters of the words that are one token, and return the sha256 of the file."""
    begin = time.perf_counter()
    rows, words = vectors(wheel)
    nearest, centres = grouped(_unit(rows - rows.mean(0)), fine)
    above, _ = grouped(centres, coarse)
    tokenizer = Tokenizer()
    lines: list[list[str]] = [[str(number)] for number in above]
    for word in sorted(words):
        if not _USELESS.fullmatch(word) and len(tokenizer(word)) == 1:
            lines[nearest[words[word]]].append(word)
    packed = gzip.compress("\n".join(map(" ".join, lines)).encode(), 9, mtime=0)
    out.write_bytes(packed)
    sizes = sorted(len(line) - 1 for line in lines)
    print(f"{sum(sizes):,} of {len(words):,} words are one token; {fine} clusters, {coarse} coarse ones above them")
    print(f"words in a cluster: {sizes[0]} to {sizes[-1]}, {sizes[fine // 2]} in the middle")
    print(f"{len(packed) / 1e6:.2f} MB, {time.perf_counter() - begin:.0f} s")
    return hashlib.sha256(packed).hexdigest()


def main() -> int:
    """Make the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("vectors", type=Path, metavar="VECTORS")
    parser.add_argument("--out", type=Path, default=OUT, metavar="FILE")
    parser.add_argument("--fine", type=int, default=FINE, help=f"clusters (default {FINE})")
    parser.add_argument("--coarse", type=int, default=COARSE, help=f"clusters of clusters (default {COARSE})")
    options = parser.parse_args()
    print(f"sha256 {make(options.vectors, options.out, fine=options.fine, coarse=options.coarse)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
