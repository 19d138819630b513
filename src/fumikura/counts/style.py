"""A corpus in, figures of style out for each of its parts: variety of words, length of sentences, scripts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from fumikura.counts.compounds import Compounds
from fumikura.counts.diversity import mtld, sttr
from fumikura.counts.passages import Numbers, Over, Scope, ordered, texts
from fumikura.counts.readability import Level, level, readability
from fumikura.counts.sentences import ends
from fumikura.counts.units import By, Keep, units, vocabulary
from fumikura.store import Store
from fumikura.tokens.columns import Word
from fumikura.tokens.mecab import origin

_SCRIPTS = {
    "kanji": (("\u3400", "\u9fff"), ("\uf900", "\ufaff"), ("\U00020000", "\U0003ffff"), ("々", "〇")),
    "hiragana": (("\u3041", "\u309f"),),
    "katakana": (("\u30a1", "\u30fa"), ("\u30fc", "\u30ff"), ("\u31f0", "\u31ff")),
}
_MADE_OF = ("kanji", "hiragana", "katakana", "characters", "kango", "wago", "verb", "particle")


@dataclass(frozen=True, slots=True)
class Style:
    """Figures of a part of a corpus.

    Attributes:
        tokens: words and numbers, without signs; types: different ones.
        sttr: standardised type-token ratio, None below 1,000 words; mtld: None where no word is said twice.
        sentences: also headings and items, as far as they are counted.
        sentence: mean words of a sentence, signs among them.
        kanji, hiragana, katakana: shares of the characters that are not white space.
        readability: 5.5 to 6.5 easy, 0.5 to 1.5 hard; None without sentences.
    """

    part: str
    tokens: int
    types: int
    ttr: float | None
    sttr: float | None
    mtld: float | None
    sentences: int
    sentence: float | None
    kanji: float | None
    hiragana: float | None
    katakana: float | None
    readability: float | None
    level: Level | None


class _Part:
    """Adds up what one part is made of."""

    def __init__(self) -> None:
        self.words: list[Numbers] = []
        self.every = self.sentences = 0
        self.made = np.zeros(len(_MADE_OF), dtype=np.int64)


def style(store: Store, *, over: Over = "doc", by: By = "lemma", scope: Scope | None = None) -> Iterator[Style]:
    """Yield figures of the parts of a corpus; words are told apart by lemma, surface or as compounds."""
    keep = Keep(only="words")
    counted, stops = units(store, by, keep), ends(store)
    compounds = Compounds(store, counted, keep) if by == "compound" else None
    made = np.array([_made_of(word) for word in vocabulary(store).words], dtype=np.int64)
    parts: dict[str, _Part] = {}
    for text in texts(store, scope, full=over in {"section", "speaker"}):
        begins = text.block[stops.edges(text)[:-1]]
        cut = text if compounds is None else compounds.cut(text).text
        numbers = (counted if compounds is None else compounds.units()).of[cut.words][cut.places]
        for name, blocks in text.parts(over).items():
            one = parts.setdefault(name, _Part())
            which = None if blocks is None else blocks[text.block]
            tally = text.tally(which)
            one.every += int(tally.sum())
            one.sentences += len(begins) if blocks is None else int(blocks[begins].sum())
            one.made += tally @ made[text.words]
            found = numbers if blocks is None else numbers[blocks[cut.block]]
            one.words.append(found[found >= 0].astype(np.int32))
    for name in ordered(parts, over):
        if parts[name].every:
            yield _figures(name, parts[name])


def _made_of(word: Word) -> tuple[int, ...]:
    """Return what one token of a word form adds to ``_MADE_OF``."""
    scripts = [
        sum(any(low <= char <= high for low, high in ranges) for char in word.word) for ranges in _SCRIPTS.values()
    ]
    came = origin(word) if word.word else ""
    verb = word.pos1 == "動詞" and word.pos2 != "非自立可能"
    return (*scripts, len(word.word), came == "漢", came == "和", verb, word.pos1 == "助詞")


def _figures(name: str, one: _Part) -> Style:
    words: list[int] = np.concatenate(one.words).tolist()
    made = dict(zip(_MADE_OF, one.made.tolist(), strict=True))
    score = readability(
        words=one.every / one.sentences, kango=100 * made["kango"] / one.every, wago=100 * made["wago"] / one.every,
        verbs=100 * made["verb"] / one.every, particles=100 * made["particle"] / one.every,
    )  # fmt: skip
    types = len(set(words))
    return Style(
        part=name, tokens=len(words), types=types, ttr=_rounded(types / len(words)) if words else None,
        sttr=_rounded(sttr(words)), mtld=_rounded(mtld(words), 2), sentences=one.sentences,
        sentence=_rounded(one.every / one.sentences, 2),
        **{script: _rounded(made[script] / made["characters"]) for script in _SCRIPTS},
        readability=_rounded(score, 2), level=level(score),
    )  # fmt: skip


def _rounded(value: float | None, places: int = 4) -> float | None:
    return None if value is None else round(value, places)
