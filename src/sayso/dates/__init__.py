"""When: the temporal expressions of a text in English, each resolved to the days it means."""

from sayso.dates.expression import Expression, Interval
from sayso.dates.finding import find

__all__ = ["Expression", "Interval", "find"]
