"""Bytes of e-Gov's 法令標準XML in, the law as plain text out, with its title, number and date of promulgation.

Also in the envelopes of the 法令API: XML of versions 1 and 2, JSON of version 2 (``law_full_text`` as a tree or as
XML in Base64). The encoding is that of the XML declaration, UTF-8 without one.
"""

from __future__ import annotations

import base64
import re
from datetime import date
from pathlib import Path
from xml.etree.ElementTree import Element

from fumikura import eras
from fumikura.errors import FormatError
from fumikura.records import Meta
from fumikura.source import markup, statute
from fumikura.source.decode import Decoded, decode

_DECLARED = re.compile(rb"<\?xml[^>]{0,100}?\sencoding\s*=\s*[\"']([A-Za-z][A-Za-z0-9._-]{0,40})[\"']")
_LAW = re.compile(
    rb"<(?:\w+:)?(?:Law|DataRoot|law_data_response)[\s>]|\"law_(?:info|full_text)\"|\"tag\"\s*:\s*\"Law\""
)
_HEAD = 1 << 16  # bytes that are looked at
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_WIDER = {"shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "windows-31j": "cp932"}
_ERAS = {"Meiji": "明治", "Taisho": "大正", "Showa": "昭和", "Heisei": "平成", "Reiwa": "令和"}
_EXTRACT = "\u3000抄"


def read_xml(data: bytes, encoding: str | None) -> Decoded:
    """Read a law, bare or in the envelope of an API.

    Raises:
        DecodingError: the encoding does not read all of it.
        FormatError: malformed, dangerous, or without a law.
    """
    decoded = _decoded(data, encoding)
    return _read(markup.xml(decoded.text), decoded)


def read_json(data: bytes, encoding: str | None) -> Decoded:
    """Read a law from an answer of the 法令API version 2 in JSON; raises as ``read_xml``."""
    decoded = decode(data, encoding=encoding)
    answer = markup.json_(decoded.text)
    full = answer.get("law_full_text", answer) if isinstance(answer, dict) else None
    if not isinstance(full, str):
        return _read(markup.element(full), decoded)
    try:
        inside = base64.b64decode(full, validate=True)
    except ValueError as fault:
        msg = f"law_full_text is neither a tree nor XML in Base64: {fault}"
        raise FormatError(msg) from fault
    return read_xml(inside, None)


def holds(path: Path) -> bool:
    """Tell whether a file of XML or JSON may hold a law, by its beginning; a folder has many that do not."""
    try:
        with path.open("rb") as stream:
            head = stream.read(_HEAD).replace(b"\0", b"")
    except OSError:
        return True  # reading it will say what is wrong
    return _LAW.search(head) is not None


def _decoded(data: bytes, encoding: str | None) -> Decoded:
    declared = _DECLARED.match(data)
    if encoding is not None or declared is None or data.startswith(_MARKS):
        return decode(data, encoding=encoding)
    name = declared[1].decode("ascii").lower()
    found = decode(data, encoding=_WIDER.get(name, name))
    return Decoded(found.text, found.encoding, "named by the XML declaration")


def _read(root: Element, decoded: Decoded) -> Decoded:
    law = next(root.iter("Law"), None)
    if law is None or law.find("LawBody") is None:
        said = next((statute.text(found) for found in root.iter("Message")), "")
        msg = f"no law in it: the first element is <{root.tag}>, e-Gov's laws are <Law> with <LawBody>"
        raise FormatError(f"{msg} ({said})" if said else msg)
    title = statute.text(law.find("LawBody/LawTitle")).removesuffix(_EXTRACT)
    number = statute.text(law.find("LawNum"))
    meta = Meta(title=title or None, kind="statute", date=_promulgated(law), number=number or None)
    return Decoded(statute.render(law), decoded.encoding, decoded.reason, meta)


def _promulgated(law: Element) -> str | None:
    """Return the day of promulgation; the year where no day is given."""
    numbers = [law.get(name, "") for name in ("Year", "PromulgateMonth", "PromulgateDay")]
    era = _ERAS.get(law.get("Era", ""))
    if era is None or not numbers[0].isdecimal():
        return None
    year = eras.year(era, int(numbers[0]))
    try:
        return None if year is None else date(year, int(numbers[1]), int(numbers[2])).isoformat()
    except ValueError:
        return str(year)
