"""An ingest on a Dask cluster: a real scheduler and real workers, each a process of its own on this machine."""

import os
import random
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing

import pytest

import fumikura
from fumikura import cluster, pipeline, preparing
from fumikura.errors import ClusterError, MissingExtraError
from fumikura.preparing import Options
from fumikura.query import search
from fumikura.store import Store, audit

distributed = pytest.importorskip("distributed", reason="dask.distributed is not installed: the extra 'cluster'")

DOCUMENTS = 40
DEADLY = "__import__('os')._exit(1)"
OLD = "import fumikura.preparing\n\n\ndef dask_setup(worker):\n    fumikura.preparing.ANALYSIS = 1\n"


class Cluster:
    """A scheduler and its workers."""

    def __init__(self, place, **settings):
        self.place, self.settings = place, settings
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.address = f"tcp://127.0.0.1:{port}"
        self.workers = {}
        self.scheduler = self._start(
            "scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard", "--no-jupyter"
        )

    def _start(self, *arguments):
        what, *options = arguments
        command = [sys.executable, "-m", f"distributed.cli.dask_{what}", *options]
        log = (self.place / "log").open("ab")
        with log:
            return subprocess.Popen(
                command, cwd=self.place, env={**os.environ, **self.settings}, stdout=log, stderr=log
            )

    def work(self, name, *options):
        """Start a worker; ``ready`` waits for it."""
        self.workers[name] = self._start(
            "worker", self.address, "--name", name, "--nthreads", "1", "--no-nanny", "--no-dashboard",
            "--memory-limit", "0", "--local-directory", str(self.place), *options,
        )  # fmt: skip
        return self

    def ready(self):
        with self.client() as client:
            client.wait_for_workers(len(self.workers), timeout=60)
        return self

    def client(self):
        return distributed.Client(self.address, timeout=60, set_as_default=False)

    def kill(self, name):
        self.workers[name].kill()
        self.workers.pop(name).wait()

    def end(self):
        for process in (*self.workers.values(), self.scheduler):
            process.kill()
            process.wait()


@pytest.fixture(scope="module")
def two(tmp_path_factory):
    made = Cluster(tmp_path_factory.mktemp("two"))
    try:
        yield made.work("a").work("b").ready()
    finally:
        made.end()


@pytest.fixture
def one(tmp_path):
    made = Cluster(tmp_path, DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES="0")
    try:
        yield made.work("a").ready()
    finally:
        made.end()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Documents of all sizes, and one that cannot be read."""
    made = tmp_path_factory.mktemp("many")
    chance = random.Random(3)
    for number in range(DOCUMENTS):
        text = f"第{number}号\n\n" + "".join(
            f"委員会は、昭和六十一年第{chance.randint(1, 30)}回の会合で山田太郎の案を採った。基金は{at}億円とする。\n\n"
            for at in range(chance.randint(5, 60))
        )
        (made / f"d{number:02}.txt").write_text(text, encoding="utf-8")
    (made / "d07-bad.txt").write_bytes(b"\x00\xff" * 50)
    return made


@pytest.fixture(scope="module")
def here(folder, tmp_path_factory):
    """The corpus as one process makes it."""
    place = tmp_path_factory.mktemp("here") / "c"
    ingest(folder, place, jobs=1)
    return place


def ingest(folder, place, **options):
    with Store(place, create=True) as store:
        store.acquire(wait=5)
        return pipeline.ingest([folder], store, options=Options(names=False), **options)


def command(*arguments, **options):
    return subprocess.Popen(
        [sys.executable, "-m", "fumikura", *map(str, arguments)],
        env={**os.environ, "FUMIKURA_LANG": "en"}, stderr=subprocess.PIPE, text=True, **options,
    )  # fmt: skip


def content(place):
    """Return everything that a corpus holds, but when it was made."""
    with closing(sqlite3.connect(place / "fumikura.db")) as database:
        return [line for line in database.iterdump() if not line.startswith('INSERT INTO "run"')]


def answers(place):
    with Store(place) as store:
        assert list(audit(store)) == []
        return store.describe()["fingerprint"], [
            [(hit.doc, hit.start, hit.end, hit.score) for hit in search(store, query, limit=50).hits]
            for query in ("基金 会合", '"基金は3億円"', "date:1986")
        ]


def test_the_same_corpus_as_one_process_makes(two, folder, here, tmp_path):
    run = command("ingest", folder, "--no-names", "--cluster", two.address, "--corpus", tmp_path / "c")
    _, said = run.communicate(timeout=120)

    assert run.returncode == 3  # the file that cannot be read is named and stops no other
    assert "d07-bad.txt" in said
    assert f"{DOCUMENTS} added, 0 updated, 0 renamed, 0 unchanged, 1 failed" in said
    assert "Traceback" not in said
    assert content(tmp_path / "c") == content(here)
    assert answers(tmp_path / "c") == answers(here)
    assert len(ingest(folder, tmp_path / "c", address=two.address).unchanged) == DOCUMENTS


def test_workers_read_with_the_tables_of_the_user(two, tmp_path):
    (tmp_path / "text.txt").write_text("委員会は、ふみくら研究班の案を採った。\n", encoding="utf-8")
    own = {"names": "name,canonical,label\nふみくら研究班,ふみくら研究班,ORG\n"}
    found = []
    for place, options in ((tmp_path / "a", {"jobs": 1}), (tmp_path / "b", {"cluster": two.address})):
        fumikura.ingest(tmp_path / "text.txt", place, options=Options(tables=own), **options)
        found.append(content(place))

    assert found[0] == found[1]
    assert any("mention" in line and "ふみくら研究班" in line for line in found[1])


def test_a_worker_killed_in_the_middle_is_survived(two, folder, here, tmp_path):
    two.work("victim").ready()
    lost = []

    def kill(_):
        if lost or "victim" not in two.workers:
            return
        with two.client() as client:
            workers = client.scheduler_info(n_workers=-1)["workers"]
            place = next(address for address, worker in workers.items() if worker["name"] == "victim")
            lost.extend([*client.processing()[place], *client.has_what()[place]])
            if lost:
                two.kill("victim")

    summary = ingest(folder, tmp_path / "c", address=two.address, on_document=kill)

    assert "victim" not in two.workers
    assert lost  # it had documents, read or unread, when it died
    assert (len(summary.added), len(summary.failed)) == (DOCUMENTS, 1)
    assert content(tmp_path / "c") == content(here)


def test_a_worker_that_would_read_otherwise_is_named(two, folder, tmp_path, monkeypatch):
    (tmp_path / "old.py").write_text(OLD, encoding="utf-8")
    two.work("old", "--preload", str(tmp_path / "old.py")).ready()
    try:
        wrong = r"the worker tcp://\S+ has analysis 1 \(here \d+\) and would read otherwise"
        with pytest.raises(ClusterError, match=wrong):
            ingest(folder, tmp_path / "c", address=two.address)
        monkeypatch.setattr(cluster, "_check", lambda *_: None)  # as if it came when the others had been compared
        with pytest.raises(ClusterError, match=wrong):
            ingest(folder, tmp_path / "c", address=two.address)
    finally:
        two.kill("old")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT to a process")
def test_an_interrupt_keeps_what_was_stored(two, folder, here, tmp_path):
    taken = []

    def interrupt(name):
        taken.append(name)
        if len(taken) == 5:
            os.kill(os.getpid(), signal.SIGINT)

    summary = ingest(folder, tmp_path / "c", address=two.address, on_document=interrupt)

    assert summary.interrupted
    assert len(summary.added) == 5
    again = ingest(folder, tmp_path / "c", address=two.address)
    assert (len(again.unchanged), len(again.added)) == (5, DOCUMENTS - 5)
    assert answers(tmp_path / "c") == answers(here)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT to a process")
def test_an_interrupt_does_not_wait_for_a_worker(two):
    tasks = iter([cluster.Task("slow", 1, ("__import__('time').sleep(8)",))])
    timer = threading.Timer(2, os.kill, (os.getpid(), signal.SIGINT))
    started = time.monotonic()
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        list(cluster.done(two.address, eval, tasks, made_with=preparing.made_with))

    assert time.monotonic() - started < 7


@pytest.mark.parametrize("end", ["worker", "scheduler"])
def test_what_was_stored_stays_when_the_cluster_is_lost(one, folder, here, tmp_path, monkeypatch, end):  # noqa: PLR0917
    monkeypatch.setattr(cluster, "_PATIENCE", 1.0)
    said = {"worker": "no worker has been there for", "scheduler": "the Dask scheduler is gone"}[end]
    taken = []

    def kill(name):
        taken.append(name)
        if len(taken) == 4:
            one.kill("a") if end == "worker" else one.scheduler.kill()

    with pytest.raises(ClusterError, match=said):
        ingest(folder, tmp_path / "c", address=one.address, on_document=kill)

    with Store(tmp_path / "c") as store:
        assert list(audit(store)) == []
        assert 3 <= store.counts()["documents"] < DOCUMENTS
    ingest(folder, tmp_path / "c", jobs=1)
    assert answers(tmp_path / "c") == answers(here)


def test_a_document_that_kills_its_workers_is_given_up(one):
    """As one does that needs more memory than they have; the others are done."""
    one.work("b").ready()
    tasks = (cluster.Task(line, 1, (line,)) for line in ("0", DEADLY, "2"))
    results = list(cluster.done(one.address, eval, tasks, made_with=preparing.made_with))

    assert [getattr(result, "name", result) for result in results] == [0, DEADLY, 2]
    assert "several workers died" in results[1].reason


def test_no_more_is_sent_than_will_be_taken_soon(two):
    drawn = []

    def tasks():
        for number in range(200):
            drawn.append(number)
            yield cluster.Task(str(number), 1, (number,))

    with closing(cluster.done(two.address, abs, tasks(), made_with=preparing.made_with)) as results:
        assert next(results) == 0
        assert len(drawn) <= cluster._AHEAD * 2 + 2


def test_where_nobody_answers(folder, tmp_path, monkeypatch):
    monkeypatch.setattr(cluster, "_CONNECT", 1.0)
    started = time.monotonic()
    with pytest.raises(ClusterError, match="no Dask scheduler answers"):
        ingest(folder, tmp_path / "c", address="tcp://127.0.0.1:1")

    assert time.monotonic() - started < 5


def test_an_address_that_is_none(folder, tmp_path):
    for address in ("tcp://127.0.0.1:1", "127.0.0.1:99999", "nowhere"):
        run = command("ingest", folder, "--cluster", address, "--corpus", tmp_path / "c")
        _, said = run.communicate(timeout=60)

        assert (run.returncode, "no Dask scheduler answers" in " ".join(said.split())) == (2, True), said
    assert not (tmp_path / "c").exists()


def test_either_processes_or_a_cluster(tmp_path):
    run = command("ingest", "--jobs", "2", "--cluster", "tcp://127.0.0.1:1", "--corpus", tmp_path / "c")
    _, said = run.communicate(timeout=60)

    assert (run.returncode, "leave one of --jobs and --cluster out" in " ".join(said.split())) == (2, True), said
    assert not (tmp_path / "c").exists()


def test_without_dask_it_is_said_how_to_get_it(folder, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(MissingExtraError, match=r"fumikura\[cluster\]"):
        ingest(folder, tmp_path / "c", address="tcp://127.0.0.1:1")
