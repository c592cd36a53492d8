"""Short invented reports and the readings a person would make of them, for tests of linking."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sayso.linking.link import link
from sayso.linking.memory import MemoryArchive
from sayso.record.actor import Actor, Role
from sayso.record.article import Article
from sayso.record.claim import Claim, Link, SourceKind, Stance, Voice
from sayso.record.digest import digest
from sayso.record.reading import Reading
from tests.readings import Words, article, claim, reading
from tests.readings import actor as read_actor


class Report:
    """A report that is being read: `who` and `says` add to its reading."""

    def __init__(self, text: str, *, outlet: str, published: str) -> None:
        self.article: Article = article(text, outlet=outlet, published=published)
        self.words = Words(text)
        self.actors: list[Actor] = []
        self.claims: list[Claim] = []

    def who(self, name: str, *others: str, title: str | None = None, body: str | None = None, kind: str = "person") -> Actor:
        """Somebody, with the other strings that mean them, and a post."""
        mentions = self.words.every(name, *others)
        roles = [Role(self.words(title), self.words(body) if body else None, self.words(title))] if title else []
        made = read_actor(name, kind, mentions, roles=roles)  # type: ignore[arg-type]
        made = Actor(digest("actor", self.article.id, name), *[getattr(made, f) for f in made.__struct_fields__[1:]])
        self.actors.append(made)
        return made

    def says(
        self,
        source: Actor | str,
        content: str,
        cue: str,
        *,
        kind: SourceKind = "named-person",
        stance: Stance = "asserts",
        voice: Voice = "paraphrase",
    ) -> None:
        """A claim of a source: an actor, or words of the report."""
        span = self.words(source.mentions[0].text if isinstance(source, Actor) else source)
        link_ = Link(span.text, span, kind, source.id if isinstance(source, Actor) else None)
        self.claims.append(claim(self.words(content), self.words(cue), [link_], stance=stance, voice=voice))

    @property
    def read(self) -> Reading:
        return reading(self.article, actors=tuple(self.actors), claims=tuple(self.claims))


def archive_of(reports: Iterable[Report]) -> MemoryArchive:
    """An archive in memory with these reports, linked in their order."""
    archive = MemoryArchive()
    for report in reports:
        archive.write(link(report.read, archive))
    return archive


BRIDGE = """Bridge at Senaki closed after cracks are found
The road bridge at Senaki was closed to lorries on Monday after engineers found cracks in two of its pillars.
Repairs will cost 14 million lari, deputy minister Tamar Lobjanidze said in Tbilisi.
The contractor, Rioni Works, was paid 3 million lari in advance, she said.
"""


def bridge_closed(outlet: str = "Colchis Courier", published: str = "2025-05-05") -> Report:
    """The first report of a story about a bridge."""
    report = Report(BRIDGE, outlet=outlet, published=published)
    minister = report.who("Tamar Lobjanidze", title="deputy minister")
    report.who("Rioni Works", kind="organisation")
    report.says(minister, "Repairs will cost 14 million lari", "said")
    report.says(minister, "The contractor, Rioni Works, was paid 3 million lari in advance", "said")
    return report


def bridge_denied() -> Report:
    """A later report in which the contractor denies having been paid, and another sum is named."""
    report = Report(
        "Contractor denies advance for Senaki bridge\n"
        "Rioni Works has denied that it was paid 3 million lari in advance for the bridge at Senaki.\n"
        "Repairs of the Senaki bridge will cost 19 million lari, the audit office said.\n",
        outlet="Imereti Daily",
        published="2025-05-07",
    )
    works = report.who("Rioni Works", kind="organisation")
    report.says(works, "it was paid 3 million lari in advance", "denied", kind="organisation", stance="denies")
    report.says("the audit office", "Repairs of the Senaki bridge will cost 19 million lari", "said", kind="organisation")
    return report


def only(found: Sequence[object]) -> object:
    assert len(found) == 1
    return found[0]
