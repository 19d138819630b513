"""Bad days of a large corpus: an ingest killed at random moments, a full disk; what is left, and whether it goes on.

A row of kills strikes one corpus: killed, checked, gone on with, killed again … and finished at last; then it must be
the corpus that an undisturbed ingest makes. So must one on a disk that was full several times and each time enlarged.
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import texts
from fumikura.query import search
from fumikura.store import Store

QUERIES = ("先生", '"という事"', "雨 OR 雪", "date:1900..1950", "委員会 基金")
SHARES = (0.1, 0.35, 0.7)  # of the room that the corpus takes in the end
_SOUND = ("sound", "sound, index behind", "no corpus yet")
_AGAIN = "fumikura reindex"  # all that a check may ask for after a kill


def ingest(folder: Path, corpus: Path, *, jobs: int) -> subprocess.Popen[str]:
    """Start an ingest as a process."""
    return started("ingest", str(folder.resolve()), "--no-names", "--jobs", str(jobs), "--corpus", str(corpus))


def started(*arguments: str) -> subprocess.Popen[str]:
    """Start fumikura."""
    command = [sys.executable, "-m", "fumikura", *arguments, "--lang", "en"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def check(corpus: Path) -> str:
    """Return ``sound``, or what ``fumikura check`` says."""
    run = started("check", "--corpus", str(corpus), "--format", "jsonl")
    said = run.communicate()[0].strip()
    if run.returncode == 0:
        return "sound"
    problems = [line for line in said.splitlines() if line.startswith("{")]
    if problems and all(_AGAIN in line for line in problems):
        return "sound, index behind"
    return "no corpus yet" if "F301" in said else said


def state(corpus: Path) -> dict[str, Any]:
    """Return what must be the same after any bad day: what is held, and what is answered."""
    with Store(corpus) as store:
        held = store.describe()
        answers = [
            [(hit.doc, hit.start, hit.end, hit.score) for hit in search(store, query, limit=50).hits]
            for query in QUERIES
        ]
    return {
        **{name: held[name] for name in ("fingerprint", "documents", "blocks", "tokens", "index")},
        "answers": answers,
    }


def passages(corpus: Path) -> int:
    """Return how many passages are stored."""
    if not (corpus / "fumikura.db").exists():
        return 0
    with Store(corpus) as store:
        return int(store.counts()["blocks"])


def kills(
    folder: Path, corpus: Path, *, count: int, seconds: float, chance: random.Random, jobs: int
) -> list[texts.Row]:
    """Kill one ingest so often, at moments that spread over its whole course; then let it end."""
    rows = []
    for number in range(1, count + 1):
        run = ingest(folder, corpus, jobs=jobs)
        delay = chance.uniform(0, 2 * seconds / (count + 1))
        try:
            run.wait(timeout=delay)
            struck = False
        except subprocess.TimeoutExpired:
            run.kill()
            struck = True
        run.communicate()
        sound = check(corpus)  # before anything else opens it
        rows.append(row(f"kill {number}" if struck else "ended before the kill", passages(corpus), sound, after=delay))
    return rows


def full(folder: Path, disk: Path, *, room: int, jobs: int) -> list[texts.Row]:
    """Ingest onto a disk that is too small, enlarge it, and again."""
    rows = []
    corpus = disk / "c"
    for share in SHARES:
        mount(disk, int(room * share))
        run = ingest(folder, corpus, jobs=jobs)
        said = run.communicate()[0]
        refused = run.returncode == 4 and "F305" in said and "Traceback" not in said
        sound = check(corpus)
        what = f"full disk of {room * share / 2**20:.0f} MiB" if refused else f"NOT REFUSED: {said[-200:]}"
        rows.append(row(what, passages(corpus), sound))
    mount(disk, room * 4)
    return rows


def mount(disk: Path, size: int) -> None:
    """Mount a file system of so many bytes in memory, or change the size of the one that is there."""
    change = ["-o", f"remount,size={size}"] if disk.is_mount() else ["-t", "tmpfs", "-o", f"size={size}", "tmpfs"]
    subprocess.run(["mount", *change, str(disk)], check=True, capture_output=True)


def finished(folder: Path, corpus: Path, wanted: dict[str, Any], *, jobs: int) -> tuple[texts.Row, bool]:
    """Ingest to the end and compare with the undisturbed corpus."""
    run = ingest(folder, corpus, jobs=jobs)
    said = run.communicate()[0]
    found = state(corpus) if run.returncode == 0 else {}
    differing = [name for name in wanted if found.get(name) != wanted[name]]
    sound = check(corpus)
    end = f"; OTHER {', '.join(differing)} {said[-200:]}" if differing else ", the same corpus"
    ended = row("gone on with, to the end", found.get("blocks", 0), sound + end)
    return ended, not differing and sound == "sound"


def row(what: str, held: int, sound: str, *, after: float | None = None) -> texts.Row:
    """Return a row of the table."""
    seconds = "-" if after is None else f"{after:.1f}"
    return {"bad day": what, "after s": seconds, "passages": f"{held:,}", "check": sound}


def trials(folder: Path, place: Path, options: argparse.Namespace) -> tuple[list[texts.Row], list[texts.Budget]]:
    """Make the undisturbed corpus, then the others."""
    start = time.perf_counter()
    whole = ingest(folder, place / "whole", jobs=options.jobs)
    whole.communicate()
    seconds = time.perf_counter() - start
    wanted = state(place / "whole")
    room = sum(path.stat().st_size for path in (place / "whole").rglob("*") if path.is_file())
    rows = [row("none", wanted["blocks"], check(place / "whole"), after=seconds)]
    chance = random.Random(options.seed)
    ends = []
    for number in range(options.rounds):
        corpus = place / f"killed{number}"
        rows += kills(folder, corpus, count=options.kills, seconds=seconds, chance=chance, jobs=options.jobs)
        ended, same = finished(folder, corpus, wanted, jobs=options.jobs)
        rows.append(ended)
        ends.append(same)
        shutil.rmtree(corpus)
    struck = [one for one in rows if one["bad day"].startswith("kill")]
    well = all(ends) and all(one["check"] in _SOUND for one in struck)
    measured = f"{len(struck)} kills, {wanted['blocks']:,} passages"
    budgets = [texts.Budget("kills", "all survived", measured, well)]
    disk = place / "disk"
    disk.mkdir()
    try:
        tried = full(folder, disk, room=room, jobs=options.jobs)
        ended, same = finished(folder, disk / "c", wanted, jobs=options.jobs)
    except subprocess.CalledProcessError:
        budgets.append(texts.Budget("full disk", "survived", "no tmpfs can be mounted here", None))
    else:
        well = same and all(one["bad day"].startswith("full") and one["check"] in _SOUND for one in tried)
        budgets.append(texts.Budget("full disk", "survived", f"{len(tried)} times full", well))
        rows += [*tried, ended]
    finally:
        if disk.is_mount():
            subprocess.run(["umount", str(disk)], check=True)
    return rows, budgets


def main() -> None:
    """Print the table."""
    parser = texts.parser(__doc__ or "", rounds=1)
    parser.add_argument("--kills", type=int, default=10, help="kills in a row, in each round (default 10)")
    parser.add_argument("--jobs", type=int, default=1, help="processes of each ingest (default 1)")
    parser.add_argument("--seed", type=int, default=0, help="of the moments of the kills")
    options = parser.parse_args()
    with texts.chosen(options) as folder, tempfile.TemporaryDirectory() as place:
        rows, budgets = trials(folder, Path(place), options)
    texts.show("trials", [rows], budgets, as_json=options.json)


if __name__ == "__main__":
    main()
