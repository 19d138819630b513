"""Passages with names in, files of the trade out: CoNLL (IOB2), spaCy's DocBin, a displaCy page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import TYPE_CHECKING, TextIO

from fumikura.errors import MissingExtraError
from fumikura.records import Annotated

if TYPE_CHECKING:
    from spacy.tokens import Doc

# distinct in lightness too, so that a print without colours still tells them apart
_COLOURS = {
    "PERSON": "#f6c453", "TITLE": "#f9e3a8", "ORG": "#8ec5ff", "GPE": "#a7e3b0", "LOC": "#d3f2d8", "FAC": "#c9d7e8",
    "LAW": "#d9b8f4", "EVENT": "#ffb3a7", "PRODUCT": "#e0d1bf", "WORK_OF_ART": "#f7cfe6", "NORP": "#b9dcf2",
    "LANGUAGE": "#e6e6e6",
}  # fmt: skip


def conll(passages: Iterable[Annotated], stream: TextIO) -> int:
    """Write FORM, LEMMA, UniDic's part of speech and the IOB2 tag of each token; return how many passages.

    A comment before each passage names its document and line; an empty line stands behind it.
    """
    count = 0
    for count, passage in enumerate(passages, 1):  # noqa: B007
        stream.write(f"# doc = {passage.doc}\n# line = {passage.line}\n")
        for token, tag in zip(passage.tokens, tags(passage), strict=True):
            pos = "-".join(part for part in token.pos if part)
            form = "".join(passage.text[token.start : token.end].split())
            stream.write(f"{form}\t{token.lemma or token.word}\t{pos}\t{tag}\n")
        stream.write("\n")
    return count


def tags(passage: Annotated) -> list[str]:
    """Return the IOB2 tag of each token; one that a name cuts in two belongs to it whole."""
    found = ["O"] * len(passage.tokens)
    for start, end, label, _ in passage.names:
        inside = [at for at, token in enumerate(passage.tokens) if token.start < end and start < token.end]
        for at in inside:
            if found[at] == "O":
                found[at] = f"{'B' if at == inside[0] else 'I'}-{label}"
    return found


def docbin(passages: Iterable[Annotated]) -> bytes:
    """Return a spaCy DocBin: a Doc a passage, names as ``ents`` with their canonical name as ``kb_id``.

    Raises:
        MissingExtraError: spaCy is not installed.
    """
    try:
        from spacy.tokens import DocBin  # noqa: PLC0415  an extra
        from spacy.vocab import Vocab  # noqa: PLC0415
    except ImportError as fault:
        raise _missing() from fault
    vocab = Vocab()
    made = DocBin(attrs=["ORTH", "SPACY", "TAG", "LEMMA", "ENT_IOB", "ENT_TYPE", "ENT_KB_ID"], store_user_data=True)
    for passage in passages:
        made.add(_doc(passage, vocab))
    return made.to_bytes()


def _doc(passage: Annotated, vocab: object) -> Doc:
    from spacy.tokens import Doc, Span  # noqa: PLC0415
    from spacy.util import filter_spans  # noqa: PLC0415

    words, spaces, tagged, lemmas = [], [], [], []
    for at, token in enumerate(passage.tokens):
        following = passage.tokens[at + 1].start if at + 1 < len(passage.tokens) else token.end
        words.append(passage.text[token.start : token.end])
        spaces.append(following > token.end)
        tagged.append("-".join(part for part in token.pos if part))
        lemmas.append(token.lemma or token.word)
    doc = Doc(vocab, words=words, spaces=spaces, tags=tagged, lemmas=lemmas)  # type: ignore[arg-type]
    iob = tags(passage)
    ents = []
    for start, end, label, name in passage.names:
        inside = [at for at, token in enumerate(passage.tokens) if token.start < end and start < token.end]
        if inside and all(iob[at].endswith(label) for at in inside):
            ents.append(Span(doc, inside[0], inside[-1] + 1, label=label, kb_id=name))
    doc.ents = filter_spans(ents)
    doc.user_data.update(doc=passage.doc, line=passage.line)
    return doc


def page(passages: Iterable[Annotated], title: str) -> Iterator[str]:
    """Yield the pieces of an HTML page that shows names in their passages, as spaCy's displaCy draws them.

    Raises:
        MissingExtraError: spaCy is not installed.
    """
    try:
        from spacy import displacy  # noqa: PLC0415  an extra
    except ImportError as fault:
        raise _missing() from fault
    yield f'<!DOCTYPE html>\n<html lang="ja">\n<head>\n<meta charset="utf-8">\n<title>{escape(title)}</title>\n'
    yield f"{_STYLE}\n</head>\n<body>\n<h1>{escape(title)}</h1>\n"
    for passage in passages:
        if not passage.text.strip():
            continue
        ents = [{"start": start, "end": end, "label": label} for start, end, label, _ in passage.names]
        place = f"{escape(passage.doc)}:{passage.line}"
        drawn = displacy.render(
            {"text": passage.text, "ents": ents, "title": None}, style="ent", manual=True, jupyter=False,
            options={"colors": _COLOURS},
        )  # fmt: skip
        yield f'<section><p class="place">{place}</p>{drawn}</section>\n'
    yield "</body>\n</html>\n"


_STYLE = """<style>
body { font-family: "Noto Sans CJK JP", "Hiragino Sans", "Yu Gothic", sans-serif; margin: 2rem auto; max-width: 52rem;
  line-height: 2.2; color: #1a1a1a; background: #fff; }
.place { color: #666; font-size: .8rem; line-height: 1; margin: 1.2rem 0 .2rem; }
mark span { color: #333; }
@media print { body { margin: 0; } section { break-inside: avoid; } }
</style>"""


def _missing() -> MissingExtraError:
    return MissingExtraError("this format wants spaCy, which is not installed; pip install 'fumikura[spacy]'")
