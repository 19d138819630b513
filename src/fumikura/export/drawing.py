"""A Vega-Lite chart in, SVG or PNG out, by vl-convert: no network, no browser, the fonts of this machine."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Mapping
from typing import Any

from fumikura.errors import MissingExtraError, MissingFontError

Chart = Mapping[str, Any]
_FONTS = (
    "Noto Sans CJK JP", "Noto Sans JP", "Source Han Sans JP", "IPAexGothic", "IPAGothic", "Hiragino Sans", "Yu Gothic",
    "Meiryo",
)  # fmt: skip
_CLIP = re.compile(r'( id="|"url\(#)(clip[0-9]+)(?=[")])')
_JAPANESE = "\u3040"  # from here on letters want a Japanese font


def svg(chart: Chart) -> str:
    """Return a chart as SVG; its letters are text, drawn with the fonts of whoever looks at it."""
    _, convert = libraries()
    numbers: dict[str, str] = {}  # Vega counts them through the life of a process: the same chart has the same bytes
    return _CLIP.sub(
        lambda found: found[1] + numbers.setdefault(found[2], f"clip{len(numbers)}"),
        str(convert.vegalite_to_svg(dict(chart))),
    )


def png(chart: Chart, *, scale: float) -> bytes:
    """Return a chart as PNG; ``scale`` is 2 for screens, 4 for print.

    Raises:
        MissingFontError: the chart has Japanese letters and no font here draws them.
    """
    _, convert = libraries()
    if fonts() == () and any(letter >= _JAPANESE for letter in json.dumps(dict(chart), ensure_ascii=False)):
        msg = (
            "no font on this machine has Japanese letters, a PNG would show boxes; install one "
            "(apt install fonts-noto-cjk) or take SVG, which is drawn where it is read"
        )
        raise MissingFontError(msg)
    return bytes(convert.vegalite_to_png(dict(chart), scale=scale))


def fonts() -> tuple[str, ...] | None:
    """Return the installed fonts with Japanese letters, as fontconfig knows them; None where there is no fontconfig."""
    if not (program := shutil.which("fc-list")):
        return None
    done = subprocess.run([program, ":lang=ja", "family"], capture_output=True, check=False)
    lines = done.stdout.decode("utf-8", "replace").splitlines()
    return tuple(sorted({line.split(",")[0].strip() for line in lines if line.strip()}))


def family() -> str:
    """Return fonts to try in turn: the best that is installed, then what other machines have."""
    installed = fonts() or ()
    first = [name for name in _FONTS if name in installed] or list(installed[:1])
    return ", ".join((*dict.fromkeys((*first, *_FONTS)), "sans-serif"))


def libraries() -> tuple[Any, Any]:
    """Return Altair and vl-convert.

    Raises:
        MissingExtraError: one is not installed.
    """
    try:
        import altair  # noqa: PLC0415  an extra
        import vl_convert  # noqa: PLC0415
    except ImportError as fault:
        msg = "pictures want Altair and vl-convert, which are not installed; pip install 'fumikura[charts]'"
        raise MissingExtraError(msg) from fault
    return altair, vl_convert
