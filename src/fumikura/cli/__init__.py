"""The command line: options in, one call, one write; only here is anything printed."""

from __future__ import annotations

import os
import sys
from typing import NoReturn


def run() -> None:
    """Run a command; errors of ours become one message on standard error and their exit status."""
    from fumikura.cli.app import app
    from fumikura.cli.output import report
    from fumikura.errors import FumikuraError

    try:
        app(prog_name="fumikura")
    except FumikuraError as error:
        report(error)
        sys.exit(error.exit_status)
    except KeyboardInterrupt:
        print("fumikura: interrupted", file=sys.stderr)
        sys.exit(130)
    except BrokenPipeError:
        _gone()
    except SystemExit as leaving:
        if not isinstance(leaving.__context__, BrokenPipeError):  # of which click makes the status 1
            raise
        _gone()


def _gone() -> NoReturn:
    """End quietly: the reader (head, less) has gone, the rest is not wanted."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(0)
