"""A word in, the noun of a verb or the verb of a noun out: 繰り返す and 繰り返し, 値上げ and 値上げる."""

from __future__ import annotations

import re

# of verbs of five rows (五段) the noun is the 連用形; verbs of one row (一段) drop る
_VERB = dict(zip("いきぎしちにびみり", "うくぐすつぬぶむる", strict=True))
_NOUN = {verb: noun for noun, verb in _VERB.items()}
_ONE_ROW = frozenset("えけげせぜてでねへべめれ")  # those in イ (起きる, 起き) seldom stand as nouns
_WRITTEN = re.compile("[々〆一-鿿].*[ぁ-ん]")


def derived(key: str, *, nominal: bool) -> tuple[str, ...]:
    """Return the dictionary forms that a word may be derived from, or into; some are no words, and find nothing.

    >>> derived("繰り返し", nominal=True), derived("上げる", nominal=False), derived("規定", nominal=True)
    (('繰り返す',), ('上げ',), ())
    """
    if not _WRITTEN.fullmatch(key):
        return ()
    stem, last = key[:-1], key[-1]
    found = []
    if nominal:
        if last in _VERB:
            found.append(stem + _VERB[last])
        if last in _ONE_ROW:
            found.append(key + "る")
    elif last == "る" and stem[-1] in _ONE_ROW:
        found.append(stem)
    elif last in _NOUN:
        found.append(stem + _NOUN[last])
    return tuple(found)
