"""What is new, article by article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding

from sayso.cli.text.blocks import MUTED, WIDTH, Row, Rows, Text, credit_of, handle, quoted, stacked

if TYPE_CHECKING:
    from rich.console import RenderableType

    from sayso.archive.answers import NewsShown
    from sayso.archive.archive import Archive

WORDED = {"claim": "claim", "event": "event", "actor": "in the story for the first time", "number": "number",
          "followup": "to come"}  # fmt: skip


def news_list(archive: Archive, news: Iterable[NewsShown]) -> RenderableType | None:
    """Story by story, what each article added; articles that added nothing are left out."""
    by_story: dict[str, list[NewsShown]] = defaultdict(list)
    for each in news:
        if each.adds:
            by_story[each.story].append(each)
    credited = credit_of(archive, [each.article for told in by_story.values() for each in told])
    titles = archive.titles(by_story)
    return stacked(_story(titles.get(story, story), told, credited) for story, told in by_story.items())


def timeline(archive: Archive, news: Iterable[NewsShown]) -> RenderableType | None:
    """What each article of one story added, in order."""
    given = [each for each in news if each.adds]
    credited = credit_of(archive, [each.article for each in given])
    lines = [part for each in given for part in _article(each, credited)]
    return Group(*lines) if lines else None


def _story(title: str, told: list[NewsShown], credited: dict[str, str]) -> RenderableType:
    lines = [part for each in told for part in _article(each, credited)]
    return Group(Text(quoted(title), style="bold"), Padding(Group(*lines), (0, 0, 0, 2)))


def _article(news: NewsShown, credited: dict[str, str]) -> Iterator[RenderableType]:
    opens = " · opens the story" if news.first else ""
    yield Text(f"{credited.get(news.article, news.article)}{opens}", style=MUTED)
    rows = Rows(WIDTH)
    grid = rows.grid(
        Row(rows.item(Text(quoted(added.span.text))), Text(WORDED[added.kind], style=MUTED), handle(added.id))
        for added in news.adds
    )
    if grid is not None:
        yield Padding(grid, (0, 0, 0, 2))
