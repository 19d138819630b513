"""Every example of the helps and of the pages goes through a shell as it stands."""

from __future__ import annotations

import inspect
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.test_docs import PAGES, docs

EXAMPLES = re.compile(r"^Examples?: (.*?)(?=\n\n|\Z)", re.MULTILINE | re.DOTALL)
QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
GLOB = re.compile(r"[*?\[\](){}<>&]")
REDIRECTED = re.compile(r" (?:>|2>|<) ?[\w./-]+")  # said on purpose


def of_help(callback):
    text = inspect.cleandoc(callback.__doc__ or "")
    return [" ".join(found.split()) for found in EXAMPLES.findall(text)]


def of_page(path):
    fenced, found = "", []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("```"):
            fenced = "" if fenced else line[3:].split(" ")[0] or "none"
        elif fenced == "console" and line.startswith("$ "):
            found.append(line[2:])
        elif fenced in {"sh", "bash"} and line.strip():
            found.append(line)
    return found


HELPS = {name: of_help(callback) for name, callback in docs.COMMANDS.items()}
PAGED = {name: of_page(Path(path)) for name, path in PAGES.items()}


def unquoted(line):
    """Return the signs of an example that a shell would take for its own."""
    bare = QUOTED.sub("", REDIRECTED.sub("", line.split(" #")[0]))
    return GLOB.findall(bare)


@pytest.mark.parametrize("name", [name for name, lines in HELPS.items() if lines])
def test_the_examples_of_a_help_can_be_typed(name):
    assert [line for line in HELPS[name] if unquoted(line)] == []


@pytest.mark.parametrize("name", [name for name, lines in PAGED.items() if lines])
def test_the_examples_of_a_page_can_be_typed(name):
    assert [line for line in PAGED[name] if unquoted(line)] == []


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
def test_a_shell_parses_every_example():
    lines = [line for some in (*HELPS.values(), *PAGED.values()) for line in some]
    done = subprocess.run(
        ["bash", "-n"], input="\n".join(lines) + "\n", capture_output=True, text=True, encoding="utf-8", check=False
    )

    assert len(lines) > 100
    assert done.stderr == ""


def test_what_a_shell_would_take_for_its_own_is_seen():
    assert unquoted("fumikura citations --to 第2章/(6) --doc hyogo*") == ["(", ")", "*"]
    assert unquoted("fumikura citations --to '第2章/(6)' --doc 'hyogo*' > found.txt") == []
