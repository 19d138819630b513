"""OffsetMap: the only place where positions are translated."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fumikura.spans import OffsetMap, Piece, Span

FAST = settings(max_examples=60, deadline=None)


@st.composite
def edits(draw: st.DrawFn, source_length: int) -> tuple[OffsetMap, int]:
    """A map of some stretches of a source, in any order, with inserted characters between; and its length."""
    cuts = sorted(draw(st.lists(st.integers(0, source_length), max_size=8, unique=True)))
    stretches = [(low, high) for low, high in zip(cuts[::2], cuts[1::2], strict=False)]
    stretches = draw(st.permutations(stretches))
    at, pieces = 0, []
    for low, high in stretches:
        at += draw(st.integers(0, 2))
        pieces.append((at, low, high - low))
        at += high - low
    return OffsetMap.of(pieces), at + draw(st.integers(0, 2))


@st.composite
def chains(draw: st.DrawFn) -> tuple[OffsetMap, int, OffsetMap, int]:
    """Two maps, A -> B and B -> C, with the lengths of B and C."""
    outer, middle = draw(edits(60))
    inner, last = draw(edits(middle))
    return outer, middle, inner, last


@FAST
@given(edits(60))
def test_source_of_and_target_of_invert_each_other(made: tuple[OffsetMap, int]) -> None:
    offsets, length = made
    reached = {offsets.source_of(at): at for at in range(length) if offsets.source_of(at) is not None}

    assert {source: offsets.target_of(source) for source in reached} == reached
    assert {at for at in range(60) if offsets.target_of(at) is not None} == set(reached)


@FAST
@given(chains())
def test_after_composes_character_by_character(made: tuple[OffsetMap, int, OffsetMap, int]) -> None:
    outer, _, inner, length = made
    composed = inner.after(outer)

    for at in range(length):
        between = inner.source_of(at)
        assert composed.source_of(at) == (None if between is None else outer.source_of(between))


@FAST
@given(edits(60))
def test_identity_changes_nothing_on_either_side(made: tuple[OffsetMap, int]) -> None:
    offsets, length = made

    assert offsets.after(OffsetMap.identity(60)) == offsets
    assert OffsetMap.identity(length).after(offsets) == offsets


@FAST
@given(edits(60), st.integers(0, 60), st.integers(0, 60))
def test_cut_is_the_map_of_the_substring(made: tuple[OffsetMap, int], one: int, other: int) -> None:
    offsets, _ = made
    start, end = sorted((one, other))
    cut = offsets.cut(start, end)

    assert [cut.source_of(at) for at in range(end - start)] == [offsets.source_of(at) for at in range(start, end)]
    assert cut.source_of(end - start) is None


@FAST
@given(edits(60), st.integers(0, 60), st.integers(0, 60))
def test_span_runs_from_the_first_to_the_last_character(made: tuple[OffsetMap, int], one: int, other: int) -> None:
    offsets, _ = made
    start, end = sorted((one, other))
    reached = [source for at in range(start, end) if (source := offsets.source_of(at)) is not None]

    if reached:
        assert offsets.span(start, end) == Span(min(reached), max(reached) + 1)
    else:
        with pytest.raises(ValueError, match="comes from the source"):
            offsets.span(start, end)


@FAST
@given(edits(60))
def test_bytes_round_trip(made: tuple[OffsetMap, int]) -> None:
    offsets, _ = made

    assert OffsetMap.from_bytes(offsets.to_bytes()) == offsets


def test_bytes_are_little_endian_triples() -> None:
    assert OffsetMap.of([(0, 258, 3)]).to_bytes() == bytes([0, 0, 0, 0, 2, 1, 0, 0, 3, 0, 0, 0])


def test_broken_bytes_are_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        OffsetMap.from_bytes(bytes(16))


def test_of_merges_neighbours_and_drops_empty_pieces() -> None:
    made = OffsetMap.of([(0, 5, 2), (2, 7, 3), (5, 20, 0), (5, 30, 1)])

    assert made.pieces == (Piece(0, 5, 5), Piece(5, 30, 1))


def test_of_keeps_pieces_apart_that_touch_on_one_side_only() -> None:
    assert OffsetMap.of([(0, 5, 2), (3, 7, 3)]).pieces == (Piece(0, 5, 2), Piece(3, 7, 3))


def test_of_refuses_overlaps() -> None:
    with pytest.raises(ValueError, match="overlap"):
        OffsetMap.of([(0, 0, 5), (4, 10, 2)])


@pytest.mark.parametrize(
    ("within", "expected"),
    [(0, Span(10, 20)), (4, Span(10, 20)), (5, Span(0, 20)), (104, Span(0, 20)), (105, Span(0, 130))],
)
def test_stretch_reaches_over_gaps_that_are_small_enough(within: int, expected: Span) -> None:
    offsets = OffsetMap.of([(0, 10, 10), (10, 125, 5), (15, 5, 0), (15, 0, 5)])

    assert offsets.stretch(0, 10, within=within) == expected
