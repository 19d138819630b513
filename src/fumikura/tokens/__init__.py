"""Text in, tokens out as columns: what MeCab sees, kept once per distinct word."""

from fumikura.tokens.columns import Columns, Vocabulary, Word
from fumikura.tokens.mecab import Tokenizer, dictionary

__all__ = ["Columns", "Tokenizer", "Vocabulary", "Word", "dictionary"]
