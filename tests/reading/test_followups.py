"""What is to come, read with the packaged model from sentences of our own."""

from __future__ import annotations

from sayso.record.event import FollowUp
from tests.reading.packaged import needs_model, reading_of


def followup_of(text: str, word: str) -> FollowUp:
    return next(f for f in reading_of(text).followups if word in f.what.text)


@needs_model
def test_a_clause_that_says_by_when_keeps_its_words() -> None:
    text = "The Senate committee is set to summon General Adil Rahmani to explain the raid when the spring session resumes."
    due = followup_of(text, "summon").due
    assert due is not None
    assert (due.start, due.end) == (None, None), "no day is known"
    assert due.span is not None
    assert due.span.text == "when the spring session resumes"


@needs_model
def test_a_clause_of_what_is_over_is_no_date() -> None:
    text = "The court will try Sergeant Paul Mbeki next month after he had fired at the crowd in Gao."
    for followup in reading_of(text).followups:
        assert followup.due is None or followup.due.span is None or "fired" not in followup.due.span.text


@needs_model
def test_one_event_comes_once() -> None:
    text = "President Ruiz will meet Prime Minister Okoro in Quito on Thursday. Mr Ruiz will go ahead with the meeting."
    events = [f.event for f in reading_of(text).followups if f.event]
    assert events, "the meeting is to come"
    assert len(events) == len(set(events))
