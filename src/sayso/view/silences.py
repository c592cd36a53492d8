"""What was not said, in the words of the report."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.record.claim import Claim, Silence
from sayso.view.printable import one_line

# A party and its silence stand in one clause; words further away are shown apart, not with all that is between them.
NEAR = 60


def silence_words(silence: Silence, text: str, claims: Iterable[Claim] = ()) -> str:
    """ "both boards have kept quiet about what was agreed": with what is not said, where a claim with that cue knows it."""
    who, cue = silence.who, silence.cue
    about = next((c.content[0] for c in claims if cue in c.cue and 0 <= c.content[0].start - cue.end <= NEAR), None)
    end = about.end if about else cue.end
    if who is None or cue.contains(who.span):
        return one_line(text[cue.start : end])
    if who.span.start < cue.start and cue.start - who.span.end <= NEAR:
        return one_line(text[who.span.start : max(who.span.end, end)])
    if who.span.start >= cue.end and who.span.start - cue.end <= NEAR and not about:
        return one_line(text[cue.start : who.span.end])
    return f"{one_line(who.span.text)}: {one_line(text[cue.start : end])}"
