"""Times and numbers against ja-timex, on the same texts in the same run.

    python benchmarks/mentions.py [--peer PYTHON] [TEXT...]

PYTHON is one where ja-timex is installed (``pip install ja-timex``); without it only our own speed is shown.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path

from fumikura.mentions import numbers, times
from fumikura.source import bundled
from fumikura.tokens import Tokenizer

PEER = """
import json, sys, time
from ja_timex import TimexParser
texts = json.load(sys.stdin)
parser = TimexParser()
parser.parse("2020年3月")
begin = time.perf_counter()
found = sum(len(parser.parse(text)) for text in texts)
print(json.dumps([time.perf_counter() - begin, found]))
"""
WANTED = 10.0
ROUNDS = 3


def ours(texts: list[str]) -> tuple[float, int]:
    """Return the seconds that both finders take, tokens apart, and how many they find."""
    tokenizer = Tokenizer()
    columns = [tokenizer(text) for text in texts]
    best, found = float("inf"), 0
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        found = 0
        for text, tokens in zip(texts, columns, strict=True):
            timed = times.find(text, tokens.tokens)
            found += len(timed)
            numbers.find(text, tokens.tokens, taken=[(one.start, one.end) for one in timed])
        best = min(best, time.perf_counter() - begin)
    return best, found


def main() -> int:
    """Measure and print; return 1 where the budget is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="*", type=Path, help="UTF-8 texts; the bundled ones without")
    parser.add_argument("--peer", help="a Python with ja-timex")
    options = parser.parse_args()
    paths = options.texts or sorted(bundled().glob("*.txt"))
    # blocks without line breaks: what both are made for
    texts = ["".join(part.split()) for path in paths for part in path.read_text(encoding="utf-8").split("\n\n")]
    texts = [text for text in texts if text]
    characters = sum(map(len, texts))
    seconds, found = ours(texts)
    print(
        f"{characters:,} characters\nfumikura  {seconds:.3f} s  {characters / seconds:,.0f} characters/s  {found} times"
    )
    if options.peer is None:
        return 0
    run = subprocess.run(
        [options.peer, "-c", PEER], input=json.dumps(texts), capture_output=True, text=True, check=True
    )
    theirs, many = json.loads(run.stdout)
    ratio = theirs / seconds
    print(f"ja-timex  {theirs:.3f} s  {characters / theirs:,.0f} characters/s  {many} times")
    print(
        f"\nbudget                        wanted        measured  met\nspeed, of ja-timex's          at least {WANTED:g}   {ratio:.1f}      "
        f"{'yes' if ratio >= WANTED else 'NO'}"
    )
    return int(ratio < WANTED)


if __name__ == "__main__":
    sys.exit(main())
