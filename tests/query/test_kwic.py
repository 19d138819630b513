import pytest

from fumikura import pipeline
from fumikura.errors import QueryError
from fumikura.query import Window, kwic, search
from fumikura.store import Store


def lines(store, query, **options):
    return list(kwic(store, query, window=Window(**options)))


def test_every_occurrence_has_a_line_in_the_order_of_the_text(store):
    found = lines(store, "山 OR 川 doc:essay", before=1, after=1)

    assert [line.key for line in found] == ["山", "川", "川", "山"]


def test_the_key_leads_to_its_characters(store):
    for line in lines(store, "アジア"):
        source = store.source(store.document(line.doc).id)
        assert source[line.start : line.end] == line.key


@pytest.mark.parametrize(
    ("window", "left", "right"),
    [
        ({"before": 1, "after": 1}, "会談は"[2:], "し"),
        ({"before": 2, "after": 0}, "会談は"[0:], ""),
        ({"before": 0, "after": 3}, "", "した。"),
        ({"sentence": True}, "レイキャヴィクの会談は", "した。"),
    ],
)
def test_windows(store, window, left, right):
    (line,) = lines(store, '"決裂"', **window)

    assert (line.left, line.right) == (left, right)


def test_a_sentence_window_does_not_leave_its_sentence(store):
    (first, *_) = lines(store, "海", sentence=True)

    assert first.left + first.key + first.right == "山と川と海を見て、川に近い山へ登った。"


def test_every_occurrence_in_a_passage_is_shown(store):
    found = lines(store, "眠る", before=2, after=0)

    assert [line.left + line.key for line in found] == ["猫は眠り", "犬も眠り"]


def test_words_that_meet_in_a_passage_are_shown_both(store):
    assert [line.key for line in lines(store, "猫 鳥")] == ["猫", "鳥"]


def test_a_word_cut_by_mecab_is_shown_only_whole(store):
    assert [line.key for line in lines(store, "基金管理運用")] == ["基金管理運用"]


def test_words_of_near_are_shown_only_where_they_are_near(store):
    found = lines(store, "NEAR/2(猫 犬)")

    assert [(line.line, line.key) for line in found] == [(1, "猫"), (1, "犬"), (5, "猫"), (5, "犬"), (5, "猫")]


def test_partial_matches_are_no_occurrences(store):
    assert lines(store, "猫 存在しない") == []


def test_a_phrase_over_a_line_break_has_its_place_in_the_source(store):
    (line,) = lines(store, '"アジア凍結"')
    source = store.source(store.document("cable").id)

    assert source[line.start : line.end] == "アジア凍\n結"
    assert line.key == "アジア凍結"


def test_left_key_and_right_are_one_piece_of_the_passage(store):
    texts = [block.text for block in store.blocks(store.document("pets").id)]

    for line in lines(store, "猫 OR 犬", before=2, after=3):
        assert any(line.left + line.key + line.right in text for text in texts)


def test_a_window_wider_than_the_passage_is_the_passage(store):
    (line,) = lines(store, "鳥", before=500, after=500)

    assert line.left + line.key + line.right == "犬が大きな黒い猫を追った。鳥は鳴いた。"


def test_a_sentence_window_begins_behind_the_sentence_before(store):
    (line,) = lines(store, "鳥", sentence=True)

    assert (line.left, line.key, line.right) == ("", "鳥", "は鳴いた。")


def test_a_line_has_its_section_and_line(store):
    (line,) = lines(store, "国債 買い入れる")

    assert (line.doc, line.section, line.kind) == ("rule", ("第2章", "(2)"), "body")
    assert "国債" in store.source(store.document("rule").id).splitlines()[line.line - 1]


def test_a_query_is_read_before_the_first_line_is_asked_for(store):
    with pytest.raises(QueryError):
        kwic(store, "(猫")


def test_fields_alone_have_no_key(store):
    with pytest.raises(QueryError, match="at least one word"):
        kwic(store, "kind:body")


@pytest.mark.parametrize("query", ["pos:名詞", "/[の円]/", "pos:名詞 OR 猫"])
def test_a_budget_looks_at_the_first_passages_and_says_how_many_are_left(store, query):
    every, told = list(kwic(store, query)), []
    some = list(kwic(store, query, budget=3, on_left=told.append))

    assert 0 < len(some) < len(every)
    assert some == every[: len(some)]
    assert told == [search(store, query, budget=3).left]
    assert told[0] > 0


@pytest.mark.parametrize(("query", "budget"), [("pos:名詞", None), ("pos:名詞", 1000), ("猫", 1), ('"猫が犬"', 1)])
def test_nothing_is_left_where_all_is_looked_at_or_the_index_answers_alone(store, query, budget):
    told = []

    assert list(kwic(store, query, budget=budget, on_left=told.append)) == list(kwic(store, query))
    assert told == []


def test_a_budget_that_is_just_enough_leaves_nothing(store):
    proposed = 1 + search(store, "pos:名詞", budget=1).left
    told = []

    assert list(kwic(store, "pos:名詞", budget=proposed, on_left=told.append)) == list(kwic(store, "pos:名詞"))
    assert told == []


def test_what_is_left_is_told_behind_the_last_line_only(store):
    told = []
    lines = kwic(store, "pos:名詞", budget=3, on_left=told.append)
    next(lines)

    assert told == []
    assert len(list(lines)) > 0
    assert len(told) == 1


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("データ", ["データ", "データ", "データ"]),
        ("コア", ["コア"]),
        ("ガス", ["ガス"]),
        ("コアデータ", ["コアデータ"]),
        ("データ移転", ["データ移転"]),
        ("NEAR/0(データ 移転)", ["データ移転"]),
    ],
)
def test_a_word_inside_a_compound_in_katakana_is_found_and_alone_marked(query, keys, tmp_path) -> None:
    (tmp_path / "d.txt").write_text(
        "コアデータ移転を行う。\n\nアンモニアガスの使用を禁じる。\n\nデータの保護とカガデータの公開。\n",
        encoding="utf-8",
    )
    with Store(tmp_path / "corpus", create=True) as store:
        store.acquire(wait=0)
        pipeline.ingest([tmp_path / "d.txt"], store, jobs=1)

        assert [line.key for line in kwic(store, query)] == keys


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("事", ["こと", "事", "事"]),
        ("こと", ["こと"]),
        ("為る", ["する", "し", "し"]),
        ("従う", ["従っ", "従う"]),
        ("長", ["長"]),
        ("まで", ["まで"]),
        ("事 doc:d", ["こと", "事", "事"]),
        ("事 に", ["に", "事", "事"]),
    ],
)
def test_what_a_frequency_list_names_is_found(query, keys, tmp_path) -> None:
    (tmp_path / "d.txt").write_text(
        "検討することがある。\n\n規則に従って事を行う。従う事も。\n\n委員長は五日まで確認し、検討した。\n",
        encoding="utf-8",
    )
    with Store(tmp_path / "corpus", create=True) as store:
        store.acquire(wait=0)
        pipeline.ingest([tmp_path / "d.txt"], store, jobs=1)

        assert [line.key for line in kwic(store, query)] == keys
