"""Passages with names as CoNLL, DocBin and a page."""

import io

import networkx
import pytest

from fumikura import export
from fumikura.records import Annotated
from fumikura.tokens import Tokenizer

TOKENIZER = Tokenizer()


def passage(text, *names):
    tokens = tuple(TOKENIZER(text).tokens())
    return Annotated(
        "甲", 3, text, tokens, tuple((text.index(n), text.index(n) + len(n), label, n) for n, label in names)
    )


ONE = passage("外務省の田中一郎は SS-20 を見た。", ("外務省", "ORG"), ("田中一郎", "PERSON"))


def test_conll():
    stream = io.StringIO()

    assert export.conll([ONE], stream) == 1
    lines = stream.getvalue().splitlines()
    assert lines[:4] == [
        "# doc = 甲",
        "# line = 3",
        "外務\t外務\t名詞-普通名詞-一般\tB-ORG",
        "省\t省\t接尾辞-名詞的-一般\tI-ORG",
    ]
    assert [line.split("\t")[3] for line in lines[4:8]] == ["O", "B-PERSON", "I-PERSON", "O"]
    assert lines[-1] == ""


def test_docbin():
    spacy = pytest.importorskip("spacy")
    from spacy.tokens import DocBin

    (made,) = DocBin(store_user_data=True).from_bytes(export.docbin([ONE])).get_docs(spacy.blank("xx").vocab)

    assert made.text == ONE.text
    assert [(ent.text, ent.label_, ent.kb_id_) for ent in made.ents] == [
        ("外務省", "ORG", "外務省"),
        ("田中一郎", "PERSON", "田中一郎"),
    ]
    assert made.user_data == {"doc": "甲", "line": 3}


def test_a_page_shows_text_as_text():
    pytest.importorskip("spacy")
    page = "".join(export.page([passage("<script>alert(1)</script>外務省", ("外務省", "ORG"))], "甲&乙"))

    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page
    assert "<title>甲&amp;乙</title>" in page
    assert "ORG" in page


def test_graphml_is_read_by_networkx():
    stream = io.StringIO()
    export.graphml([("a", {"label": "甲<", "mentions": 2}), ("b", {"label": "乙"})], [("a", "b", 3)], stream)
    graph = networkx.parse_graphml(stream.getvalue())

    assert graph.nodes["a"] == {"label": "甲<", "mentions": 2}
    assert graph.edges["a", "b"]["weight"] == 3
