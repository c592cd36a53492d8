"""Who declined to speak or kept quiet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.reading.attribution import subject_of
from sayso.reading.cast import Cast
from sayso.reading.phrases import span_at
from sayso.reading.values import Values
from sayso.record.article import Article
from sayso.record.claim import Claim, Party, Silence
from sayso.record.digest import digest
from sayso.record.span import Span


def silences_of(article: Article, values: Values, claims: Sequence[Claim], people: Cast) -> list[Silence]:
    """Claims that decline, and the refusing words of the lexicon wherever they stand; each once."""
    found = [*by_claim(article, claims), *by_words(article, values, people)]
    kept: list[Silence] = []
    for silence in found:
        again = any(r.at.contains(silence.cue) for r in article.repeats)
        if not again and not any(silence.cue.overlaps(other.cue) for other in kept):
            kept.append(silence)
    return sorted(kept, key=lambda s: s.cue.start)


def by_claim(article: Article, claims: Sequence[Claim]) -> Iterator[Silence]:
    """A claim that declines is a silence of whoever declined."""
    for claim in claims:
        if claim.stance == "declines" and claim.cue:
            who = Party(claim.chain[0].actor, claim.chain[0].span) if claim.chain else None
            yield Silence(identity(article, claim.cue[0]), who, claim.cue[0])


def by_words(article: Article, values: Values, people: Cast) -> Iterator[Silence]:
    """The lexicon knows words such as "declined to comment" and "have remained quiet", syntax whose they are."""
    sight = values.sight
    for match in values.lexicon.reporting.scan(sight.words.forms):
        if not match.entry.refuses:
            continue
        subject = subject_of(sight, (match.start, match.end))
        who = Party(people.meant(sight, subject), span_at(sight, *subject)) if subject else None
        cue = span_at(sight, match.start, match.end)
        yield Silence(identity(article, cue), who, cue)


def identity(article: Article, cue: Span) -> str:
    """The id of a silence: its cue in its article."""
    return digest("silence", article.id, cue.start)
