"""Every temporal expression of a text, with the time it means."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from sayso.dates.context import Context, Meaning, Words
from sayso.dates.doubt import is_other_word
from sayso.dates.expression import Expression, Tense
from sayso.dates.ranges import joined
from sayso.dates.rules import GRAMMAR
from sayso.dates.tense import Guess, tense_near
from sayso.dates.tokens import Token, tokens_of

TenseAt = Callable[[int], Tense | None]


def find(text: str, *, published: date | None, tense: TenseAt | None = None) -> list[Expression]:
    """The temporal expressions of a text in order, none overlapping another. Offsets are code points.

    `published` is the day of publication; without it what is told from that day keeps its words, with `interval` None.
    `tense` tells the tense of the verb that governs the place at an offset: past or future decides which Friday is meant.
    Where it is not given or returns None, nearby verbs decide. Never raises, whatever the text.
    """

    @cache
    def guess_at(start: int, end: int) -> Guess:
        told = tense(start) if tense is not None else None
        return Guess(told, sure=True) if told else tense_near(text, start, end)

    tokens = tokens_of(text)
    signs = GRAMMAR.signs(tokens)
    context = Context(text, published, guess_at)
    found: list[Expression] = []
    for first, last in GRAMMAR.stretches(signs):
        place = first
        while place < last:
            expression, place = _at(tokens, signs, place, context)
            if expression is not None:
                found.append(expression)
    return joined(text, found)


def _at(tokens: Sequence[Token], signs: str, place: int, context: Context) -> tuple[Expression | None, int]:
    """The expression that begins with a token, if one does, and where to go on."""
    for last, reading in GRAMMAR.fits(signs, place):
        words = Words(tokens, place, last, context)
        if is_other_word(words):
            continue
        meaning = _meaning(words, reading)
        if meaning is not None:
            _remember(context, meaning, words.inside[0].start)
            return _expression(words, meaning), last
    return None, place + 1


def _meaning(words: Words, reading: Callable[[Words], Meaning | None]) -> Meaning | None:
    try:
        return reading(words)
    except (OverflowError, ValueError):  # "ten thousand years ago": a time, and none that a calendar has
        return Meaning("date", "XXXX", certain=False)


def _remember(context: Context, meaning: Meaning, place: int) -> None:
    """Keep what "the following day", "a year earlier" a time of day or a month without its year may refer to further on."""
    if meaning.period is None:
        return
    if meaning.period.unit == "Q" and meaning.anchored_to != "previous":
        context.quarter = meaning.period, place
    if meaning.period.unit == "D":
        context.day = meaning.period, place
    dated = meaning.period.unit in ("D", "W", "M") and meaning.anchored_to != "published"
    old = context.published is None or meaning.period.year < context.published.year - 1
    if meaning.anchored_to == "published":
        context.story = None
    elif dated and old:
        context.story = place
    elif meaning.period.year != (context.previous.year if context.previous else 0):
        context.story = None
    context.previous = meaning.period


def _expression(words: Words, meaning: Meaning) -> Expression:
    start, end = words.inside[0].start, words.inside[-1].end
    made = Expression(
        start, end, words.context.text[start:end], meaning.kind, meaning.value, meaning.interval, meaning.anchored_to,
        meaning.certain and meaning.interval is not None, meaning.mod,
    )  # fmt: skip
    return replace(made, bound=words.bound) if made.kind != "set" else made
