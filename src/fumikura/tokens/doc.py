"""Columns in, a spaCy Doc out, for those who need one; nothing else of fumikura needs spaCy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fumikura.tokens.columns import Columns

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab


def doc(text: str, columns: Columns, vocab: Vocab | None = None) -> Doc:
    """Make a Doc whose text is exactly ``text``; TAG is UniDic's part of speech, LEMMA its lemma.

    White space inside the text becomes a token of its own where a single trailing space cannot hold it.
    """
    from spacy.tokens import Doc  # noqa: PLC0415  spaCy is an extra
    from spacy.vocab import Vocab  # noqa: PLC0415

    words: list[str] = []
    spaces: list[bool] = []
    tags: list[str] = []
    lemmas: list[str] = []

    def add(word: str, tag: str, lemma: str) -> None:
        words.append(word)
        spaces.append(False)
        tags.append(tag)
        lemmas.append(lemma)

    def blank(start: int, end: int) -> None:
        if start < end and words and text[start] == " ":
            spaces[-1] = True
            start += 1
        if start < end:
            add(text[start:end], "空白", text[start:end])

    at = 0
    for token in columns.tokens():
        blank(at, token.start)
        tag = "-".join(part for part in token.pos if part)
        add(text[token.start : token.end], tag, token.lemma or token.word)
        at = token.end
    blank(at, len(text))
    return Doc(vocab if vocab is not None else Vocab(), words=words, spaces=spaces, tags=tags, lemmas=lemmas)
