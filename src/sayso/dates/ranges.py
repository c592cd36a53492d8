"""Two times that are the ends of one: "from 3 to 5 May", "between 2011 and 2013", "Monday to Friday"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from sayso.dates.expression import Expression, Interval

LINK = re.compile(r"\s*(?:[-–—]|to|through|until|till)\s*", re.IGNORECASE)
AND = re.compile(r"\s*and\s*", re.IGNORECASE)
FROM = re.compile(r"\b(?:from|between)\s+(?:the\s+)?$", re.IGNORECASE)
WEEKDAY = re.compile(r"(?:early |late )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
DATED = re.compile(r"\d{4}-\d\d(?:-\d\d)?$")  # a day or a month; a week or a quarter is not moved
NEAR = 20  # characters in which "from" or "between" stands before the first date
BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)


def joined(text: str, found: Sequence[Expression]) -> list[Expression]:
    """The expressions with every two that are the ends of a range made one."""
    result: list[Expression] = []
    for expression in found:
        if result and (whole := _range(text, result[-1], expression)) is not None:
            result[-1] = whole
        else:
            result.append(expression)
    return result


def _range(text: str, first: Expression, second: Expression) -> Expression | None:
    if first.ends or first.kind not in ("date", "time") or second.kind not in ("date", "time"):
        return None
    between, before = text[first.end : second.start], text[max(0, first.start - NEAR) : first.start]
    linked = LINK.fullmatch(between) and (FROM.search(before) or between.strip() in "-–—" or "through" in between)
    if not linked and not (AND.fullmatch(between) and BETWEEN.search(before)):
        return None
    first = aligned(first, second)
    if first.interval is None or second.interval is None or first.interval.first > second.interval.last:
        return None
    return replace(
        first,
        end=second.end,
        text=text[first.start : second.end],
        value=f"{first.value}/{second.value}",
        interval=Interval(first.interval.start, second.interval.end),
        certain=first.certain and second.certain,
        mod=None,
        bound=None,
        ends=(first, second),
    )


def aligned(first: Expression, second: Expression) -> Expression:
    """The beginning of a range. Where it says no year or week itself, it is the last such day before the end."""
    if second.interval is None:
        return first
    if first.value.startswith("XXXX-") and second.anchored_to == "none":  # "from May 3 to June 5, 2022", nothing published
        year = second.interval.first.year
        return _moved(first, year) or _moved(first, year - 1) or first
    if first.anchored_to != "published" or first.interval is None:
        return first
    if WEEKDAY.match(first.text) and WEEKDAY.match(second.text):
        gap = (second.interval.first - first.interval.first).days % 7
        start = (second.interval.first - timedelta(days=gap)).isoformat()
        return replace(first, value=start + first.value[len(start) :], interval=Interval(start, start))
    if DATED.match(first.value) and (second.anchored_to == "none" or first.interval.first > second.interval.last):
        year = second.interval.last.year
        on_time = [moved for choice in (year, year - 1) if (moved := _moved(first, choice)) and _precedes(moved, second)]
        return on_time[0] if on_time else first
    return first


def _precedes(first: Expression, second: Expression) -> bool:
    return first.interval is not None and second.interval is not None and first.interval.first <= second.interval.last


def _moved(expression: Expression, year: int) -> Expression | None:
    """The same day or month of another year; None if that year has no such day."""
    value = f"{year:04}{expression.value[4:]}"
    made = Interval(value[:10], value[:10])
    try:
        _ = made.first
        return replace(expression, value=value, interval=made)
    except ValueError:
        return None
