"""Refresh the pages: the help of every command and the output of every example, as the program prints them now.

A block between ``` marks whose info string is ``help NAME`` holds the help of a command; in a ``console`` block the
lines behind ``$ fumikura …`` are what that command writes to standard output over the bundled texts.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "README.ja.md", *sorted((ROOT / "docs").rglob("*.md"))]
_HELP = re.compile(r"(?<=^```help )(\S+)\n.*?(?=^```$)", re.MULTILINE | re.DOTALL)
_CONSOLE = re.compile(r"(?<=^```console\n)\$ (fumikura [^\n]*)\n.*?(?=^```$)", re.MULTILINE | re.DOTALL)


def run(arguments: list[str], place: Path) -> str:
    """Return what a command writes to standard output, in English, on a terminal of 100 columns that is none."""
    environment = {**os.environ, "FUMIKURA_LANG": "en", "COLUMNS": "100", "TERMINAL_WIDTH": "100", "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "fumikura", *arguments]
    return subprocess.run(command, cwd=place, env=environment, capture_output=True, check=False).stdout.decode()


def refreshed(page: str, place: Path) -> str:
    """Return a page with its help and examples as they are now."""

    def help_of(found: re.Match[str]) -> str:
        return f"{found[1]}\n{run([found[1], '--help'], place).strip()}\n"

    def example(found: re.Match[str]) -> str:
        lines = run(shlex.split(found[1])[1:], place).splitlines()
        return "\n".join([f"$ {found[1]}", *(line.rstrip() for line in lines)]) + "\n"

    return _CONSOLE.sub(example, _HELP.sub(help_of, page))


def corpus(place: Path) -> None:
    """Make the corpus of the bundled texts that the examples ask."""
    run(["ingest"], place)


def main() -> None:
    """Refresh every page."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        (place / "corpus").symlink_to(ROOT / "corpus")
        corpus(place)
        for page in PAGES:
            page.write_text(refreshed(page.read_text(encoding="utf-8"), place), encoding="utf-8")


if __name__ == "__main__":
    main()
