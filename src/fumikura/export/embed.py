"""What a page holds in its scripts: JSON that cannot leave them, and the digest by which a browser lets them run."""

from __future__ import annotations

import base64
import hashlib
import json


def embedded(value: object) -> str:
    """Return JSON that cannot end its script or start a comment, whatever a text holds."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        written = written.replace(sign, f"\\u{ord(sign):04x}")
    return written


def digest(script: str) -> str:
    """Return the digest of a script, as a content security policy names it."""
    return f"sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}"
