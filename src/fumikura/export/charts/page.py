"""A drawing in, a page out that needs nothing else: the chart as data, the scripts that draw it inside, no network."""

from __future__ import annotations

from html import escape
from importlib.resources import files
from string import Template

from fumikura.export.charts.style import Drawing
from fumikura.export.charts.words import say
from fumikura.export.drawing import libraries
from fumikura.export.embed import digest, embedded
from fumikura.export.entries import Lang, plain

_START = """
window.drawn = vegaEmbed("#chart", JSON.parse(document.getElementById("spec").textContent), {
  renderer: %s, actions: {export: true, source: false, compiled: false, editor: false},
  i18n: {SVG_ACTION: %s, PNG_ACTION: %s}, scaleFactor: 2, downloadFileName: "chart"
});
"""
_MANY = 3_000  # marks from which a canvas is faster than SVG


def page(drawing: Drawing, lang: Lang, *, note: str = "") -> str:
    """Return the page of a chart.

    Args:
        drawing: the chart.
        lang: of the page.
        note: a line at the foot.
    """
    _, convert = libraries()
    spec = embedded(drawing.chart)
    marks = sum(len(rows) for rows in drawing.chart.get("datasets", {}).values()) or spec.count('"x":')
    own = [embedded(say(key, lang)) for key in ("save svg", "save png")]
    renderer = embedded("canvas" if marks > _MANY else "svg")
    script = (convert.javascript_bundle() + _START % (renderer, *own)).replace("</script", "<\\/script")
    template = Template((files("fumikura") / "export" / "templates" / "chart.html").read_text(encoding="utf-8"))
    return template.substitute(
        lang=lang, title=escape(plain(drawing.title)), hash=digest(script), spec=spec, script=script,
        note=f'<p class="note">{escape(note)}</p>\n' if note else "", noscript=escape(say("no script", lang)),
    )  # fmt: skip
