"""The words of a text in, how many different ones it uses out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

SEGMENT = 1_000  # words of a segment of the STTR
FACTOR = 0.72  # type-token ratio at which a factor of the MTLD ends


def ttr(words: Sequence[int]) -> float | None:
    """Return the type-token ratio, types / tokens (Johnson, Studies in language behavior, 1944); None without words.

    It falls with the length of a text: compare only texts of one length by it.
    """
    return len(set(words)) / len(words) if words else None


def sttr(words: Sequence[int], *, segment: int = SEGMENT) -> float | None:
    """Return the standardised type-token ratio, the mean of consecutive whole segments; None without one.

    Johnson 1944 (mean segmental type-token ratio); in segments of 1,000 as Scott, WordSmith Tools, 1996.
    """
    ratios = [len(set(words[at : at + segment])) / segment for at in range(0, len(words) - segment + 1, segment)]
    return sum(ratios) / len(ratios) if ratios else None


def mtld(words: Sequence[int], *, factor: float = FACTOR) -> float | None:
    """Return the measure of textual lexical diversity: how many words on average keep the type-token ratio up.

    The mean of both directions (McCarthy and Jarvis, MTLD, vocd-D, and HD-D: a validation study, Behavior Research
    Methods 42, 2010): words / factors, a factor ending where the ratio falls below 0.72, the rest of a text being the
    part (1 - ratio) / (1 - 0.72) of one. None where no word is said twice.
    """
    both = [_one_way(some, len(words), factor) for some in (words, reversed(words))]
    lengths = [length for length in both if length is not None]
    return sum(lengths) / 2 if len(lengths) == 2 else None


def _one_way(words: Iterable[int], size: int, factor: float) -> float | None:
    factors, tokens, types = 0.0, 0, set[int]()
    for word in words:
        tokens += 1
        types.add(word)
        if len(types) < factor * tokens:
            factors += 1
            tokens = 0
            types.clear()
    if tokens:
        factors += (1 - len(types) / tokens) / (1 - factor)
    return size / factors if factors else None
