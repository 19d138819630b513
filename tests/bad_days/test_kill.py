"""An ingest that is killed at any moment leaves a corpus that the next one finishes."""

import os
import random
import signal
import sys
import time

import pytest

from fumikura import pipeline
from fumikura.preparing import Options
from fumikura.query import search
from fumikura.store import Store, audit, open_to_read

ROUNDS = 30
QUERIES = ("基金 運用", "第七回 会合", '"基金は3億円"', "委員会 OR 国債")


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    folder = tmp_path_factory.mktemp("many")
    chance = random.Random(7)
    for number in range(60):
        text = f"第{number}号\n\n" + "".join(
            f"委員会は、第{chance.randint(1, 30)}回の会合で運用を定めた。基金は{chance.randint(1, 99)}億円とする。\n\n"
            for _ in range(chance.randint(5, 40))
        )
        (folder / f"d{number:02}.txt").write_text(text, encoding="utf-8")
    return folder


def ingest(folder, place):
    with Store(place, create=True) as store:
        store.acquire(wait=5)
        return pipeline.ingest([folder], store, options=Options(names=False), jobs=1)


def answers(place):
    with open_to_read(place) as store:
        return [
            [(hit.doc, hit.start, hit.end, hit.score) for hit in search(store, query, limit=20).hits]
            for query in QUERIES
        ]


def killed(folder, place, delay):
    """Ingest in a forked child and kill it after so many seconds; return whether it was still at work."""
    child = os.fork()
    if child == 0:  # pragma: no cover  the child never returns
        try:
            ingest(folder, place)
        finally:
            os._exit(0)
    time.sleep(delay)
    finished, _ = os.waitpid(child, os.WNOHANG)
    if not finished:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    return not finished


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9 and no fork")
def test_killed_at_any_moment(many, tmp_path):
    started = time.perf_counter()
    ingest(many, tmp_path / "whole")
    whole = time.perf_counter() - started
    wanted = answers(tmp_path / "whole")
    chance = random.Random(11)
    interrupted = 0
    for number in range(ROUNDS):
        place = tmp_path / f"c{number}"
        interrupted += killed(many, place, chance.uniform(0, whole))
        if (place / "fumikura.db").exists():
            with Store(place) as store:
                problems = list(audit(store))
            assert all("fumikura reindex" in problem for problem in problems), (
                problems
            )  # no more than the index is behind
        summary = ingest(many, place)
        assert summary.failed == []
        assert answers(place) == wanted, f"round {number}"
        with Store(place) as store:
            assert list(audit(store)) == []
    assert interrupted >= ROUNDS // 2
