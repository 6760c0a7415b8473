"""The one error boundary: what went wrong becomes a message and an exit code."""

from __future__ import annotations

import os
import sys
from gettext import gettext as _
from io import StringIO
from shutil import get_terminal_size
from textwrap import fill
from typing import TYPE_CHECKING

import click

from allymap.cli.app import app, forget_stdout
from allymap.cli.hints import one_run
from allymap.cli.speech import spoken
from allymap.errors import AllymapError

if TYPE_CHECKING:
    from collections.abc import Sequence


def run(args: Sequence[str] | None = None) -> None:
    """Run the command line and end the process with the exit code of design section 6."""
    _speak_utf8()
    sys.exit(outcome(args))


def outcome(args: Sequence[str] | None = None) -> int:
    """The exit code of one run: 0 ok, 1 failure, 2 usage, 3 problems in the input, 4 store."""
    with spoken(), one_run():
        return _outcome(args)


def _outcome(args: Sequence[str] | None) -> int:
    try:
        app.main(args=args, prog_name="allymap", standalone_mode=False)
    except AllymapError as error:
        from allymap.cli.say import tell_error

        tell_error(error)
        return error.exit_code
    except click.ClickException as error:
        _show(error)
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo(_("Stopped. Nothing was written."), err=True)
        return 1
    except click.exceptions.Exit as done:
        return done.exit_code
    except BrokenPipeError:
        forget_stdout()
        return 0
    except OSError as error:
        from allymap.cli.say import tell_os_error

        tell_os_error(error)
        return 1
    return 0


def _show(error: click.ClickException) -> None:
    """click's own message, its lines broken between words and never within one."""
    said = StringIO()
    error.show(said)
    wide = get_terminal_size().columns
    for line in said.getvalue().splitlines():
        click.echo(fill(line, wide, break_long_words=False, break_on_hyphens=False), err=True)


def _speak_utf8() -> None:
    """Names in every script must print on a Windows code page too."""
    if os.environ.get("PYTHONUTF8") or os.environ.get("PYTHONIOENCODING"):
        return
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
