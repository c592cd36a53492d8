"""A temporal expression: the words, and the time they mean as far as they say it."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from typing import Literal

Kind = Literal["date", "time", "duration", "set"]
Anchor = Literal["published", "previous", "none"]
Bound = Literal["since", "until"]
Tense = Literal["past", "present", "future"]


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of time. `start` and `end` are ISO dates as precise as the words are: a day, a month or a year."""

    start: str
    end: str

    @property
    def first(self) -> date:
        """The first day: of "2016-08" it is 1 August."""
        year, month, day = _parts(self.start)
        return date(year, month or 1, day or 1)

    @property
    def last(self) -> date:
        """The last day: of "2016-08" it is 31 August."""
        year, month, day = _parts(self.end)
        return date(year, month or 12, day or calendar.monthrange(year, month or 12)[1])


@dataclass(frozen=True, slots=True)
class Expression:
    """Words of a text (code points `start` to `end`) that speak of a time.

    `value` is written as TIMEX3 writes it: "2024-12-26", "2024-W52", "2024-Q1", "P3D", "PAST_REF"; X is what is not known of
    it. `interval` is None where the words give no date. `mod` tells that only a part is meant (START, MID, END) or how the
    number is to be taken (APPROX, MORE_THAN, LESS_THAN). `bound` is set after "since" and after "by", "until" or "before":
    the event lies on one side of the interval. A range such as "between 2011 and 2013" keeps its two ends in `ends`.
    """

    start: int
    end: int
    text: str
    kind: Kind
    value: str
    interval: Interval | None
    anchored_to: Anchor
    certain: bool
    mod: str | None = None
    bound: Bound | None = None
    ends: tuple[Expression, ...] = ()

    def reaching(self, published: date | None) -> Interval | None:
        """The time from "since October" up to the publication; the interval itself for any other expression."""
        if self.interval is None or published is None or self.bound != "since" or self.interval.first > published:
            return self.interval
        return Interval(self.interval.start, published.isoformat())


def _parts(iso: str) -> tuple[int, int | None, int | None]:
    numbers = [int(part) for part in iso.split("-")]
    return numbers[0], numbers[1] if len(numbers) > 1 else None, numbers[2] if len(numbers) > 2 else None
