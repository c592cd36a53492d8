"""A claim's words as they are shown, and what has to be said beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.record.claim import Claim
from sayso.view.printable import one_line, shortened

QUOTATION_MARKS = "\"'“”‘’«»„‚`"
HEDGE_LENGTH = 40
TIMES = {2: "twice"}


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to know about a claim, in the words of the contract."""

    about: Literal["stance", "voice", "certainty", "repeat"]
    text: str


def claim_words(claim: Claim, limit: int | None = None) -> str:
    """What is claimed, on one line, cut to about `limit` characters; in quotation marks where all of it is a quotation."""
    words = one_line(" … ".join(span.text for span in claim.content))
    quoted = claim.voice == "quote"
    words = _without_marks(words) if quoted else words
    words = words if limit is None else shortened(words, limit)
    return f"“{words}”" if quoted else words


def remarks(claim: Claim) -> tuple[Remark, ...]:
    """Stance always; voice, certainty and repetition where they are not the plain case."""
    found = [Remark("stance", claim.stance)]
    if claim.voice != "paraphrase":
        found.append(Remark("voice", "quote" if claim.voice == "quote" else "part quote"))
    if claim.certainty == "hedged":
        found.append(Remark("certainty", _hedged(claim)))
    if claim.also:
        times = len(claim.also) + 1
        found.append(Remark("repeat", f"printed {TIMES.get(times, f'{times} times')}, counted once"))
    return tuple(found)


def _hedged(claim: Claim) -> str:
    words = [one_line(span.text) for span in claim.decisive or claim.cue]
    return f"hedged (“{shortened(words[0], HEDGE_LENGTH)}”)" if words else "hedged"


def _without_marks(words: str) -> str:
    """The words without the marks around them. Those inside stay, and an apostrophe at an edge goes with the marks."""
    return words.strip(QUOTATION_MARKS + " ")
