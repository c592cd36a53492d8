"""Times that have a name in the calendar: "30 December 2024", "Friday", "May", "Q3", "the summer of 2015", "the 1990s"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from sayso.dates import period
from sayso.dates.context import Meaning, Words, nearest
from sayso.dates.expression import Interval
from sayso.dates.holidays import HOLIDAYS
from sayso.dates.period import Period

# Of a year in two digits, those up to this many years ahead are of this century: "'24" is 2024, "'98" is 1998.
AHEAD = 10
REPORTED = 100  # days after the end of a quarter in which companies still speak of its results as to come
TURN_OF_MONTH = 15  # days: after "30 March", "the 2nd" is of April; after "12 March", "the 3rd" is of March
NO_SUCH_DAY = "XXXX-XX-XX"
OWNING = frozenset(["'s", "’s"])  # "Thursday's dinner" may be over, whatever the verb
_HOLIDAYS = {name.replace("'", ""): of_year for name, of_year in HOLIDAYS.items()}


def calendar_date(words: Words) -> Meaning | None:
    """Any of weekday, day, month and year, as far as they are said; perhaps with a time of day."""
    month, day = words.number("MONTH"), _day(words)
    if month and day:
        return _day_of_month(words, month, day)
    if month:
        return _month(words, month)
    if (weekday := _weekday(words)) is not None:
        return _on_weekday(words, weekday)
    stated = _year(words)
    return words.of(period.year(stated)) if stated else None


def _day_of_month(words: Words, month: int, day: int) -> Meaning:
    stated = _year(words)
    if stated:
        try:
            found = period.day(date(stated, month, day))
        except ValueError:
            return Meaning("date", NO_SUCH_DAY, certain=False)
        weekday = _weekday(words)
        agrees = weekday is None or found.first.isoweekday() == weekday
        return words.of(found, "published" if words.has("year") else "none", certain=agrees)
    choices = each_year(words, lambda year: period.day(date(year, month, day)))
    if (weekday := _weekday(words)) is not None:
        choices = [choice for choice in choices if choice.first.isoweekday() == weekday] or choices
    return chosen(words, choices, f"XXXX-{month:02}-{day:02}" if day <= 31 else NO_SUCH_DAY)


def _month(words: Words, month: int) -> Meaning:
    stated = _year(words)
    if words.before().isdigit() and len(words.before()) <= 2:  # "32 March": no such day, and not the month either
        return Meaning("date", NO_SUCH_DAY, certain=False)
    if stated:
        return words.of(period.month(stated, month), "published" if words.has("year") else "none")
    return directed(words, each_year(words, lambda year: period.month(year, month)), f"XXXX-{month:02}")


def directed(words: Words, choices: list[Period], unknown: str) -> Meaning:
    """The one of these months, seasons or feasts that "last", "this" or "next" says, else the one the tense means."""
    published = words.context.published
    if published and words.has("last", "past", "previous"):
        over = [choice for choice in choices if choice.last < published]
        return words.of(over[-1], "published") if over else chosen(words, [], unknown)
    if published and words.label("NEXT"):
        ahead = [choice for choice in choices if choice.first > published]
        return words.of(ahead[0], "published") if ahead else chosen(words, [], unknown)
    if published and words.has("this"):
        return chosen(words, [choice for choice in choices if choice.year == published.year], unknown)
    return chosen(words, choices, unknown)


def chosen(words: Words, choices: list[Period], unknown: str) -> Meaning:
    """The period that the tense means among those of several years; or that of the year spoken of before."""
    context = words.context
    told = said_before(words, choices)
    if told is not None:
        return words.of(told, "previous", certain=False)
    if context.published is None or not choices:
        return Meaning("date", unknown, certain=False)
    found = nearest(words, choices) or (choices[-1] if len(choices) == 1 else None)
    if found is None:
        return Meaning("date", unknown, certain=False)
    return words.of(found, "published", certain=words.tense is not None)


def said_before(words: Words, choices: list[Period]) -> Period | None:
    """The choice in the year that the text was speaking of: where it tells a story of old, or its own day is not known."""
    context = words.context
    if context.previous is None:
        return None
    if context.published is not None and not (words.tense == "past" and context.tells_of(words.inside[0].start)):
        return None
    return next((choice for choice in choices if choice.year == context.previous.year), None)


def each_year(words: Words, made: Callable[[int], Period]) -> list[Period]:
    """The same day or month in the years around the publication, else in the year spoken of before; those that exist."""
    context = words.context
    years: set[int] = set()
    for told in (context.published, context.previous.first if context.previous else None):
        years |= {told.year + step for step in range(-4, 5)} if told else set()
    found = []
    for year in sorted(years):
        try:
            found.append(made(year))
        except (ValueError, OverflowError):  # 29 February, or a year that no calendar has
            continue
    return found


def _on_weekday(words: Words, weekday: int) -> Meaning:
    """ "On Friday": that of the week past, the day itself included; with a verb of the future that of the week to come."""
    published = words.context.published
    if published is None:
        return Meaning("time" if words.clock else "date", f"XXXX-WXX-{weekday}{words.clock}", certain=False)
    back = (published.isoweekday() - weekday) % 7
    ahead = (weekday - published.isoweekday()) % 7
    previous = words.context.previous
    if previous is not None and previous.unit == "D" and words.has("previous", "preceding", "following"):
        step = 1 if words.has("following") else -1
        gap = (step * (weekday - previous.first.isoweekday())) % 7 or 7
        return words.of(period.day(previous.first + timedelta(days=step * gap)), "previous")
    if words.has("last", "past", "previous", "preceding"):
        offset = -(back or 7)
    elif words.has("this") and not words.has("past", "coming"):
        offset = weekday - published.isoweekday()
    elif words.label("NEXT") or words.has("following"):
        offset = ahead or 7
    else:
        offset = ahead if words.tense == "future" or is_timetabled(words) else -back
    return words.of(period.day(published + timedelta(days=offset)), "published", certain=words.tense is not None)


def is_timetabled(words: Words) -> bool:
    """ "Sales open on Monday", "the court sits Friday": a verb of the present, close before it, tells of what is to come."""
    return words.tense == "present" and words.guess.sure and words.after() not in OWNING


def holiday(words: Words) -> Meaning | None:
    """A feast, in the year said or the one the tense means. "Christmas week" and the like are left to the words."""
    name = words.label("HOLIDAY")
    if name is None:
        return None
    of_year = _HOLIDAYS[name]
    stated = _year(words)
    if stated:
        return words.of(period.day(of_year(stated)))
    return directed(words, each_year(words, lambda year: period.day(of_year(year))), NO_SUCH_DAY)


def season(words: Words) -> Meaning | None:
    """ "Last fall", "the summer of 2015"."""
    code = words.label("SEASON")
    if code is None:
        return None
    stated = _year(words)
    if stated:
        return words.of(period.season(stated, code), "published" if words.has("year") else "none")
    return directed(words, each_year(words, lambda year: period.season(year, code)), f"XXXX-{code}")


def quarter(words: Words) -> Meaning | None:
    """ "The third quarter of 2016", "third-quarter", "Q3", "the first half of this year"."""
    number = words.number("QUARTERS") or words.number("ORDINAL") or (2 if words.has("half") else 4)
    made = period.half if words.has("half") else period.quarter
    if number > (2 if words.has("half") else 4):
        return None
    stated = _year(words)
    if stated:
        return words.of(made(stated, number), "published" if words.has("year") else "none")
    code = f"{'H' if words.has('half') else 'Q'}{number}"
    choices = each_year(words, lambda year: made(year, number))
    published = words.context.published
    for choice in choices:  # what "it expects to report for the third quarter", once that is over
        if published and 0 < (published - choice.last).days < REPORTED and not words.label("NEXT"):
            return words.of(choice, "published", certain=False)
    return directed(words, choices, f"XXXX-{code}")


def numeric(words: Words) -> Meaning | None:
    """ "2024-12-30", "30/12/2024". Of 11/09/2010 only the year is certain."""
    iso = words.label("ISO")
    if iso:
        try:
            return words.of(period.day(date.fromisoformat(iso[:10])))
        except ValueError:
            return Meaning("date", NO_SUCH_DAY, certain=False)
    first, second, last = (int(part) for part in (words.label("SLASHED") or "").replace(".", "/").split("/"))
    year = last if last > 99 else full_year(last, words.context.published)
    if first > 12 or first == second:
        first, second = second, first
    elif second <= 12:
        return words.of(period.year(year), certain=False) if first and second and last > 99 else None
    try:
        return words.of(period.day(date(year, first, second)))
    except ValueError:
        return Meaning("date", NO_SUCH_DAY, certain=False) if last > 99 else None


def part_of_month(words: Words) -> Meaning | None:
    """ "The first week of May": the month, of which a part is meant."""
    month = words.number("MONTH")
    if month is None:
        return None
    late = words.has("last", "latter") or (words.has("half") and words.has("second"))
    return replace(_month(words, month), mod="END" if late else "START" if words.has("first") else "MID")


def day_alone(words: Words) -> Meaning | None:
    """ "On the 9th": of the month spoken of before, or of the next where that day is over; else the one the tense means."""
    number, previous, published = words.number("NTHDAY"), words.context.previous, words.context.published
    if number is None:
        return None
    if previous is not None and previous.unit in ("D", "M"):
        turned = previous.unit == "D" and previous.first.day - number > TURN_OF_MONTH
        found = _day_in(period.shifted(previous.first.replace(day=1), "M", int(turned)), number)
        if found is None:
            return Meaning("date", NO_SUCH_DAY, certain=False)
        if published is None or found.first >= published or words.tense != "future":
            return words.of(found, "previous", certain=False)
    if published is None:
        return Meaning("date", f"XXXX-XX-{number:02}", certain=False)
    near = (_day_in(period.shifted(published.replace(day=1), "M", step), number) for step in (-2, -1, 0, 1, 2))
    chosen_day = nearest(words, [day for day in near if day])
    return words.of(chosen_day, "published", certain=False) if chosen_day else None


def _day_in(month: date, number: int) -> Period | None:
    """A day of a month by its number; None where the month has no such day."""
    try:
        return period.day(month.replace(day=number))
    except ValueError:
        return None


def week_of(words: Words) -> Meaning | None:
    """ "The week of March 6"."""
    told = calendar_date(words)
    if told is None or told.period is None:
        return told
    whole = period.week(told.period.first)
    return replace(told, value=whole.value, interval=whole.interval, period=whole)


def before_christ(words: Words) -> Meaning | None:
    """ "490 BC": a year, but none that an ISO date of four digits can hold."""
    number = words.label("NUMBER") or ""
    return Meaning("date", f"BC{int(number):04}") if number.isdigit() and len(number) <= 4 else None


def day_range(words: Words) -> Meaning | None:
    """ "May 3-5", "3 to 5 May 2016"; of "August 1 or 2" too the days from the first to the last."""
    days = [int(token.senses[name]) for token in words.inside for name in ("DAY", "NTHDAY") if name in token.senses]
    month = words.number("MONTH")
    if month is None or not days[0] < days[1]:
        return None
    last = _day_of_month(words, month, days[1])
    if last.period is None:
        return last
    try:
        first = period.day(last.period.first.replace(day=days[0]))
    except ValueError:
        return Meaning("date", NO_SUCH_DAY, certain=False)
    value = f"{first.value}/{last.value}"
    return Meaning("date", value, period.days(first.first, last.period.last), last.period, last.anchored_to, last.certain)


def years(words: Words) -> Meaning | None:
    """ "2011-13", "1998-1999"."""
    shown = (words.label("YEARS") or "").replace("–", "-").replace("/", "-").replace(" ", "")
    first, last = shown.split("-")
    start = int(first)
    end = int(last) if len(last) == 4 else start // 100 * 100 + int(last)
    if not start < end <= start + 120:
        return None
    made = Interval(f"{start:04}", f"{end:04}")
    return Meaning("date", f"{start:04}/{end:04}", made, period.year(end), mod=words.mod)


def decade(words: Words) -> Meaning | None:
    """ "The 1990s", "the '80s", "the nineties"; "in his 30s" is an age."""
    spelt = words.number("DECADE")
    shown = words.label("DECADES") or ""
    digits = "".join(sign for sign in shown if sign.isdigit())
    if not words.has("the") and (spelt is not None or shown[:2] == digits):
        return None
    short = spelt if spelt is not None else int(digits)
    start = short if short > 99 else full_year(short, words.context.published)
    found = period.century(start // 100 + 1) if start % 100 == 0 and start < 2000 else period.decade(start)
    return words.of(found, certain=short > 99)


def century(words: Words) -> Meaning | None:
    """ "The 20th century"."""
    number = words.number("ORDINAL")
    if words.has("bc", "bce") or not number or number > 30:
        return None
    return words.of(period.century(number))


def spelt_year(words: Words) -> Meaning | None:
    """ "Nineteen ninety-six", "the year two thousand"."""
    if words.has("thousand"):
        return words.of(period.year(int(words.quantity or 0)))
    numbers = [int(token.senses["WORDNUMBER"]) for token in words.inside if "WORDNUMBER" in token.senses]
    if numbers[0] not in range(11, 21) or not 10 <= sum(numbers[1:]) < 100:
        return None
    return words.of(period.year(numbers[0] * 100 + sum(numbers[1:])))


def full_year(short: int, published: date | None) -> int:
    """The year that two digits mean; without a day of publication those from 30 on are of the last century."""
    latest = published.year + AHEAD if published else 2029
    return latest - (latest - short) % 100


def _day(words: Words) -> int | None:
    return words.number("DAY") or words.number("NTHDAY") or words.number("ORDINAL")


def _weekday(words: Words) -> int | None:
    return words.number("WEEKDAY") or words.number("SHORTDAY")


def _year(words: Words) -> int | None:
    """The year said: in figures, or as "last year"."""
    short = words.number("SHORTYEAR")
    if short is not None:
        return full_year(short, words.context.published)
    stated = words.number("YEAR")
    if stated or not words.has("year") or words.context.published is None:
        return stated
    step = -1 if words.has("last", "previous", "past") else 1 if words.label("NEXT") else 0
    return words.context.published.year + step
