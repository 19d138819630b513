"""MeCab's dictionary read by ourselves: the features that MeCab prints, for every word it finds."""

from __future__ import annotations

import csv
from pathlib import Path

import fugashi
import pytest
import unidic_lite

from fumikura.errors import DictionaryError
from fumikura.source import bundled, find, read
from fumikura.tokens.fold import fold
from fumikura.tokens.lexicon import Lexicon
from tests.naughty import NAUGHTY

FOLDER = Path(unidic_lite.DICDIR)
LEXICON = Lexicon(FOLDER / "sys.dic")
TAGGER = fugashi.GenericTagger(
    f"-r '{FOLDER}/mecabrc' -d '{FOLDER}' -O '' -F '%m\x1f%phl\x1f%pw\x1f%H\\n' -U '' -E '.'"
)


def lines(text: str) -> set[str]:
    """Return what MeCab says of each known word."""
    return set(TAGGER.parse(text).split("\n")[:-1])


@pytest.mark.parametrize("path", [found.path for found in find([bundled()])], ids=lambda path: path.stem)
def test_features_are_those_of_mecab(path: Path) -> None:
    found = next(find([path]))
    text = fold(read(found).content)[0]
    said = set().union(*(lines(text[at : at + 3000]) for at in range(0, len(text), 3000)))
    assert len(said) > 500
    for line in said:
        word, left, cost, features = line.split("\x1f")
        assert LEXICON.features(word, int(left), int(cost)) == next(csv.reader([features])), word


@pytest.mark.parametrize("text", NAUGHTY)
def test_features_of_naughty_text(text: str) -> None:
    for line in lines(fold(text)[0].replace("\x1f", " ")):
        word, left, cost, features = line.split("\x1f")
        assert LEXICON.features(word, int(left), int(cost)) == next(csv.reader([features]))


@pytest.mark.parametrize("word", ["", "核戦力の交渉", "\U0001f600", "\x7f", "日" * 1000])
def test_what_is_no_word(word: str) -> None:
    with pytest.raises(KeyError):
        LEXICON.features(word, 1, 1)


def test_no_such_entry_of_a_word() -> None:
    with pytest.raises(KeyError):
        LEXICON.features("日本", 0, 0)


def test_not_a_dictionary(tmp_path: Path) -> None:
    path = tmp_path / "sys.dic"
    path.write_bytes(b"no dictionary" * 100)
    with pytest.raises(DictionaryError, match=r"sys\.dic: no dictionary of MeCab"):
        Lexicon(path)
