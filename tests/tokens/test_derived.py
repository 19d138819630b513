"""Nouns of verbs and verbs of nouns."""

from __future__ import annotations

import pytest

from fumikura.tokens.derived import derived


@pytest.mark.parametrize(
    ("key", "nominal", "expected"),
    [
        ("繰り返し", True, {"繰り返す"}),
        ("売り上げ", True, {"売り上げる"}),
        ("違い", True, {"違う"}),
        ("帰る", False, {"帰り"}),
        ("取り組む", False, {"取り組み"}),
        ("値上げる", False, {"値上げ"}),
        ("高い", False, set()),
        ("規定", True, set()),
        ("し", True, set()),
        ("アジり", True, set()),
    ],
)
def test_derived(key: str, nominal: bool, expected: set[str]) -> None:
    assert set(derived(key, nominal=nominal)) == expected
