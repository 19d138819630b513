"""The scripts of training/ on sentences that the tests make up: a model that loads and tags, a card that is true."""

from __future__ import annotations

import gzip
import hashlib
import io
import itertools
import json
import subprocess
import sys
import warnings
import zipfile
from pathlib import Path

import pycrfsuite
import pytest

from fumikura.mentions.features import features, view
from fumikura.tokens import Tokenizer

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    pytest.importorskip("spacy")

TRAINING = Path(__file__).parents[2] / "training"
PERSONS = ("山田", "田中", "佐藤", "鈴木", "高橋", "伊藤")
PLACES = ("名古屋", "大阪", "京都", "札幌", "福岡", "神戸")
TEMPLATES = ("{person}さんは{place}に行った。", "{place}で{person}さんに会った。", "{person}さんが{place}から来た。")
WIKIPEDIA = {"PERSON": "人名", "GPE": "地名"}


def made_up() -> list[tuple[str, list[tuple[int, int, str]]]]:
    """Return sentences with the spans and labels of their names."""
    made = []
    for template, person, place in itertools.product(TEMPLATES, PERSONS, PLACES):
        text = template.format(person=person, place=place)
        names = [(text.index(person), "PERSON", person), (text.index(place), "GPE", place)]
        made.append((text, sorted((start, start + len(name), label) for start, label, name in names)))
    return made


def data(folder: Path) -> None:
    """Write the sentences as the training data is written."""
    from spacy.tokens import Doc, DocBin
    from spacy.vocab import Vocab

    texts, vocab = made_up(), Vocab()
    (folder / "ud-japanese-gsd-ne").mkdir(parents=True)
    (folder / "ner-wikipedia").mkdir()
    for at, part in enumerate(("train", "dev", "test")):
        docs = []
        for text, names in texts[at::3]:
            doc = Doc(vocab, words=list(text), spaces=[False] * len(text))
            doc.ents = [doc.char_span(*name) for name in names]
            docs.append(doc)
        DocBin(docs=docs).to_disk(folder / "ud-japanese-gsd-ne" / f"{part}.spacy")
    rows = [
        {"text": text, "entities": [{"span": [start, end], "type": WIKIPEDIA[label]} for start, end, label in names]}
        for text, names in texts[::5]
    ]
    (folder / "ner-wikipedia" / "ner.json").write_text(json.dumps(rows), encoding="utf-8")


def script(name: str, *options: str | Path) -> str:
    """Run a script of training/ and return what it prints."""
    command = [sys.executable, str(TRAINING / name), *map(str, options)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a model that was trained on the made-up sentences."""
    folder = tmp_path_factory.mktemp("training")
    data(folder / "data")
    printed = script("train.py", folder / "data", "--out", folder / "out", "--iterations", "4")

    assert "test  all" in printed

    return folder / "out"


def test_the_model_loads_and_tags(trained):
    tagger = pycrfsuite.Tagger()
    tagger.open(str(trained / "names.crfsuite"))
    columns = Tokenizer()("鈴木さんは神戸から来た。")
    tags = tagger.tag(features([view(token) for token in columns.tokens()]))

    assert (tags[0], tags[3]) == ("B-PERSON", "B-GPE")


def test_the_card_says_what_the_model_is(trained):
    card = json.loads((trained / "names.json").read_text(encoding="utf-8"))

    assert hashlib.sha256((trained / "names.crfsuite").read_bytes()).hexdigest() == card["sha256"]
    assert card["sentences"] == {"gsd": 36, "wikipedia": 22}
    assert {"precision", "recall", "f1", "entities"} == set(card["figures"]["dev"]["all"])
    assert card["figures"]["test"]["all"]["f1"] > 0.9
    assert card["figures"]["test"]["all"]["entities"] == 72
    assert sorted(path.name for path in trained.iterdir()) == ["names.crfsuite", "names.json"]


def test_clusters_hold_words_that_are_alike(tmp_path):
    import numpy as np
    import srsly
    from spacy.strings import hash_string

    words = ["東京", "大阪", "京都", "食べる", "飲む", "噛む", "東京大阪", "2026"]
    rows = np.array([[1, 0.1], [1, 0.2], [1, 0], [0, 1], [0.1, 1], [0.2, 1], [1, 1], [1, 1]], dtype="float32")
    buffer = io.BytesIO()
    np.save(buffer, rows)
    with zipfile.ZipFile(tmp_path / "vectors.whl", "w") as wheel:
        wheel.writestr("ja/vocab/vectors", buffer.getvalue())
        wheel.writestr(
            "ja/vocab/key2row", srsly.msgpack_dumps({hash_string(word): at for at, word in enumerate(words)})
        )
        wheel.writestr("ja/vocab/strings.json", json.dumps(words))

    script("clusters.py", tmp_path / "vectors.whl", "--out", tmp_path / "out.gz", "--fine", "2", "--coarse", "1")
    lines = gzip.decompress((tmp_path / "out.gz").read_bytes()).decode().splitlines()

    assert sorted(line.split(" ") for line in lines) == [["0", "京都", "大阪", "東京"], ["0", "噛む", "食べる", "飲む"]]


def test_the_mean_of_models_has_the_mean_of_their_weights(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(str(TRAINING))
    import train

    paths = [tmp_path / "one", tmp_path / "two"]
    for path, iterations in zip(paths, (1, 5), strict=True):
        trainer = pycrfsuite.Trainer("ap", {"max_iterations": iterations}, verbose=False)
        for items, tags in (([["a"], ["b"]], ["O", "B"]), ([["b"], ["a"]], ["B", "O"]), ([["a"], ["c"]], ["B", "I"])):
            trainer.append(items, tags)
        trainer.train(str(path))
    (tmp_path / "mean").write_bytes(train.mean(paths))
    one, two, mean = (train.tagger(path).info() for path in (*paths, tmp_path / "mean"))

    for kind in ("state_features", "transitions"):
        weights = {key: float(weight) for key, weight in getattr(mean, kind).items()}
        wanted = {
            key: (float(weight) + float(getattr(two, kind).get(key, 0))) / 2
            for key, weight in getattr(one, kind).items()
        }
        assert weights == pytest.approx(wanted, abs=1e-5)
        assert weights
