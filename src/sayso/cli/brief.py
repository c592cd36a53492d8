"""`sayso brief`: a sourced briefing."""

from __future__ import annotations

from pathlib import Path

from sayso.cli.asking import ArchivePlace, asked
from sayso.cli.read import OutputFile
from sayso.cli.story import StoryId


def brief(identifier: StoryId, archive: ArchivePlace, output: OutputFile = None) -> None:
    """Print a briefing on a story (Markdown), in which every sentence ends with the articles that carry it."""
    from sayso.cli.output import opened

    with asked(archive) as found, opened(Path(output) if output else None, color=False) as out:
        out.write(found.brief(identifier))
