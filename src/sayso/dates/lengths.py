"""How long: "three weeks", "the past three days"; how often: "every Friday", "annually"; and "now", "recently", "soon"."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from sayso.dates import period
from sayso.dates.context import Meaning, Words
from sayso.dates.expression import Interval

# TIMEX3 counts in these: a decade is ten years, a quarter three months.
_PLAIN = {"2W": ("W", 2), "N": ("D", 1), "Q": ("M", 3), "DE": ("Y", 10), "CE": ("Y", 100), "S": ("S", 1)}
RATED = frozenset(
    ["times", "dollars", "cents", "pounds", "euros", "percent", "%", "people", "tons", "tonnes", "barrels", "trips", "per"]
)
_WHOLE = {"TS": "S", "TM": "M", "TH": "H"}


def length_of(unit: str, count: Fraction | None) -> str:
    """The TIMEX3 value of so many units: P3D, PT4H; "several years" is PXY."""
    if unit == "Y" and count is not None and count.denominator == 2:
        return f"P{int(count)}Y6M" if count > 1 else "P6M"
    unit, times = _PLAIN.get(unit, (unit, 1))
    number = "X" if count is None else f"{float(count * times):g}" if count.denominator > 1 else str(int(count) * times)
    return f"PT{number}{_WHOLE[unit]}" if unit in _WHOLE else f"P{number}{unit}"


def duration(words: Words) -> Meaning | None:
    """A length of time that does not say when."""
    unit = _unit(words)
    count = words.quantity
    if unit is None or _is_share(words, unit) or _is_rate(words) or (unit == "TS" and words.has("a")):
        return None
    if "YEAR" in words.inside[0].senses and unit == "Q":  # "the 1988 quarter"
        return None
    return Meaning("duration", length_of(unit, count), mod=words.hedge)


def _is_share(words: Words, unit: str) -> bool:
    """ "A quarter", "three-quarters of"."""
    return unit == "Q" and (words.has("a", "-") or words.after() == "of")


def _is_rate(words: Words) -> bool:
    """ "Two million dollars a year", "three times a week": each, not for so long."""
    if words.inside[0].form not in ("a", "an") or words.first == 0:
        return False
    return words.before() in RATED or bool({"NUMBER", "WORDNUMBER"} & words.tokens[words.first - 1].senses.keys())


def duration_beside_now(words: Words) -> Meaning | None:
    """ "The past three days", "the next two weeks": a length, and from when to when, counted from the publication."""
    unit = _unit(words)
    if unit is None:
        return None
    count = words.quantity
    if count is None and (words.label("UNIT") or words.label("SEASON")):
        count = Fraction(1)
    step = words.number("LAST") or words.number("NEXT") or -1
    value = length_of(unit, count)
    published = words.context.published
    if (
        published is None
        or count is None
        or count.denominator != 1
        or unit in ("WE", "S")
        or words.has("following", "previous")
    ):
        return Meaning("duration", value, certain=False, mod=words.hedge)
    return Meaning("duration", value, _stretch(published, unit, int(count) * step), anchored_to="published", mod=words.hedge)


def _stretch(published: date, unit: str, count: int) -> Interval:
    """From the publication so far back or ahead, as precise as the unit."""
    if unit.startswith("T"):
        hours = count if unit == "TH" else 0
        there = published + timedelta(hours=hours) if count > 0 else published - timedelta(days=-(hours // 24))
        return period.days(min(there, published), max(there, published))
    unit, count = {"2W": ("W", 2 * count), "N": ("D", count)}.get(unit, (unit, count))
    there = period.shifted(published, unit, count)
    grain = {"W": "D", "Q": "M", "DE": "Y", "CE": "Y"}.get(unit, unit)
    first, last = sorted((there, published))
    return Interval(period.around(first, grain).interval.start, period.around(last, grain).interval.end)


def accounts(words: Words) -> Meaning:
    """ "The year ended March 31": a year's length, whose end is said beside it."""
    return Meaning("duration", length_of(_unit(words) or "Y", Fraction(1)))


def recent(words: Words) -> Meaning:
    """ "Recent years", "the coming weeks", "these days", "the near future"."""
    if words.has("these"):
        return Meaning("date", "PRESENT_REF", certain=False)
    unit = _unit(words)
    if unit is not None:
        return Meaning("duration", length_of(unit, None), certain=False)
    return Meaning("date", "FUTURE_REF" if words.has("future") else "PAST_REF", certain=False)


def reference(words: Words) -> Meaning:
    """ "Now", "recently", "soon"."""
    return Meaning("date", words.label("NOW") or words.label("PAST") or words.label("SOON") or "PRESENT_REF", certain=False)


def habit(words: Words) -> Meaning | None:
    """ "Every Friday", "each July", "daily", "Tuesday nights", "twice a week"."""
    often = words.label("FREQUENCY")
    if often:
        return Meaning("set", often)
    weekday = words.number("WEEKDAY") or words.number("WEEKDAYS")
    part = words.label("PART") or words.label("PARTS") or ""
    if weekday:
        return Meaning("set", f"XXXX-WXX-{weekday}{part}")
    month = words.number("MONTH")
    if month:
        return Meaning("set", f"XXXX-{month:02}")
    if part:
        return Meaning("set", f"XXXX-XX-XX{part}")
    season = words.label("SEASON")
    if season:
        return Meaning("set", f"XXXX-{season}")
    unit = _unit(words)
    if unit is None:
        return None
    count = words.quantity
    return Meaning("set", length_of(unit, Fraction(2) if words.has("other") else count or Fraction(1)))


def _unit(words: Words) -> str | None:
    unit = words.label("UNIT") or words.label("UNITS")
    return unit or ("S" if words.label("SEASONS") else None)
