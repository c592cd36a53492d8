"""What was not said, in the words of the report."""

from __future__ import annotations

from sayso.record.claim import Silence
from sayso.view.printable import one_line

# A party and its silence stand in one clause; words further away are shown apart, not with all that is between them.
NEAR = 60


def silence_words(silence: Silence, text: str) -> str:
    """ "both boards have kept quiet about what was agreed"."""
    who, cue = silence.who, silence.cue
    if who is None or cue.contains(who.span):
        return one_line(cue.text)
    first, last = sorted((who.span, cue))
    if last.start - first.end <= NEAR:
        return one_line(text[first.start : max(first.end, last.end)])
    return f"{one_line(who.span.text)}: {one_line(cue.text)}"
