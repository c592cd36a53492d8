"""One reason behind a record."""

from __future__ import annotations

import msgspec

from sayso.record.span import Span


class Step(msgspec.Struct, frozen=True):
    """One reason: what was decided, in words; the span it rests on, the lexicon entry used, the model's share (0..1)."""

    what: str
    detail: str
    span: Span | None = None
    lexicon: str | None = None
    score: float | None = None
