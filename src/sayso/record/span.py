"""A stretch of an article's text."""

from __future__ import annotations

import msgspec


class Span(msgspec.Struct, frozen=True, order=True):
    """Characters `start` to `end` (code points, end exclusive) of a text, with the words themselves."""

    start: int
    end: int
    text: str

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


def span_of(text: str, start: int, end: int) -> Span:
    """The span of `text` from `start` to `end`."""
    return Span(start, end, text[start:end])
