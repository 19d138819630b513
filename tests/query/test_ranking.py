"""The second look at the first passages: what speaks for them beside their words, and that a longer answer agrees."""

import pytest

from fumikura.query import search
from fumikura.query.evidence import asked, held
from fumikura.query.language import parse
from fumikura.query.meant import read
from fumikura.query.search import planner
from tests.corpus_of import corpus_of

LONG = "\n\n".join(f"・第{number}の倉庫" for number in range(1, 13))
TEXTS = {
    "rule": (
        "第１章 総則\n\n第１条　会長は、役員の中から監事を選任する。\n\n第２条　会長は、毎月の会報に行事を載せる。\n\n"
        "第２章 退会\n\n第３条　会員は、次の場合に資格を失う。\n\n（１）会費を二年納めないとき\n\n"
        "（２）住所が知れないとき\n\n"
        "第４条　会員は、退会の日に会員証を返す。\n\n第５条　資格のない者は、会報を受けない。\n"
    ),
    "stores": f"港には以下の荷を置く施設がある。\n\n{LONG}\n\n荷は施設に置く。\n",
    "notes": (
        "1. 調査\n\n漁獲は三割減った1。\n\n回遊の道が変わった2。水温も上がった。\n\n\n1 水産試験場年報、12頁。\n"
        "2 海洋観測月報、7頁。\n\n2. 対策\n\n網目を広げる。\n"
    ),
    "many": "\n\n".join(f"記念の切手を{number}枚、祝いの切手を{number + 1}枚刷った。" for number in range(1, 60)),
    "talk": (
        "会議の概要\n\n(山田委員) 本日の議事に入る。異存はないか。\n\n(佐藤委員) 異存はない。\n\n"
        "(山田委員) 山田橋の工事は遅れる。\n\n(佐藤委員) 工事が遅れる理由を山田委員に問う。\n"
    ),
    "buying": "事務局は机を購入する。\n\n机は会議室に置く。\n\n祭りの日には会議室を開ける。\n",
}


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with corpus_of(TEXTS, tmp_path_factory) as opened:
        yield opened


def texts(store, line, **options):
    return [hit.text for hit in search(store, line, **options).hits]


def test_a_question_for_the_things_of_a_kind_is_answered_by_the_list(store):
    first, *rest = texts(store, "会員が資格を失うのはどんなときか")

    assert first.endswith("会員は、次の場合に資格を失う。")
    assert rest[:2] == ["（１）会費を二年納めないとき", "（２）住所が知れないとき"]


@pytest.mark.parametrize(("line", "raised"), [("会員が資格を失うのはどんなときか", True), ("会員 資格 失う", False)])
def test_words_alone_do_not_raise_a_list(store, line, raised):
    scores = {hit.text: hit.score for hit in search(store, line).hits}
    lead = next(score for text, score in scores.items() if "次の場合に" in text)

    assert (scores["（２）住所が知れないとき"] > 0.98 * lead) is raised


def test_items_of_a_long_list_are_not_put_before_other_passages(store):
    found = texts(store, "港に荷を置く施設は何か")

    beyond = [text for text in found if text.startswith("・") and text not in {f"・第{at}の倉庫" for at in (1, 2, 3)}]
    assert beyond
    assert found.index("荷は施設に置く。") < found.index(beyond[0])


@pytest.mark.parametrize("narrow", ["kind:body", "-会費 -住所"])
def test_a_list_is_given_only_where_passages_are_wanted(store, narrow):
    assert not [text for text in texts(store, f"会員が資格を失うのはどんなときか {narrow}") if text.startswith("（")]


def test_a_word_that_shares_characters_counts(store):
    assert "選任" in texts(store, "会長が監事を選んだ")[0]
    assert "選任" in texts(store, "会長が選ぶ人")[0]


def test_a_word_of_its_meaning_counts_but_makes_no_whole_match(store):
    hit = search(store, "机を買う").hits[0]

    assert hit.text == "事務局は机を購入する。"
    assert not hit.complete


def test_a_note_has_a_share_of_what_refers_to_it(store):
    notes = [hit.text for hit in search(store, "回遊 水温 変わる").hits if hit.kind == "footnote"]

    assert notes == ["海洋観測月報、7頁。"]


@pytest.mark.parametrize("line", ["切手 枚", "祝いの切手は何枚か", "会員が資格を失うのはどんなときか", "会長 切手"])
def test_a_longer_answer_begins_as_a_shorter_one(store, line):
    whole = [hit.block for hit in search(store, line, limit=80).hits]

    assert len(whole) == len(set(whole))
    for limit in (1, 3, 10, 35):
        assert [hit.block for hit in search(store, line, limit=limit).hits] == whole[:limit]


@pytest.mark.parametrize("line", ["切手 枚", "祝いの切手は何枚か", "会長 切手"])
@pytest.mark.parametrize("complete", [True, False])
def test_scores_fall_within_whole_and_partial_matches(store, line, complete):
    scores = [hit.score for hit in search(store, line, limit=80).hits if hit.complete is complete]

    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("line", ["切手", '"記念の切手" 枚', "切手 OR 会長", "kind:item", "NEAR/5(切手 枚)", "切* 枚"])
def test_one_word_a_phrase_or_an_address_is_left_to_the_index(store, line):
    tree = parse(line)
    plans = planner(store)

    assert asked(plans, tree, read(line)) is None


@pytest.mark.parametrize("line", ["切手 枚", "切手 枚 kind:body", "祝いの切手は何枚か -会長", "記念切手"])
def test_words_with_fields_or_without_are_looked_at_again(store, line):
    assert asked(planner(store), parse(line), read(line)) is not None


def test_more_queries_than_the_engine_can_add_up_at_once_are_told_apart(store):
    plans = planner(store)
    words = ["切手", "会長", "机", "漁獲", "港"] * 9
    queries = [plans.terms.text(plans.read(word).groups[0][0]) for word in words]
    blocks = [row.id for document in store.documents() for row in store.blocks(document.id)]
    found = held(store, queries, blocks)

    assert set(found) == set(blocks)
    for row in (row for document in store.documents() for row in store.blocks(document.id)):
        assert [at for at, word in enumerate(words) if word in row.text] == [
            at for at in range(len(words)) if found[row.id] >> at & 1
        ]


def test_a_name_that_only_says_who_speaks_speaks_less_for_a_passage(store):
    scores = {hit.text: hit.score for hit in search(store, "山田 工事 本日").hits}

    label = scores["(山田委員) 本日の議事に入る。異存はないか。"]
    assert scores["(山田委員) 山田橋の工事は遅れる。"] > scores["(佐藤委員) 工事が遅れる理由を山田委員に問う。"] * 0.9
    assert label < scores["(佐藤委員) 工事が遅れる理由を山田委員に問う。"]
