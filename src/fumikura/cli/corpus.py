"""Commands that make and keep a corpus: ingest, remove, reindex, check, info."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from fumikura.cli.options import (
    DEFAULT_CORPUS,
    CorpusOption,
    DateOption,
    EncodingOption,
    Form,
    FormOption,
    Lang,
    LangOption,
    MaxSizeOption,
    OutputOption,
    TablesOption,
)
from fumikura.cli.output import put, report, tell, write
from fumikura.cli.words import say

if TYPE_CHECKING:
    from fumikura.pipeline import Summary
    from fumikura.store import Store

_PATIENCE = 600.0  # seconds; half of what another process writes cannot be judged
WaitOption = Annotated[
    float,
    typer.Option("--wait", metavar="SECONDS", min=0, help="Wait so long for another process that is writing."),
]


def ingest(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH]...",
            help=(
                "Files and folders (.txt, .md, statutes as e-Gov's .xml or .json), '-' for standard input; "
                "the bundled texts if none are given."
            ),
        ),
    ] = None,
    corpus: CorpusOption = DEFAULT_CORPUS,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=0, help="Processes; 0 chooses by the work.")] = 0,
    cluster: Annotated[
        str | None,
        typer.Option(
            "--cluster",
            metavar="ADDRESS",
            help="Read on the workers of this Dask scheduler (tcp://host:8786), not here.",
        ),
    ] = None,
    encoding: EncodingOption = None,
    date: DateOption = None,
    max_size: MaxSizeOption = 64,
    names: Annotated[
        bool,
        typer.Option(
            "--names/--no-names", help="Find names and events too; without them reading is some ten times faster."
        ),
    ] = True,
    tables: TablesOption = None,
    wait: WaitOption = 600,
    lang: LangOption = None,
) -> None:
    """Bring documents into a corpus.

    Only what changed since the last time is read again; a document that cannot be read stops no other.

    Examples: fumikura ingest; fumikura ingest papers/ --corpus papers.corpus; fumikura ingest old.txt --encoding euc_jp
    """
    from fumikura.cluster import knock
    from fumikura.preparing import Options
    from fumikura.source import bundled
    from fumikura.store import Store
    from fumikura.tables import load

    if cluster is not None and jobs:
        msg = "a cluster has its own processes; leave one of --jobs and --cluster out"
        raise typer.BadParameter(msg, param_hint="--cluster")
    if cluster is not None:
        knock(cluster)
    own = {} if tables is None else load(tables)
    options = Options(encoding=encoding, date=date, max_size=max_size * 2**20, names=names, tables=own)
    with Store(corpus, create=True) as store:
        _acquire(store, wait, lang)
        summary = _ingest(store, paths or [bundled()], options, lang, jobs=jobs or None, address=cluster)
        counts = store.counts()
    for failure in summary.failed:
        report(failure.error)
    numbers = {name: len(getattr(summary, name)) for name in ("added", "updated", "renamed", "unchanged", "failed")}
    tell(
        say(
            "{added} added, {updated} updated, {renamed} renamed, {unchanged} unchanged, {failed} failed",
            lang,
            **numbers,
        )
    )
    tell(say("the corpus in {corpus} now holds {documents} documents, {tokens} words", lang, corpus=corpus,
             documents=counts["documents"], tokens=counts["tokens"]))  # fmt: skip
    if summary.interrupted:
        tell(say("interrupted; what was read is kept, run the same command again to go on", lang))
        raise typer.Exit(130)
    if summary.failed:
        raise typer.Exit(3)


def _ingest(
    store: Store,
    paths: list[Path],
    options: Any,  # noqa: ANN401
    lang: Lang | None,
    *,
    jobs: int | None,
    address: str | None,
) -> Summary:
    from fumikura import pipeline

    streams = [path for path in paths if str(path) == "-"]
    files = [path for path in paths if str(path) != "-"]
    progress, step = _progress(files, lang)
    with progress:
        return pipeline.ingest(
            files,
            store,
            options=options,
            jobs=jobs,
            address=address,
            on_document=step,
            stream=sys.stdin.buffer if streams else None,
        )


def _progress(
    files: list[Path], lang: Lang | None
) -> tuple[AbstractContextManager[object], Callable[[str], None] | None]:
    """Return a progress bar on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        return nullcontext(), None
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from fumikura.source import find

    columns = (TextColumn(say("reading", lang)), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(),
               TextColumn("{task.description}"))  # fmt: skip
    progress = Progress(*columns, console=Console(stderr=True), transient=True)
    task = progress.add_task("", total=sum(1 for _ in find(files)))
    return progress, lambda name: progress.update(task, advance=1, description=name[:40])


def _acquire(store: Store, wait: float, lang: Lang | None) -> None:
    """Take the right to write; say so when it has to be waited for."""
    from fumikura.errors import LockedCorpusError

    try:
        store.acquire(wait=0)
    except LockedCorpusError:
        if not wait:
            raise
        tell(say("another process is writing; waiting up to {seconds:g} s", lang, seconds=wait))
        store.acquire(wait=wait)


def remove(
    names: Annotated[list[str], typer.Argument(metavar="DOC...", help="Ids of documents.")],
    corpus: CorpusOption = DEFAULT_CORPUS,
    wait: WaitOption = 600,
    lang: LangOption = None,
) -> None:
    """Take documents out of a corpus.

    The files they came from are left alone.

    Example: fumikura remove tameike-tsushin-742
    """
    from fumikura.store import Store

    with Store(corpus) as store:
        _acquire(store, wait, lang)
        store.mend()
        for name in names:
            store.document(name)
        for name in names:
            store.remove(name)
            tell(say("{name} was removed", lang, name=name))
        store.finish()


def reindex(corpus: CorpusOption = DEFAULT_CORPUS, wait: WaitOption = 600, lang: LangOption = None) -> None:
    """Make the search index again.

    It is made of the stored words; no text is read again.

    Example: fumikura reindex --corpus papers.corpus
    """
    from fumikura.store import Store

    with Store(corpus) as store:
        _acquire(store, wait, lang)
        documents = store.reindex()
    tell(say("the index was made again: {documents} documents", lang, documents=documents))


def check(
    corpus: CorpusOption = DEFAULT_CORPUS,
    form: FormOption = Form.table,
    output: OutputOption = None,
    lang: LangOption = None,
) -> None:
    """Check database, offsets, words and index.

    Exits with 4 and names what is wrong if anything is.

    Example: fumikura check
    """
    from contextlib import suppress

    from fumikura.errors import DiskError
    from fumikura.store import Store, audit

    with Store(corpus) as store:
        with suppress(DiskError):  # what cannot be written can be checked
            _acquire(store, _PATIENCE, lang)
        problems = [{"problem": problem} for problem in audit(store)]
        counts = store.counts()
    put(problems, form=form, output=output, columns=["problem"], lang=lang)
    if problems:
        raise typer.Exit(4)
    tell(say("the corpus is sound: {documents} documents, {blocks} passages, {tokens} words", lang, **counts))


def info(
    corpus: CorpusOption = DEFAULT_CORPUS,
    form: FormOption = Form.table,
    output: OutputOption = None,
    lang: LangOption = None,
) -> None:
    """Show versions and what the corpus holds.

    Example: fumikura info --format json
    """
    from fumikura.answers import reading
    from fumikura.errors import MissingCorpusError
    from fumikura.store import Store, versions

    try:
        with Store(corpus) as store:
            rows = dict(reading.info(store)[0])
    except MissingCorpusError as error:
        rows = {**versions(), "corpus": str(error)}
    if form in {Form.json, Form.jsonl}:
        write([rows], form=form, output=output, columns=list(rows), lang=lang)
    else:
        pairs = [{"what": key, "value": value} for key, value in rows.items()]
        write(pairs, form=form, output=output, columns=["what", "value"], lang=lang)


COMMANDS = (ingest, remove, reindex, check, info)
