"""Articles as a list."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sayso.cli.text.blocks import MUTED, WIDTH, Row, Rows, Text, credit_of, handle
from sayso.view.dates import worded_date
from sayso.view.printable import one_line

if TYPE_CHECKING:
    from rich.console import RenderableType

    from sayso.archive.answers import ArticleShown
    from sayso.archive.archive import Archive

WORDED_COPY = {"reprint": "reprint of", "shortened": "shortened from", "edited": "rewritten from"}


def article_list(archive: Archive, articles: Iterable[ArticleShown]) -> RenderableType | None:
    """A row for each article: title; outlet and day; its story, and whose copy it is."""
    given = list(articles)
    originals = credit_of(archive, [each.copy_of for each in given if each.copy_of])
    return Rows(WIDTH).grid(_row(each, originals) for each in given)


def _row(article: ArticleShown, originals: dict[str, str]) -> Row:
    body = Text(one_line(article.title or "untitled"))
    if article.copy_of:
        worded = WORDED_COPY.get(article.copy_kind or "", "copy of")
        body.append(f"\n{worded} {originals.get(article.copy_of, article.copy_of)}", style=MUTED)
    credit = [one_line(article.outlet or "unnamed"), worded_date(article.published) if article.published else "no date"]
    beside = Text("\n".join(credit), style=MUTED)
    return Row(body, beside, handle(article.id))
