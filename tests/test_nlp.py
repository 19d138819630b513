"""The finders in spaCy pipelines: on our own tokens, and on those of spacy.blank("ja") where SudachiPy is installed."""

from __future__ import annotations

import warnings

import pytest

from fumikura.tokens import Tokenizer
from fumikura.tokens.doc import doc

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    spacy = pytest.importorskip("spacy")

TEXT = "12日午前の会合で、ソ連は欧州ゼロ、アジア100弾頭を提案し、5年間で50%を削減するとした。"
TIMES = [("12日午前", "TIME", "1986-10-12TMO"), ("5年間", "DURATION", "P5Y")]
NUMBERS = [("ゼロ", "count", 0, "弾頭"), ("100弾頭", "count", 100, "弾頭"), ("50%", "percent", 50, "%")]


def found(made):
    times = [(span.text, span._.type, span._.value) for span in made.spans["times"]]
    numbers = [(span.text, span._.kind, span._.value, span._.unit) for span in made.spans["numbers"]]
    return times, numbers


def pipeline(nlp):
    nlp.add_pipe("fumikura_times", config={"date": "1986-10-16"})
    nlp.add_pipe("fumikura_numbers")
    return nlp


def test_on_our_own_tokens():
    nlp = pipeline(spacy.blank("xx"))
    made = doc(TEXT, Tokenizer()(TEXT), nlp.vocab)
    for _, component in nlp.pipeline:
        made = component(made)

    assert found(made) == (TIMES, NUMBERS)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # spaCy calls SudachiPy in an old way
def test_on_the_tokens_of_sudachi():
    pytest.importorskip("sudachipy", reason="spacy.blank('ja') needs SudachiPy: pip install sudachipy sudachidict-core")
    pytest.importorskip("sudachidict_core")

    assert found(pipeline(spacy.blank("ja"))(TEXT)) == (TIMES, NUMBERS)


def test_a_text_may_have_its_own_date():
    nlp = pipeline(spacy.blank("xx"))
    made = doc("本日、会談した。", Tokenizer()("本日、会談した。"), nlp.vocab)
    made._.date = "2024-10-09"
    for _, component in nlp.pipeline:
        made = component(made)

    assert found(made)[0] == [("本日", "DATE", "2024-10-09")]


def test_a_date_that_is_none_is_refused():
    with pytest.raises(ValueError, match="isoformat"):
        spacy.blank("xx").add_pipe("fumikura_times", config={"date": "yesterday"})


def test_the_components_are_found_by_their_entry_points():
    names = {"fumikura_times", "fumikura_numbers", "fumikura_names", "fumikura_citations"}

    assert all(spacy.blank("xx").has_factory(name) for name in names)


def test_citations():
    nlp = spacy.blank("xx")
    nlp.add_pipe("fumikura_citations")

    doc = nlp("民法第90条、第91条に反する。")
    (span,) = doc.spans["citations"]

    assert (span.label_, span._.law, span._.targets) == ("statute", "民法", ("民法/90", "民法/91"))
