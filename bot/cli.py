"""The command line: which commands there are, and how errors end (one line, a status, no trace)."""

import os
import sys
from importlib import import_module

import typer

from bot.errors import BotError, WrongUsage

# Each module offers `app`, a typer.Typer with its commands.
MODULES = ("chat", "search", "content", "people", "report", "areas", "households", "data", "key", "zalo_oa")

PROBLEM, WRONG_USAGE = 1, 2


def build() -> typer.Typer:
    app = typer.Typer(
        name="sotayso",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        help="Sổ Tay Số: guides, a help log and weekly counts for community digital teams.",
    )
    for name in MODULES:
        app.add_typer(import_module(f"bot.commands.{name}").app)
    return app


def main() -> None:
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]  # always text here
    sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    try:
        build()()
    except WrongUsage as error:
        typer.echo(str(error), err=True)
        sys.exit(WRONG_USAGE)
    except BotError as error:
        typer.echo(str(error), err=True)
        sys.exit(PROBLEM)
    except BrokenPipeError:  # `| head` has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(PROBLEM)
    except KeyboardInterrupt:
        sys.exit(130)
