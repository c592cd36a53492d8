"""Readings made by hand, for tests of what is done with a reading after it was made."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sayso.record.actor import Actor, ActorKind, Role
from sayso.record.article import Article, Block, BlockKind, Dateline, Repeat, article_id
from sayso.record.claim import Certainty, Claim, Link, Party, Silence, SourceKind, Stance, Voice
from sayso.record.digest import digest
from sayso.record.event import Event, EventPlace, EventStatus, EventType, FollowUp, When
from sayso.record.place import Place
from sayso.record.reading import CONTRACT, Note, Reading
from sayso.record.span import Span, span_of

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(frozen=True)
class Words:
    """A text in which spans are found by the words they hold."""

    text: str

    def __call__(self, words: str, nth: int = 1) -> Span:
        """The span of the nth occurrence of the words."""
        start = -1
        for _ in range(nth):
            start = self.text.index(words, start + 1)
        return span_of(self.text, start, start + len(words))

    def every(self, *strings: str) -> tuple[Span, ...]:
        """All places of these strings, the longest first where they overlap."""
        pattern = "|".join(re.escape(string) for string in sorted(strings, key=len, reverse=True))
        return tuple(span_of(self.text, *found.span()) for found in re.finditer(pattern, self.text))


def article(text: str, *, outlet: str | None = None, published: str | None = None, **known: object) -> Article:
    """An article whose first line is its title, with a body block for every other line."""
    lines = list(PARAGRAPH.finditer(text))
    kinds: tuple[BlockKind, BlockKind] = ("title", "body")
    blocks = tuple(Block(line.start(), line.end(), kinds[n > 0]) for n, line in enumerate(lines))
    values: dict[str, object] = {
        "id": article_id(text, outlet, published),
        "url": None,
        "outlet": outlet,
        "title": lines[0].group() if lines else None,
        "byline": None,
        "dateline": None,
        "published": published,
        "language": "en",
        "text": text,
        "repeats": (),
        "blocks": blocks,
    }
    return Article(**{**values, **known})  # type: ignore[arg-type]


def link(span: Span, kind: SourceKind, actor: Actor | None = None) -> Link:
    """A party of a chain, shown by its actor's name where there is one."""
    return Link(actor.name if actor else span.text, span, kind, actor.id if actor else None)


def claim(
    content: Span | Iterable[Span],
    cue: Span | None = None,
    chain: Iterable[Link] = (),
    *,
    voice: Voice = "paraphrase",
    stance: Stance = "asserts",
    certainty: Certainty = "plain",
    also: Iterable[Span] = (),
    decisive: Iterable[Span] = (),
) -> Claim:
    """A claim with an id of its content."""
    spans = (content,) if isinstance(content, Span) else tuple(content)
    return Claim(
        digest("claim", spans), spans, (cue,) if cue else (), tuple(chain), voice, stance, certainty, tuple(also),
        tuple(decisive), 0.9,
    )  # fmt: skip


def actor(name: str, kind: ActorKind, mentions: Iterable[Span], *, roles: Iterable[Role] = ()) -> Actor:
    """An actor whose aliases are the other strings among its mentions."""
    spans = tuple(mentions)
    aliases = tuple(dict.fromkeys(span.text for span in spans if span.text != name))
    return Actor(digest("actor", name), name, kind, spans, aliases, tuple(roles))


def event(
    type: EventType,  # noqa: A002 - the field's own name
    trigger: Span,
    *,
    agents: Iterable[Party] = (),
    recipients: Iterable[Party] = (),
    place: EventPlace | None = None,
    when: When | None = None,
    status: EventStatus = "happened",
    by: Claim | None = None,
    background: bool = False,
) -> Event:
    """An event with an id of its trigger."""
    return Event(
        digest("event", trigger), type, trigger, tuple(agents), tuple(recipients), place, when, status,
        by.id if by else None, None, (), background, 0.8,
    )  # fmt: skip


def reading(of: Article, **records: object) -> Reading:
    """A reading with these records and no others."""
    none = dict.fromkeys(("actors", "places", "claims", "events", "followups", "silences", "topics"), ())
    return Reading(contract=CONTRACT, reader="sayso/test+hand", article=of, **{**none, **records})  # type: ignore[arg-type]


def batumi() -> Reading:
    """The sample report from Batumi, read by a person."""
    text = (SAMPLES / "batumi-harbour.txt").read_text(encoding="utf-8")
    words = Words(text)
    report = article(
        text,
        outlet="Black Sea Ledger",
        published="2025-02-11",
        dateline=Dateline(words("BATUMI"), words("Black Sea Ledger", 3), words("Feb. 11, 2025")),
        repeats=(Repeat(words("Selma Arikan (L)", 1), words("Selma Arikan (L)", 2)),),
    )
    arikan, dzneladze, office, board = _batumi_actors(words)
    release = words("that their release was expected within weeks")
    talks = words("after the formal talks the two sides discussed three impounded freighters")
    again = words(talks.text, 2)
    source = link(words("A source", 2), "unnamed")
    claims = (
        claim(
            words("last week's closed meeting in Batumi also dealt with the fate of crews who have been stuck in the "
                  "port since November"),
            words("According to"),
            [link(words("several people familiar with the talks"), "unnamed")],
        ),
        claim(
            words('"the crews come first" was the opening line of the Georgian side'),
            words("suggest"),
            [link(words("Leaked minutes"), "leak")],
            voice="mixed",
            certainty="hedged",
        ),
        claim(again, words("told", 2), [source, link(words("local media", 2), "media")], also=[talks]),
        claim(
            words(release.text, 2), words("told", 2), [source, link(words("local media", 2), "media")],
            stance="expects", also=[release],
        ),
        claim(
            words("Arikan offered to pay a third of the outstanding berth fees"),
            words("reported"),
            [link(words("Local outlets"), "media")],
        ),
        claim(
            words('"will not trade ships for favours"'), words("said"),
            [link(words("Dzneladze", 4), "named-person", dzneladze)], voice="quote", stance="declines",
        ),
        claim(
            words("any release would follow the court's timetable"), words("added"),
            [link(words("He"), "named-person", dzneladze)], stance="expects",
        ),
    )  # fmt: skip
    visit = event(
        "CONSULT",
        words("arrived in Batumi for meetings"),
        agents=[Party(arikan.id, words("Selma Arikan", 3))],
        recipients=[Party(dzneladze.id, words("Levan Dzneladze", 3))],
        place=EventPlace(None, words("Batumi", 6)),
        when=When("2025-02-06", "2025-02-06", words("Thursday, Feb. 6, 2025")),
    )
    offer = event(
        "AID", words("offered to pay"), agents=[Party(arikan.id, words("Arikan offered"))], status="alleged", by=claims[4]
    )
    hearing = FollowUp(
        digest("followup", "hearing"),
        Party(None, words("The Adjara Shippers' Council")),
        words("to hear both directors"),
        When("2025-03-04", "2025-03-04", words("March 4")),
        None,
        None,
    )
    return reading(
        report,
        actors=(arikan, dzneladze, office, board),
        places=(Place(digest("place", "Batumi"), "Batumi", None, None, None, None, (words("Batumi"),)),),
        claims=claims,
        events=(visit, offer),
        followups=(hearing,),
        silences=(
            Silence(digest("silence", 1), Party(None, words("Both boards")), words("have kept quiet about what was agreed")),
        ),
        topics=("shipping",),
        notes=(Note("actors", "“the Georgian side” could be the Batumi Port Office or another body", None),),
    )


def _batumi_actors(words: Words) -> tuple[Actor, Actor, Actor, Actor]:
    head = Role(words("head"), words("Trabzon Harbour Board"), words("Selma Arikan (L), head of the Trabzon Harbour Board"))
    director = Role(words("Director"), words("Batumi Port Office"), words("Director of the Batumi Port Office"))
    arikan = actor("Selma Arikan", "person", words.every("Selma Arikan", "Arikan"), roles=[head])
    dzneladze = actor("Levan Dzneladze", "person", words.every("Levan Dzneladze", "Dzneladze"), roles=[director])
    office = actor("Batumi Port Office", "organisation", words.every("Batumi Port Office"))
    board = actor("Trabzon Harbour Board", "organisation", words.every("Trabzon Harbour Board", "THB"))
    return arikan, dzneladze, office, board
