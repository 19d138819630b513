"""How far long work is: a bar on standard error where that is a terminal, nothing elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from fumikura.cli.words import say

if TYPE_CHECKING:
    from rich.progress import TaskID

    from fumikura.cli.options import Lang

_STEPS = {"read": "reading", "compare": "comparing numbers of topics", "learn": "learning topics", "place": "placing"}


@contextmanager
def steps(lang: Lang | None) -> Iterator[Callable[[str, int, int], None] | None]:
    """Give what long work calls as it goes on: what is done, how much of it, of how much."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        tasks: dict[str, TaskID] = {}

        def step(what: str, done: int, every: int) -> None:
            if what not in tasks:
                for task in tasks.values():
                    progress.stop_task(task)
                tasks[what] = progress.add_task(say(_STEPS[what], lang), total=every)
            progress.update(tasks[what], completed=done)

        yield step
