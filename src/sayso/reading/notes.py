"""What of an article could not be read as it should be, said in its reading."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.reading.phrases import span_at
from sayso.reading.sight import Sight
from sayso.record.article import Article
from sayso.record.reading import Note
from sayso.record.span import span_of

LOST = "\ufffd"  # what stands for bytes that mean nothing in any alphabet tried


def notes_of(article: Article, sight: Sight) -> Iterator[Note]:
    """Characters that were lost before the text came here, and sentences too long for the model to see at once."""
    lost = article.text.count(LOST)
    if lost:
        at = article.text.index(LOST)
        yield Note("text", f"{counted(lost, 'character')} could not be decoded", span_of(article.text, at, at + 1))
    parted = [(a, b) for a, b in sight.words.sentence_bounds if sight.home[a] != sight.home[b - 1]]
    if parted:
        first, last = parted[0]
        longest = max(b - a for a, b in parted)
        reason = f"{counted(len(parted), 'sentence')} too long to be read in one piece ({longest} words), read in parts"
        yield Note("sentences", reason, span_at(sight, first, min(last, first + 1)))


def counted(number: int, noun: str) -> str:
    """ "1 character", "2 sentences"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
