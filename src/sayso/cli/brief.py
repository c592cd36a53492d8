"""`sayso brief`: a sourced briefing."""

from __future__ import annotations

from pathlib import Path

from sayso.cli.asking import ArchivePlace, asked, given_day
from sayso.cli.read import OutputFile
from sayso.cli.story import StoryId
from sayso.cli.watch import AsOf


def brief(identifier: StoryId, archive: ArchivePlace, as_of: AsOf = None, output: OutputFile = None) -> None:
    """Print a briefing on a story (Markdown), in which every sentence ends with the articles that carry it."""
    from sayso.cli.output import opened

    on = given_day(as_of, "--as-of")
    with asked(archive) as found:
        text = found.brief(identifier, as_of=on)  # before a file is opened for it: a mistyped story must not empty one
        with opened(Path(output) if output else None, color=False) as out:
            out.write(text)
