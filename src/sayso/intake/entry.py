"""What a feed, a sitemap or a JSON line says about a report, beside its words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.utils import parsedate

import msgspec

from sayso.record.article import Article, article_id
from sayso.source.composition import Known
from sayso.source.date import iso_day, valid_day

LESS_THAN_A_DAY = re.compile(r"\s*(\d{4})(?:-(0[1-9]|1[0-2]))?\s*")


@dataclass(frozen=True, slots=True)
class Entry:
    """A report as a listing names it: its address, its id, what is known of it, and its words as HTML if they are there."""

    link: str | None
    guid: str | None
    known: Known
    content: str = ""


def day_of(stamp: str | None) -> str | None:
    """The ISO date in a stamp, a year, a month or a day; None for what is no date, so that it stays unknown."""
    words = (stamp or "")[:120]
    if match := LESS_THAN_A_DAY.fullmatch(words):
        return words.strip() if valid_day(int(match[1]), int(match[2] or 1), 1) else None
    if day := iso_day(words):
        return day
    mail = _mail_date(words)  # with a year of two digits
    return valid_day(*mail) if mail else None


def completed(article: Article, known: Known) -> Article:
    """An article with what it does not say itself taken from what is known of it elsewhere."""
    told = Known(article.url, article.outlet, article.title, article.byline, article.published).over(known)
    return msgspec.structs.replace(
        article,
        id=article_id(article.text, told.outlet, told.published),
        url=told.url, outlet=told.outlet, title=told.title, byline=told.byline, published=told.published,
    )  # fmt: skip


def _mail_date(words: str) -> tuple[int, int, int] | None:
    try:
        found = parsedate(words)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    return found[:3] if found else None
