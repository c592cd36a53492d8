"""What an archive answers: contract 2. One of these is one line of `--json`.

Fields may be added, never renamed or retyped.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from sayso.linking.kept import (
    About,
    Addition,
    ClaimMention,
    CopyKind,
    Due,
    Reason,
    Side,
    Standing,
    VoiceSource,
    WatchState,
)
from sayso.record.span import Span

__all__ = ["About", "Addition", "ClaimMention", "CopyKind", "Due", "Reason", "Side", "Standing", "VoiceSource", "WatchState"]


Verdict = Literal["accept", "reject", "correct", "merge", "split", "undo"]


class FailureShown(msgspec.Struct, frozen=True):
    """At which stage something went wrong, and why, in words fit to print."""

    stage: str
    reason: str


class AddedItem(msgspec.Struct, frozen=True):
    """What became of one thing that was found in an input."""

    input: str
    external_id: str | None
    article: str | None
    outcome: Literal["added", "known", "failed"]
    failure: FailureShown | None
    locator: str


class ArticleShown(msgspec.Struct, frozen=True):
    """An article of the archive, the story it belongs to, and the article whose copy it is."""

    id: str
    external_id: str | None
    outlet: str | None
    title: str | None
    published: str | None
    story: str | None
    copy_of: str | None
    reasons: tuple[Reason, ...]
    copy_kind: CopyKind | None
    byline: str | None
    url: str | None
    verdict: Verdict | None = None


class StoryShown(msgspec.Struct, frozen=True):
    """A story: what it is called, the days it spans, its articles in the order of arrival, its main actors and places."""

    id: str
    title: str
    first: str | None
    last: str | None
    articles: tuple[str, ...]
    actors: tuple[str, ...]
    places: tuple[str, ...]
    verdict: Verdict | None = None


class VoiceShown(msgspec.Struct, frozen=True):
    """One independent voice for or against a claim: a source, or the outlet's own word (source None)."""

    id: str
    side: Side
    source: VoiceSource | None
    articles: tuple[str, ...]
    reasons: tuple[Reason, ...]


class ContradictionShown(msgspec.Struct, frozen=True):
    """Another claim that cannot be true beside this one."""

    claim: str
    about: About
    reasons: tuple[Reason, ...]


class ClaimShown(msgspec.Struct, frozen=True):
    """One proposition over the articles, with its voices, what became of it, and what contradicts it."""

    id: str
    story: str
    words: str
    mentions: tuple[ClaimMention, ...]
    voices: tuple[VoiceShown, ...]
    standing: tuple[Standing, ...]
    contradictions: tuple[ContradictionShown, ...]
    first: str | None
    last: str | None
    verdict: Verdict | None = None


class ClosedBy(msgspec.Struct, frozen=True):
    """The words of the article that say what became of something announced."""

    article: str
    span: Span


class WatchShown(msgspec.Struct, frozen=True):
    """Something announced, and how it stands on the day that was asked about."""

    id: str
    story: str
    article: str
    who: str | None
    what: Span
    due: Due | None
    state: WatchState
    closed_by: ClosedBy | None
    reasons: tuple[Reason, ...]
    announced: str | None
    repeats: tuple[str, ...]
    verdict: Verdict | None = None


class NewsShown(msgspec.Struct, frozen=True):
    """What one article added to its story; `first` where it opened it."""

    article: str
    story: str
    first: bool
    adds: tuple[Addition, ...]
    published: str | None


class NameShown(msgspec.Struct, frozen=True):
    """A name as written in an article."""

    text: str
    article: str


class RoleShown(msgspec.Struct, frozen=True):
    """A post as an article states it."""

    title: str
    organisation: str | None
    article: str
    span: Span
    as_of: str | None


class ActorShown(msgspec.Struct, frozen=True):
    """Somebody over all articles, with every name and post, and where each stands."""

    id: str
    name: str
    kind: str
    names: tuple[NameShown, ...]
    roles: tuple[RoleShown, ...]
    articles: int
    first: str | None
    last: str | None
    verdict: Verdict | None = None


class FailedItem(msgspec.Struct, frozen=True):
    """Something that could not be taken in."""

    id: str
    input: str
    locator: str
    external_id: str | None
    stage: str
    reason: str
    happened: str


class Judgement(msgspec.Struct, frozen=True):
    """What somebody decided about a record, or about two, and what these said then.

    `detail` is a correction as FIELD=VALUE, what a split parts (ids), or the `note`, which says why. `one_words` and
    `other_words` are an actor's name, a claim's words, a title: as they stood when it was decided, to be learnt from.
    """

    id: str
    verdict: Verdict
    kind: str
    one: str
    other: str | None
    detail: str | None
    author: str
    made: str
    undone_by: str | None
    one_words: str | None = None
    other_words: str | None = None
    note: str | None = None


class FoundArticle(msgspec.Struct, frozen=True):
    """An article in which words were found, with the first places where they stand."""

    article: str
    title: str | None
    outlet: str | None
    published: str | None
    story: str | None
    spans: tuple[Span, ...]


class Ground(msgspec.Struct, frozen=True):
    """One thing that is said of a record, and why: "is one actor with", "is a copy of", "rests on" …"""

    about: str
    words: str
    reasons: tuple[Reason, ...]


class Account(msgspec.Struct, frozen=True):
    """Why a record is as it is."""

    id: str
    kind: str
    words: str
    grounds: tuple[Ground, ...]
    judgements: tuple[Judgement, ...]


def line(answer: msgspec.Struct) -> str:
    """An answer as one line of JSON."""
    return msgspec.json.encode(answer).decode("utf-8") + "\n"
