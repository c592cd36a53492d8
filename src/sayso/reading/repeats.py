"""What is printed twice is said once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from sayso.reading.attribution import Statement
from sayso.reading.phrases import span_at
from sayso.reading.sight import Sight
from sayso.record.article import Article
from sayso.record.span import Span, span_of

MOSTLY = 0.8  # share of a statement's words inside a repeat from which it is one


def repeated(article: Article, sight: Sight, found: Sequence[Statement]) -> list[Statement]:
    """The statements that are not a second printing."""
    again = sorted(r.at for r in article.repeats)
    kept = []
    for one in found:
        span = span_at(sight, *one.content)
        # The repeat that it may lie in begins before its end, and is the last that does or the one before.
        near = bisect_left(again, span.end, key=lambda at: at.start)
        if not any(_inside(span, at) for at in again[max(0, near - 2) : near]):
            kept.append(one)
    return kept


def _inside(span: Span, wider: Span) -> bool:
    shared = min(span.end, wider.end) - max(span.start, wider.start)
    return shared >= MOSTLY * (span.end - span.start)


def also_said(article: Article, content: Span) -> Iterator[Span]:
    """Where a content is printed again: the same stretch of the repeat, by its share of the sentence."""
    for repeat in article.repeats:
        if not _inside(content, repeat.of):
            continue
        at = repeat.at.text.find(content.text)
        if at >= 0:
            yield span_of(article.text, repeat.at.start + at, repeat.at.start + at + len(content.text))
        else:
            yield repeat.at
