"""An article put together from its text, its paragraphs and what is known about it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.record.article import Article, Block, Dateline, article_id
from sayso.record.span import Span, span_of
from sayso.source.credit import byline, is_agency
from sayso.source.date import date_line, printed_dates
from sayso.source.dateline import find_dateline
from sayso.source.language import ENGLISH, require_english
from sayso.source.repeats import find_repeats

OPENINGS = 4  # paragraphs of the body in which a dateline is looked for
TAIL = 90  # characters at the end in which a closing credit is looked for
CLOSING_CREDIT = re.compile(r"\(([^()]{2,60})\)[\s.]*$|(?:(?<=[.!?\"'”’]\s)|(?<=\n))([A-Z][\w '’-]{1,40}\d{4})[\s.]*$")


@dataclass(frozen=True, slots=True)
class Known:
    """What a page or the caller tells about a report, beside its text."""

    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    published: str | None = None

    def over(self, other: Known) -> Known:
        """This, and what `other` knows beyond it."""
        return Known(*(getattr(self, name) or getattr(other, name) for name in self.__slots__))


def composed(text: str, blocks: tuple[Block, ...], known: Known) -> Article:
    """The article with this text. What is not known is taken from the words where they say it."""
    require_english(text)
    dateline = _dateline(text, blocks)
    known = known.over(_told_by(text, blocks, dateline))
    return Article(
        id=article_id(text, known.outlet, known.published),
        url=known.url,
        outlet=known.outlet,
        title=known.title,
        byline=known.byline,
        dateline=dateline,
        published=known.published,
        language=ENGLISH,
        text=text,
        repeats=find_repeats(text, blocks),
        blocks=blocks,
    )


def _told_by(text: str, blocks: tuple[Block, ...], dateline: Dateline | None) -> Known:
    """What the text itself says of its title, author, outlet and day."""
    title = next((text[block.start : block.end] for block in blocks if block.kind == "title"), None)
    named = (byline(text[block.start : block.end]) for block in blocks if block.kind == "byline")
    outlet = dateline.outlet.text if dateline and dateline.outlet else None
    return Known(None, outlet, title, next(named, None), _published(text, blocks, dateline))


def _published(text: str, blocks: tuple[Block, ...], dateline: Dateline | None) -> str | None:
    spans = [(block.start, block.end) for block in blocks if block.kind in ("date", "byline")]
    if dateline and dateline.date:
        spans.append((dateline.date.start, dateline.date.end))
    found = (date.iso for start, end in spans for date in printed_dates(text, start, end))
    return next((iso for iso in found if iso), None)


def _dateline(text: str, blocks: tuple[Block, ...]) -> Dateline | None:
    """The dateline, its date completed from a line that holds a date alone, its outlet from a closing credit."""
    openings = [(block.start, block.end) for block in blocks if block.kind == "body"][:OPENINGS]
    found = find_dateline(text, openings) or Dateline(None, None, None)
    if found.date is None:
        found = _dated(found, _printed_date(text, blocks, openings))
    if found == Dateline(None, None, None):
        found = _closing_credit(text)
    return found if found.place or found.outlet or found.date else None


def _dated(dateline: Dateline, date: Span | None) -> Dateline:
    return Dateline(dateline.place, dateline.outlet, date)


def _printed_date(text: str, blocks: tuple[Block, ...], openings: list[tuple[int, int]]) -> Span | None:
    """The date on a line of its own, or the one with which the report opens ("Thursday, May 7, 2015 On Tuesday, …")."""
    for block in blocks:
        date = date_line(text, block.start, block.end) if block.kind == "date" else None
        if date:
            return span_of(text, date.start, date.end)
    for start, end in openings[:1]:
        date = next(printed_dates(text, start, min(end, start + TAIL)), None)
        if date and date.start == start and date.iso and text[date.end : date.end + 2].strip()[:1].isupper():
            return span_of(text, date.start, date.end)
    return None


def _closing_credit(text: str) -> Dateline:
    """ "(Xinhua, April 6, 2018)" or "MAP 05 April 2018" as the last words of a report."""
    match = CLOSING_CREDIT.search(text, max(0, len(text) - TAIL))
    group = match.lastindex if match else None
    if not match or not group:
        return Dateline(None, None, None)
    start, end = match.span(group)
    date = next(printed_dates(text, start, end), None)
    name_end = start + len(text[start : date.start if date else end].rstrip(" ,;-–—"))
    if not is_agency(text[start:name_end]):
        return Dateline(None, None, None)
    return Dateline(None, span_of(text, start, name_end), span_of(text, date.start, date.end) if date else None)
