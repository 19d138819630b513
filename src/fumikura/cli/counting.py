"""Commands that count: count, ngrams, collocates, style."""

from __future__ import annotations

from enum import StrEnum
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
    Unit,
    counting,
    keep,
    unheard,
)
from fumikura.cli.values import named
from fumikura.cli.values import window as words_of
from fumikura.cli.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping


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
    query: Annotated[
        list[str] | None,
        typer.Argument(metavar="[QUERY]", help="Where this stands: a word in any inflection, or any query of 'kwic'."),
    ] = None,
    by: Annotated[By, typer.Option("--by", "-b", help="What is counted.")] = By.lemma,
    over: Annotated[
        Over, typer.Option("--over", help="The parts for range, DP and D, or of which QUERY is counted.")
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
    """Count words: a frequency list, the parts that have what a query names, or words crossed with parts.

    per_10000 is of all tokens, signs too. range is how many documents have a word; dp is Gries's deviation of
    proportions (0 evenly spread, 1 all in one small part), juilland Juilland's D (1 evenly spread). A lemma is
    UniDic's, of a name the name as written; a compound the longest run of nouns. --cross ends with chi2 (parts - 1
    degrees of freedom) and Cramér's v. search and kwic find what a list names; but numbers are counted token by token
    as they are written (十, 億), and searched by their value: 10億円 is one number and a unit.

    Examples: fumikura count --pos noun -n 20; fumikura count --by compound --only content; fumikura count 提案;
    fumikura count '[lemma="提案"] []{0,3} [pos="動詞"]' --over speaker; fumikura count --cross kind --only content
    """
    line = _line(query)
    if line is not None and (cross is not None or pos is not None or stop is not None or only is not Only.all):
        msg = "QUERY takes none of --cross, --pos, --stop, --only"
        raise typer.BadParameter(msg)
    from fumikura.answers import counting as answers
    from fumikura.counts import table

    with counting(corpus, index=(line, section, speaker) != (None, None, None)) as store:
        wanted = answers.scope(store, doc=doc, section=section, speaker=speaker, kind=kind)
        if line is not None:
            wanted = answers.spoken(store, wanted, over.value)
            rows = answers.shares(store, line, over=over.value, scope=wanted, least=least, limit=limit)
            if rows.about["count"]:
                _tell_spread(rows.about, lang)
            else:
                unheard(store, line, lang)
            write(rows, form=form, output=output, columns=rows.columns, lang=lang)
            return
        wanted = answers.spoken(store, wanted, (cross or over).value)
        made = table(store, by.value, over=(cross or over).value, scope=wanted, keep=keep(pos, stop, only))
    if cross is None:
        rows = answers.frequencies(made, by.value, least=least, limit=limit)
    else:
        with named("--cross"):
            rows = answers.crossed(made, by.value, cross.value, least=least, limit=limit)
    write(rows, form=form, output=output, columns=rows.columns, lang=lang)


def _line(query: list[str] | None) -> str | None:
    return " ".join(query) if query else None


def _tell_spread(about: Mapping[str, Any], lang: Lang | None) -> None:
    message = "{count} occurrences in {having} of {parts} parts; DP {dp}, Juilland's D {juilland}"
    tell(say(message, lang, **{name: "-" if value is None else value for name, value in about.items()}))


def ngrams(
    length: Annotated[int, typer.Option("--length", "-N", min=2, max=5, help="Words of a sequence.")] = 2,
    contains: Annotated[
        str | None,
        typer.Option(
            "--contains",
            "-c",
            metavar="QUERY",
            help="Only with this: a word in any inflection, or any query of 'kwic'.",
        ),
    ] = None,
    by: Annotated[By, typer.Option("--by", "-b", help="What the words are compared by.")] = By.surface,
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
    sequences. --by compound takes a compound, the longest run of nouns, for one word; --by pos lists sequences of parts
    of speech. range is how many documents have it, example the first place.

    Examples: fumikura ngrams -N 3 --only words; fumikura ngrams -N 4 --contains 提案 --by lemma;
    fumikura ngrams --by compound --contains 削減; fumikura ngrams -N 3 --contains '[pos="名詞"]{2} [lemma="する"]'
    """
    from fumikura.answers import counting as answers

    with counting(corpus, index=(contains, section, speaker) != (None, None, None)) as store:
        wanted = answers.scope(store, doc=doc, section=section, speaker=speaker, kind=kind)
        rows = answers.ngrams(
            store, length, by=by.value, contains=contains, least=least, limit=limit, scope=wanted,
            keep=keep(pos, stop, only),
        )  # fmt: skip
        if not rows and contains is not None:
            unheard(store, contains, lang)
    write(rows, form=form, output=output, columns=rows.columns, lang=lang)


def collocates(
    query: Annotated[
        list[str],
        typer.Argument(
            metavar="QUERY",
            help="The node: a word in any inflection, or any query of 'kwic': lemma:定める, [lemma=\"提案\"], "
            '"アジア凍結", person:レーガン, 提案 speaker:ラウニー.',
        ),
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
    by: Annotated[By, typer.Option("--by", "-b", help="What is counted near it.")] = By.lemma,
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
    """List the words that stand near a word, or near what a query names, the strongest first.

    left and right are the tokens before and behind it (one between two of them counts for both), frequency those of all
    that is counted; example is the first place. log_dice and dice say how exclusively two words go together, g2 and t
    how sure that is, mi and mi3 how much more often than by chance. Other formats than table have all measures, what
    chance would expect, and the tokens at each position. doc:, kind:, section: and speaker: in QUERY narrow down the
    node, the options all that is counted. --by compound takes a compound, the longest run of nouns, for one word.

    Examples: fumikura collocates 提案 --only content; fumikura collocates 核実験 --window 0:3 --measure g2;
    fumikura collocates person:レーガン --by compound; fumikura collocates '[lemma="提案"] []{0,2} [pos="動詞"]'
    """
    from fumikura.answers import counting as answers

    sides, line = None if window is None else words_of(window), " ".join(query)
    near = answers.window(sides, given=window is not None, sentence=within is Within.sentence)
    with counting(corpus, index=True) as store:
        wanted = answers.scope(store, doc=doc, section=section, speaker=speaker, kind=kind)
        rows = answers.collocates(
            store, line, by=by.value, window=near, measure=measure.value, least=least, limit=limit, scope=wanted,
            keep=keep(pos, stop, only),
        )  # fmt: skip
        if not rows.about["nodes"]:
            unheard(store, line, lang)
    if rows.about["nodes"]:
        tell(say("{nodes} occurrences, {near} tokens near them, {size} in all", lang, **rows.about))
    columns = rows.brief if form in {Form.table, Form.md} else rows.columns
    write(rows, form=form, output=output, columns=columns, lang=lang)


def style(
    over: Annotated[Over, typer.Option("--over", help="The parts that are described.")] = Over.doc,
    by: Annotated[Unit, typer.Option("--by", "-b", help="What words are told apart by.")] = Unit.lemma,
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
    words, mtld how many words keep the ttr above 0.72; --by compound takes a compound for one word. sentence is the
    mean length in tokens; kanji, hiragana, katakana are shares of the characters. readability is that of Hasebe and Lee
    for learners of Japanese (5.5 to 6.5 lower elementary, 0.5 to 1.5 upper advanced). Headings and items are sentences
    too: --kind body leaves them out.

    Examples: fumikura style; fumikura style --over speaker --doc inf-cables-1986; fumikura style --kind body;
    fumikura style --by compound
    """
    from fumikura.answers import counting as answers

    with counting(corpus, index=section is not None or speaker is not None) as store:
        wanted = answers.scope(store, doc=doc, section=section, speaker=speaker, kind=kind)
        wanted = answers.spoken(store, wanted, over.value)
        rows = answers.style(store, over=over.value, by=by.value, scope=wanted, limit=limit)
    for row in rows if form is Form.table else ():
        row["level"] = say(row.level, lang)
    write(rows, form=form, output=output, columns=rows.columns, lang=lang)


COMMANDS = (count, ngrams, collocates, style)
