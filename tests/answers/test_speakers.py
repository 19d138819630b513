"""Who speaks, and the labels that say so, which nobody says."""

import pytest

import fumikura
from fumikura.answers.speakers import labelled
from fumikura.errors import UnknownDocumentError, WrongValueError

MINUTES = """質疑応答

○山田太郎君　鉄道の予算を説明してください。
鉄道の話です。

○国務大臣（佐藤花子君）　鉄道の予算は百億円です。

○山田太郎君　山田太郎君とは私のことです。

○国務大臣（佐藤花子君）　道路の予算も同じです。
"""


@pytest.fixture
def corpus(tmp_path):
    """Minutes in which two persons speak by turns."""
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "minutes.txt").write_text(MINUTES, encoding="utf-8")
    (tmp_path / "texts" / "other.txt").write_text("道路の予算を見直す。\n", encoding="utf-8")
    fumikura.ingest(tmp_path / "texts", tmp_path / "corpus")
    with fumikura.open(tmp_path / "corpus") as opened:
        yield opened


def words(found):
    return {row.word: row["count"] for row in found}


def test_the_label_is_no_word_of_the_speaker(corpus):
    """What is said of the name counts, the label before it does not."""
    assert words(corpus.count(speaker="山田", by="surface"))["山田"] == 1
    assert words(corpus.count(by="surface"))["山田"] == 3
    assert corpus.ngrams(2, speaker="佐藤", least=1, contains="佐藤").about is not None
    assert not corpus.ngrams(2, speaker="佐藤", least=1, contains="佐藤")


def test_the_label_is_left_out_of_both_sides(corpus):
    """Keyness compares what is said."""
    found = corpus.keyness(speaker="山田", against="speaker:佐藤", sure=0, least=1, by="surface")

    assert words(found)["山田"] == 1
    assert "国務" not in words(corpus.keyness(speaker="佐藤", sure=0, least=1, by="surface"))


def test_a_table_of_speakers_has_no_labels(corpus):
    """A column for each speaker counts what is said; nothing else changes."""
    found = corpus.count(cross="speaker", by="surface")

    assert words(found)["山田"] == 1
    assert words(found)["鉄道"] == 3


def test_tokens_of_labels(corpus):
    """So many tokens as the label has, and no passage without one."""
    store = corpus.store
    found = labelled(store)
    rows = store.blocks_of(list(found))
    spans = {row.id: columns.spans for row, columns in zip(rows.values(), store.columns(rows.values()), strict=True)}

    assert [rows[block].text[: spans[block][count - 1][1]] for block, count in found.items()] == [
        "○山田太郎君", "○国務大臣（佐藤花子君）", "○山田太郎君", "○国務大臣（佐藤花子君）",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("ask", "error", "message"),
    [
        (lambda one: one.count(speaker="居ない"), WrongValueError, "who speaks: 国務大臣（佐藤花子君）、山田太郎君"),
        (lambda one: one.keyness(speaker="山田太朗君"), WrongValueError, "did you mean '山田太郎君'"),
        (lambda one: one.keyness(speaker="佐藤", against="山田"), UnknownDocumentError, "speaker:山田"),
        (lambda one: one.keyness(speaker="佐藤", against="誰か"), UnknownDocumentError, "another part is speaker:NAME"),
    ],
)
def test_who_does_not_speak(corpus, ask, error, message):
    """It is said who does."""
    with pytest.raises(error, match=message):
        ask(corpus)
