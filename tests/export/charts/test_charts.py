"""Every kind of chart: SVG that can be read, PNG of the size asked for, a page from which no text escapes."""

import json
import re
import struct
import xml.etree.ElementTree as ET

import pytest

from fumikura.errors import MissingFontError
from fumikura.export import charts, drawing

from .samples import HOSTILE, MARKS, drawn

pytest.importorskip("altair")
pytest.importorskip("vl_convert")
SHOWN = HOSTILE.replace("\x00", "\ufffd").replace("\ud800", "\ufffd")


def texts(svg):
    return [element.text or "" for element in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]


@pytest.mark.parametrize("kind", MARKS)
def test_svg_is_well_formed_and_shows_hostile_text_as_text(kind):
    svg = drawing.svg(drawn(kind).chart)

    assert any(text.startswith("図</script>") for text in texts(svg))
    assert "<script" not in svg
    assert "<img" not in svg
    assert "onerror=alert(2)>" not in svg


@pytest.mark.parametrize("kind", MARKS)
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_same_rows_give_the_same_bytes(kind, lang):
    assert drawing.svg(drawn(kind, lang).chart) == drawing.svg(drawn(kind, lang).chart)


@pytest.mark.parametrize("kind", MARKS)
def test_png_has_the_size_asked_for(kind):
    if drawing.fonts() == ():
        pytest.skip("no font with Japanese letters")
    data = drawing.png(drawn(kind, size=charts.Size(640, 420)).chart, scale=1.5)

    assert data.startswith(b"\x89PNG")
    assert struct.unpack(">II", data[16:24]) == (960, 630)


@pytest.mark.parametrize("kind", MARKS)
def test_a_page_needs_nothing_else_and_no_text_leaves_its_place(kind):
    made = drawn(kind)
    page = charts.page(made, "ja")

    assert "alert(1)</script>" not in page
    assert page.count("<script") == page.count("</script>") == 2
    spec = json.loads(re.search(r'id="spec">(.*?)</script>', page, re.DOTALL)[1])
    assert spec == made.chart
    assert SHOWN[:60] in json.dumps(spec, ensure_ascii=False).replace('\\"', '"')
    assert not re.search(r'(?:src|href)="(?!data:)', re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL))
    page.encode("utf-8")  # no half of a surrogate pair is left


def test_groups_differ_in_shape_and_in_lightness():
    from fumikura.export.charts.style import INKS, LINES, SHAPES, look_of

    def lightness(ink):
        parts = [int(ink[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
        return 116 * (0.2126 * red + 0.7152 * green + 0.0722 * blue) ** (1 / 3) - 16

    for inks in (INKS, LINES):
        first = [lightness(ink) for ink in inks[:4]]
        assert min(abs(a - b) for at, a in enumerate(first) for b in first[at + 1 :]) > 3
    assert max(map(lightness, LINES)) < 65  # a thin line can be seen on white
    assert len({look_of(at) for at in range(len(LINES) * len(SHAPES))}) == len(LINES) * len(SHAPES)
    assert all(a[1] != b[1] for a, b in ((look_of(at), look_of(at + 1)) for at in range(20)))


def test_words_of_charts_are_there_in_both_languages():
    english, japanese = (" ".join(texts(drawing.svg(drawn("choice", lang).chart))) for lang in ("en", "ja"))

    assert "stability" in english
    assert "安定度" in japanese


def test_arrows_have_heads():
    plain, arrows = (drawing.svg(drawn(kind).chart) for kind in ("network", "arrows"))

    assert arrows.count("<line") > plain.count("<line") + 8


def test_without_a_font_no_boxes(monkeypatch):
    monkeypatch.setattr(drawing, "fonts", tuple)

    with pytest.raises(MissingFontError, match="fonts-noto-cjk"):
        drawing.png(drawn("map").chart, scale=1)
