"""Ids of documents: several, with *, and whatever signs they have."""

import pytest

from fumikura.errors import WrongValueError
from fumikura.store.globs import exactly, globs, spelled


@pytest.mark.parametrize(
    ("given", "patterns"),
    [
        ("a", ("a",)),
        ("a*, b", ("a*", "b", "a*, b")),
        (["a", "b,c"], ("a", "b", "c", "b,c")),
        ("a[1]?", ("a[[]1][?]",)),
        ([], ()),
    ],
)
def test_globs(given, patterns):
    """Each id is a pattern; an id that holds a comma is looked for as it stands, too."""
    assert globs(given).patterns == patterns


def test_none_is_all_documents():
    """Nothing given is nothing asked."""
    assert globs(None) is None
    assert spelled(["a", "b*"]) == "a,b*"


@pytest.mark.parametrize("given", [3, [3], {"a": 1}.items()])
def test_what_is_no_id(given):
    """What is no text is refused with a message."""
    with pytest.raises(WrongValueError, match="is wanted, not"):
        globs(given)


def test_exactly():
    """The signs of a pattern stand for themselves."""
    assert exactly("a*").patterns == ("a[*]",)
