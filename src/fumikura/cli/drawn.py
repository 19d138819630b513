"""Where a picture goes, in which form, and its data beside it; nothing that is not ours is written over."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple

import typer

from fumikura.cli.options import Form, Lang
from fumikura.cli.output import opened, put, tell
from fumikura.cli.values import place
from fumikura.cli.words import chosen, say

if TYPE_CHECKING:
    from fumikura.export.charts import Drawing, Size

_FORMS = (".html", ".svg", ".png")

PictureOption = Annotated[
    Path,
    typer.Option(
        "--output", "-o", metavar="FILE", callback=place, help="The picture: .html (a page of its own), .svg or .png; "
        "its data go to the .csv beside it.",
    ),
]  # fmt: skip
TitleOption = Annotated[str | None, typer.Option("--title", metavar="TEXT", help="Title of the picture.")]
WidthOption = Annotated[
    int | None, typer.Option("--width", metavar="PIXELS", min=200, max=8000, help="Of the whole picture.")
]
HeightOption = Annotated[
    int | None, typer.Option("--height", metavar="PIXELS", min=150, max=8000, help="Of the whole picture.")
]
ScaleOption = Annotated[
    float, typer.Option("--scale", min=0.5, max=8, help="How many pixels of a PNG are one of width and height.")
]
SeedOption = Annotated[int, typer.Option("--seed", min=0, max=2**31 - 1, help="Of what is drawn by chance.")]


class Target(NamedTuple):
    """Where a picture and its data go, and how it shall look."""

    picture: Path
    data: Path
    columns: tuple[str, ...]
    size: Size
    scale: float
    lang: Literal["ja", "en"]

    def note(self, key: str, **values: object) -> str:
        """Return a line of a chart in the language."""
        from fumikura.export.charts import say as words

        return words(key, self.lang, **values)


def target(
    output: Path, columns: tuple[str, ...], *, size: tuple[int | None, int | None], scale: float, lang: Lang | None
) -> Target:
    """Look before any work is done whether a picture can go where it shall.

    Raises:
        MissingExtraError: what draws is not installed.
    """
    from fumikura.export.charts import Size
    from fumikura.export.drawing import libraries

    if output.suffix.lower() not in _FORMS:
        msg = f"a name that ends in {', '.join(_FORMS)} is wanted, not {output.name!r}"
        raise typer.BadParameter(msg, param_hint="--output")
    libraries()
    data = output.with_suffix(".csv")
    if _foreign(data, columns):
        other = output.with_name(f"{output.stem}-chart{output.suffix}")
        msg = (
            f"the data of the picture would go to {data}, which is there and holds something else; "
            f"give the picture another name, as --output {other}, or move that file"
        )
        raise typer.BadParameter(msg, param_hint="--output")
    return Target(output, data, columns, Size(*size), scale, "ja" if chosen(lang) is Lang.ja else "en")


def _foreign(data: Path, columns: Sequence[str]) -> bool:
    """Tell a file that no picture of this kind has left."""
    try:
        with data.open(encoding="utf-8", newline="") as stream:
            first = next(csv.reader(stream), [])
    except FileNotFoundError:
        return False
    except (OSError, ValueError, csv.Error):
        return True
    return first != [*columns]


def picture(place: Target, rows: Sequence[Mapping[str, Any]], made: Callable[[], Drawing], lang: Lang | None) -> None:
    """Draw, write picture and data, say where they are."""
    from fumikura.export import charts, drawing

    drawn = made()
    form = place.picture.suffix.lower()
    if form == ".png":
        written = drawing.png(drawn.chart, scale=place.scale)
    elif form == ".svg":
        written = drawing.svg(drawn.chart).encode()
    else:
        written = charts.page(drawn, place.lang).encode("utf-8", "replace")
    with opened(place.picture) as stream:
        stream.buffer.write(written)
    put(rows, form=Form.csv, output=place.data, columns=place.columns, lang=lang)
    tell(say("{picture} and {data} were written", lang, picture=place.picture, data=place.data))
