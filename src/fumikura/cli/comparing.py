"""Commands that compare: similar, keyness, keywords."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from fumikura.answers.places import known
from fumikura.cli.options import (
    DEFAULT_CORPUS,
    AllOption,
    CorpusOption,
    DocOption,
    Form,
    FormOption,
    LangOption,
    OutputOption,
)
from fumikura.cli.output import nothing, tell, write
from fumikura.cli.parts import (
    By,
    KindOption,
    LeastOption,
    Only,
    OnlyOption,
    PosOption,
    SectionOption,
    SpeakerOption,
    StopOption,
    counting,
    keep,
)
from fumikura.cli.topics import UnitKind, columns_of, shortened
from fumikura.cli.values import named
from fumikura.cli.words import say


class Measure(StrEnum):
    """Measures of keyness."""

    g2 = "g2"
    chi2 = "chi2"
    bic = "bic"
    log_ratio = "log_ratio"
    diff = "diff"


def similar(
    address: Annotated[
        str,
        typer.Argument(
            metavar="DOC[:SECTION]", help="A document, one section of it (DOC:資料③/1) or one line (DOC:L177)."
        ),
    ],
    unit: Annotated[
        UnitKind, typer.Option("--unit", "-u", help="What is compared: passages, or sections under one heading.")
    ] = UnitKind.passage,
    others: Annotated[bool, typer.Option("--others", help="Only in other documents.")] = False,
    doc: DocOption = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, max=1000, help="Results at most.")] = 10,
    corpus: CorpusOption = DEFAULT_CORPUS,
    form: FormOption = Form.table,
    output: OutputOption = None,
    lang: LangOption = None,
) -> None:
    """Find the passages most like a passage, a section or a document.

    By the cosine of their words, rare ones weighing more (TF-IDF); the words that make them alike are shown, strongest
    first. A section is the passages that hold it.

    Examples: fumikura similar inf-cables-1986:L177 -n 5; fumikura similar tameike-tsushin-742 --others
    """
    from fumikura.answers import topics as answers
    from fumikura.store import Store

    with Store(corpus) as store:
        known(store, doc)
        with named("DOC[:SECTION]"):
            rows = answers.similar(store, address, unit=unit.value, others=others, doc=doc, limit=limit)
    if not rows.about["asked"]:
        tell(say("there are too few words at {place} to compare", lang, place=address))
        nothing(lang)
    shown = shortened(rows, form)
    if form is Form.table:
        shown = [{**row, "shared": "、".join(row["shared"])} for row in shown]
    write(shown, form=form, output=output, columns=columns_of(rows, form), lang=lang)


def keyness(
    against: Annotated[
        str | None,
        typer.Option(
            "--against",
            "-a",
            metavar="DOC|FIELD:VALUE",
            help="The other part: a document, speaker:NAME, section:ADDRESS, kind:KIND; the rest without.",
        ),
    ] = None,
    reference: Annotated[
        Path | None,
        typer.Option(
            "--reference", "-r", metavar="FILE", help="Or a frequency list: CSV with the columns word, count."
        ),
    ] = None,
    measure: Annotated[Measure, typer.Option("--measure", help="By which the words are ordered.")] = Measure.g2,
    by: Annotated[By, typer.Option("--by", "-b", help="What is counted.")] = By.lemma,
    sure: Annotated[
        float, typer.Option("--sure", metavar="G2", min=0, help="The least g2; 3.84 is a chance of 5 in 100, 0 is all.")
    ] = 3.84,
    under: Annotated[bool, typer.Option("--under", help="The words that are rarer in the part.")] = False,
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
    """List the words that set a part of the corpus apart from another part or a frequency list.

    --doc, --section, --speaker, --kind say which part. g2 (log-likelihood), chi2 (with the correction of Yates) and bic
    (above 2 speaks for a difference, above 10 strongly) say how sure the difference is, log_ratio how large (1 is
    twice as frequent, 2 four times, -1 half), low and high bound it in 95 of 100 cases; diff is the same in percent,
    empty where the other part has none. A reference counts what --by says in its own way: make it with 'fumikura count
    --format csv'.

    Examples: fumikura keyness --doc inf-cables-1986 --against tameike-tsushin-742 --only content; fumikura keyness
    --speaker ラウニー --against speaker:局長 --measure log_ratio; fumikura keyness --kind essay --reference words.csv
    """
    from fumikura.answers import comparing
    from fumikura.answers.counting import other, scope
    from fumikura.counts import reference as frequencies

    if all(one is None for one in (doc, section, speaker, kind, reference)):
        msg = "say which part: --doc, --section, --speaker or --kind"
        raise typer.BadParameter(msg)
    if against is not None and reference is not None:
        msg = "--against and --reference cannot be combined"
        raise typer.BadParameter(msg)
    looked_up = section is not None or speaker is not None or against is not None
    with counting(corpus, index=looked_up) as store:
        here = scope(store, doc=doc, section=section, speaker=speaker, kind=kind)
        there = None if against is None else other(store, against)
        rows = comparing.keyness(
            store, here, there if reference is None else frequencies(reference), by=by.value,
            keep=keep(pos, stop, only), measure=measure.value, least=least, sure=sure, under=under, limit=limit,
        )  # fmt: skip
    write(rows, form=form, output=output, columns=rows.columns, lang=lang)


def keywords(
    doc: Annotated[str, typer.Argument(metavar="DOC", help="Id of a document.")],
    least: LeastOption = 2,
    under: Annotated[
        bool, typer.Option("--under", help="The words that are rarer there than in the rest of the corpus.")
    ] = False,
    limit: AllOption = 20,
    corpus: CorpusOption = DEFAULT_CORPUS,
    form: FormOption = Form.table,
    output: OutputOption = None,
    lang: LangOption = None,
) -> None:
    """List the words that set a document apart from the rest of the corpus.

    Short for 'fumikura keyness --doc DOC --by compound --only content', which has more measures and other parts. g2
    says how sure the difference is (log-likelihood; 3.84 is a chance of 5 in 100, 15.13 of 1 in 10,000), log_ratio how
    large it is (1 is twice as frequent, 2 four times, -1 half), diff the same in percent, empty where the rest has
    none. Words are content words and compound nouns.

    Examples: fumikura keywords inf-cables-1986; fumikura keywords tameike-tsushin-742 --under --format csv
    """
    from fumikura.answers import comparing
    from fumikura.store import Store

    with Store(corpus) as store:
        rows = comparing.keywords(store, doc, least=least, under=under, limit=limit)
        if len(store.known()) < 2:
            tell(say("there is nothing to compare with: {doc} is the only document", lang, doc=doc))
    write(rows, form=form, output=output, columns=rows.columns, lang=lang)


COMMANDS = (similar, keyness, keywords)
