"""Fixtures that any test may use; kept few."""

from __future__ import annotations

import hashlib
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from fumikura.records import Meta, Source
from tests.pages import docs


def pytest_configure() -> None:
    """Let what tests start be interrupted: workers of pytest-xdist pass on that they ignore Ctrl-C."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def bundled() -> Path:
    """The folder of the five bundled texts."""
    return Path(__file__).parents[1] / "corpus"


@pytest.fixture(scope="session")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the commands of the pages may be typed; whoever writes there takes a copy."""
    folder = tmp_path_factory.mktemp("pages")
    docs.corpus(folder)
    return folder


def make_source(text: str, *, name: str = "made-up", date: str | None = None) -> Source:
    """Make a source of a text, as if it had been read from a UTF-8 file."""
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Source(name, f"{name}.txt", text, sha256, "utf-8", "valid UTF-8", Meta(date=date))


@pytest.fixture(scope="session")
def source_of() -> Callable[..., Source]:
    """A factory: text -> Source."""
    return make_source
