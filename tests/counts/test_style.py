"""Style of documents: readability as jreadability computes it, scripts, sentences."""

import pytest

from fumikura.counts import Scope, style
from fumikura.counts.readability import level, readability

# jreadability 1.1.5, compute_readability(text); the first is the example of its README
SCORES = {
    "おはようございます！今日は天気がいいですね。": 6.438,
    "むかしむかし、金が大好きな一人の王様がいました。ある日王様の家に一人の老人がやって来ました。その老人は有名な学者でしたが、"
    "お酒がたいへん好きでした。そこで、王様は、老人のためにたくさんの酒とおいしい料理を用意しました。": 4.774333,
    "アレルギー体質の人が、長年スギの花粉を吸っていると、免疫反応が過剰に起こり、目、鼻の粘膜を刺激し、目が充血して、"
    "涙やくしゃみが止まらなくなる。この病気は三十年ほど前に発見された。": 2.944881,
}


@pytest.mark.parametrize("text", SCORES)
def test_readability_as_jreadability(made, text):
    (found,) = style(made(one=text))

    assert found.readability == pytest.approx(SCORES[text], abs=0.006)
    assert found.level == level(SCORES[text])


def test_the_formula_of_hasebe_and_lee():
    score = readability(words=20, kango=20, wago=50, verbs=10, particles=30)

    assert score == pytest.approx(11.724 - 1.12 - 2.52 - 2.1 - 1.45 - 1.32)


@pytest.mark.parametrize(
    ("score", "name"),
    [(7, "lower elementary"), (5.5, "lower elementary"), (5.49, "upper elementary"), (1.5, "lower advanced"),
     (1.49, "upper advanced"), (-1, "upper advanced")],
)  # fmt: skip
def test_levels(score, name):
    assert level(score) == name


def test_scripts_are_shares_of_the_characters(made):
    (found,) = style(made(one="山がデータを見た。"))  # 9 characters

    assert (found.kanji, found.hiragana, found.katakana) == pytest.approx((2 / 9, 3 / 9, 3 / 9), abs=1e-4)
    assert (found.tokens, found.types, found.sentences, found.sentence) == (6, 6, 1, 7)


def test_types_by_lemma_and_by_surface(made):
    store = made(one="見る。見た。見て。")

    assert next(style(store, by="lemma")).types < next(style(store, by="surface")).types


def test_parts(store, told):
    speakers = {found.part: found for found in style(store, over="speaker")}

    said = [word for row, some in told if row.speaker == "次官" for word in some]
    assert speakers["次官"].tokens == sum(any(map(str.isalnum, word.word)) for word in said)
    body = {found.part: found.sentences for found in style(store, scope=Scope(kind="body"))}
    every = {found.part: found.sentences for found in style(store)}
    assert all(body[name] < every[name] for name in body)
