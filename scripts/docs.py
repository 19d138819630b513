"""Refresh the pages: the help of every command and the output of every example, as the program prints them now.

A block between ``` marks whose info string is ``help NAME`` holds the help of a command, made of its docstring and
options (not of what Typer prints, which differs between its versions). In a ``console`` block the lines behind
``$ fumikura …`` are what that command writes over the bundled texts to standard output or, if that is nothing, to
standard error. A ``rows`` block holds what SQLite answers to the ``sql`` block before it. The ``text`` block behind a
``python`` block holds what that prints, and its last value, as in a notebook; what wants pandas stays as it is where
pandas is not installed. Everything else on a page is written by hand. The examples of a page run in their order, over a
corpus that no other page touches.
"""

from __future__ import annotations

import inspect
import json
import os
import re
import shlex
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path
from typing import Any, get_args, get_type_hints

import typer
from typer.models import ArgumentInfo, OptionInfo

from fumikura.cli.app import app

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "README.ja.md", *sorted((ROOT / "docs").rglob("*.md"))]
CORPUS = Path("outputs", "corpus")
COMMANDS = {str(command.callback.__name__): command.callback for command in app.registered_commands if command.callback}
for _group in app.registered_groups:
    if _group.typer_instance is not None and _group.typer_instance.registered_callback is not None:
        COMMANDS[str(_group.name)] = _group.typer_instance.registered_callback.callback
        for _command in _group.typer_instance.registered_commands:
            COMMANDS[f"{_group.name} {_command.callback.__name__}"] = _command.callback
_HELP = re.compile(r"(?<=^```help )(\S[^\n]*)\n.*?(?=^```$)", re.MULTILINE | re.DOTALL)
_CONSOLE = re.compile(r"(?<=^```console\n)(\$ fumikura [^\n]*\n.*?)(?=^```$)", re.MULTILINE | re.DOTALL)
_ROWS = re.compile(r"(^```sql\n(.*?)^```\n\n```rows\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
_PYTHON = re.compile(r"^```python\n(.*?)^```$(?:\n\n```text\n.*?^```$)?", re.MULTILINE | re.DOTALL)
# reads pieces of code, runs them in one namespace, writes what each shows
_NOTEBOOK = """
import ast, contextlib, io, json, sys
names, shown = {"__name__": "__main__"}, []
for code in json.load(sys.stdin):
    tree = ast.parse(code)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    with contextlib.redirect_stdout(io.StringIO()) as stream:
        exec(compile(tree, "page", "exec"), names)
        value = None if last is None else eval(compile(ast.Expression(last.value), "page", "eval"), names)
        if value is not None:
            print(repr(value))
    shown.append(stream.getvalue())
json.dump(shown, sys.stdout)
"""
# what `info` says of the machine and the day
_VARYING = re.compile(r"^(python|fugashi|tantivy|sqlite|fingerprint|last_ingest)( +).*$", re.MULTILINE)


def run(arguments: list[str], place: Path) -> str:
    """Return what a command writes, in English unless it says otherwise, on no terminal."""
    environment = {**os.environ, "FUMIKURA_LANG": "en", "COLUMNS": "100", "TERMINAL_WIDTH": "100", "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "fumikura", *arguments]
    done = subprocess.run(
        command, cwd=place, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    text = (done.stdout or done.stderr).decode()
    return _VARYING.sub(r"\1\2…", text) if arguments[0] == "info" else text


def refreshed(page: str, place: Path) -> str:
    """Return a page with its help and examples as they are now; ``place`` is where they run."""

    def help_of(found: re.Match[str]) -> str:
        return f"{found[1]}\n{described(found[1])}\n"

    def examples(found: re.Match[str]) -> str:
        commands = [line for line in found[1].splitlines() if line.startswith("$ fumikura ")]
        return "".join(f"{command}\n{_printed(command, place)}" for command in commands)

    def rows(found: re.Match[str]) -> str:
        return found[1] + _answered(found[2], place / CORPUS / "fumikura.db")

    return _ROWS.sub(rows, _CONSOLE.sub(examples, _HELP.sub(help_of, page)))


def told(page: str, place: Path) -> str:
    """Return a page with what its Python code shows now; ``place`` is where it runs."""
    runs = [code for code in _PYTHON.findall(page) if _can_run(code)]
    if not runs:
        return page
    environment = {**os.environ, "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", _NOTEBOOK],
        cwd=place, env=environment, input=json.dumps(runs).encode(), stdout=subprocess.PIPE, check=True,
    )  # fmt: skip
    shown = iter(json.loads(done.stdout))

    def block(found: re.Match[str]) -> str:
        if not _can_run(found[1]):
            return found[0]
        text = "".join(f"{line.rstrip()}\n" for line in next(shown).splitlines())
        return f"```python\n{found[1]}```" + (f"\n\n```text\n{text}```" if text else "")

    return _PYTHON.sub(block, page)


def _can_run(code: str) -> bool:
    return "pandas" not in code or find_spec("pandas") is not None


def _printed(command: str, place: Path) -> str:
    return "".join(f"{line.rstrip()}\n" for line in run(shlex.split(command)[2:], place).splitlines())


def _answered(query: str, database: Path) -> str:
    connection = sqlite3.connect(database)
    try:
        return "".join("|".join(map(str, row)) + "\n" for row in connection.execute(query))
    finally:
        connection.close()


def described(name: str) -> str:
    """Return the help of a command: usage, docstring, arguments and options."""
    arguments, options = [], []
    parameters = inspect.signature(COMMANDS[name]).parameters
    for parameter, hint in get_type_hints(COMMANDS[name], include_extras=True).items():
        if parameter == "return" or hint is typer.Context:
            continue
        kind, info = hint.__origin__, hint.__metadata__[0]
        default = parameters[parameter].default
        if isinstance(info, ArgumentInfo):
            arguments.append((str(info.metavar), str(info.help)))
        else:
            names = ", ".join(
                sorted((info.default, *(info.param_decls or ())), key=len)
            )  # Annotated: the first is there
            options.append(
                (f"{names} {_value(kind, info)}".rstrip(), " ".join([str(info.help), *_notes(info, default)]))
            )
    usage = " ".join(["fumikura", name, "[OPTIONS]", *(metavar for metavar, _ in arguments)])
    parts = [
        usage,
        inspect.getdoc(COMMANDS[name]) or "",
        _columns("Arguments:", arguments),
        _columns("Options:", options),
    ]
    return "\n\n".join(filter(None, parts))


def _value(kind: Any, info: OptionInfo) -> str:  # noqa: ANN401  any annotation
    kinds = [one for one in (get_args(kind) or (kind,)) if one is not type(None)]
    if info.metavar or bool in kinds:
        return info.metavar or ""
    choices = [str(choice) for one in kinds if isinstance(one, type) and issubclass(one, StrEnum) for choice in one]
    return "|".join(choices) or "NUMBER"


def _notes(info: OptionInfo, default: object) -> Iterator[str]:
    if default not in {None, False, inspect.Parameter.empty} and str(default):
        yield f"Default: {default}."
    if info.envvar:
        yield f"Environment: {info.envvar}."


def _columns(title: str, rows: list[tuple[str, str]]) -> str:
    wide = max((len(left) for left, _ in rows), default=0)
    return "\n".join([title, *(f"  {left:<{wide}}  {right}" for left, right in rows)]) if rows else ""


def corpus(place: Path) -> None:
    """Make the folder where the examples run: the bundled texts, and their corpus."""
    shutil.copytree(ROOT / "corpus", place / "corpus")
    run(["ingest"], place)


def copied(place: Path, to: Path) -> Path:
    """Copy that folder, so that the examples of a page may change it."""
    return Path(shutil.copytree(place, to))


def main() -> None:
    """Refresh every page."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name, "place")
        place.mkdir()
        corpus(place)
        for number, page in enumerate(PAGES):
            text = page.read_text(encoding="utf-8")
            here = copied(place, Path(name, str(number)))
            page.write_text(told(refreshed(text, here), here), encoding="utf-8")


if __name__ == "__main__":
    main()
