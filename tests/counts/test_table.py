"""Counts against counting one word after the other."""

from collections import Counter

import numpy as np
import pytest

from fumikura.counts import Keep, Scope, Table, collocates, crossed, frequencies, spread, table
from fumikura.errors import DamagedCorpusError
from fumikura.tokens.compounds import compounds
from fumikura.tokens.forms import forms_of


def lemma(word):
    return ("" if word.pos2 == "固有名詞" else word.lemma.partition("-")[0]) or word.orth_base or word.word


def by_word(counted: Table) -> Counter:
    found = Counter()
    for text, count in zip(counted.units.texts, counted.totals.tolist(), strict=True):
        found[text] += count
    return +found


KEYS = {
    "surface": lambda word: word.word,
    "lemma": lemma,
    "reading": lambda word: word.reading or word.word,
    "pos": lambda word: "-".join(filter(None, (word.pos1, word.pos2))),
}


@pytest.mark.parametrize("by", KEYS)
def test_frequencies_one_by_one(store, told, by):
    assert by_word(table(store, by)) == Counter(KEYS[by](word) for _, words in told for word in words)


@pytest.mark.parametrize(
    ("keep", "wanted"),
    [
        (Keep(pos=("名詞",)), lambda word: word.pos1 == "名詞"),
        (Keep(pos=("名詞-固有名詞", "動詞")), lambda word: word.pos1 == "動詞" or word.pos2 == "固有名詞"),
        (Keep(only="words"), lambda word: any(map(str.isalnum, word.word))),
        (
            Keep(stop=frozenset({"為る", "の"})),
            lambda word: not {word.word, lemma(word), word.orth_base} & {"為る", "の"},
        ),
    ],
)
def test_only_some_words(store, told, keep, wanted):
    counted = table(store, "surface", keep=keep)

    assert by_word(counted) == Counter(word.word for _, words in told for word in words if wanted(word))
    assert counted.size == sum(len(words) for _, words in told)


def test_content_words(store):
    found = by_word(table(store, keep=Keep(only="content")))

    assert found["条約"]
    assert not any(found[word] for word in ("の", "。", "為る", "1986", "10", "其れ"))


def test_compounds_one_by_one(store):
    expected = Counter()
    for document in store.documents():
        for columns in store.columns(store.blocks(document.id)):
            words, at = [*columns.words()], 0
            for first, last in [*compounds(forms_of(columns.vocabulary).code(columns)), (len(words), len(words))]:
                expected.update(word.orth_base or word.word for word in words[at:first])
                if first < last:
                    expected["".join(word.word for word in words[first:last])] += 1
                at = last

    assert by_word(table(store, "compound")) == expected


@pytest.mark.parametrize(
    ("over", "name"),
    [("doc", lambda row: row.document), ("speaker", lambda row: row.speaker or "-"), ("corpus", lambda _: "corpus")],
)
def test_parts_one_by_one(store, told, over, name):
    counted = table(store, "surface", over=over)
    expected: dict[str, Counter] = {}
    for row, words in told:
        expected.setdefault(name(row), Counter()).update(word.word for word in words)

    assert {part: int(size) for part, size in zip(counted.parts, counted.sizes, strict=True)} == {
        part: words.total() for part, words in expected.items()
    }
    for part, words in expected.items():
        row = dict(zip(counted.units.texts, counted.row(part).tolist(), strict=True))
        assert {word: count for word, count in row.items() if count} == words
    assert not counted.row("nowhere").any()


def test_years_and_kinds_and_sections_hold_every_token(store, told):
    every = sum(len(words) for _, words in told)

    for over in ("year", "kind", "section"):
        assert table(store, over=over).size == every
    assert table(store, over="year").parts == ("1986", "2020", "2022", "2025")
    assert [share.part for share in spread(store, "中国", over="year").shares] == ["1986", "2020", "2022", "2025"]
    assert any(part.startswith("hyogo-fund-guideline 第2章") for part in table(store, over="section").parts)


def test_only_some_passages(store, told):
    notes = [words for row, words in told if row.kind == "footnote"]
    cables = {row.id for row, _ in told if row.document == "inf-cables-1986"}
    some = frozenset(sorted(cables)[:7])

    assert table(store, scope=Scope(kind="footnote")).size == sum(map(len, notes))
    assert table(store, scope=Scope(kind="cables")).size == sum(len(w) for row, w in told if row.id in cables)
    assert table(store, scope=Scope(blocks=some)).size == sum(len(words) for row, words in told if row.id in some)
    assert table(store, scope=Scope(frozenset())).size == 0
    assert list(frequencies(table(store, scope=Scope(frozenset())))) == []


def test_a_list_is_in_order(store):
    counts = [one.count for one in frequencies(table(store), least=5)]

    assert counts == sorted(counts, reverse=True)
    assert min(counts) == 5


def test_a_word_crossed_with_documents_as_scipy(store):
    # scipy.stats: chi2_contingency([row, sizes - row], correction=False)[0], association([…], method="cramer")
    row, sizes = np.array([45, 47, 84, 49, 21]), np.array([6311, 6232, 6630, 6238, 4682])
    nothing = np.zeros(0, dtype=np.int64)
    units = table(store).units
    made = Table(tuple("abcde"), sizes, units, np.arange(5), np.zeros(5, dtype=np.int64), row)

    (one,) = crossed(made)

    assert (one.chi2, one.v) == (25.62, 0.0292)
    assert one.counts == tuple(row.tolist())
    assert list(crossed(Table((), nothing, units, nothing, nothing, nothing))) == []


def test_where_a_word_stands(store, told):
    found = spread(store, "提案")

    counts = Counter(row.document for row, words in told for word in words if lemma(word) == "提案")
    assert {share.part: share.count for share in found.shares if share.count} == counts
    assert found.count == counts.total()
    assert spread(store, "存在しない語彙").count == 0


def test_more_than_65536_word_forms(made):
    # 16 bits number the word forms of a document that has fewer; this one has more, and narrow passages too
    words = ["".join("abcdefghij"[int(digit)] for digit in str(at)) for at in range(100_000, 170_000)]
    store = made(
        wide="\n\n".join("。".join(words[at : at + 2_000]) for at in range(0, len(words), 2_000)) + "\n\n海の船"
    )

    counted = by_word(table(store, "surface"))

    assert store.database.value("SELECT length(words) FROM document") > 2 * 65_536
    assert counted["海"] >= 1
    assert sum(counted.values()) == store.counts()["tokens"]
    assert counted == Counter(word.word for columns in store.columns(store.blocks(1)) for word in columns.words())


@pytest.mark.parametrize("spoilt", ["x'4801'", "x'48ffff'"])
def test_spoilt_tokens(made, spoilt):
    store = made(one="山の上。")
    store.database.change(f"UPDATE block SET tokens = {spoilt}")

    with pytest.raises(DamagedCorpusError):
        table(store)


def test_a_document_without_words_counts_nothing(made):
    store = made(one="山の上。", two="海。")
    store.database.change("UPDATE block SET tokens = x'48' WHERE document_id = (SELECT max(id) FROM document)")

    for by in ("lemma", "compound"):
        assert table(store, by).sizes.tolist() == [4, 0]
    assert collocates(store, "山", by="compound", least=1).size == 4


def test_word_forms_that_are_not_numbered_through(made):
    store = made(one="山の上の川。")
    spare = store.database.value("SELECT max(id) FROM vocabulary") + 5
    store.database.change("INSERT INTO vocabulary SELECT ?, '海', 0, '名詞', '', '', '', '', '', '', '', '', 0", spare)

    assert by_word(table(store, "surface")) == Counter("山の上の川。")


def test_a_lost_passage(made):
    store = made(one="山の上。\n\n川の中。\n\n海の底。")
    store.database.change("DELETE FROM block WHERE id = (SELECT min(id) + 1 FROM block)")

    with pytest.raises(DamagedCorpusError, match="lost a passage"):
        table(store)
