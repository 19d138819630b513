import os
import subprocess
import sys

import pytest

from fumikura import pipeline
from fumikura.store import Store


@pytest.fixture
def texts(tmp_path):
    """Twelve small documents."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(12):
        (folder / f"d{number:02}.txt").write_text(
            f"第{number}号\n\n委員会は、第{number}回の会合で基金の運用を定めた。金額は{number}億円とする。\n",
            encoding="utf-8",
        )
    return folder


@pytest.fixture
def corpus(texts, tmp_path):
    """A sound corpus of them."""
    place = tmp_path / "corpus"
    with Store(place, create=True) as store:
        store.acquire(wait=0)
        pipeline.ingest([texts], store, jobs=1)
    return place


@pytest.fixture
def command(tmp_path):
    """Run fumikura as a process of its own."""

    def call(*arguments, **options):
        environment = {**os.environ, "FUMIKURA_LANG": "en"}
        return subprocess.run(
            [sys.executable, "-m", "fumikura", *map(str, arguments)],
            cwd=tmp_path, env=environment, capture_output=True, text=True, errors="replace", check=False, **options,
        )  # fmt: skip

    return call
