"""How arguments are read before a command sees them: full width, given once, words for what cannot be read."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from fumikura.cli.words import say

_WIDE = re.compile("[０-９]+")
_JOINED = re.compile("(-[A-Za-z]|--[a-z-]+=)([０-９]+)")
_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_VALIDATOR = (  # what the library that checks types says, by what a person can use
    (re.compile("^Value error, "), ""),
    (re.compile("^Input should be a valid (?:integer|number).*$", re.DOTALL), "a whole number is wanted"),
    (re.compile(r"^Input should be greater than or equal to (-?\d+)$"), r"\1 or more is wanted"),
    (re.compile(r"^Input should be less than or equal to (-?\d+)$"), r"\1 or less is wanted"),
    (re.compile("^'[^']*' is not a valid int(?:eger)?(?: range)?\\.$"), "a whole number is wanted"),
)


class Command(TyperCommand):
    """A command whose options may have numbers of full width."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401, D102  click's or Typer's context
        try:
            narrow = _narrow(self, args)
            _once(self, ctx, narrow)
            return super().parse_args(ctx, narrow)
        except typer.BadParameter as fault:
            fault.message = _plain(fault.message)
            raise


class Group(TyperGroup):
    """A command with commands below it, whose options may have numbers of full width."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401, D102
        try:
            narrow = _narrow(self, args)
            _once(self, ctx, narrow)
            return super().parse_args(ctx, narrow)
        except typer.BadParameter as fault:
            fault.message = _plain(fault.message)
            raise


def _once(command: Any, ctx: Any, args: list[str]) -> None:  # noqa: ANN401  click's or Typer's
    """Refuse an option given twice whose first value would be lost.

    Raises:
        typer.BadParameter: it says how several values are given.
    """
    if ctx.resilient_parsing or not args:
        return
    given = command.make_parser(ctx).parse_args(args=[*args])[2]
    for param, times in Counter(given).items():
        if times > 1 and param.param_type_name == "option" and not (param.multiple or param.is_flag or param.count):
            several = "," in (param.metavar or "") or "comma" in (param.help or "")
            message = "is given twice; separate several values by commas" if several else "is given twice; it takes one"
            raise typer.BadParameter(say(message, None), param_hint=param.opts[0])


def _narrow(command: Any, args: list[str]) -> list[str]:  # noqa: ANN401
    """Write a number behind an option in half width: -n ３, -n３, --limit=３."""
    names = {name for param in command.params for name in param.opts if name.startswith("-")}
    until = args.index("--") if "--" in args else len(args)
    found = []
    for at, arg in enumerate(args):
        behind = at > 0 and args[at - 1] in names and _WIDE.fullmatch(arg) is not None
        wide = at < until and (behind or _JOINED.fullmatch(arg) is not None)
        found.append(arg.translate(_DIGITS) if wide else arg)
    return found


def _plain(message: str) -> str:
    for written, instead in _VALIDATOR:
        message = written.sub(instead, message)
    return message
