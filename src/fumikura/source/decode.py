"""Bytes in, text out, with the reason why that encoding; half-decodable bytes are refused.

Order of decision: a byte order mark; the escape sequences of ISO-2022-JP (RFC 1468); UTF-16 by its
zero bytes; strict UTF-8; then CP932 against EUC-JP by which of the two makes Japanese of the bytes.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field

from fumikura.errors import BinaryError, DecodingError
from fumikura.records import Meta

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "byte order mark of UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "byte order mark of UTF-16, little-endian"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "byte order mark of UTF-16, big-endian"),
)
_ESCAPES = re.compile(rb"\x1b(?:\$[@B]|\(J|\$\([DQ]|\(I)")
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_JAPANESE = re.compile("[\u3041-\u3096\u30a1-\u30fc\u3001\u3002\u300c\u300d]")
_PLAIN = re.compile("[\t\n\r -~\u3000-\u303f\u3041-\u30ff\uff01-\uff60]")
_HAN = re.compile("[\u3400-\u9fff]")
_ODD = re.compile("[\uff61-\uff9f\ue000-\uf8ff\u0080-\u009f\u2500-\u257f\u0370-\u04ff]")
_SAMPLE = 1 << 16
_HINT = "name the encoding with --encoding (utf-8, cp932, euc_jp, iso2022_jp, utf-16)"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded text, Python's name of the encoding, why that encoding, and what the format says of the document."""

    text: str
    encoding: str
    reason: str
    meta: Meta = field(default_factory=Meta)


def decode(data: bytes, *, encoding: str | None = None) -> Decoded:
    """Decode the bytes of one document; never replaces what cannot be read.

    Raises:
        BinaryError: the bytes are not text.
        DecodingError: no encoding reads all of them, or ``encoding`` does not; says the first fault.
    """
    if encoding is not None:
        return _named(data, encoding)
    for mark, name, reason in _MARKS:
        if data.startswith(mark):
            return Decoded(_strict(data, name, skip=len(mark)), name, reason)
    if wide := _utf16(data):
        return Decoded(_strict(data, wide), wide, "read as UTF-16 it is all Japanese or ASCII")
    if _is_binary(data[:_SAMPLE]):
        where = _CONTROLS.search(data)
        offset = where.start() if where else 0
        msg = f"this is a binary file (control bytes, the first at byte {offset}); extract its text first"
        raise BinaryError(msg)
    if _ESCAPES.search(data) and max(data) < 0x80:
        name = "iso2022_jp_2004"
        return Decoded(_strict(data, name), name, "escape sequences of ISO-2022-JP")
    try:
        return Decoded(data.decode("utf-8"), "utf-8", "valid UTF-8")
    except UnicodeDecodeError as fault:
        return _legacy(data, fault.start)


def _is_binary(sample: bytes) -> bool:
    """Tell binary files by their control bytes; a text in UTF-8 may hold some."""
    controls = len(_CONTROLS.findall(sample))
    if controls <= max(8, len(sample) // 50):
        return False
    return not _is_utf8(sample) or controls > len(sample) // 5


def _is_utf8(sample: bytes) -> bool:
    """Tell UTF-8, of which the end may be cut off."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return False
    return True


def _named(data: bytes, encoding: str) -> Decoded:
    try:
        codecs.lookup(encoding)
    except LookupError as fault:
        msg = f"there is no encoding {encoding!r}; use utf-8, cp932, euc_jp, iso2022_jp or utf-16"
        raise DecodingError(msg) from fault
    text = _strict(data, encoding).removeprefix("\ufeff")
    return Decoded(text, encoding, "named by --encoding")


def _strict(data: bytes, name: str, *, skip: int = 0) -> str:
    try:
        return data[skip:].decode(name)
    except UnicodeError as fault:
        offset = skip + fault.start if isinstance(fault, UnicodeDecodeError) else skip
        msg = f"not readable as {name}: the first fault is at byte {offset}; {_HINT}"
        raise DecodingError(msg) from fault


def _utf16(data: bytes) -> str | None:
    """Find UTF-16 without a mark: read so, it is Japanese or plain ASCII and nothing else."""
    sample = data[:_SAMPLE]
    if len(sample) < 4 or len(data) % 2 or (0 not in sample and _is_utf8(sample)):
        return None
    for name in ("utf-16-le", "utf-16-be"):
        text = sample.decode(name, errors="replace")
        plain = len(_PLAIN.findall(text))
        if plain + len(_HAN.findall(text)) > 0.95 * len(text) and plain > 0.15 * len(text):
            return name
    return None


def _legacy(data: bytes, utf8_fault: int) -> Decoded:
    """Choose between CP932 and EUC-JP (JIS X 0208 in two codings that overlap)."""
    faults = {"utf-8": utf8_fault}
    readings: dict[str, str] = {}
    for name in ("cp932", "euc_jp"):
        try:
            readings[name] = data.decode(name)
        except UnicodeDecodeError as fault:
            faults[name] = fault.start
    if not readings:
        best = max(faults, key=lambda name: faults[name])
        msg = (
            f"no encoding reads the whole file; {best} reads furthest, to byte {faults[best]}: "
            f"mend the file there, or {_HINT}"
        )
        raise DecodingError(msg)
    if len(readings) == 1:
        name, text = readings.popitem()
        return Decoded(
            text, name, f"the only Japanese encoding that reads every byte (UTF-8 stops at byte {utf8_fault})"
        )
    shares = {name: _share(text) for name, text in readings.items()}
    name = max(shares, key=lambda name: shares[name])
    other = min(shares, key=lambda name: shares[name])
    reason = f"kana and punctuation make {shares[name]:.0%} of the text, {max(shares[other], 0):.0%} as {other}"
    return Decoded(readings[name], name, reason)


def _share(text: str) -> float:
    """Weigh how Japanese a reading looks: kana and 、。「」 for it, half-width kana and rarities against."""
    sample = text[:_SAMPLE]
    return (len(_JAPANESE.findall(sample)) - len(_ODD.findall(sample))) / max(1, len(sample))
