"""What linking keeps: the records of an archive beside its readings. Plain frozen types, as contract 2 prints them.

A record that is looked up again (ArticleSketch, ArchiveActor, Story, ArchiveClaim, WatchItem) carries `keys`: the strings
by which it is found. An archive indexes them and knows nothing else about them. What grows without bound with the
archive (every name of an actor, every article of a story) is no part of such a record but a row of its own, so that
adding an article costs the same at any size.

Records refer to none that refers back, so that Python's collector need not look through them (`gc=False`): an archive has
some ten thousand at hand.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from sayso.record.actor import ActorKind
from sayso.record.claim import SourceKind
from sayso.record.span import Span

Side = Literal["for", "against"]
StandingState = Literal["said", "repeated", "denied", "confirmed", "retracted"]
About = Literal["number", "date", "place", "doer", "denial"]
WatchState = Literal["open", "due", "overdue", "met", "cancelled"]
Outcome = Literal["met", "cancelled"]
CopyKind = Literal["reprint", "shortened", "edited"]
AdditionKind = Literal["claim", "event", "actor", "number", "followup"]
Linked = Literal["article", "actor", "story", "claim", "followup"]


class Reason(msgspec.Struct, frozen=True, gc=False):
    """Why a link was made, in words fit to print; a positive weight speaks for the link, a negative one against it."""

    feature: str
    weight: float
    detail: str


# Articles


class CopyOf(msgspec.Struct, frozen=True, gc=False):
    """The article whose text this one repeats; the first of its family that the archive had."""

    article: str
    kind: CopyKind
    reasons: tuple[Reason, ...]


class ArticleSketch(msgspec.Struct, frozen=True, gc=False):
    """What must be remembered of an article to know its copies: bounded, whatever the length of its text.

    `shingles` are hashes of word runs (the lowest of a text, at most SKETCH_SIZE of them), `credits` the agencies it
    credits, in small letters; `keys` are bands of its MinHash and its rarest runs.
    """

    id: str
    outlet: str | None
    published: str | None
    story: str | None
    copy_of: CopyOf | None
    credits: tuple[str, ...]
    runs: int  # how many word runs the text has in all
    shingles: tuple[int, ...]
    keys: tuple[str, ...]


# Actors


class ActorName(msgspec.Struct, frozen=True, gc=False):
    """A name as written in an article. A row of its own: `sayso actors` lists them."""

    actor: str
    text: str
    article: str


class ActorRole(msgspec.Struct, frozen=True, gc=False):
    """A post as an article states it. A row of its own; `organisation` is as written, `as_of` the article's day."""

    actor: str
    title: str
    organisation: str | None
    article: str
    span: Span
    as_of: str | None


class ActorLink(msgspec.Struct, frozen=True, gc=False):
    """Which actor of the archive an actor of a reading is, and why."""

    article: str
    local: str  # id of the actor in the reading
    actor: str
    score: float
    reasons: tuple[Reason, ...]


class ArchiveActor(msgspec.Struct, frozen=True, gc=False):
    """Somebody over all articles: what identity is judged by, the latest and most frequent kept, all bounded.

    `spellings` are the distinct written names, most frequent first; `posts` the latest roles as "title|organisation";
    `company` the ids of actors it was named beside; `initials` the short form that stands for it ("PPA").
    """

    id: str
    name: str
    kind: ActorKind
    spellings: tuple[str, ...]
    posts: tuple[str, ...]
    initials: tuple[str, ...]
    company: tuple[str, ...]
    places: tuple[str, ...]
    stories: tuple[str, ...]
    articles: int
    first: str | None
    last: str | None
    keys: tuple[str, ...]


# Places


class ArchivePlace(msgspec.Struct, frozen=True, gc=False):
    """A place over all articles: the gazetteer's id decides where known, the written name otherwise."""

    id: str
    name: str
    geonames_id: int | None
    lat: float | None
    lon: float | None
    country: str | None


class PlaceLink(msgspec.Struct, frozen=True, gc=False):
    """Which place of the archive a place of a reading is."""

    article: str
    local: str
    place: str


# Stories


class Story(msgspec.Struct, frozen=True, gc=False):
    """Articles about one course of events: what a new article is compared with, bounded.

    `terms` and their `weights` are what the story is about, strongest first; `actors` and `places` the main ones;
    `first` and `last` the days it spans; `articles` how many it has (which ones: ArticleSketch.story).
    """

    id: str
    title: str
    first: str | None
    last: str | None
    articles: int
    terms: tuple[str, ...]
    weights: tuple[float, ...]
    actors: tuple[str, ...]
    places: tuple[str, ...]
    keys: tuple[str, ...]


# Claims


class ClaimMention(msgspec.Struct, frozen=True, gc=False):
    """One place where a claim is carried or denied. `claim` is the claim of the reading, None where the outlet narrates."""

    article: str
    claim: str | None
    span: Span
    side: Side


class VoiceSource(msgspec.Struct, frozen=True, gc=False):
    """Who vouches: as written, what kind of source, and the actor of the archive where known."""

    text: str
    kind: SourceKind
    actor: str | None


class ClaimVoice(msgspec.Struct, frozen=True, gc=False):
    """One independent voice: every article in it rests on the same source, text or agency report. `keys` identify it."""

    id: str
    side: Side
    source: VoiceSource | None  # None: the outlet's own word
    articles: tuple[str, ...]
    reasons: tuple[Reason, ...]
    keys: tuple[str, ...]


class Standing(msgspec.Struct, frozen=True, gc=False):
    """What an article did to a claim, on which day."""

    date: str | None
    article: str
    state: StandingState


class Contradiction(msgspec.Struct, frozen=True, gc=False):
    """Another claim that cannot be true beside this one, and in what they differ. Kept on both claims."""

    claim: str
    about: About
    reasons: tuple[Reason, ...]


class ArchiveClaim(msgspec.Struct, frozen=True, gc=False):
    """One proposition over the articles that carry, repeat or deny it.

    `words` are those of its first mention; `terms`, `numbers`, `days`, `places` and `actors` are what later statements
    are compared with; `denies` says that the words of the first mention are themselves a denial.
    """

    id: str
    story: str
    words: str
    mentions: tuple[ClaimMention, ...]
    voices: tuple[ClaimVoice, ...]
    standing: tuple[Standing, ...]
    contradictions: tuple[Contradiction, ...]
    proposition: bytes  # what linking compares, packed by it; opaque to an archive
    first: str | None
    last: str | None
    keys: tuple[str, ...]


# What is to come


class Closing(msgspec.Struct, frozen=True, gc=False):
    """What became of something announced, by which words of which article, published when."""

    outcome: Outcome
    article: str
    span: Span
    date: str | None
    reasons: tuple[Reason, ...]


class Due(msgspec.Struct, frozen=True, gc=False):
    """First and last day on which it should happen, ISO dates as precise as known."""

    start: str | None
    end: str | None


class WatchItem(msgspec.Struct, frozen=True, gc=False):
    """Something announced, and what became of it. Its state depends on the day one asks: `watching.state_on`."""

    id: str
    story: str
    article: str
    who: str | None  # as shown
    actor: str | None
    what: Span
    due: Due | None
    announced: str | None  # day of publication
    closing: Closing | None
    repeats: tuple[str, ...]  # articles that announce the same again
    reasons: tuple[Reason, ...]
    proposition: bytes
    keys: tuple[str, ...]


# What is new


class Addition(msgspec.Struct, frozen=True, gc=False):
    """Something an article says that its story did not have: `id` is a record of the archive or, for events, the reading."""

    kind: AdditionKind
    id: str
    span: Span


class News(msgspec.Struct, frozen=True, gc=False):
    """What one article added to its story; `first` where it opened it."""

    article: str
    story: str
    first: bool
    adds: tuple[Addition, ...]


# What people and later evidence say


class Decision(msgspec.Struct, frozen=True, gc=False):
    """Somebody's judgement that two records are one, or are not. It outweighs every score."""

    kind: Linked
    one: str
    other: str
    same: bool


class Merge(msgspec.Struct, frozen=True, gc=False):
    """Two records of the archive turned out to be one: `gone` is from now on `into`. Rows that name `gone` follow."""

    kind: Linked
    gone: str
    into: str
    reasons: tuple[Reason, ...]
