"""The commands, gathered; each lives in a file with its relatives."""

from __future__ import annotations

import typer

from fumikura.cli import (
    analysis,
    charts,
    citations,
    comparing,
    concordance,
    corpus,
    counting,
    entities,
    lint,
    mentions,
    reading,
    searching,
    timeline,
    topics,
)
from fumikura.cli.once import Command, Group

app = typer.Typer(
    name="fumikura",
    help="Turns Japanese documents into a corpus that answers: search, concordance, exact places in the source.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for _commands, _kind in (
    (corpus.COMMANDS, Command),
    (reading.COMMANDS, Command),
    (searching.COMMANDS, searching.QueryCommand),
    (concordance.COMMANDS, searching.QueryCommand),
    (mentions.COMMANDS, Command),
    (citations.COMMANDS, Command),
    (timeline.COMMANDS, Command),
    (counting.COMMANDS, Command),
    (comparing.COMMANDS, Command),
    (lint.COMMANDS, Command),
    (analysis.COMMANDS, Command),
):
    for _command in _commands:
        app.command(_command.__name__, cls=_kind)(_command)
for _name, _callback, _inner in (*entities.GROUPS, *timeline.GROUPS, *topics.GROUPS, *charts.GROUPS):
    _group = typer.Typer(cls=Group, invoke_without_command=True, rich_markup_mode=None)
    _group.callback()(_callback)
    for _below in _inner:
        _group.command(_below.__name__, cls=Command)(_below)
    app.add_typer(_group, name=_name)


def _version(asked: bool) -> None:
    if asked:
        from fumikura import __version__

        typer.echo(f"fumikura {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Show the version."),
) -> None:
    del version
