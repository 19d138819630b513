"""A model in, two files in the folder of its corpus out, and back: ``topics.json`` to read, ``topics.npz`` for arrays.

Both hold numbers and text only, no code; they can always be made again. Each bears the digest of the other's content,
so that halves of different models are never joined.
"""

from __future__ import annotations

import hashlib
import json
import os
import zlib
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np

from fumikura.topics.choice import Candidate
from fumikura.topics.model import Model, Topic
from fumikura.topics.settings import Settings
from fumikura.topics.space import Space
from fumikura.topics.units import Unit

FORMAT = 3  # raised whenever the same corpus and settings would give another model
TEXT, ARRAYS = "topics.json", "topics.npz"


def write(folder: Path, model: Model, *, fingerprint: str, versions: dict[str, str]) -> bool:
    """Keep a model in a folder; return False where the folder cannot be written."""
    space = model.space
    record = {
        "format": FORMAT,
        "fingerprint": fingerprint,
        "settings": asdict(model.settings),
        "versions": versions,
        "candidates": [asdict(one) for one in model.candidates],
        "topics": [one._asdict() for one in model.topics],
        "terms": space.terms,
        "written": space.written,
        "units": [list(asdict(unit).values()) for unit in space.units],
    }
    text = json.dumps(record, ensure_ascii=False, sort_keys=True)
    arrays: dict[str, Any] = {
        "stamp": np.frombuffer(hashlib.sha256(text.encode()).digest(), dtype=np.uint8),
        "idf": space.idf, "nouns": space.nouns, "order": model.order, "shares": model.shares.astype(np.float32),
        "data": space.counts.data.astype(np.float32), "indices": space.counts.indices, "indptr": space.counts.indptr,
        **{f"basis_{name}": array for name, array in model.basis.items()},
    }  # fmt: skip
    try:
        with _beside(folder / ARRAYS).open("wb") as stream:
            np.savez_compressed(stream, **arrays)
        _beside(folder / TEXT).write_text(text, encoding="utf-8")
        for name in (ARRAYS, TEXT):
            _beside(folder / name).replace(folder / name)
    except OSError:
        for name in (ARRAYS, TEXT):
            with suppress(OSError):
                _beside(folder / name).unlink(missing_ok=True)
        return False
    return True


def settings(folder: Path) -> tuple[Settings, str] | None:
    """Return the settings of the model that a folder keeps, and the fingerprint of its corpus; None without one."""
    found = _text(folder)
    return None if found is None else (Settings(**found[0]["settings"]), str(found[0]["fingerprint"]))


def read(folder: Path) -> Model | None:
    """Return the model that a folder keeps; None if there is none that can be read."""
    from scipy.sparse import csr_array  # noqa: PLC0415  only where something is compared

    found = _text(folder)
    if found is None:
        return None
    record, text = found
    try:
        with (folder / ARRAYS).open("rb") as stream, np.load(stream, allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
        if arrays["stamp"].tobytes() != hashlib.sha256(text.encode()).digest():
            return None
        units = tuple(_unit(values) for values in record["units"])
        shape = (len(units), len(record["terms"]))
        counts = csr_array((arrays["data"].astype(np.float64), arrays["indices"], arrays["indptr"]), shape=shape)
        chosen = Settings(**record["settings"])
        space = Space(
            units, tuple(record["terms"]), tuple(record["written"]), arrays["nouns"], arrays["idf"], counts,
            chosen.names,
        )  # fmt: skip
        basis = {name.removeprefix("basis_"): array for name, array in arrays.items() if name.startswith("basis_")}
        topics = tuple(
            Topic(**{**one, "words": _pairs(one["words"]), "typical": _pairs(one["typical"])})
            for one in record["topics"]
        )
        judged = tuple(Candidate(**one) for one in record["candidates"])
        shares = np.round(arrays["shares"].astype(np.float64), 6)
        return Model(chosen, space, judged, basis, arrays["order"], shares, topics)
    except (OSError, ValueError, LookupError, TypeError, EOFError, BadZipFile, zlib.error):
        return None


def _text(folder: Path) -> tuple[dict[str, Any], str] | None:
    try:
        text = (folder / TEXT).read_text(encoding="utf-8")
        record = json.loads(text)
        if record["format"] != FORMAT:
            return None
        Settings(**record["settings"])
    except (OSError, ValueError, LookupError, TypeError):
        return None
    return record, text


def _unit(values: list[Any]) -> Unit:
    doc, blocks, section, *rest = values
    return Unit(doc, tuple(blocks), tuple(section), *rest)


def _pairs(found: list[list[Any]]) -> tuple[tuple[Any, Any], ...]:
    return tuple((one, other) for one, other in found)


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}")
