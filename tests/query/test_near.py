import pytest

from fumikura.query import search

ONE = "猫が犬を追った。"
FAR = "犬が大きな黒い猫を追った。鳥は鳴いた。"
LAST = "猫は眠り、犬も眠り、猫は起きた。"


def passages(store, query):
    return {hit.text for hit in search(store, f"{query} doc:pets", strict=True).hits}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("NEAR/0(猫 犬)", set()),
        ("NEAR/1(猫 犬)", {ONE}),
        ("NEAR/2(猫 犬)", {ONE, LAST}),
        ("NEAR/3(猫 犬)", {ONE, LAST, FAR}),
        ("NEAR(猫 犬)", {ONE, LAST, FAR}),
        ("NEAR/9(猫 鳥)", {FAR}),
        ("NEAR/2(猫 犬 追う)", {ONE}),
        ("NEAR/2(黒い猫 追う)", {FAR}),
        ('NEAR/2("黒い猫" 追う)', {FAR}),
        ("NEAR/4(猫 猫)", set()),
        ("NEAR/5(猫 猫)", {LAST}),
        ("NEAR/3(猫 山)", set()),
    ],
)
def test_words_are_found_up_to_the_distance_and_not_beyond(store, query, found):
    assert passages(store, query) == found


@pytest.mark.parametrize("distance", range(5))
def test_the_order_makes_no_difference(store, distance):
    assert passages(store, f"NEAR/{distance}(猫 犬)") == passages(store, f"NEAR/{distance}(犬 猫)")


def test_only_the_words_that_are_near_are_marked(store):
    (hit,) = search(store, "NEAR/2(猫 犬 追う)", strict=True).hits
    (far,) = search(store, "NEAR/1(猫 追う) 犬 鳥 -凍結 NEAR/1(犬 大きな)", strict=True).hits

    (last,) = search(store, "NEAR/0(眠る 猫)", strict=True).hits

    assert [hit.text[start:end] for start, end in hit.marks] == ["猫", "犬", "追っ"]
    assert [last.text[start:end] for start, end in last.marks] == ["眠り", "猫"]
    assert [far.text[start:end] for start, end in far.marks] == ["犬", "大きな", "猫", "追っ", "鳥"]
