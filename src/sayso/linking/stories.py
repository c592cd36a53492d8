"""Which story an article belongs to: one pass, as it arrives.

An article is a bag of weighted words: names and rare words most, and what stands early most. It joins the story whose
bag is most like its own, if that is like enough; time makes less like. Two stories that one article ties together are
merged.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import lru_cache
from itertools import islice
from operator import mul
from typing import NamedTuple

import msgspec

from sayso.linking.days import day_of
from sayso.linking.forms import FUNCTION_WORDS, WORD, plain, stem
from sayso.linking.kept import ArticleSketch, Merge, Reason, Story
from sayso.linking.known import Known
from sayso.linking.statements import body_sentences
from sayso.linking.vocabulary import vocabulary
from sayso.record.digest import digest
from sayso.record.reading import Reading
from sayso.record.span import Span

MOST_TERMS = 80  # of a story
MOST_KEYS = 24
CANDIDATES = 30
COMMON_KEY = 2000  # stories beyond which counting a key stops
LOOKS_BACK = timedelta(days=120)
HALF_LIFE = 45.0  # days after which the same likeness counts half as much again short of the mark
JOINS = 0.145
TIES = 0.3  # likeness to a second story that makes both one; 0.27 to 0.33 give the best F1 on the train part of ecbplus
TITLE_WEIGHT = 2.0
NAME_FACTOR = 1.8
SOURCE_FACTOR = 0.3  # who speaks of it: a coastguard speaks of every wreck
PLACE_FACTOR = 0.5  # many stories happen in one place: in a port, two ships can be lost within ten days
FADES_BY = 0.65  # what each later paragraph weighs less
LEAD_SENTENCES = 3
ANCHORS = 14  # terms of a story of which an article's lead should have one
NAME_BONUS = 0.02  # for each name that hardly any other story has
MOST_NAMES = 4
RARE_SHARE = 200
UNANCHORED = 0.4  # what likeness is left without
LEAST_OF_LATE = 0.12
LEADING, MOST_CAST = 20, 60  # actors of a story, and places
WHERE = re.compile(r"\b(?:in|at|near|off|from|outside|around|to|of)\s+$", re.IGNORECASE)


class Bag(NamedTuple):
    """An article's words with their weights, unit length; `lead` are those of title and first sentences that can tell its
    story from a neighbour's: not where it was written, not who speaks."""

    terms: dict[str, float]
    lead: frozenset[str]
    names: frozenset[str]  # those that are no words of English

    def strongest(self, most: int) -> list[str]:
        return sorted(self.terms, key=lambda term: (-self.terms[term], term))[:most]


class Placed(NamedTuple):
    """The story of an article as it now stands, whether it is new, what was merged into it, and why."""

    story: Story
    first: bool
    merges: tuple[Merge, ...]
    reasons: tuple[Reason, ...]


def bag_of(reading: Reading) -> Bag:
    """The words of title and body, the early ones and names weighing most."""
    article = reading.article
    names = {plain(w) for a in reading.actors for m in a.mentions for w in WORD.findall(m.text) if w[0].isupper()}
    names |= {plain(w) for p in reading.places for w in WORD.findall(p.name) if w[0].isupper()}
    where = _places(reading)
    factors = {
        **dict.fromkeys(names, NAME_FACTOR),
        **dict.fromkeys(where, PLACE_FACTOR),
        **dict.fromkeys(_outlets(reading), 0.0),
    }
    counts: dict[str, float] = {}
    _count(list(WORD.finditer(article.title or "")), TITLE_WEIGHT, factors, counts)
    speaking = [link.span for claim in reading.claims for link in claim.chain]
    for paragraph, start, end in body_sentences(reading):
        weight = max(LEAST_OF_LATE, FADES_BY ** max(0, paragraph - 1))
        words = list(WORD.finditer(article.text, start, end))
        heard = [word for word in words if any(span.start <= word.start() < span.end for span in speaking)]
        _count([word for word in words if word not in heard], weight, factors, counts)
        _count(heard, weight * SOURCE_FACTOR, factors, counts)
    bounded = {term: math.sqrt(weight) if weight > 1 else weight for term, weight in counts.items()}
    return Bag(_unit(bounded), _lead(reading, speaking), _proper(reading))


def _proper(reading: Reading) -> frozenset[str]:
    """The names in the body that are no words of English; not those of the place it was written in."""
    article = reading.article
    line = article.dateline
    written_in = {plain(word) for word in WORD.findall(line.place.text)} if line and line.place else set()
    words = {
        w for _, start, end in body_sentences(reading) for w in WORD.findall(article.text, start, end) if w[0].isupper()
    }
    return frozenset(stem(plain(w)) for w in words if vocabulary().row(plain(w)) < 0 and plain(w) not in written_in)


def _lead(reading: Reading, speaking: Sequence[Span]) -> frozenset[str]:
    article = reading.article
    line = article.dateline
    written_in = {plain(word) for word in WORD.findall(line.place.text)} if line and line.place else set()
    forms = [plain(word) for word in WORD.findall(article.title or "")]
    heard = written_in | {plain(word) for span in speaking for word in WORD.findall(span.text)}
    for _, start, end in islice(body_sentences(reading), LEAD_SENTENCES):
        forms += [form for form in map(plain, WORD.findall(article.text, start, end)) if form not in heard]
    return frozenset(stem(form) for form in forms if form not in FUNCTION_WORDS and form not in written_in)


def placed(bag: Bag, reading: Reading, copy: ArticleSketch | None, known: Known) -> Placed:
    """Finds the article's story, or opens one. `copy`: the article it repeats, whose story it shares."""
    article = reading.article
    weighed = _rarer(bag, known)
    apart = _apart(digest("story", article.id), known)
    scored = [each for each in _scored(weighed, article.published, known) if each[1].id not in apart]
    own = known.story(copy.story) if copy and copy.story else None
    if own is not None and own.id in apart:
        own = None
    if own is None and scored and scored[0][0] >= JOINS:
        own = scored[0][1]
    if own is None:
        return Placed(_opened(weighed, reading), True, (), ())
    likeness = next((score for score, story, _ in scored if story.id == own.id), 0.0)
    shared = next((words for _, story, words in scored if story.id == own.id), ())
    reasons = (Reason("same words", round(likeness, 3), ", ".join(shared)),)
    apart = _apart(own.id, known)
    tied = [
        story for score, story, _ in scored
        if story.id not in {own.id, *apart} and score >= TIES and likeness >= TIES
    ]  # fmt: skip
    merges = tuple(Merge("story", story.id, own.id, (Reason("tied by an article", TIES, article.id),)) for story in tied)
    return Placed(_grown(own, weighed, reading, tied), False, merges, reasons)


def _apart(identifier: str, known: Known) -> set[str]:
    """The stories that people parted this one from, as they are called now; no article may have opened it yet."""
    parted = {
        other
        for made in known.decisions("story", [identifier])
        if not made.same
        for other in (made.one, made.other)
        if other != identifier
    }
    return {story.id for other in parted if (story := known.story(other))}


def with_cast(story: Story, actors: Sequence[str], places: Sequence[str]) -> Story:
    """The story with the actors and places of its latest article among its own."""
    return msgspec.structs.replace(story, actors=_cast(story.actors, actors), places=_cast(story.places, places))


def _cast(before: Sequence[str], now: Sequence[str]) -> tuple[str, ...]:
    """Who takes part: those who are named again first, then those who led so far, the new ones, and the others."""
    again = [one for one in now if one in before]
    return tuple(dict.fromkeys([*again, *before[:LEADING], *now, *before]))[:MOST_CAST]


def _places(reading: Reading) -> set[str]:
    """The words of places: those a gazetteer knows, that of the dateline, and names that follow "in", "off", "near"."""
    text, line = reading.article.text, reading.article.dateline
    found = {line.place.text} if line and line.place else set()
    for place in reading.places:
        if place.geonames_id is not None or any(WHERE.search(text[max(0, m.start - 12) : m.start]) for m in place.mentions):
            found.add(place.name)
    return {plain(word) for name in found for word in WORD.findall(name)}


def _outlets(reading: Reading) -> set[str]:
    """The words of this outlet's name and of the agencies credited: who reports makes no story."""
    article = reading.article
    names = [article.outlet or "", article.dateline.outlet.text if article.dateline and article.dateline.outlet else ""]
    names += [link.text for claim in reading.claims for link in claim.chain if link.kind == "media"]
    return {plain(word) for name in names for word in WORD.findall(name) if word[0].isupper()}


def _count(words: Sequence[re.Match[str]], weight: float, factors: Mapping[str, float], counts: dict[str, float]) -> None:
    book = vocabulary()
    for match in words:
        written = match.group()
        form = plain(written)
        if form in FUNCTION_WORDS or len(form) < 3 or form.isdigit():
            continue
        telling = book.weight(form) ** 2 * factors.get(
            form, NAME_FACTOR if book.row(form) < 0 and written[0].isupper() else 1.0
        )
        counts[stem(form)] = counts.get(stem(form), 0.0) + weight * telling


def _rarer(bag: Bag, known: Known) -> Bag:
    """The bag with words that many stories of the archive have weighing less."""
    strongest = bag.strongest(MOST_TERMS)
    stories = known.total("story")
    common = known.commonness("story", strongest, most=COMMON_KEY)
    top = math.log(2 + stories)
    rare = {t: bag.terms[t] * (1 - 0.75 * math.log(1 + common.get(t, 0)) / top) for t in strongest}
    own = frozenset(t for t in bag.names if common.get(t, 0) <= 1 + stories // RARE_SHARE)
    return Bag(_unit(rare), bag.lead, own)


def _scored(bag: Bag, published: str | None, known: Known) -> list[tuple[float, Story, tuple[str, ...]]]:
    day = day_of(published)
    since = (day - LOOKS_BACK).isoformat() if day else None
    found = known.stories_by(bag.strongest(MOST_KEYS), since=since, limit=CANDIDATES)
    scored = [(*_likeness(bag, story, published), story) for story in found]
    return sorted(((score, story, words) for score, words, story in scored), key=lambda s: (-s[0], s[1].id))


def _likeness(bag: Bag, story: Story, published: str | None) -> tuple[float, tuple[str, ...]]:
    """Cosine of both bags, less with time."""
    theirs, length = _terms(story.terms, story.weights)
    products = {term: weight * theirs[term] for term, weight in bag.terms.items() if term in theirs}
    score = sum(products.values()) / length + NAME_BONUS * min(MOST_NAMES, len(bag.names.intersection(products)))
    if not bag.lead.intersection(story.terms[:ANCHORS]):
        score *= UNANCHORED
    day, last = day_of(published), day_of(story.last)
    apart = abs((day - last).days) if day and last else 0
    strongest = sorted(products, key=lambda term: (-products[term], term))[:5]
    return score * 0.5 ** (max(0, apart - 7) / HALF_LIFE), tuple(strongest)


@lru_cache(maxsize=512)  # stories that are being told are looked at with every article
def _terms(terms: tuple[str, ...], weights: tuple[float, ...]) -> tuple[dict[str, float], float]:
    """What a story is about, with weights and their length."""
    return dict(zip(terms, weights, strict=True)), math.sqrt(sum(map(mul, weights, weights))) or 1.0


def _opened(bag: Bag, reading: Reading) -> Story:
    article = reading.article
    terms = bag.strongest(MOST_TERMS)
    return Story(
        digest("story", article.id), article.title or _first_words(reading), article.published, article.published, 1,
        tuple(terms), tuple(round(bag.terms[t], 5) for t in terms), (), (), tuple(terms[:MOST_KEYS]),
    )  # fmt: skip


def _grown(story: Story, bag: Bag, reading: Reading, tied: Sequence[Story]) -> Story:
    """The story with one more article: a running mean of bags."""
    weights = dict(zip(story.terms, story.weights, strict=True))
    articles = story.articles + sum(other.articles for other in tied)
    for other in tied:
        for term, weight in zip(other.terms, other.weights, strict=True):
            weights[term] = weights.get(term, 0.0) + weight * other.articles / articles
    share = 1 / min(articles + 1, 12)  # the latest articles count, or a long story could not move on
    mixed = {term: weight * (1 - share) for term, weight in weights.items()}
    for term, weight in bag.terms.items():
        mixed[term] = mixed.get(term, 0.0) + weight * share
    terms = sorted(mixed, key=lambda term: (-mixed[term], term))[:MOST_TERMS]
    day = reading.article.published
    days = [d for s in (story, *tied) for d in (s.first, s.last) if d] + ([day] if day else [])
    return Story(
        story.id, story.title, min(days, default=None), max(days, default=None), articles + 1, tuple(terms),
        tuple(round(mixed[t], 5) for t in terms), tuple(dict.fromkeys(a for s in (story, *tied) for a in s.actors)),
        tuple(dict.fromkeys(p for s in (story, *tied) for p in s.places)), tuple(terms[:MOST_KEYS]),
    )  # fmt: skip


def _first_words(reading: Reading) -> str:
    return " ".join(reading.article.text.split()[:12])


def _unit(terms: Mapping[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(w * w for w in terms.values())) or 1.0
    return {term: weight / length for term, weight in terms.items()}
