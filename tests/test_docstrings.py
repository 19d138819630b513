"""Every example in a docstring is true."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
from pathlib import Path

import pytest

import fumikura

MODULES = [
    module.name
    for module in pkgutil.walk_packages(fumikura.__path__, "fumikura.")
    if not module.name.endswith("__main__")
]
EXAMPLES = {
    name: importlib.import_module(name)
    for name in MODULES
    if ">>>" in Path(importlib.util.find_spec(name).origin).read_text(encoding="utf-8")
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_examples(name: str) -> None:
    result = doctest.testmod(EXAMPLES[name])

    assert result.attempted > 0
    assert result.failed == 0


def test_examples_are_found() -> None:
    assert "fumikura.numerals" in EXAMPLES
