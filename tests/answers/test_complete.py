"""What can be asked at the shell can be asked in Python, with the same options and the same defaults."""

import inspect
from enum import Enum
from typing import get_type_hints

import pytest
import typer

import fumikura
from fumikura.cli.app import app
from fumikura.query.meant import read

NAMED = {"docs": "documents", "entities show": "named", "events show": "event", "topics show": "topic",
         "topics assign": "topics_in"}  # fmt: skip
ELSEWHERE = {
    "ingest": "fumikura.ingest; a session only reads",
    "remove": "a session only reads",
    "reindex": "a session only reads; opening mends the index",
    "check": "care for a corpus, which keeps others from writing meanwhile",
    "analyze": "fumikura.analyze; it needs no corpus",
    "events": "a name for what stands below it",
    **dict.fromkeys(
        (f"chart{below}" for below in ("", " map", " topics", " choice", " words", " entities", " citations",
                                       " dispersion", " frequency")),
        "pictures are files",
    ),
}  # fmt: skip
OF_THE_SHELL = {"corpus", "form", "output", "lang"}
MEANT = {  # an option, and how Python calls it; None: a method of its own, or what a session does not do
    ("times", "type_"): "types", ("numbers", "kind"): "kinds", ("numbers", "unit"): "units",
    ("citations", "kind"): "kinds", ("timeline", "type_"): "types", ("timeline", "status"): "statuses",
    ("timeline", "certainty"): "stated", ("lint", "rule"): "rules", ("entities", "label"): "labels",
    ("entities show", "label"): "labels", ("entities", "minimum"): "least", ("entities", "beside"): None,
    ("entities", "doubtful"): None, ("entities", "decisions"): None, ("entities", "tables"): None,
    ("events show", "event"): "wanted", ("topics assign", "file"): "path",
}  # fmt: skip
ALIKE = {"beside": "entities --with", "doubtful": "entities --doubtful", "decisions": "entities --decisions"}
FLAGS = {("timeline", "stated")}  # --min-certainty stated


def commands():
    """Every command by its name, those below a group behind its name."""
    found = {command.callback.__name__: command.callback for command in app.registered_commands}
    for group in app.registered_groups:
        found[group.name] = group.typer_instance.registered_callback.callback
        for command in group.typer_instance.registered_commands:
            found[f"{group.name} {command.callback.__name__}"] = command.callback
    return found


COMMANDS = commands()
ASKED = sorted(set(COMMANDS) - set(ELSEWHERE))


def options(name):
    """The options of a command that change its answer, as Python calls them, with their defaults."""
    hints = get_type_hints(COMMANDS[name])
    found = {}
    for one, parameter in inspect.signature(COMMANDS[name]).parameters.items():
        if one not in OF_THE_SHELL and hints[one] is not typer.Context:
            meant = MEANT.get((name, one), one)
            if meant is not None:
                found[meant] = parameter.default
    return found


def method(name):
    parameters = inspect.signature(getattr(fumikura.Corpus, NAMED.get(name, name))).parameters
    return {one: parameter.default for one, parameter in parameters.items() if one != "corpus"}


def plain(default):
    """Make defaults of the two comparable: an enum has a value, what is typed is text, nothing is nothing."""
    value = default.value if isinstance(default, Enum) else default
    return None if value is None or value is False or value == "" else str(value)


def test_every_command_is_asked_in_python_or_said_to_stand_elsewhere():
    assert {name for name in ASKED if not hasattr(fumikura.Corpus, NAMED.get(name, name))} == set()
    assert set(ELSEWHERE) <= set(COMMANDS)


def test_every_method_is_a_command():
    methods = {name for name, _ in inspect.getmembers(fumikura.Corpus, inspect.isfunction) if not name.startswith("_")}

    assert methods - {"close"} == {NAMED.get(name, name) for name in ASKED} | set(ALIKE)


@pytest.mark.parametrize("name", ASKED)
def test_a_method_has_the_options_of_its_command(name):
    assert set(options(name)) == set(method(name))


@pytest.mark.parametrize("name", ASKED)
def test_a_method_has_the_defaults_of_its_command(name):
    shell, python = options(name), method(name)
    both = [one for one in shell if (name, one) not in FLAGS]

    assert {one: plain(shell[one]) for one in both} == {one: plain(python[one]) for one in both}


def test_whatever_changes_how_a_query_is_read_is_explained():
    reading = {{"widely": "synonyms"}.get(one, one) for one in inspect.signature(read).parameters} - {"line", "doc"}

    assert reading == {"section", "exact", "synonyms"}
    for name in ("search", "kwic", "explain"):
        assert reading <= set(options(name))
        assert reading <= set(method(name))
