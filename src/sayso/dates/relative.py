"""Times told from another time: "yesterday", "last week", "eight days ago", "the following day", "a year earlier"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from sayso.dates import period
from sayso.dates.context import Meaning, Words
from sayso.dates.expression import Anchor, Interval
from sayso.dates.period import Period

UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "S": "XXXX-SX"}

BEFORE_CLOCK = frozenset(["at", "about", "around", "by", "before", "after", "until", "from", "since", "than"])


def unknown(unit: str) -> Meaning:
    """A time that nothing says when it was; its unit is kept."""
    return Meaning("date", UNKNOWN.get(unit, "XXXX"), certain=False)


def deictic(words: Words) -> Meaning:
    """Today, yesterday, tomorrow, tonight; the day before yesterday; last night, this morning, overnight."""
    published = words.context.published
    step = words.number("DEICTIC")
    if step is None:
        step = -1 if words.has("last") else 0
    if words.has("before"):
        step -= 1
    if words.has("after"):
        step += 1
    if spoken_of := clock_of_day(words):
        return words.of(spoken_of, "previous", certain=False)
    if published is None:
        told = "PRESENT_REF" if words.has("today") and not words.clock else f"XXXX-XX-XX{words.clock}"
        return Meaning("time" if words.clock else "date", told, certain=False)
    return words.of(period.day(published + timedelta(days=step)), "published")


def clock_of_day(words: Words) -> Period | None:
    """The day just spoken of, where a time of day follows it in the same breath: "on Wednesday they met at noon".

    A time that begins a sentence is none of it: so begin the entries of a live report.
    """
    day = words.context.day_before(words.inside[0].start)
    named = words.label("DEICTIC") or words.label("PART") or words.has("today", "last", "this", "tonight")
    return None if named or words.before() not in BEFORE_CLOCK else day


def overnight(words: Words) -> Meaning:
    """The night before the publication."""
    published = words.context.published
    if published is None:
        return Meaning("time", "XXXX-XX-XXTNI", certain=False)
    before = published - timedelta(days=1)
    return Meaning("time", f"{before}TNI", period.days(before, published), period.day(before), "published", certain=False)


def beside(words: Words) -> Meaning | None:
    """ "Last week", "this month", "the current quarter", "next year", seen from the publication."""
    unit = _calendar_unit(words)
    published = words.context.published
    if unit is None:
        return None
    if published is None:
        return unknown(unit)
    step = words.number("LAST") or words.number("NEXT") or 0
    here = period.around(published, unit)
    if unit == "WE" and not step and published.weekday() < 3 and words.tense == "past":
        step = -1  # "this weekend", told on a Monday of what is over
    found = period.moved(here, step) if step else here
    told = words.of(found, "published")
    if unit == "W" and not step and words.tense != "future":  # what is told of this week has been until now
        return Meaning("date", found.value, period.days(found.first, published), found, "published", mod=told.mod)
    if words.has("end", "close") and words.bound == "until":  # of a limit the last day counts
        return replace(told, interval=period.day(found.last).interval)
    return told


def second(words: Words) -> Meaning | None:
    """ "The week after next", "the year before last"."""
    unit = _calendar_unit(words)
    published = words.context.published
    if unit is None:
        return None
    if published is None:
        return unknown(unit)
    return words.of(period.moved(period.around(published, unit), 2 if words.has("next") else -2), "published")


def following(words: Words) -> Meaning:
    """ "The following day", "the previous week", "the same month", "that year": from the date spoken of before."""
    previous = words.context.previous
    if words.has("then") and previous is not None:
        return words.of(previous, "previous", certain=False)
    unit = _unit(words) or "D"  # "that morning"
    step = words.number("BESIDE") or 0
    if words.has("before"):
        step = -1
    if words.has("after"):
        step = 1
    published = words.context.published
    if words.label("PART") and not step and published and words.bound == "until" and words.tense == "future":
        return words.of(period.day(published), "published", certain=False)  # "by nightfall all will have tents"
    if words.label("PART") and previous is not None and previous.unit == "D":
        return words.of(period.moved(previous, step), "previous", certain=False)
    if unit.startswith("T") or previous is None or _coarser(previous.unit, unit):
        return unknown(unit)
    start = previous.last if step > 0 and unit == "D" else previous.first
    found = period.around(period.shifted(start, unit, step), unit)
    return words.of(found, "previous", certain=not step or previous.unit == unit)


def ago(words: Words) -> Meaning | None:
    """ "Eight days ago", "three weeks from now": counted from the publication."""
    published = words.context.published
    unit = _unit(words)
    if unit is None:
        return None
    count = words.quantity
    if published is None or count is None:
        vague = "FUTURE_REF" if _is_ahead(words) else "PAST_REF"
        return unknown(_grain(unit, count)) if count is not None else Meaning("date", vague, certain=False)
    sign = 1 if _is_ahead(words) else -1
    if unit.startswith("T"):
        return _hours(words, published, unit, count * sign)
    quarter = words.quarter
    if unit == "Y" and count == 1 and quarter is not None and count.denominator == 1:
        return words.of(period.moved(quarter, sign * int(count), "Y"), "previous", certain=False)
    return _counted(words, published, unit, count * sign, "published")


def ahead(words: Words) -> Meaning | None:
    """ "In two weeks", with a verb of the future; of the past it is a length of time."""
    unit = _unit(words)
    count = words.quantity
    published = words.context.published
    if (
        words.tense not in ("future", "present")
        or unit is None
        or unit.startswith("T")
        or published is None
        or count is None
    ):
        return None
    return _counted(words, published, unit, count, "published")


def earlier(words: Words) -> Meaning | None:
    """ "A day earlier", "two weeks later": counted from the date spoken of before."""
    unit = _unit(words)
    count = words.quantity
    if unit is None or unit.startswith("T"):
        return None
    sign = 1 if words.has("later", "after", "afterwards") else -1
    context = words.context
    if count is None and words.has("-"):  # "the year-ago quarter"
        count = Fraction(1)
    if count is None:
        return Meaning("date", "PAST_REF" if sign < 0 else "FUTURE_REF", certain=False)
    quarter = words.quarter
    if quarter is None and context.published and words.has("quarter", "period"):
        quarter = period.moved(period.around(context.published, "Q"), -1)
    if unit == "Y" and quarter is not None and count.denominator == 1 and sign < 0:
        return _passing(words.of(period.moved(quarter, -int(count), "Y"), "previous", certain=False))
    previous = context.previous
    if previous is not None and not _coarser(previous.unit, unit):
        found = _counted(words, previous.first, unit, count * sign, "previous", grain=previous.unit if unit == "Y" else None)
        return _passing(found) if unit == "Y" and sign < 0 else found
    if context.published is None or sign > 0 or unit == "D":
        return unknown(_grain(unit, count))
    return Meaning("date", _counted(words, context.published, unit, count * sign, "published").value, certain=False)


def soon_after(words: Words) -> Meaning:
    """ "Hours later", "ten minutes earlier": the day spoken of before, as far as one can tell."""
    previous = words.context.previous
    if previous is None or previous.unit != "D":
        return Meaning("date", "PAST_REF" if words.has("earlier") else "FUTURE_REF", certain=False)
    return words.of(previous, "previous", certain=False)


def _passing(meaning: Meaning) -> Meaning:
    """A time named for comparison alone: what follows goes on with the time before it."""
    return replace(meaning, period=None)


def of_period(words: Words) -> Meaning | None:
    """ "The year", "the quarter", "the weekend": the one spoken of, else the one of the publication."""
    unit = _unit(words)
    context = words.context
    if words.has("period"):
        unit = "Q"
    if unit == "Q" and words.quarter is not None and not words.has("latest"):
        return words.of(words.quarter, "previous", certain=False)
    if unit is None or context.published is None:
        return unknown(unit or "D")
    here = period.around(context.published, unit)
    over = unit == "Q" or (unit == "WE" and words.tense != "future" and here.first > context.published)
    return words.of(period.moved(here, -1) if over else here, "published", certain=unit in ("Y", "M"))


def year_end(words: Words) -> Meaning:
    """ "Year-end", "the end of the year": 31 December where it is a limit, else the year."""
    published = words.context.published
    if published is None:
        return Meaning("date", "XXXX", certain=False, mod="END")
    return Meaning(
        "date", f"{published.year:04}", _last_day(period.year(published.year), words), mod="END", anchored_to="published"
    )


def _last_day(whole: Period, words: Words) -> Interval:
    return period.day(whole.last).interval if words.bound == "until" else whole.interval


def _counted(
    words: Words, start: date, unit: str, count: Fraction, anchored_to: Anchor, *, grain: str | None = None
) -> Meaning:
    """So many units from a day. The answer is as precise as the unit: "five years ago" is a year."""
    if count.denominator != 1:
        smaller = {"Y": ("M", 12), "W": ("D", 7), "M": ("D", 30), "DE": ("Y", 10)}.get(unit)
        if smaller is None:
            return unknown(unit)
        unit, count = smaller[0], Fraction(round(count * smaller[1]))
    there = period.shifted(start, "W" if unit == "2W" else unit, int(count) * (2 if unit == "2W" else 1))
    found = period.around(there, grain or _grain(unit, count))
    told = words.of(found, anchored_to, certain=words.hedge is None and not words.has("or", "so"))
    return replace(told, mod=words.hedge)  # "earlier" is no part of the day here


def _hours(words: Words, published: date, unit: str, count: Fraction) -> Meaning:
    """Hours and minutes ago: the day of the publication, as far as one can tell."""
    hours = float(count) if unit == "TH" else 0.0
    if abs(hours) < 24:
        return Meaning(
            "date", published.isoformat(), period.day(published).interval, period.day(published), "published", certain=False
        )
    return words.of(period.day(published + timedelta(hours=hours)), "published", certain=False)


def _calendar_unit(words: Words) -> str | None:
    """The unit of a stretch that a calendar has: a day, week, month, year; no hours, no fortnight."""
    unit = _unit(words)
    return None if unit is None or unit == "2W" or unit.startswith("T") else unit


def _unit(words: Words) -> str | None:
    unit = words.label("UNIT") or words.label("UNITS")
    return "D" if unit == "N" else unit


def _grain(unit: str, count: Fraction | None) -> str:
    """How precise an answer counted in such units is."""
    if unit in ("DE", "CE"):
        return "Y" if unit == "DE" else "CE"
    return {"2W": "W", "S": "S"}.get(unit, unit) if count is not None else unit


def _is_ahead(words: Words) -> bool:
    return words.has("from", "hence") or (words.has("in") and not words.has("ago"))


# From the coarse to the fine; of a year one cannot say what its "following day" is.
_ORDER = ("CE", "DE", "Y", "H", "S", "Q", "M", "W", "2W", "WE", "D")


def _coarser(there: str, unit: str) -> bool:
    return _ORDER.index(there) < _ORDER.index(unit)
