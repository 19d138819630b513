"""Who may import whom (DESIGN.md): read from the imports themselves, with ast."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import fumikura

HOME = Path(fumikura.__file__).parent
BASE = {
    "__init__",
    "addresses",
    "errors",
    "spans",
    "records",
    "numerals",
    "tables",
    "chars",
    "citing",
    "marks",
    "eras",
    "moments",
    "naming",
}
STAGES = ("source", "text", "structure", "tokens", "mentions", "resolve", "events")
ANYTHING = None
MAY = {
    **dict.fromkeys(BASE - {"__init__"}, BASE),
    **{stage: BASE | {stage} for stage in STAGES},
    "store": BASE | {"store", "tokens"},
    "analysis": BASE | {*STAGES, "analysis"},
    "cluster": BASE | {"cluster"},
    "preparing": BASE | {*STAGES, "store", "analysis", "preparing"},
    "pipeline": BASE | {*STAGES, "store", "analysis", "preparing", "cluster", "pipeline"},
    "query": BASE | {"query", "store", "tokens", "mentions"},
    "counts": BASE | {"counts", "store", "tokens"},
    "topics": BASE | {"topics", "store", "tokens"},
    "export": BASE | {"export"},
    "layers": BASE | {"layers", "analysis", "structure"},
    "lint": BASE | {"lint", "analysis", "mentions", "structure"},
    "answers": BASE
    | {"answers", "query", "counts", "topics", "lint", "store", "tokens", "mentions", "structure", "resolve", "export"}
    | {"analysis", "preparing", "pipeline"},
    "nlp": BASE | {*STAGES, "analysis", "nlp"},
    "cli": ANYTHING,
    "__main__": ANYTHING,
    "__init__": ANYTHING,  # the public names, imported for type checkers only
}
HEAVY = ("spacy", "sklearn", "joblib", "altair", "dask", "distributed", "pandas")
MODULES = sorted(HOME.rglob("*.py"))


def place(path: Path) -> str:
    """Return the layer of a module: its package, or its own name at the top."""
    parts = path.relative_to(HOME).with_suffix("").parts
    return parts[0]


def imports(path: Path, *, top_only: bool = False) -> Iterator[str]:
    """Yield the full names of what a module imports, also inside functions."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    package = ("fumikura", *path.relative_to(HOME).parts[:-1])
    for node in tree.body if top_only else ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            origin = ".".join(part for part in (above, node.module) if part)
            yield from (f"{origin}.{alias.name}" for alias in node.names)


def layer(name: str) -> str | None:
    """Return the layer that an imported name belongs to; None if it is not ours."""
    first, *rest = name.split(".")
    if first != "fumikura":
        return None
    if rest and ((HOME / rest[0]).is_dir() or (HOME / f"{rest[0]}.py").is_file()):
        return rest[0]
    return "__init__"  # a name of the top package: __version__


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(HOME)))
def test_module_imports_only_what_its_layer_may(path: Path) -> None:
    allowed = MAY[place(path)]
    if allowed is ANYTHING:
        return

    found = {layer(name) for name in imports(path)} - {None}

    assert found <= allowed


def test_every_layer_of_the_table_that_exists_is_walked() -> None:
    walked = {place(path) for path in MODULES}

    assert {"source", "text", "structure", "tokens", "store", "query", "export", "cli", "pipeline"} <= walked
    assert walked <= set(MAY)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("from fumikura.text import clean", "text"),
        ("from fumikura import numerals", "numerals"),
        ("from fumikura import __version__", "__init__"),
        ("import fumikura.store.store", "store"),
        ("import fugashi", None),
    ],
)
def test_the_walk_sees_an_import(line: str, expected: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    module = HOME / "structure" / "made_up.py"
    monkeypatch.setattr(Path, "read_text", lambda *_, **__: f"def later():\n    {line}\n")

    assert [layer(name) for name in imports(module)] == [expected]


def test_only_mecab_imports_fugashi() -> None:
    users = {
        str(path.relative_to(HOME)) for path in MODULES if any(n.split(".")[0] == "fugashi" for n in imports(path))
    }

    assert users == {str(Path("tokens", "mecab.py"))}


# nlp.py is for those who have imported spaCy; nothing of ours imports it
@pytest.mark.parametrize("path", [path for path in MODULES if path.name != "nlp.py"], ids=lambda path: path.name)
def test_heavy_libraries_are_imported_inside_functions(path: Path) -> None:
    assert not {name.split(".")[0] for name in imports(path, top_only=True)} & set(HEAVY)


SCRIPT = """
import sys
import fumikura.cli.app
from typer.testing import CliRunner
corpus, text = sys.argv[1:]
for line in (["ingest", text, "--jobs", "1"], ["search", "核戦力", "--format", "jsonl"], ["kwic", "核戦力"]):
    answer = CliRunner().invoke(fumikura.cli.app.app, [*line, "--corpus", corpus])
    assert answer.exit_code == 0, (line, answer.output, answer.exception)
print(",".join(name for name in @HEAVY@ if name in sys.modules))
"""


def test_search_loads_no_heavy_library(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("中距離核戦力の交渉について協議した。\n", encoding="utf-8")
    script = SCRIPT.replace("@HEAVY@", repr(HEAVY))

    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "corpus"), str(text)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == ""
