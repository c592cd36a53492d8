"""A report as it was published: fixed text, and what is known about it."""

from __future__ import annotations

from typing import Literal

import msgspec

from sayso.record.digest import digest
from sayso.record.span import Span

BlockKind = Literal["title", "standfirst", "byline", "date", "caption", "credit", "body"]


class Block(msgspec.Struct, frozen=True):
    """One paragraph of the text: characters `start` to `end`, and what it is on the page."""

    start: int
    end: int
    kind: BlockKind


class Dateline(msgspec.Struct, frozen=True):
    """ "ERBIL (Kurdistan24) -": where, by whom and when a report says it was written."""

    place: Span | None
    outlet: Span | None
    date: Span | None


class Repeat(msgspec.Struct, frozen=True):
    """Words printed a second time: `at` says again what `of` said first."""

    of: Span
    at: Span


class Article(msgspec.Struct, frozen=True):
    """A report. `text` never changes after it was made; every span of a reading points into it."""

    id: str
    url: str | None
    outlet: str | None
    title: str | None
    byline: str | None
    dateline: Dateline | None
    published: str | None  # ISO date, as precise as known
    language: str
    text: str
    repeats: tuple[Repeat, ...]
    blocks: tuple[Block, ...]


def article_id(text: str, outlet: str | None, published: str | None) -> str:
    """The id of the article with this text: the same report by the same outlet on the same day is one article."""
    return digest("article", text, outlet or "", published or "")
