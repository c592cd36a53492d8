"""The entries of the lexicon: one word or phrase, what it means in a report, and where it is written down."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from sayso.record.actor import ActorKind
from sayso.record.claim import SourceKind, Stance
from sayso.record.event import EventStatus

Takes = Literal["that", "question", "quote", "object", "infinitive", "gerund", "as", "of"]
Order = Literal["either", "after", "before"]
TitleKind = Literal["post", "rank", "honour", "occupation", "courtesy", "modifier", "field"]
Gender = Literal["masculine", "feminine", "neuter", "any"]
Number = Literal["singular", "plural", "any"]
Unit = Literal[
    "dead", "wounded", "missing", "detained", "displaced", "people", "troops", "vehicles", "money", "percent", "duration",
    "other",
]  # fmt: skip
Governs = Literal["infinitive", "that", "gerund", "object", "noun"]
Bound = Literal["least", "most", "about"]
Topic = Literal[
    "aid", "conflict", "corruption", "courts", "crime", "culture", "diplomacy", "disaster", "economy", "education",
    "elections", "energy", "environment", "health", "human rights", "media", "migration", "politics", "protest", "religion",
    "science", "security", "sport", "technology", "terrorism", "transport", "weather",
]  # fmt: skip


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """What every entry knows: its words, the place it has in a file, and whether that file is the user's own."""

    key: str
    section: str
    group: str
    file: str
    own: bool = False
    cased: bool = False  # matches only with the capitals that the key has

    def says(self) -> Iterator[str]:
        """What the entry means, in words for people."""
        yield from ()

    @property
    def label(self) -> str:
        """The entry as an explanation names it: `reporting.toml: deny (denies)`."""
        meaning = ", ".join(self.says())
        return f"{self.file}: {self.key} ({meaning})" if meaning else f"{self.file}: {self.key}"


class ReportingEntry(Entry, frozen=True, kw_only=True, gc=False):
    """A verb, noun or phrase that attributes words to somebody.

    `open` says that the word itself leaves the stance to the content ("said" may promise or deny); `stance` is then only
    what it most often is.
    """

    stance: Stance = "asserts"
    open: bool = False
    hedges: bool = False
    speech: bool = False
    refuses: bool = False
    takes: tuple[Takes, ...] = ()
    order: Order = "either"  # where the content stands, seen from the word

    def says(self) -> Iterator[str]:
        yield "stance open" if self.open else self.stance
        if self.hedges:
            yield "hedges"
        if self.refuses:
            yield "refuses"


class HedgeEntry(Entry, frozen=True, kw_only=True, gc=False):
    """A word that marks what is said as unsure.

    `impersonal` ones make a claim that has nobody behind it ("reportedly"). `weak` ones hedge in most contexts but not in
    all ("could").
    """

    impersonal: bool = False
    weak: bool = False
    stance: Stance | None = None

    def says(self) -> Iterator[str]:
        yield "hedges weakly" if self.weak else "hedges"
        if self.impersonal:
            yield "nobody named"
        if self.stance:
            yield self.stance


class SourceEntry(Entry, frozen=True, kw_only=True, gc=False):
    """A word that names a source, and the kind of source that it makes.

    `mark` ones name nobody but tell the kind of the source beside them ("anonymous", "leaked").
    """

    kind: SourceKind = "unnamed"
    agency: bool = False
    mark: bool = False

    def says(self) -> Iterator[str]:
        yield self.kind
        if self.agency:
            yield "news agency"


class TitleEntry(Entry, frozen=True, kw_only=True, gc=False):
    """A title before or after a name. Posts are roles; ranks, honours and occupations may be.

    `source` is what a holder without a name is when quoted: an office, or just somebody unnamed.
    """

    kind: TitleKind = "post"
    source: SourceKind | None = None
    stands_for: str | None = None  # what an abbreviation means
    of: bool = False  # "head of", "ambassador to": the body follows
    field: bool = False  # "foreign minister": a field of work may stand before it
    tense: Literal["former", "acting", "coming"] | None = None  # of a modifier
    person: bool = True

    @property
    def post(self) -> bool:
        return self.kind == "post"

    @property
    def rank(self) -> bool:
        return self.kind == "rank"

    @property
    def honour(self) -> bool:
        return self.kind == "honour"

    @property
    def occupation(self) -> bool:
        return self.kind == "occupation"

    def says(self) -> Iterator[str]:
        yield self.kind
        if self.stands_for:
            yield self.stands_for


class ActorEntry(Entry, frozen=True, kw_only=True, gc=False):
    """A word for somebody or some body: "militants", "Iraqi", "Baghdad", "Ltd", "she"."""

    kind: ActorKind = "unknown"
    country: str | None = None  # ISO 3166-1 alpha-2
    name: str | None = None  # of the country
    form: Literal["name", "people", "capital"] | None = None
    gender: Gender | None = None
    number: Number | None = None
    suffix: bool = False  # ends a name: "Party", "Ltd"

    def says(self) -> Iterator[str]:
        yield self.kind
        if self.name:
            yield self.name


class CountEntry(Entry, frozen=True, kw_only=True, gc=False):
    """A word beside a number: what is counted, what became of those who are counted, or which way the number is open.

    `after` ones stand behind their number ("or more"); the other bounds stand before it ("at least"). `subject` ones tell
    what became of their subject ("died"); the others, of their object ("killed").
    """

    unit: Unit = "other"
    bound: Bound | None = None
    currency: str | None = None  # ISO 4217
    after: bool = False
    subject: bool = False

    def says(self) -> Iterator[str]:
        yield self.bound or self.currency or self.unit


class TopicEntry(Entry, frozen=True, kw_only=True, gc=False):
    """A word, or a type of event, that tells what a report is about, and how loudly."""

    topic: Topic
    weight: float = 1.0

    def says(self) -> Iterator[str]:
        yield self.topic


class StatusEntry(Entry, frozen=True, kw_only=True, gc=False):
    """A word that governs an act, or stands beside it, and says whether it came about."""

    status: EventStatus
    takes: tuple[Governs, ...] = ()  # how the act hangs from the word; none: in any way
    strong: bool = False

    def says(self) -> Iterator[str]:
        yield self.status
