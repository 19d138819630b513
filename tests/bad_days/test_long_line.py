"""A text without line ends is one passage of a million characters; no command may take minutes over it."""

import time
from itertools import islice

import pytest

from fumikura import pipeline
from fumikura.preparing import Options
from fumikura.query import Window, kwic, search
from fumikura.store import Store, open_to_read

WORDS = 60_000
SECONDS = 30


@pytest.fixture(scope="module")
def long(tmp_path_factory):
    folder = tmp_path_factory.mktemp("long")
    (folder / "long.txt").write_text("委員会は基金の運用を定め、" * WORDS, encoding="utf-8")
    with Store(folder / "c", create=True) as store:
        store.acquire(wait=0)
        options = Options(names=False)  # they would take minutes
        assert pipeline.ingest([folder / "long.txt"], store, options=options, jobs=1).added == ["long"]
    return folder / "c"


@pytest.mark.parametrize("window", [Window(), Window(5, 0), Window(sentence=True)], ids=["words", "left", "sentence"])
def test_every_occurrence_is_shown_in_time(long, window):
    started = time.process_time()
    with open_to_read(long) as store:
        lines = 0
        for line in kwic(store, "基金", window=window):
            lines += 1
            assert len(line.left) <= 1000
            assert len(line.right) <= 1000

    assert lines == WORDS
    assert time.process_time() - started < SECONDS


def test_the_context_is_that_of_the_place(long):
    with open_to_read(long) as store:
        found = list(islice(kwic(store, "基金", window=Window(3, 2)), 1000, 1002))

    assert [(line.left, line.key, line.right) for line in found] == [("委員会は", "基金", "の運用")] * 2
    assert found[1].start - found[0].start == len("委員会は基金の運用を定め、")


def test_a_search_is_answered_in_time(long):
    started = time.process_time()
    with open_to_read(long) as store:
        assert len(search(store, "基金 運用").hits[0].marks) == 2 * WORDS

    assert time.process_time() - started < SECONDS
