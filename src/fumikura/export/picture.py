"""Rows of events in, a picture for print out: SVG or PNG, lanes on an axis that shortens what is empty."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from fumikura.errors import MissingExtraError, MissingFontError
from fumikura.export.axis import packed
from fumikura.export.entries import Lang, Row, days, ordered, plain
from fumikura.export.lanes import By, lanes
from fumikura.export.words import say

_FONTS = (
    "Noto Sans CJK JP", "Noto Sans JP", "Source Han Sans JP", "IPAexGothic", "IPAGothic", "Hiragino Sans", "Yu Gothic",
    "Meiryo",
)  # fmt: skip
_JAPANESE = "\u3040"  # from here on letters want a Japanese font


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
    _, convert = _libraries()
    return str(convert.vegalite_to_svg(_chart(rows, title, lang, by=by, most=most, width=width)))


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
    _, convert = _libraries()
    chart = _chart(rows, title, lang, by=by, most=most, width=width)
    if fonts() == () and any(letter >= _JAPANESE for letter in json.dumps(chart, ensure_ascii=False)):
        msg = (
            "no font on this machine has Japanese letters, a PNG would show boxes; install one "
            "(apt install fonts-noto-cjk) or take SVG, which is drawn where it is read"
        )
        raise MissingFontError(msg)
    return bytes(convert.vegalite_to_png(chart, scale=scale))


def fonts() -> tuple[str, ...] | None:
    """Return the installed fonts with Japanese letters, as fontconfig knows them; None where there is no fontconfig."""
    import shutil  # noqa: PLC0415  only pictures want to know
    import subprocess  # noqa: PLC0415

    if not (program := shutil.which("fc-list")):
        return None
    done = subprocess.run([program, ":lang=ja", "family"], capture_output=True, check=False)
    lines = done.stdout.decode("utf-8", "replace").splitlines()
    return tuple(sorted({line.split(",")[0].strip() for line in lines if line.strip()}))


def _family() -> str:
    """Return fonts to try in turn: the best that is installed, then what other machines have."""
    installed = fonts() or ()
    first = [name for name in _FONTS if name in installed] or list(installed[:1])
    return ", ".join((*dict.fromkeys((*first, *_FONTS)), "sans-serif"))


def _libraries() -> tuple[Any, Any]:
    try:
        import altair  # noqa: PLC0415  an extra
        import vl_convert  # noqa: PLC0415
    except ImportError as fault:
        msg = "pictures want Altair and vl-convert, which are not installed; pip install 'fumikura[charts]'"
        raise MissingExtraError(msg) from fault
    return altair, vl_convert


def _chart(rows: Iterable[Row], title: str, lang: Lang, *, by: By, most: int, width: int) -> dict[str, Any]:
    """Return the chart as Vega-Lite."""
    from fumikura.export.layers import layers  # noqa: PLC0415  wants the extra

    altair, _ = _libraries()
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
        .configure(font=_family())
        .configure_view(stroke=None)
    )
    return dict(chart.to_dict())
