"""Commands that count: count, ngrams, collocates, style."""

from __future__ import annotations

from dataclasses import asdict
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any

import typer

from fumikura.cli.options import (
    DEFAULT_CORPUS,
    AllOption,
    CorpusOption,
    DocOption,
    Form,
    FormOption,
    Lang,
    LangOption,
    OutputOption,
)
from fumikura.cli.output import tell, write
from fumikura.cli.parts import (
    By,
    KindOption,
    LeastOption,
    Only,
    OnlyOption,
    Over,
    PosOption,
    SectionOption,
    SpeakerOption,
    StopOption,
    Word,
    addresses,
    counting,
    keep,
    scope,
)
from fumikura.cli.values import window as words_of
from fumikura.cli.words import say

if TYPE_CHECKING:
    from fumikura.counts import Spread, Table, Window

_MEASURES = ("log_dice", "g2", "mi", "mi3", "t", "dice")
_FREQUENCY = ("rank", "word", "pos", "count", "per_10000", "range", "dp", "juilland")
_SHARE = ("part", "count", "size", "per_10000")
_NGRAM = ("rank", "ngram", "count", "per_10000", "range", "example")
_NEAR = ("rank", "word", "pos", "count", "left", "right", "frequency")
_STYLE = ("part", "tokens", "types", "ttr", "sttr", "mtld", "sentences", "sentence", "kanji", "hiragana", "katakana",
          "readability", "level")  # fmt: skip
_UNSAID = frozenset({By.surface, By.reading, By.pos})  # what has no part of speech of its own
_WIDEST = 200  # parts that a cross-tabulation may have


class Measure(StrEnum):
    """Measures of association."""

    log_dice = "log_dice"
    g2 = "g2"
    mi = "mi"
    mi3 = "mi3"
    t = "t"
    dice = "dice"


class Within(StrEnum):
    """What a window may not leave."""

    passage = "passage"
    sentence = "sentence"


def count(
    word: Annotated[
        str | None,
        typer.Argument(
            metavar="[WORD]", help="Where this word stands, in any inflection; several side by side: 核実験."
        ),
    ] = None,
    by: Annotated[By, typer.Option("--by", "-b", help="What is counted.")] = By.lemma,
    over: Annotated[
        Over, typer.Option("--over", help="The parts for range, DP and D, or of which WORD is counted.")
    ] = (Over.doc),
    cross: Annotated[Over | None, typer.Option("--cross", "-x", help="A column for each of these.")] = None,
    pos: PosOption = None,
    stop: StopOption = None,
    only: OnlyOption = Only.all,
    least: LeastOption = 1,
    doc: DocOption = None,
    section: SectionOption = None,
    speaker: SpeakerOption = None,
    kind: KindOption = None,
    limit: AllOption = None,
    corpus: CorpusOption = DEFAULT_CORPUS,
    form: FormOption = Form.table,
    output: OutputOption = None,
    lang: LangOption = None,
) -> None:
    """Count words: a frequency list, the parts that have a word, or words crossed with parts.

    per_10000 is of all tokens, signs too. range is how many documents have a word; dp is Gries's deviation of
    proportions (0 evenly spread, 1 all in one small part), juilland Juilland's D (1 evenly spread). A lemma is
    UniDic's, of a name the name as written; a compound the longest run of nouns. --cross ends with chi2 (parts - 1
    degrees of freedom) and Cramér's v.

    Examples: fumikura count --pos noun -n 20; fumikura count 提案; fumikura count --cross kind --only content
    """
    if word is not None and (cross is not None or pos is not None or stop is not None or only is not Only.all):
        msg = "WORD takes none of --cross, --pos, --stop, --only"
        raise typer.BadParameter(msg)
    from fumikura.counts import frequencies, spread, table

    with counting(corpus, index=section is not None or speaker is not None) as store:
        wanted = scope(store, doc=doc, section=section, speaker=speaker, kind=kind)
        if word is not None:
            found = spread(store, word, over=over.value, scope=wanted)
            shares = [asdict(share) for share in found.shares if share.count >= least][:limit]
            if found.count:
                _tell_spread(found, lang)
            write(shares, form=form, output=output, columns=_SHARE, lang=lang)
            return
        made = table(store, by.value, over=(cross or over).value, scope=wanted, keep=keep(pos, stop, only))
    unsaid = {"pos"} if by in _UNSAID else set[str]()
    if cross is not None:
        columns, rows = _crossed(made, cross, least, limit)
    else:
        listed = islice(frequencies(made, least=least), limit)
        columns, rows = _FREQUENCY, [{"rank": rank, **asdict(one)} for rank, one in enumerate(listed, 1)]
    columns = tuple(name for name in columns if name not in unsaid)
    write(({name: row[name] for name in columns} for row in rows), form=form, output=output, columns=columns, lang=lang)


def _tell_spread(found: Spread, lang: Lang | None) -> None:
    having = sum(1 for share in found.shares if share.count)
    message = "{count} occurrences in {having} of {parts} parts; DP {dp}, Juilland's D {juilland}"
    values = {"dp": found.dp, "juilland": "-" if found.juilland is None else found.juilland}
    tell(say(message, lang, count=found.count, having=having, parts=len(found.shares), **values))


def _crossed(made: Table, cross: Over, least: int, limit: int | None) -> tuple[tuple[str, ...], list[dict[str, Any]]]:
    from fumikura.counts import crossed

    if len(made.parts) > _WIDEST:
        msg = (
            f"there are {len(made.parts)} parts, at most {_WIDEST} fit; narrow them with --doc, or ask for --cross kind"
        )
        raise typer.BadParameter(msg, param_hint="--cross")
    names = [f"{cross.value}:{part}" for part in made.parts]
    rows = [
        {"word": one.word, "pos": one.pos, "count": one.count, **dict(zip(names, one.counts, strict=True)),
         "chi2": one.chi2, "v": one.v}
        for one in islice(crossed(made, least=least), limit)
    ]  # fmt: skip
    return ("word", "pos", "count", *names, "chi2", "v"), rows


def ngrams(
    length: Annotated[int, typer.Option("--length", "-N", min=2, max=5, help="Words of a sequence.")] = 2,
    contains: Annotated[
        str | None, typer.Option("--contains", "-c", metavar="WORD", help="Only with this word, in any inflection.")
    ] = None,
    by: Annotated[Word, typer.Option("--by", "-b", help="What the words are compared by.")] = Word.surface,
    pos: PosOption = None,
    stop: StopOption = None,
    only: OnlyOption = Only.all,
    least: LeastOption = 2,
    doc: DocOption = None,
    section: SectionOption = None,
    speaker: SpeakerOption = None,
    kind: KindOption = None,
    limit: AllOption = 50,
    corpus: CorpusOption = DEFAULT_CORPUS,
    form: FormOption = Form.table,
    output: OutputOption = None,
    lang: LangOption = None,
) -> None:
    """List sequences of words, the most frequent first.

    A sequence stands in one sentence. With --pos, --stop or --only those that have a word that is left out are no
    sequences. range is how many documents have it, example the first place.

    Examples: fumikura ngrams -N 3 --only words; fumikura ngrams -N 4 --contains 提案 --by lemma
    """
    from fumikura.counts import ngrams as found

    with counting(corpus, index=section is not None or speaker is not None) as store:
        wanted = scope(store, doc=doc, section=section, speaker=speaker, kind=kind)
        listed = found(
            store, length, by=by.value, contains=contains, least=least, limit=limit, scope=wanted,
            keep=keep(pos, stop, only),
        )  # fmt: skip
        places = addresses(store, [one.block for one in listed])
    rows = [
        {"rank": rank, "ngram": " ".join(one.words), "words": list(one.words), "count": one.count,
         "per_10000": one.per_10000, "range": one.range, "example": place}
        for rank, (one, place) in enumerate(zip(listed, places, strict=True), 1)
    ]  # fmt: skip
    write(rows, form=form, output=output, columns=_NGRAM, lang=lang)


def collocates(
    word: Annotated[
        str, typer.Argument(metavar="WORD", help="A word in any inflection, or several side by side: 核実験.")
    ],
    window: Annotated[
        str | None,
        typer.Option(
            "--window", "-w", metavar="N|L:R|sentence", help="Words before and after it, or its sentence; 5 without."
        ),
    ] = None,
    within: Annotated[
        Within, typer.Option("--within", help="What the window may not leave; sentence without --window is all of it.")
    ] = Within.passage,
    measure: Annotated[Measure, typer.Option("--measure", help="By which they are ordered.")] = Measure.log_dice,
    by: Annotated[Word, typer.Option("--by", "-b", help="What is counted near it.")] = Word.lemma,
    pos: PosOption = None,
    stop: StopOption = None,
    only: OnlyOption = Only.all,
    least: LeastOption = 2,
    doc: DocOption = None,
    section: SectionOption = None,
    speaker: SpeakerOption = None,
    kind: KindOption = None,
    limit: AllOption = 20,
    corpus: CorpusOption = DEFAULT_CORPUS,
    form: FormOption = Form.table,
    output: OutputOption = None,
    lang: LangOption = None,
) -> None:
    """List the words that stand near a word, the strongest first.

    left and right are the tokens before and behind it (one between two of them counts for both), frequency those of all
    that is counted; example is the first place. log_dice and dice say how exclusively two words go together, g2 and t
    how sure that is, mi and mi3 how much more often than by chance. Other formats than table have all measures, what
    chance would expect, and the tokens at each position.

    Examples: fumikura collocates 提案 --only content; fumikura collocates 核実験 --window 0:3 --measure g2
    """
    from fumikura.counts import collocates as found

    with counting(corpus, index=section is not None or speaker is not None) as store:
        wanted = scope(store, doc=doc, section=section, speaker=speaker, kind=kind)
        near = found(
            store, word, by=by.value, window=_window(window, within), measure=measure.value, least=least, limit=limit,
            scope=wanted, keep=keep(pos, stop, only),
        )  # fmt: skip
        places = addresses(store, [one.block for one in near.found])
    if near.nodes:
        message = "{nodes} occurrences, {near} tokens near them, {size} in all"
        tell(say(message, lang, nodes=near.nodes, near=near.near, size=near.size))
    rows = []
    for rank, (one, place) in enumerate(zip(near.found, places, strict=True), 1):
        row = asdict(one) | {"positions": list(one.positions), "example": place}
        rows.append({"rank": rank, **{name: value for name, value in row.items() if name != "block"}})
    full: tuple[str, ...] = (*_NEAR, "expected", *_MEASURES, "positions", "example")
    if form in {Form.table, Form.md}:
        full = (*_NEAR, measure.value, "example")
    columns = tuple(name for name in full if name != "pos" or by is Word.lemma)
    write(rows, form=form, output=output, columns=columns, lang=lang)


def _window(text: str | None, within: Within) -> Window:
    from fumikura.counts import Window

    sentence = within is Within.sentence
    if text is None and not sentence:
        return Window()
    sides = None if text is None else words_of(text)
    return Window(None, None, sentence=True) if sides is None else Window(*sides, sentence=sentence)


def style(
    over: Annotated[Over, typer.Option("--over", help="The parts that are described.")] = Over.doc,
    by: Annotated[Word, typer.Option("--by", "-b", help="What words are told apart by.")] = Word.lemma,
    doc: DocOption = None,
    section: SectionOption = None,
    speaker: SpeakerOption = None,
    kind: KindOption = None,
    limit: AllOption = None,
    corpus: CorpusOption = DEFAULT_CORPUS,
    form: FormOption = Form.table,
    output: OutputOption = None,
    lang: LangOption = None,
) -> None:
    """Describe the style of documents, sections or speakers: variety of words, sentences, script, readability.

    tokens are words without signs, types different ones, ttr types / tokens, sttr the mean ttr of segments of 1,000
    words, mtld how many words keep the ttr above 0.72. sentence is the mean length in tokens; kanji, hiragana,
    katakana are shares of the characters. readability is that of Hasebe and Lee for learners of Japanese (5.5 to 6.5
    lower elementary, 0.5 to 1.5 upper advanced). Headings and items are sentences too: --kind body leaves them out.

    Examples: fumikura style; fumikura style --over speaker --doc inf-cables-1986; fumikura style --kind body
    """
    from fumikura.counts import style as found

    with counting(corpus, index=section is not None or speaker is not None) as store:
        wanted = scope(store, doc=doc, section=section, speaker=speaker, kind=kind)
        rows = [asdict(one) for one in islice(found(store, over=over.value, by=by.value, scope=wanted), limit)]
    for row in rows if form is Form.table else ():
        row["level"] = say(row["level"], lang)
    write(rows, form=form, output=output, columns=_STYLE, lang=lang)


COMMANDS = (count, ngrams, collocates, style)
