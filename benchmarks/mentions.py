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
from fumikura.tokens import Columns, Tokenizer

PEER = """
import json, sys, time
from ja_timex import TimexParser
texts = json.loads(sys.stdin.readline())
parser = TimexParser()
for _ in sys.stdin:
    begin = time.perf_counter()
    found = sum(len(parser.parse(text)) for text in texts)
    print(json.dumps([time.perf_counter() - begin, found]), flush=True)
"""
WANTED = 10.0
ROUNDS = 7


def ours(texts: list[str], columns: list[Columns]) -> tuple[float, int]:
    """Return the seconds that both finders take, tokens apart, and how many times they find."""
    begin = time.perf_counter()
    found = 0
    for text, tokens in zip(texts, columns, strict=True):
        timed = times.find(text, tokens)
        found += len(timed)
        numbers.find(text, tokens, taken=[(one.start, one.end) for one in timed])
    return time.perf_counter() - begin, found


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
    tokenizer = Tokenizer()
    columns = [tokenizer(text) for text in texts]
    ours(texts, columns)
    if options.peer is None:
        seconds, found = ours(texts, columns)
        print(f"{characters:,} characters\nfumikura  {characters / seconds:,.0f} characters/s  {found} times")
        return 0
    rounds = []
    with subprocess.Popen([options.peer, "-c", PEER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as peer:
        assert peer.stdin is not None
        assert peer.stdout is not None
        peer.stdin.write(json.dumps(texts) + "\n")
        for _ in range(ROUNDS):  # by turns, so that a busy machine is as busy for both
            peer.stdin.write("go\n")
            peer.stdin.flush()
            theirs, many = json.loads(peer.stdout.readline())
            seconds, found = ours(texts, columns)
            rounds.append((theirs / seconds, seconds, theirs))
        peer.stdin.close()
    ratio, seconds, theirs = sorted(rounds)[ROUNDS // 2]
    print(f"{characters:,} characters, the middle of {ROUNDS} rounds, {min(rounds)[0]:.1f} to {max(rounds)[0]:.1f}")
    print(f"fumikura  {seconds:.3f} s  {characters / seconds:,.0f} characters/s  {found} times")
    print(f"ja-timex  {theirs:.3f} s  {characters / theirs:,.0f} characters/s  {many} times")
    met = "yes" if ratio >= WANTED else "NO"
    print("\nbudget                wanted         measured  met")
    print(f"speed, of ja-timex's  at least {WANTED:<5g} {ratio:<9.1f} {met}")
    return int(ratio < WANTED)


if __name__ == "__main__":
    sys.exit(main())
