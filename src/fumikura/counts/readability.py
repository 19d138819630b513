"""What a text is made of in, how hard it is to read out."""

from __future__ import annotations

from typing import Literal

Level = Literal[
    "lower elementary",
    "upper elementary",
    "lower intermediate",
    "upper intermediate",
    "lower advanced",
    "upper advanced",
]

# the score from which on a text belongs to a level, hardest last (Lee and Hasebe 2015, table 3)
_LEVELS: tuple[tuple[float, Level], ...] = (
    (5.5, "lower elementary"), (4.5, "upper elementary"), (3.5, "lower intermediate"), (2.5, "upper intermediate"),
    (1.5, "lower advanced"),
)  # fmt: skip


def readability(*, words: float, kango: float, wago: float, verbs: float, particles: float) -> float:
    """Return the readability of a Japanese text for learners: 5.5 to 6.5 is easy, 0.5 to 1.5 hard.

    X = 11.724 - 0.056 * words - 0.126 * kango - 0.042 * wago - 0.145 * verbs - 0.044 * particles (Hasebe and Lee,
    Introducing a readability evaluation system for Japanese language education, CASTEL/J 2015; Lee, 日本語教育のための
    文章難易度に関する研究, 早稲田日本語教育学 21, 2016).

    Args:
        words: of a sentence in the mean, signs among them.
        kango: percent of all words that are of Chinese origin (UniDic 語種).
        wago: percent that are of Japanese origin.
        verbs: percent that are verbs other than 非自立可能.
        particles: percent that are particles.
    """
    return 11.724 - 0.056 * words - 0.126 * kango - 0.042 * wago - 0.145 * verbs - 0.044 * particles


def level(score: float) -> Level:
    """Return the level of a score; what lies beyond the scale belongs to its end."""
    return next((name for least, name in _LEVELS if score >= least), "upper advanced")
