"""Something an article reports, and on whose word."""

from __future__ import annotations

from typing import Literal

import msgspec

from sayso.record.span import Span

SourceKind = Literal["named-person", "office", "organisation", "unnamed", "media", "document", "leak"]
Stance = Literal["asserts", "denies", "accuses", "expects", "demands", "warns", "promises", "declines"]
Voice = Literal["quote", "paraphrase", "mixed"]
Certainty = Literal["plain", "hedged"]


class Link(msgspec.Struct, frozen=True):
    """One party in a chain of sources. `text` is how it is shown; `span` the words that name it here."""

    text: str
    span: Span
    kind: SourceKind
    actor: str | None


class Claim(msgspec.Struct, frozen=True):
    """What is claimed (`content`), by which words (`cue`), by whom and through whom (`chain`, ultimate source first).

    An empty chain means that nobody is named: the outlet hedges. `also` holds the places where it is said again.
    `decisive` holds the words that made it hedged or gave it its stance, beyond the cue.
    """

    id: str
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    chain: tuple[Link, ...]
    voice: Voice
    stance: Stance
    certainty: Certainty
    also: tuple[Span, ...]
    decisive: tuple[Span, ...] = ()
    score: float | None = None  # the model's mean share for the words of the content


class Party(msgspec.Struct, frozen=True):
    """Somebody a record speaks of: the words, and the actor they mean where known."""

    actor: str | None
    span: Span


class Silence(msgspec.Struct, frozen=True):
    """A party that declined to speak or kept quiet, and the words that say so."""

    id: str
    who: Party | None
    cue: Span
