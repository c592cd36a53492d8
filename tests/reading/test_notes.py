"""A reading says what it could not read."""

from __future__ import annotations

import pytest

from sayso.record.reading import Note
from tests.reading.packaged import needs_model, reading_of

pytestmark = needs_model


def test_an_ordinary_report_has_nothing_to_note() -> None:
    assert reading_of("The harbour closed on Monday, officials said.").notes == ()


@pytest.mark.parametrize(("text", "reason"), [
    ("The caf\ufffd closed on Monday, officials said.", "1 character could not be decoded"),
    ("The caf\ufffd clos\ufffdd on Monday, officials said.", "2 characters could not be decoded"),
])  # fmt: skip
def test_lost_characters_are_noted(text: str, reason: str) -> None:
    (note,) = reading_of(text).notes
    assert (note.stage, note.reason) == ("text", reason)
    assert note.span
    assert note.span.start == text.index("\ufffd")


def test_a_sentence_too_long_for_one_look_is_noted() -> None:
    notes: tuple[Note, ...] = reading_of("the port and the mayor and " * 100 + "closed.").notes
    assert [note.stage for note in notes] == ["sentences"]
    assert "1 sentence too long" in notes[0].reason
