"""Every benchmark on the bundled texts, in a couple of minutes, and a summary: each budget and whether it is met."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path

import texts

RUNS = (
    ["tokenising.py", "--rounds", "9"],
    ["structure.py", "--rounds", "9"],
    ["citations.py", "--rounds", "9"],
    ["startup.py", "--rounds", "15"],
    ["ingest.py", "--generate", "20000", "--rounds", "3"],
    ["searching.py", "--generate", "20000", "--rounds", "5"],
)


def run(name: str, *options: str) -> list[texts.Budget]:
    """Run one benchmark, print its tables, return its budgets."""
    command = [sys.executable, str(Path(__file__).with_name(name)), *options, "--json"]
    found = json.loads(subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout)
    for rows in found["tables"]:
        texts.table(rows)
        print()
    return [texts.Budget(**budget) for budget in found["budgets"]]


def main() -> int:
    """Run them one after another and print the summary; 1 if a budget is missed."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    start = time.perf_counter()
    budgets: list[texts.Budget] = []
    for name, *options in RUNS:
        print(f"== {name} {' '.join(options)}\n", flush=True)
        budgets += run(name, *options)
    print(f"== summary ({time.perf_counter() - start:.0f} s); '-' where so few texts cannot tell\n")
    texts.table([texts.verdict(budget) for budget in budgets])
    return int(any(budget.met is False for budget in budgets))


if __name__ == "__main__":
    sys.exit(main())
