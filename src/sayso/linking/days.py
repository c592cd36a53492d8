"""The days a report names, as `sayso.dates` finds them, and those it gives by their number alone: "on the 9th"."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from sayso.dates import find
from sayso.dates.expression import Expression
from sayso.dates.holidays import HOLIDAYS
from sayso.dates.rules import TRIGGERS
from sayso.dates.words import CLASSES

# Too little to go by for one report; enough where two are compared.
NUMBERED = re.compile(r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?\bthe (\d{1,2})(?:st|nd|rd|th)\b(?=[\s.,;:!?)”\"]*(?:\n|$|[.,;:]|(?:and|or|at|by|for|in|to|when|until|but|that|with)\b))", re.IGNORECASE)  # fmt: skip  # noqa: E501

# What `find` cannot do without: a word of time, or a figure in a form that only times have. Most sentences have none, and
# seeing that takes a fiftieth of looking.
TIMES = frozenset(
    {word for name in TRIGGERS for word in CLASSES.get(name, (name,))}
    | {max(re.split(r"\W", name.lower()), key=len) for name in HOLIDAYS}
)
LETTERS = re.compile(r"[^\W\d_]+")
FIGURES = re.compile(
    r"\d{4}|\d\s?[-–/]\s?\d|\d[:.]\d|\d\s?[ap]\.?\s?m|\d(?:st|nd|rd|th)|\d['’]?s|['’]\d|q[1-4]", re.IGNORECASE
)
LENGTH = re.compile(r"P(\d{1,3})([DWM])")
DAYS_IN = {"D": 1, "W": 7, "M": 30}
GIVES = re.compile(r"\bwithin (?:the )?$", re.IGNORECASE)


class Days(NamedTuple):
    """First and last day meant, and where the words stand."""

    first: date
    last: date
    start: int
    end: int


def days_in(text: str, published: str | None, *, coming: bool = False) -> list[Days]:
    """The days named in `text`, none where the publication is unknown. `coming`: what is spoken of is yet to come."""
    day = day_of(published)
    if day is None:
        return []
    numbered = [
        Days(meant, meant, match.start(), match.end())
        for match in NUMBERED.finditer(text)
        if (meant := _nearest(int(match[1]), day))
    ]
    found = times_in(text, day, coming=coming)
    named = [
        Days(e.interval.first, e.interval.last, e.start, e.end)
        for e in found
        if e.interval is not None and e.kind != "duration" and not any(n.start < e.end and e.start < n.end for n in numbered)
    ]
    return sorted([*named, *numbered], key=lambda found: found.start)


def times_in(text: str, published: date, *, coming: bool = False) -> list[Expression]:
    """What `find` finds, without looking where nothing can be."""
    if not may_name_times(text):
        return []
    return find(text, published=published, tense=(lambda _: "future") if coming else None)


def may_name_times(text: str) -> bool:
    """Whether a text has a word or a figure without which it names no time."""
    return not TIMES.isdisjoint(LETTERS.findall(text.lower())) or bool(FIGURES.search(text))


def time_given(text: str, published: str | None) -> date | None:
    """The last day of a time given: "within a week", "two weeks to report", from the publication."""
    day = day_of(published)
    for e in times_in(text, day) if day else []:
        length = LENGTH.fullmatch(e.value) if e.kind == "duration" and e.interval is None else None
        if length and (GIVES.search(text, 0, e.start) or text[e.end :].startswith(" to ")):
            return day + timedelta(int(length[1]) * DAYS_IN[length[2]]) if day else None
    return None


def _nearest(number: int, published: date) -> date | None:
    """The day of this number in the month of publication."""
    fits = 1 <= number <= monthrange(published.year, published.month)[1]
    return published.replace(day=number) if fits else None


def day_of(iso: str | None) -> date | None:
    """The day of an ISO date; the first of a month or a year that is all that is known."""
    if not iso:
        return None
    try:
        return date.fromisoformat((iso + "-01-01")[:10] if len(iso) < 10 else iso[:10])
    except ValueError:
        return None
