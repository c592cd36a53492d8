"""What the commands that ask an archive share: which archive, in which form, and how answers come out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from rich.console import RenderableType

    from sayso.archive.archive import Archive

ArchivePlace = Annotated[
    str,
    typer.Option(
        "--archive",
        "-a",
        metavar="ARCHIVE",
        envvar="SAYSO_ARCHIVE",
        help="A file, or an address postgresql://…",
        show_envvar=False,
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON (contract 2), one object a line.")]
OfStory = Annotated[
    str | None,
    typer.Option("--story", metavar="ID", help="Only what belongs to this story. The beginning of its id is enough."),
]
Color = Annotated[
    bool | None, typer.Option("--color/--no-color", help="Colour or none; without either, as the terminal and NO_COLOR say.")
]


@contextmanager
def asked(archive: str) -> Iterator[Archive]:
    """An archive that is only read; it may be written meanwhile."""
    from sayso.archive.archive import open as open_archive

    with open_archive(archive, readonly=True) as found:
        yield found


def answer(
    answers: Iterable[Any], *, as_json: bool, color: bool | None, text: Callable[[Iterable[Any]], RenderableType | None],
    none: str,
) -> None:  # fmt: skip
    """Prints answers: each as a line of JSON, or all as text; `none` is what is said where there are none."""
    from sayso.cli.output import opened

    with opened(None, color=color) as out:
        if as_json:
            from sayso.archive.answers import line

            for each in answers:
                out.write(line(each))
            return
        from sayso.view.terminal import WIDEST, rendered

        shown = text(answers)
        out.write(f"{none}\n" if shown is None else rendered(shown, width=min(out.width, WIDEST), color=out.color))


def given_day(words: str | None, option: str) -> str | None:
    """A day as ISO date, or a complaint about the option it was given for."""
    from sayso.archive.archive import day

    try:
        return day(words) if words else None
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint=option) from error
