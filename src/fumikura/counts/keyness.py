"""Two frequency lists in, the words by which the one differs from the other out.

Of a word that ``count`` of the ``size`` tokens here are, and ``rest`` of the ``others`` tokens there: how sure it is
that the two differ (G2, chi-square, BIC), and by how much (%DIFF, log ratio).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from fumikura.counts import association
from fumikura.counts.association import Floats
from fumikura.counts.passages import Numbers

Measure = Literal["g2", "chi2", "diff", "log_ratio", "bic"]
CERTAIN = 3.84  # G2 with a chance of 5 in 100 (chi-square, one degree of freedom)
_UNSEEN = 0.5  # for a count of 0 in the log ratio (Hardie)
_QUANTILE = 1.959963984540054  # of the normal distribution, for 95 in 100


@dataclass(frozen=True, slots=True)
class Keyword:
    """A word and how it differs.

    Attributes:
        count, rest: occurrences here and there.
        per_10000, rest_per_10000: the same of 10,000 tokens.
        g2: how sure it is that the two differ.
        log_ratio: 1 if it is twice as frequent here; negative where it is rarer; low and high bound it in 95 of 100
        cases. diff: how much more frequent in percent; None where it is not there at all.
    """

    word: str
    pos: str
    count: int
    rest: int
    per_10000: float
    rest_per_10000: float
    g2: float
    chi2: float
    bic: float
    log_ratio: float
    low: float
    high: float
    diff: float | None


def g2(count: ArrayLike, rest: ArrayLike, size: float, others: float) -> Floats:
    """Return the log-likelihood ratio, 2 * sum of O * ln(O / E) over the four cells.

    Dunning, Accurate methods for the statistics of surprise and coincidence, Computational Linguistics 19, 1993; for
    corpora Rayson and Garside, Comparing corpora using frequency profiling, 2000, who leave two of the cells out.
    """
    return np.abs(association.g2(count, size, np.asarray(count) + np.asarray(rest), size + others))


def chi2(count: ArrayLike, rest: ArrayLike, size: float, others: float) -> Floats:
    """Return chi-square with the correction of Yates, N * max(0, |ad - bc| - N / 2)^2 over the product of the margins.

    Yates, Contingency tables involving small numbers and the chi-square test, 1934.
    """
    here, there = np.asarray(count, dtype=np.float64), np.asarray(rest, dtype=np.float64)
    every = float(size + others)
    apart = np.maximum(0, np.abs(here * (others - there) - there * (size - here)) - every / 2)
    margins = (here + there) * (every - here - there) * float(size) * float(others)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.where(margins > 0, every * apart**2 / margins, 0.0))


def bic(count: ArrayLike, rest: ArrayLike, size: float, others: float) -> Floats:
    """Return the Bayesian information, G2 - ln(N): above 2 speaks for a difference, above 10 very strongly.

    Wilson, Embracing Bayes factors for key item analysis in corpus linguistics, 2013.
    """
    return np.asarray(g2(count, rest, size, others) - np.log(size + others))


def diff(count: ArrayLike, rest: ArrayLike, size: float, others: float) -> Floats:
    """Return %DIFF, (p - q) * 100 / q of the relative frequencies here and there; infinite where q is 0.

    Gabrielatos and Marchi, Keyness: appropriate metrics and practical issues, 2012.
    """
    here, there = np.asarray(count) / size, np.asarray(rest) / others
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray((here - there) * 100 / there)


def log_ratio(count: ArrayLike, rest: ArrayLike, size: float, others: float) -> tuple[Floats, Floats, Floats]:
    """Return log2 of the ratio of the relative frequencies, with its lower and upper bound at 95 %.

    Hardie, Log Ratio, an informal introduction, 2014; a count of 0 is 0.5. The bounds are those of a relative risk: the
    logarithm has the variance 1/a - 1/n + 1/b - 1/m (Katz, Baptista, Azen and Pike, Obtaining confidence intervals for
    the risk ratio in cohort studies, Biometrics 34, 1978).
    """
    here, there = (np.where(np.asarray(one) > 0, one, _UNSEEN).astype(np.float64) for one in (count, rest))
    ratio = np.log2(here / size / (there / others))
    spread = _QUANTILE * np.sqrt(np.maximum(1 / here - 1 / size + 1 / there - 1 / others, 0)) / np.log(2)
    return ratio, ratio - spread, ratio + spread


def keyness(
    texts: list[str],
    pos: list[str],
    here: Numbers,
    there: Numbers,
    *,
    size: int,
    others: int,
    measure: Measure = "g2",
    least: int = 2,
    sure: float = CERTAIN,
    under: bool = False,
) -> Iterator[Keyword]:
    """Yield the words that are more frequent here than there, those with the highest measure first.

    Args:
        texts: the words.
        pos: their parts of speech.
        here: how often each is here.
        there: how often in the other part.
        size: tokens here.
        others: tokens there.
        measure: by which they are ordered.
        least: occurrences that a word must have here, or with ``under`` there.
        sure: the least G2.
        under: the words that are less frequent here.
    """
    if not size or not others:
        return
    some = np.flatnonzero((there if under else here) >= max(1, least))
    count, rest = here[some], there[some]
    ratio, low, high = log_ratio(count, rest, size, others)
    values = {
        "g2": g2(count, rest, size, others), "chi2": chi2(count, rest, size, others),
        "bic": bic(count, rest, size, others), "diff": diff(count, rest, size, others), "log_ratio": ratio,
    }  # fmt: skip
    raised = count * others - rest * size  # whole numbers: no rounding
    fit = np.flatnonzero((values["g2"] >= sure) & ((raised < 0) if under else (raised > 0)))
    order = np.round(values[measure], 9) * (-1 if under and measure in {"diff", "log_ratio"} else 1)
    for at in fit[np.lexsort((some[fit], -values["g2"][fit], -order[fit]))].tolist():
        unit = int(some[at])
        yield Keyword(
            word=texts[unit], pos=pos[unit], count=int(count[at]), rest=int(rest[at]),
            per_10000=round(int(count[at]) * 10_000 / size, 2),
            rest_per_10000=round(int(rest[at]) * 10_000 / others, 2),
            g2=round(float(values["g2"][at]), 2), chi2=round(float(values["chi2"][at]), 2),
            bic=round(float(values["bic"][at]), 2), log_ratio=round(float(ratio[at]), 2),
            low=round(float(low[at]), 2), high=round(float(high[at]), 2),
            diff=round(float(values["diff"][at]), 1) if rest[at] else None,
        )  # fmt: skip
