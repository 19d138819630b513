"""Marks are what the query named, no less and no more."""

import pytest

from fumikura.query import search

MARKED = [
    ("追う 猫 -鳥 -起きる", ["猫", "追っ"]),
    ('"アジア凍結"', ["アジア凍結"]),
    ('"アジア凍結を主張"', ["アジア凍結を主張"]),
    ('"欧州ゼロ アジア100"', ["欧州ゼロ、アジア100"]),
    ('"ジア"', ["ジア", "ジア"]),
    ("アジア凍結", ["アジア凍結"]),
    ("ＩＮＦ 提案", ["INF", "提案"]),
    ("三千百円 OR 百円", ["百円"]),
    ("千円", ["１，０００円"]),
    ("パブコメ", ["パブリックコメント"]),
    ("レイキャビック", ["レイキャヴィク"]),
    ("子供", ["子ども"]),
    ("パブ*", ["パブリック"]),
    ("欧州 -凍結的", ["欧州"]),
    ("基金管理運用", ["基金管理運用"]),
    ("第２章（１） 限度", ["限度"]),
    ("外貨預金 限度", ["限度"]),
]


@pytest.mark.parametrize(("query", "marked"), MARKED)
def test_marks(store, query, marked):
    hit = search(store, query, strict=True).hits[0]

    assert [hit.text[start:end] for start, end in hit.marks] == marked


def test_marks_are_sorted_and_apart(store):
    for hit in search(store, "猫 OR 犬 OR 眠る OR 山 OR 川").hits:
        edges = [edge for span in hit.marks for edge in span]
        assert edges == sorted(set(edges))


def test_what_must_not_be_found_is_not_marked(store):
    for hit in search(store, "猫 -鳥").hits:
        assert all("鳥" not in hit.text[start:end] for start, end in hit.marks)


def test_of_a_partial_match_the_parts_are_marked(store):
    (hit,) = (hit for hit in search(store, "基金管理運用").hits if hit.text.startswith("基金の管理は"))

    assert [hit.text[start:end] for start, end in hit.marks] == ["基金", "管理", "運用"]


def test_function_words_alone_are_marked_together(store):
    (hit,) = search(store, "については", strict=True).hits

    assert [hit.text[start:end] for start, end in hit.marks] == ["については"]


def test_a_bracket_is_marked_with_its_pair(tmp_path):
    from fumikura import pipeline
    from fumikura.store import Store

    (tmp_path / "rule.txt").write_text("第２－１－（３）、（10）の商品は、別に定める。\n", encoding="utf-8")
    with Store(tmp_path / "corpus", create=True) as store:
        store.acquire(wait=0)
        pipeline.ingest([tmp_path / "rule.txt"], store, jobs=1)
        (hit,) = search(store, "第２－１－（３）", strict=True).hits

    assert [hit.text[start:end] for start, end in hit.marks] == ["第２－１－（３）"]
