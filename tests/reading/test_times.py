"""Which of the times of a sentence an event has, and none where the time is another act's."""

from __future__ import annotations

from datetime import date

import pytest

from sayso.lexicon import load
from sayso.reading.events import happenings
from sayso.reading.times import Times
from sayso.record.event import Event
from sayso.source import article_from_text
from tests.reading.packaged import needs_model, reader, sight_of

FRIDAY = date(2025, 3, 14)


def event_at(text: str, word: str) -> Event:
    """The event whose words have this one in them."""
    found = reader()([article_from_text(text, published=FRIDAY.isoformat())])[0]
    at = text.index(word)
    return next(e for e in found.events if any(s.start <= at < s.end for s in (e.trigger, *e.also)))


@needs_model
@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Rebels attacked the town of Gori on Tuesday, killing four soldiers.", "attacked", "2025-03-11"),
        ("The minister met the rebels in Gori on 2 March.", "met", "2025-03-02"),
        ("The president will visit Ankara on Tuesday.", "visit", "2025-03-18"),
        ("Police arrested four men on 31 February, the mayor said.", "arrested", None),
        ("Police arrested four men in Gori, the mayor said.", "arrested", None),
    ],
)
def test_the_time_of_an_event(text: str, word: str, expected: str | None) -> None:
    when = event_at(text, word).when
    assert (when.start if when else None) == expected


@needs_model
@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("A filing was expected on Monday.", "Monday", "2025-03-17"),
        ("The vote was scheduled for Monday.", "Monday", "2025-03-17"),
        ("The army attacked on Monday.", "Monday", "2025-03-10"),
        ("She told them what to do if he won the vote on 8 June.", "8 June", "2025-06-08"),
    ],
)
def test_syntax_tells_which_day_is_meant(text: str, word: str, expected: str) -> None:
    times = Times(sight_of(text), FRIDAY)
    (interval,) = [t.expression.interval for t in times.every if word in t.expression.text]
    assert interval is not None
    assert interval.start == expected


@needs_model
def test_an_event_has_the_time_of_the_one_it_repeats() -> None:
    text = (
        "Police arrested nine men in Gori on Tuesday. Crowds gathered at the court. The arrests were welcomed by the mayor."
    )
    sight = sight_of(text)
    found = happenings(sight, load(), set(), {})
    whens = Times(sight, FRIDAY).of_all(found)
    acts = {sight.words.forms[one.main.run[0]]: when for one, when in zip(found, whens, strict=True)}
    assert acts["arrested"] is not None
    assert acts["arrested"].start == "2025-03-11"
    assert [when.start if when else None for word, when in acts.items() if word in ("gathered", "welcomed")] == [None] * len(
        acts.keys() & {"gathered", "welcomed"}
    )
    arrests = acts.get("arrests")
    assert arrests is None or arrests.start == "2025-03-11"
