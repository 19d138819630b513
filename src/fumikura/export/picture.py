"""Rows of events in, a picture for print out: SVG or PNG, lanes on an axis that shortens what is empty."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fumikura.export import drawing
from fumikura.export.axis import packed
from fumikura.export.entries import Lang, Row, days, ordered, plain
from fumikura.export.lanes import By, lanes
from fumikura.export.words import say


def svg(
    rows: Iterable[Row], title: str, lang: Lang = "ja", *, by: By = "type", most: int = 12, width: int = 900
) -> str:
    """Return the picture as SVG; its letters are text, drawn with the fonts of whoever looks at it.

    Args:
        rows: events; those without a day are left out, a line above says how many.
        title: above the picture.
        lang: of its labels.
        by: what a lane is.
        most: lanes; the rarest share one more.
        width: of the axis in pixels.

    Raises:
        MissingExtraError: Altair or vl-convert is not installed.
    """
    return drawing.svg(_chart(rows, title, lang, by=by, most=most, width=width))


def png(
    rows: Iterable[Row],
    title: str,
    lang: Lang = "ja",
    *,
    by: By = "type",
    most: int = 12,
    width: int = 900,
    scale: float = 2,
) -> bytes:
    """Return the picture as PNG; ``scale`` is 2 for screens, 4 for print, the rest is as for ``svg``.

    Raises:
        MissingExtraError: Altair or vl-convert is not installed.
        MissingFontError: the picture has Japanese letters and no font here draws them.
    """
    return drawing.png(_chart(rows, title, lang, by=by, most=most, width=width), scale=scale)


def _chart(rows: Iterable[Row], title: str, lang: Lang, *, by: By, most: int, width: int) -> dict[str, Any]:
    """Return the chart as Vega-Lite."""
    from fumikura.export.layers import layers  # noqa: PLC0415  wants the extra

    altair, _ = drawing.libraries()
    events = ordered(rows)
    dated = [row for row in events if any(days(row))]
    axis = packed(dated)
    made, height = lanes(dated, axis, width, by=by, most=most, lang=lang)
    notes = [say(f"legend {key}", lang) for key in ("solid", "hollow", "struck", "dashed", "pale", "open")]
    if left_out := len(events) - len(dated):
        notes.append(f"{say('undated', lang)}: {left_out}")
    join = "；" if lang == "ja" else "; "
    head = altair.TitleParams(
        plain(title), subtitle=[join.join(notes[:3]), join.join(notes[3:])], anchor="start", frame="group",
        fontSize=15, subtitleFontSize=10, subtitleColor="#333333", offset=10,
    )  # fmt: skip
    chart = (
        altair.layer(*layers(made, axis, float(width), height, lang))
        .resolve_scale(fill="independent", stroke="independent", shape="independent", color="independent")
        .properties(width=width, height=height, title=head, background="white")
        .configure(font=drawing.family())
        .configure_view(stroke=None)
    )
    return dict(chart.to_dict())
