"""Commands that refuse an option given twice where the first value would be lost."""

from __future__ import annotations

from collections import Counter
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from fumikura.cli.words import say


def _look(command: Any, ctx: Any, args: list[str]) -> None:  # noqa: ANN401  click's or Typer's
    """Refuse a repeated option that holds one value.

    Raises:
        typer.BadParameter: it says how several values are given.
    """
    if ctx.resilient_parsing:
        return
    given = command.make_parser(ctx).parse_args(args=[*args])[2]
    for param, times in Counter(given).items():
        if times > 1 and param.param_type_name == "option" and not (param.multiple or param.is_flag or param.count):
            several = "," in (param.metavar or "") or "comma" in (param.help or "")
            message = "is given twice; separate several values by commas" if several else "is given twice; it takes one"
            raise typer.BadParameter(say(message, None), param_hint=param.opts[0])


class Command(TyperCommand):
    """A command with options of its own."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401, D102  click's or Typer's context
        _look(self, ctx, args)
        return super().parse_args(ctx, args)


class Group(TyperGroup):
    """A command that has others below it."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401, D102  click's or Typer's context
        if args:
            _look(self, ctx, args)
        return super().parse_args(ctx, args)
