"""The house style of charts: sizes, inks that differ in lightness, shapes, dashes, and the frame around a plot.

A chart is drawn on a plane of pixels, y downwards, so that what stands where is known before anything is drawn. No
meaning hangs on colour alone: groups differ in shape and lightness too, and are named where they stand. Inks after
Okabe and Ito, Color universal design, 2008.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from fumikura.export.drawing import Chart, family, libraries
from fumikura.export.entries import Lang, plain

INK, PALE, FAINT = "#222222", "#6b6b6b", "#dddddd"
INKS = ("#0072b2", "#e69f00", "#222222", "#86caf3", "#c44e00", "#009e73", "#cc79a7", "#7a7a7a")
LINES = ("#0072b2", "#c87a00", "#222222", "#3f9fd8", "#b03a00", "#00805e", "#b05f8c", "#7a7a7a")  # thin, so darker
SHAPES = (
    "circle", "square",
    "M0 -1.15L1.15 .85H-1.15Z",  # triangle
    "M0 -1.22L1.22 0L0 1.22L-1.22 0Z",  # diamond
    "M0 1.15L1.15 -.85H-1.15Z",  # triangle on its point
    "M-.4 -1.15H.4V-.4H1.15V.4H.4V1.15H-.4V.4H-1.15V-.4H-.4Z",  # plus
    "M0 -1.2L1.15 -.37L.71 1H-.71L-1.15 -.37Z",  # pentagon
    "M-1.1 -.6L-.6 -1.1L0 -.5L.6 -1.1L1.1 -.6L.5 0L1.1 .6L.6 1.1L0 .5L-.6 1.1L-1.1 .6L-.5 0Z",  # cross
    "M-.6 -1.05H.6L1.2 0L.6 1.05H-.6L-1.2 0Z",  # hexagon
)  # fmt: skip
DASHES = ([1, 0], [7, 3], [2, 2], [9, 3, 2, 3], [4, 2], [12, 4])
SMALL, PLAIN, LARGE = 10.5, 12, 17
ACROSS = 1200  # pixels that a picture may be wide on a page without being scrolled
_NARROW = 0.56  # width of a Latin letter beside a Japanese one
_LINE = 15

Values = Iterable[Mapping[str, Any]]


class Size(NamedTuple):
    """Width and height of a whole picture; None for what suits it."""

    width: int | None = None
    height: int | None = None


class Frame(NamedTuple):
    """A plot and the margins around it, in pixels."""

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float


class Drawing(NamedTuple):
    """A chart as Vega-Lite, and its title."""

    chart: Chart
    title: str


def look_of(at: int) -> tuple[str, str]:
    """Return ink and shape of the curve with a number from 0; shapes come round later than inks."""
    return LINES[at % len(LINES)], SHAPES[at % len(SHAPES)]


def wide(text: str, size: float = PLAIN) -> float:
    """Return about how wide a text is.

    >>> wide("INF交渉", 10)
    36.8
    """
    return sum(size if unicodedata.east_asian_width(sign) in "WFA" else size * _NARROW for sign in text)


def clipped(text: str, width: float, size: float = PLAIN) -> str:
    """Return a text on one line that is no wider than so many pixels."""
    text = " ".join(plain(text).split())
    if wide(text, size) <= width:
        return text
    while text and wide(text, size) + size > width:
        text = text[:-1]
    return f"{text}…"


def ended(text: str, width: float, size: float = PLAIN) -> str:
    """Return an address that is no wider than so many pixels; its end says where, so that is kept.

    >>> ended("附属書/第2部/第3条", 80), ended("長い名前の法律/3/2", 80)
    ('…/第3条', '長い名…/3/2')
    """
    text = " ".join(plain(text).split())
    first, *rest = text.split("/")
    if not rest or wide(text, size) <= width:
        return clipped(text, width, size)
    numbers = "".join(f"/{step}" for step in rest)
    if (room := width - wide(numbers, size)) > 2 * size:
        return clipped(first, room, size) + numbers
    while len(rest) > 1 and wide(f"…/{'/'.join(rest)}", size) > width:
        rest = rest[1:]
    return f"…/{clipped('/'.join(rest), width - 2 * size, size)}"


def frame(size: Size, *, width: float, height: float, margins: Sequence[float], lines: int) -> Frame:
    """Lay out a picture: the plot that suits it, or what the wanted size leaves.

    Args:
        size: wanted of the whole.
        width: of the plot, where nothing is wanted.
        height: of the plot, where nothing is wanted.
        margins: right, bottom and left of the plot.
        lines: below the title.
    """
    right, bottom, left = map(round, margins)
    top = 44 + lines * _LINE + 12
    inner = width if size.width is None else max(40.0, size.width - left - right)
    down = height if size.height is None else max(40.0, size.height - top - bottom)
    return Frame(round(inner), round(down), top, right, bottom, left)


class Plane:
    """A plot of so many pixels, on which layers are put from the back to the front."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.alt, _ = libraries()
        self.layers: list[Any] = []
        alt = self.alt
        self.x = alt.X("x:Q", scale=alt.Scale(domain=[0, frame.width], nice=False, zero=False), axis=None)
        self.y = alt.Y("y:Q", scale=alt.Scale(domain=[frame.height, 0], nice=False, zero=False), axis=None)

    def of(self, values: Values) -> Any:  # noqa: ANN401  a chart of Altair
        """Return a chart of some values, all text in them fit to be shown."""
        safe = [{key: plain(one) if isinstance(one, str) else one for key, one in row.items()} for row in values]
        return self.alt.Chart(self.alt.InlineData(values=safe))

    def put(self, layer: Any) -> None:  # noqa: ANN401
        """Put a layer before those that are there."""
        self.layers.append(layer)

    def rules(self, values: Values, *, ink: str = FAINT, width: float = 1, dash: Sequence[int] = (1, 0)) -> None:
        """Draw straight lines from x, y to x2, y2."""
        rule = self.of(values).mark_rule(color=ink, strokeWidth=width, strokeDash=[*dash])
        self.put(rule.encode(x=self.x, y=self.y, x2="x2:Q", y2="y2:Q"))

    def texts(
        self, values: Values, *, size: float = PLAIN, ink: str = INK, align: str = "left", baseline: str = "middle",
        bold: bool = False, halo: bool = False, clip: bool = False,
    ) -> None:  # fmt: skip
        """Write texts at x, y; with a halo they can be read on top of anything."""
        look = {
            "fontSize": size, "align": align, "baseline": baseline, "clip": clip,
            "fontWeight": "bold" if bold else "normal",
        }  # fmt: skip
        values = [*values]
        for over in (True, False) if halo else (False,):
            ink_of = {"stroke": "white", "strokeWidth": 3.5, "strokeJoin": "round", "color": "white"} if over else {}
            mark = self.of(values).mark_text(**look, **({"color": ink} | ink_of), tooltip=None)
            self.put(mark.encode(x=self.x, y=self.y, text="text:N"))

    def finish(self, title: str, notes: Sequence[str], lang: Lang) -> Drawing:
        """Return the picture of all layers, with its title and what must be said below it."""
        alt, frame = self.alt, self.frame
        left, across = 12 - frame.left, frame.width + frame.left + frame.right - 24
        self.texts([{"x": left, "y": 26 - frame.top, "text": clipped(title, across, LARGE)}], size=LARGE, bold=True)
        lines = (
            {"x": left, "y": 49 + at * _LINE - frame.top, "text": clipped(note, across, SMALL)}
            for at, note in enumerate(notes)
        )
        self.texts(lines, size=SMALL, ink=PALE)
        padding = {"top": frame.top, "right": frame.right, "bottom": frame.bottom, "left": frame.left}
        chart = (
            alt.layer(*self.layers)
            .resolve_scale(color="independent", shape="independent", size="independent", opacity="independent",
                           strokeDash="independent", strokeWidth="independent", fill="independent")
            .properties(width=frame.width, height=frame.height, background="white", padding=padding,
                        autosize=alt.AutoSizeParams(type="none"))
            .configure(font=family())
            .configure_view(stroke=None)
        )  # fmt: skip
        return Drawing(chart.to_dict(), title)
