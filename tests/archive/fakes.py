"""A reader and a linker simple enough to be followed by hand, for tests of what an archive does with their answers."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from sayso.archive import archive as archives
from sayso.archive.archive import Archive
from sayso.linking.changes import Changes
from sayso.linking.kept import (
    ActorLink,
    ActorName,
    ActorRole,
    Addition,
    ArchiveActor,
    ArchiveClaim,
    ArchivePlace,
    ArticleSketch,
    ClaimMention,
    ClaimVoice,
    Closing,
    CopyOf,
    Due,
    Merge,
    News,
    PlaceLink,
    Reason,
    Standing,
    Story,
    VoiceSource,
    WatchItem,
)
from sayso.linking.known import Known
from sayso.record.actor import Actor, Role
from sayso.record.article import Article
from sayso.record.claim import Claim, Link, Party
from sayso.record.digest import digest
from sayso.record.event import FollowUp, When
from sayso.record.place import Place
from sayso.record.reading import Reading
from sayso.record.span import Span, span_of
from tests.readings import actor as actor_of
from tests.readings import claim as claim_of
from tests.readings import reading as reading_of

NAME = re.compile(r"\b(?:(Mayor|Minister) )?([A-Z][a-z]+ [A-Z][a-z]+)\b")
SAID = re.compile(r"([A-Z][a-z]+ [A-Z][a-z]+) said ([^.]+)\.")
WILL = re.compile(r"([A-Z][a-z]+ [A-Z][a-z]+) will ([^.]+)\.")
PLACE = re.compile(r"\b(Batumi|Poti|Rize|Trabzon)\b")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
WHY = (Reason("the same word", 1.0, "seen in both"),)


class FakeReader:
    """Names of two words are people, "X said Y." is a claim, "X will Y." is to come."""

    name = "sayso/test+fake"

    def __call__(self, articles: Sequence[Article]) -> list[Reading]:
        return [self.read(article) for article in articles]

    def read(self, article: Article) -> Reading:
        if "break the reader" in article.text:
            raise RuntimeError("broken")
        found: dict[str, list[re.Match[str]]] = {}
        for match in NAME.finditer(article.text):
            found.setdefault(match[2], []).append(match)
        actors = {name: self.actor(article.text, name, matches) for name, matches in found.items()}
        claims = [
            claim_of(
                at(article.text, said, 2),
                None,
                [Link(said[1], at(article.text, said, 1), "named-person", actors[said[1]].id)],
            )
            for said in SAID.finditer(article.text)
        ]
        places = [
            Place(f"place-{name.lower()}", name, None, None, None, "GE", (span_of(article.text, start, start + len(name)),))
            for name, start in {match[1]: match.start() for match in PLACE.finditer(article.text)}.items()
        ]
        followups = [self.followup(article.text, match, actors) for match in WILL.finditer(article.text)]
        return reading_of(article, actors=tuple(actors.values()), claims=tuple(claims), places=tuple(places),
                          followups=tuple(followups))  # fmt: skip

    def actor(self, text: str, name: str, matches: list[re.Match[str]]) -> Actor:
        roles = [Role(at(text, match, 1), None, at(text, match, 0)) for match in matches if match[1]]
        return actor_of(name, "person", [at(text, match, 2) for match in matches], roles=roles)

    def followup(self, text: str, match: re.Match[str], actors: dict[str, Actor]) -> FollowUp:
        due = DAY.search(match[2])
        when = When(due[0], due[0], None) if due else None
        who = Party(actors[match[1]].id, at(text, match, 1))
        return FollowUp(digest("followup", match[0]), who, at(text, match, 2), when, None, None)


def fake_link(reading: Reading, known: Known) -> Changes:
    """A story is what its title begins with; a claim is its words; a person is a name; "did Y" closes "will Y"."""
    article = reading.article
    if "break the linker" in article.text:
        raise RuntimeError("unlinkable")
    topic = (article.title or "none").split()[0].lower()
    story = linked_story(reading, known, topic)
    copies = [other for other in known.articles_by([f"text:{article.text[:40]}"], limit=3) if other.id != article.id]
    copy = CopyOf(copies[-1].id, "reprint", WHY) if copies else None
    sketch = ArticleSketch(article.id, article.outlet, article.published, story.id, copy, (), 1, (1, 2, 3),
                           (f"text:{article.text[:40]}",))  # fmt: skip
    actors = {actor.id: linked_actor(actor.name, article, known) for actor in reading.actors}
    claims = [linked_claim(claim, reading, story, actors, known) for claim in reading.claims]
    watch = [
        WatchItem(digest("followup", story.id, item.what.text), story.id, article.id,
                  item.who.span.text if item.who else None,
                  None, item.what, Due(item.due.start, item.due.end) if item.due else None, article.published, None, (), WHY,
                  b"", (item.what.text,))
        for item in reading.followups
    ]  # fmt: skip
    watch += closed(reading, story, known)
    return Changes(
        sketch=sketch,
        actors=tuple(actors.values()),
        names=tuple(ActorName(actors[a.id].id, m.text, article.id) for a in reading.actors for m in a.mentions[:1]),
        roles=tuple(
            ActorRole(actors[a.id].id, role.title.text, None, article.id, role.evidence, article.published)
            for a in reading.actors
            for role in a.roles
        ),
        links=tuple(ActorLink(article.id, a.id, actors[a.id].id, 1.0, WHY) for a in reading.actors),
        places=tuple(ArchivePlace(f"{p.id}-a", p.name, None, None, None, p.country) for p in reading.places),
        place_links=tuple(PlaceLink(article.id, p.id, f"{p.id}-a") for p in reading.places),
        stories=(story,),
        claims=tuple(claims),
        watch=tuple({item.id: item for item in watch}.values()),
        news=News(article.id, story.id, story.articles == 1,
                  tuple(Addition("claim", digest("claim", c.content[0].text), c.content[0]) for c in reading.claims)),
        merges=merged(story, known, article),
    )  # fmt: skip


def linked_story(reading: Reading, known: Known, topic: str) -> Story:
    article = reading.article
    found = [story for story in known.stories_by([topic], since=None, limit=5) if topic in story.keys]
    old = found[0] if found else None
    days = sorted(day for day in (article.published, *((old.first, old.last) if old else ())) if day)
    return Story(
        old.id if old else digest("story", topic, article.id), old.title if old else article.title or "",
        days[0] if days else None,
        days[-1] if days else None, (old.articles if old else 0) + 1, (topic,), (1.0,),
        tuple(dict.fromkeys((*(old.actors if old else ()), *(digest("actor", a.name) for a in reading.actors)))),
        tuple(dict.fromkeys((*(old.places if old else ()), *(f"{p.id}-a" for p in reading.places)))), (topic,),
    )  # fmt: skip


def merged(story: Story, known: Known, article: Article) -> tuple[Merge, ...]:
    """ "Also: TOPIC" at the end of a text says that two stories are one."""
    _, mark, other = article.text.rpartition("Also: ")
    found = known.stories_by([other.strip().lower()], since=None, limit=1) if mark else []
    return tuple(Merge("story", gone.id, story.id, WHY) for gone in found if gone.id != story.id)


def linked_actor(name: str, article: Article, known: Known) -> ArchiveActor:
    old = next(iter(known.actors_by([name], limit=1)), None)
    return ArchiveActor(
        digest("actor", name), name, "person", (name,), (), (), (), (), (), (old.articles if old else 0) + 1,
        old.first if old else article.published, article.published, (name, name.split()[1]),
    )  # fmt: skip


def linked_claim(
    claim: Claim, reading: Reading, story: Story, actors: dict[str, ArchiveActor], known: Known
) -> ArchiveClaim:
    content, link = claim.content[0], claim.chain[0]
    identifier = digest("claim", content.text)
    old = next((c for c in known.claims_of(story.id, [content.text], limit=5) if c.id == identifier), None)
    article = reading.article
    voice = ClaimVoice(digest("voice", link.text), "for", VoiceSource(link.text, link.kind, actors[link.actor or ""].id),
                       (article.id,), WHY, (link.text,))  # fmt: skip
    voices = {v.id: v for v in (voice, *(old.voices if old else ()))}
    return ArchiveClaim(
        identifier, story.id, content.text,
        (*(old.mentions if old else ()), ClaimMention(article.id, claim.id, content, "for")),
        tuple(voices.values()),
        (*(old.standing if old else ()), Standing(article.published, article.id, "repeated" if old else "said")),
        (), b"packed", old.first if old else article.published, article.published, (content.text, *content.text.split()[:3]),
    )  # fmt: skip


def closed(reading: Reading, story: Story, known: Known) -> Iterable[WatchItem]:
    text = reading.article.text
    for item in known.watched(story.id, limit=10):
        verb = item.what.text.split(" on ")[0]
        start = text.find(f"did {verb}")
        if start >= 0:
            closing = Closing(
                "met", reading.article.id, span_of(text, start, start + len(verb) + 4), reading.article.published, WHY
            )
            yield msgspec.structs.replace(item, closing=closing)


def at(text: str, match: re.Match[str], group: int) -> Span:
    return span_of(text, *match.span(group))


PEOPLE = ("Nino Beridze", "Levan Kapanadze", "Selin Arikan", "Murat Dogan", "Tamar Lomidze", "Irakli Gelashvili")
THINGS = (
    "the pier is closed",
    "two boats sank",
    "nobody was hurt",
    "the ferry was late",
    "the tender failed",
    "rain is coming",
)
PLACES = ("Batumi", "Poti", "Rize", "Trabzon")
TOPICS = ("Pier", "Ferry", "Tender", "Flood", "Strike")


def report(number: int, *, seed: int = 7) -> dict[str, str]:
    """A report made up by number, always the same."""
    pick = random.Random(f"{seed}-{number}")
    topic, place, (one, other) = pick.choice(TOPICS), pick.choice(PLACES), pick.sample(PEOPLE, 2)
    day = f"2025-03-{1 + number % 28:02}"
    text = (
        f"{topic} news came from {place} in the morning, number {number}. {one} said {pick.choice(THINGS)}. "
        f"Mayor {other} said {pick.choice(THINGS)}. {one} will meet the union on {day}."
    )
    if number % 11 == 10:
        text += f" {one} did meet the union."
    if number % 17 == 16:
        text += f" Also: {pick.choice(TOPICS)}"
    return {
        "id": f"t{number}",
        "outlet": f"Outlet {number % 5}",
        "title": f"{topic} in {place}",
        "published": day,
        "text": text,
    }


def write_reports(path: Path, count: int, *, seed: int = 7) -> Path:
    """A file of JSON Lines with so many reports."""
    path.write_text("".join(json.dumps(report(number, seed=seed)) + "\n" for number in range(count)), encoding="utf-8")
    return path


def fake_archive(place: str | Path, **options: bool) -> Archive:
    """An archive that reads and links with the fakes of this file."""
    return archives.open(place, reader=FakeReader, link=fake_link, **options)
