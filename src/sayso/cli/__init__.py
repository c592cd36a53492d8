"""The command line. A command parses, calls one function, and prints: data on stdout, complaints on stderr.

Heavy modules are imported inside the commands, so that `--help` answers at once.
"""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from sayso.cli.actors import actors
from sayso.cli.add import add
from sayso.cli.articles import articles
from sayso.cli.brief import brief
from sayso.cli.check import check
from sayso.cli.claims import claims
from sayso.cli.complaint import FAILED, complain
from sayso.cli.export import export
from sayso.cli.failures import failures
from sayso.cli.follow import follow
from sayso.cli.judge import judge, judgements, undo
from sayso.cli.news import news
from sayso.cli.read import read
from sayso.cli.relink import relink
from sayso.cli.schema import schema
from sayso.cli.search import search
from sayso.cli.sql import sql
from sayso.cli.stories import stories
from sayso.cli.story import story
from sayso.cli.watch import watch
from sayso.cli.why import why
from sayso.version import __version__

app = typer.Typer(
    add_completion=False, no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)  # fmt: skip
for command in (
    read, add, follow, articles, stories, story, claims, actors, watch, news, search, why, brief, judge, judgements, undo,
    failures, check, relink, export, sql, schema,
):  # fmt: skip
    app.command()(command)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"sayso {__version__}")
        raise typer.Exit


@app.callback()
def sayso(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and end.")
    ] = False,
) -> None:
    """Turns news reports into an auditable record: who did what, and on whose say-so."""


def main() -> None:
    """The command `sayso`. The one place where an error becomes a line and an exit code."""
    try:
        app(prog_name="sayso")
    except BrokenPipeError:
        # Whoever read our output has had enough. The stream is replaced, or Python complains about it when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except Exception as error:  # noqa: BLE001 - never a traceback for somebody who wants to read a report
        complain(error)
        sys.exit(FAILED)
