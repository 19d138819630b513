"""Columns in, the strings out that the index keeps: terms separated by spaces, in the order of the text.

Four streams for a passage: dictionary forms (with positions), other keys, compounds, and pairs of
neighbouring characters, by which an exact phrase is found whatever MeCab made of it.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from fumikura.tokens.columns import Columns
from fumikura.tokens.compounds import compounds, surface
from fumikura.tokens.fold import fold
from fumikura.tokens.forms import Forms

_UNIT = re.compile("[a-z0-9\u00df-\u024f\u1e00-\u1eff]+|[^\\W_]")
_BETWEEN = "|"


class Streams(NamedTuple):
    """The search strings of one passage."""

    forms: str
    others: str
    compounds: str
    pairs: str


def streams(text: str, columns: Columns, forms: Forms) -> Streams:
    """Make the search strings of a passage."""
    code = forms.code(columns)
    return Streams(
        forms=forms.keys(columns, code),
        others=" ".join(
            [
                *forms.others(columns),
                *forms.clips(columns, code),
                *(made.key for made, _ in forms.inside(columns, code)),
            ]
        ),
        compounds=" ".join([surface(columns, first, last) for first, last in compounds(code)]),
        pairs=pairs(text),
    )


def units(text: str) -> list[str]:
    """Return what an exact phrase compares: Japanese characters one by one, Latin words and numbers whole.

    >>> units("欧州ゼロ、アジア100"), units("Off-Ramp")
    (['欧', '州', 'ゼ', 'ロ', 'ア', 'ジ', 'ア', '100'], ['off', 'ramp'])
    """
    return _UNIT.findall(fold(text)[0].casefold())


def pairs(text: str) -> str:
    """Return neighbouring units as pairs; the last unit stands alone, so that every unit opens one pair."""
    found = units(text)
    return " ".join([a + _BETWEEN + b for a, b in zip(found, [*found[1:], ""], strict=False)])


def phrase(found: list[str]) -> list[str]:
    """Return the pairs of a phrase of two units or more."""
    return [a + _BETWEEN + b for a, b in pairwise(found)]


def opening(unit: str) -> str:
    """Return the regular expression of all pairs that a unit opens."""
    return re.escape(unit + _BETWEEN) + ".*"
