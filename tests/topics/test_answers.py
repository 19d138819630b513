import json
import os
import subprocess
import sys

import numpy as np
import pytest

from fumikura import pipeline
from fumikura.errors import MissingExtraError, TooLittleTextError
from fumikura.preparing import Options
from fumikura.store import Store
from fumikura.topics import Settings, assign, kept, settings, shares, similar, space_of, topics
from fumikura.topics.layout import layout
from tests.topics.conftest import ARMS, MONEY, made, paragraphs


def test_topics_are_kept_and_read_again(own):
    with Store(own) as store:
        first, second = topics(store, Settings(k=3)), topics(store)

    assert (first.made, second.made) == ("new", None)
    assert first.model.topics == second.model.topics
    assert (first.model.shares == second.model.shares).all()
    assert first.model.space.units == second.model.space.units
    assert not (first.model.space.counts != second.model.space.counts).nnz


def test_topics_made_now_and_those_kept_give_one_map(own):
    with Store(own) as store:
        first, second = topics(store, Settings(k=3)).model, topics(store).model

    assert layout(first, seed=1) == layout(second, seed=1)
    for one, other in ((first.shares, second.shares), (first.space.idf, second.space.idf)):
        assert (one.dtype, one.flags.c_contiguous, one.tobytes()) == (
            other.dtype, other.flags.c_contiguous, other.tobytes(),
        )  # fmt: skip


def test_what_is_computed_does_not_hang_on_what_was_loaded_before():
    """A library that is loaded later would compute with several threads, and sum up in another order."""
    code = (
        "from fumikura.topics.methods import alone\n"
        "import threadpoolctl\n"
        "with alone():\n"
        "    import sklearn.decomposition, sklearn.cluster, sklearn.manifold, scipy.linalg\n"
        "    print({one['num_threads'] for one in threadpoolctl.threadpool_info()})\n"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert said.stdout == "{1}\n"


def test_a_changed_corpus_makes_them_again(own, texts, tmp_path):
    with Store(own) as store:
        topics(store, Settings(k=3))
    (tmp_path / "new.txt").write_text(paragraphs(MONEY, 3), encoding="utf-8")
    made([texts, tmp_path / "new.txt"], own)
    with Store(own) as store:
        found = topics(store)

    assert found.made == "changed"
    assert "new" in {unit.doc for unit in found.model.space.units}


def test_other_settings_make_them_anew(own):
    with Store(own) as store:
        topics(store, Settings(k=3))
        found = topics(store, Settings(k=2))

    assert (found.made, len(found.model.order)) == ("new", 2)


@pytest.mark.parametrize("spoil", ["text", "arrays", "halves", "no arrays", "other format"])
def test_what_is_damaged_is_made_again(own, spoil):
    with Store(own) as store:
        topics(store, Settings(k=3))
        text, arrays = own / kept.TEXT, own / kept.ARRAYS
        if spoil == "text":
            text.write_text("{", encoding="utf-8")
        elif spoil == "arrays":
            arrays.write_bytes(arrays.read_bytes()[:100])
        elif spoil == "halves":
            text.write_text(text.read_text(encoding="utf-8") + " ", encoding="utf-8")
        elif spoil == "no arrays":
            arrays.unlink()
        else:
            record = json.loads(text.read_text(encoding="utf-8"))
            text.write_text(json.dumps({**record, "format": 0}), encoding="utf-8")
        found = topics(store, Settings(k=3))

    assert found.made == "new"


def test_nothing_kept_is_code(own):
    with Store(own) as store:
        topics(store, Settings(k=3))

    with np.load(own / kept.ARRAYS, allow_pickle=False) as arrays:
        assert all(arrays[name].dtype != object for name in arrays.files)
    record = json.loads((own / kept.TEXT).read_text(encoding="utf-8"))
    assert record["settings"]["seed"] == 0
    assert {"fumikura", "scikit-learn", "numpy"} <= set(record["versions"])


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="file modes keep neither root nor Windows out")
def test_a_corpus_that_cannot_be_written_still_answers(own):
    own.chmod(0o555)
    try:
        with Store(own) as store:
            assert topics(store, Settings(k=3)).model.topics
    finally:
        own.chmod(0o755)


def test_a_folder_that_cannot_be_written_keeps_nothing(own, monkeypatch):
    def refuse(*_, **__):
        raise OSError

    monkeypatch.setattr(np, "savez_compressed", refuse)
    with Store(own) as store:
        assert topics(store, Settings(k=3)).made == "new"

    assert not [path for path in own.iterdir() if "topics" in path.name]


RUN = """
import sys
from fumikura.store import Store
from fumikura.topics import Settings, topics
with Store(__import__("pathlib").Path(sys.argv[1])) as store:
    model = topics(store, Settings(method=sys.argv[2], seed=7)).model
print(model.candidates, model.topics, model.best.tolist())
"""


@pytest.mark.parametrize("method", ["nmf", "kmeans", "hdbscan"])
def test_two_processes_say_the_same(own, method):
    said = set()
    for threads in ("1", "4"):
        (own / kept.TEXT).unlink(missing_ok=True)
        run = subprocess.run(
            [sys.executable, "-c", RUN, str(own), method],
            env={**os.environ, "OMP_NUM_THREADS": threads, "OPENBLAS_NUM_THREADS": threads, "PYTHONHASHSEED": threads},
            capture_output=True, text=True, encoding="utf-8", check=True,
        )  # fmt: skip
        said.add(run.stdout)

    assert len(said) == 1


def test_other_texts_are_assigned_and_nothing_is_learnt(own, read):
    with Store(own) as store:
        model = topics(store, Settings(k=3)).model
        before = (own / kept.TEXT).read_bytes()
        found = assign(model, *read(paragraphs(ARMS[::-1], 2)))
        unknown = assign(model, *read("琵琶湖の漁師が鮎を釣り、舟で瀬田川を下って網を干し、秋祭りの神輿を担いだ。"))

    of_arms = {
        topic for unit, topic in zip(model.space.units, model.best.tolist(), strict=True) if unit.doc == "arms-1"
    }
    assert {one.topic for one in found} == of_arms
    assert [one.topic for one in unknown] == [0]
    assert (own / kept.TEXT).read_bytes() == before


@pytest.mark.parametrize(("by", "groups"), [("document", 6), ("year", 2), ("section", 6), ("speaker", 0)])
def test_shares_of_a_group_sum_to_one(store, by, groups):
    sums = {}
    for one in shares(topics(store, Settings(k=3)).model, by):
        sums[one.group] = sums.get(one.group, 0) + one.share

    assert len(sums) == groups
    assert all(value == pytest.approx(1, abs=0.001) for value in sums.values())


def test_what_is_near_is_of_the_same_subject_and_says_why(store):
    space = space_of(store, "passage")
    block = space.units[0].blocks[0]
    found = similar(space, {block}, number=5)
    others = similar(space, {block}, number=3, others=True, docs={"arms-2", "pets-1"})

    assert space.units[0].doc == "arms-1"
    assert {one.unit.doc.partition("-")[0] for one in found} == {"arms"}
    assert [one.cosine for one in found] == sorted((one.cosine for one in found), reverse=True)
    assert all(one.words and block not in one.unit.blocks for one in found)
    assert {one.unit.doc for one in others} == {"arms-2"}


@pytest.mark.parametrize("method", settings.NAMES)
def test_two_documents_and_ten_passages(tmp_path, method):
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, sentences in (("a", ARMS), ("b", MONEY)):
        (folder / f"{name}.txt").write_text(paragraphs(sentences, 5), encoding="utf-8")
    with Store(made([folder], tmp_path / "corpus")) as store:
        found = topics(store, Settings(method)).model

    assert len(found.space.units) == 10
    assert len(found.order) <= 2
    assert sum(topic.units for topic in found.topics) == 10


def test_more_topics_than_passages(own):
    with Store(own) as store:
        model = topics(store, Settings(k=200, doc="arms-1")).model

    assert 1 <= len(model.order) <= 10


def test_an_empty_vocabulary_is_an_error(tmp_path):
    (tmp_path / "one.txt").write_text("一。\n", encoding="utf-8")
    with Store(made([tmp_path / "one.txt"], tmp_path / "corpus")) as store, pytest.raises(TooLittleTextError):
        topics(store)


def test_without_scikit_learn(store, monkeypatch):
    monkeypatch.setattr(settings, "find_spec", lambda _: None)

    with pytest.raises(MissingExtraError, match=r"pip install 'fumikura\[topics\]'"):
        topics(store)


def test_ingest_of_the_fixture_has_no_failures(texts, tmp_path):
    with Store(tmp_path / "corpus", create=True) as store:
        store.acquire(wait=0)
        assert not pipeline.ingest([texts], store, options=Options(names=False)).failed


def test_the_number_of_processes_that_read_a_corpus_changes_nothing(texts, tmp_path):
    made = []
    for jobs in (1, 2):
        with Store(tmp_path / str(jobs), create=True) as store:
            store.acquire(wait=0)
            pipeline.ingest([texts], store, options=Options(names=False), jobs=jobs)
            model = topics(store, Settings(seed=3)).model
        kept = (tmp_path / str(jobs) / "topics.json").read_text(encoding="utf-8")
        made.append((kept, model.shares.tolist(), model.topics, model.candidates))

    assert made[0] == made[1]
