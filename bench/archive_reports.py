"""Reports without end, made up together with their readings, to see how an archive grows.

A tale is what some ten reports tell: five people and a body of one town, and sentences of its own. Its words are drawn from
English as often as they are used, but for what it is about, so that two tales share as many as news does; they make no
sense. One report in five is a copy, half of these shortened. What a model would read is known as it is written, so that
nothing has to be read: what is measured is linking, writing and asking.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from itertools import count
from typing import NamedTuple

from sayso.linking.forms import listed
from sayso.linking.vocabulary import vocabulary
from sayso.record.actor import Actor, Role
from sayso.record.article import Article
from sayso.record.claim import Claim, Party
from sayso.record.digest import digest
from sayso.record.event import Event, FollowUp, When
from sayso.record.place import Place
from sayso.record.reading import Reading
from sayso.record.span import Span, span_of
from tests.readings import article, claim, event, link, reading

AT_ONCE = 60  # tales that go on at a time
A_DAY = 200  # reports published on one day
FIRST_DAY = date(2020, 1, 1)
COPIES, SHORTENED = 0.2, 0.5
LONGEST = 20  # reports of a tale
STATEMENTS = 16  # of a tale, of which a report has some
OUTLETS = tuple(
    f"{where} {kind}"
    for where in ("Levant", "Baltic", "Harbour", "Northern", "Coastal", "Delta", "Summit", "Central")
    for kind in ("Post", "Wire", "Herald", "Daily", "Courier")
)
TOWNS = listed("""
    Batumi Poti Rize Trabzon Izmir Mersin Varna Burgas Odesa Sukhumi Samsun Giresun Tulcea Galati Mombasa Kisumu
    Tromso Bergen Valletta Valparaiso Arica Tumaco Manta Guayaquil Karakol Osh Naryn Aktau Baku Ganja Gyumri Vanadzor
    Shkoder Durres Bar Kotor Split Zadar Rijeka Pula
""")
FORMS = (
    "the {subject} of {town} was {one} by {number} {two}",
    "{number} {one} {two} before the {subject} {three}",
    "no {one} was {two} for the {subject} {other}",
    "the {other} {one} cost {number} million and was never {two}",
    "the {subject} {one} its {two} in {town} after {number} {three}",
    "the {one} of the {other} was {two} twice with {number} {three}",
    "{number} {one} in {town} had {two} their {other}",
    "the {subject} would be {one} once {number} {two} were {three}",
)
WORDS = slice(300, 15_000)  # of the words that linking knows, the commonest first
SYLLABLES = listed("""
    ba ren dor mi ka zel tan vi ro sha lim per gu nod fa wes il tor han bek sul yar mot ched
""")
POSTS = ("director", "mayor", "spokesman", "engineer", "chairman", "inspector")


@dataclass(frozen=True, slots=True)
class Report:
    """What a report says, before it is written out: who says which statements, and what is to come."""

    number: int
    tale: Tale
    outlet: str
    day: date
    said: tuple[tuple[int, int], ...]  # speaker and statement
    met: tuple[int, int]
    public: str
    original: int | None = None

    @property
    def first(self) -> int:
        """The number of the report whose text this is."""
        return self.number if self.original is None else self.original


@dataclass(slots=True)
class Tale:
    """A story that is going on: whom and what it is about, and what is said in it."""

    people: tuple[str, ...]
    body: str
    about: tuple[str, ...]
    town: str
    statements: tuple[str, ...]
    told: list[Report] = field(default_factory=list)


def made_up(*, skip: int = 0) -> Iterator[Report]:
    """Reports in the order of their days, always the same; the first `skip` are left out."""
    pick = random.Random(1)
    known = tuple(f"{_name(pick)} {_name(pick)}" for _ in range(200))  # those who are in the news in every story
    first_names = tuple(_name(pick) for _ in range(400))
    tales = [_tale(pick, first_names) for _ in range(AT_ONCE)]
    for number in count():
        place = pick.randrange(AT_ONCE)
        if len(tales[place].told) >= pick.randint(4, LONGEST):
            tales[place] = _tale(pick, first_names)
        report = _report(tales[place], pick, number, known)
        tales[place].told.append(report)
        if number >= skip:
            yield report


def _tale(pick: random.Random, first_names: tuple[str, ...]) -> Tale:
    people = tuple(f"{first_names[_often(pick, len(first_names))]} {_name(pick)}" for _ in range(5))
    about, town = tuple(pick.sample(words(), 4)), pick.choice(TOWNS)
    statements = tuple(_statement(pick, about, town) for _ in range(STATEMENTS))
    return Tale(people, f"{town} {about[0].capitalize()} Board", about, town, statements)


@cache
def words() -> list[str]:
    """English words, the commonest first."""
    return [word for word in list(vocabulary().rows)[WORDS] if len(word) > 3 and word.isalpha()]


def _often(pick: random.Random, most: int) -> int:
    """A number below `most`, small ones far more often: as names are distributed."""
    return int(most * pick.random() ** 1.5)


def _name(pick: random.Random) -> str:
    return "".join(pick.sample(SYLLABLES, pick.choice((2, 3, 3)))).capitalize()


def _statement(pick: random.Random, about: tuple[str, ...], town: str) -> str:
    subject, other = pick.sample(about, 2)
    one, two, three = (words()[_often(pick, len(words()))] for _ in range(3))
    number = pick.randint(3, 900)
    return pick.choice(FORMS).format(subject=subject, other=other, one=one, two=two, three=three, number=number, town=town)


def _report(tale: Tale, pick: random.Random, number: int, known: tuple[str, ...]) -> Report:
    day = FIRST_DAY + timedelta(days=number // A_DAY)
    outlet = OUTLETS[number % len(OUTLETS)]
    if tale.told and pick.random() < COPIES:
        old = pick.choice(tale.told)
        outlet = _other_than(outlet, {each.outlet for each in tale.told if each.first == old.first and each.day == day})
        said = old.said[: max(1, len(old.said) * 2 // 3)] if pick.random() < SHORTENED else old.said
        return Report(number, tale, outlet, day, said, old.met, old.public, old.first)
    said = tuple((pick.randrange(5), statement) for statement in pick.sample(range(STATEMENTS), 6))
    one, other = pick.sample(range(5), 2)
    return Report(number, tale, outlet, day, said, (one, other), known[_often(pick, len(known))])


def _other_than(outlet: str, taken: set[str]) -> str:
    """The outlet, or the next that has not printed the same text on the same day: that would be the same article. A tale has
    fewer reports than there are outlets."""
    while outlet in taken:
        outlet = OUTLETS[(OUTLETS.index(outlet) + 1) % len(OUTLETS)]
    return outlet


Stretch = tuple[int, int]  # the characters from the one to the other


class Draft:
    """A text as it is being written, with the places of the names in it."""

    def __init__(self) -> None:
        self.text = ""
        self.named: dict[str, list[Stretch]] = {}

    def put(self, words: str) -> Stretch:
        start = len(self.text)
        self.text += words
        return start, len(self.text)

    def name(self, name: str, shown: str | None = None) -> Stretch:
        place = self.put(shown or name)
        self.named.setdefault(name, []).append(place)
        return place

    def span(self, place: Stretch) -> Span:
        return span_of(self.text, *place)


class Saying(NamedTuple):
    """Who says something, with the places of the speaker, of the verb, of what is said, and of the speaker's post."""

    person: str
    who: Stretch
    cue: Stretch
    content: Stretch
    post: Stretch | None


def written(report: Report) -> Reading:
    """A report as a reading of its text."""
    tale, draft = report.tale, Draft()
    told = report.first
    day = FIRST_DAY + timedelta(days=told // A_DAY)
    draft.put(f"{tale.about[0].capitalize()} {tale.about[1]}: {tale.statements[report.said[0][1]].split(' was ')[0]}\n")
    town = draft.put(tale.town)
    draft.put(f": {tale.statements[told % STATEMENTS]} on {day:%d %B}.\n")
    sayings = [_put_saying(draft, report, place) for place in range(len(report.said))]
    one, other = (tale.people[each] for each in report.met)
    agent = draft.name(one)
    draft.put(" ")
    trigger = draft.put("met")
    draft.put(" ")
    recipient = draft.name(other)
    draft.put(f" in {tale.town} on {day - timedelta(days=1):%d %B}.\n")
    coming = draft.name(one, one.split()[1])
    draft.put(" will ")
    due = (day + timedelta(days=5)).isoformat()
    what = draft.put(f"visit the {tale.about[0]} {tale.about[told % 3 + 1]} on {due}")
    draft.put(".")
    actors = {name: _actor(draft, name, tale, sayings) for name in draft.named}
    text = article(draft.text, outlet=report.outlet, published=report.day.isoformat())
    claims = tuple(_claim(draft, each, actors) for each in sayings)
    meeting = event(
        "CONSULT", draft.span(trigger), agents=[Party(actors[one].id, draft.span(agent))],
        recipients=[Party(actors[other].id, draft.span(recipient))],
    )  # fmt: skip
    visit = FollowUp(digest("followup", draft.text), Party(actors[one].id, draft.span(coming)), draft.span(what),
                     When(due, due, None), None, None)  # fmt: skip
    where = Place(f"place-{tale.town}", tale.town, TOWNS.index(tale.town), None, None, None, (draft.span(town),))
    return _reading(text, tuple(actors.values()), claims, meeting, visit, where)


def _put_saying(draft: Draft, report: Report, place: int) -> Saying:
    """One sentence: somebody, with post and body at the first time, says something."""
    tale, (speaker, statement) = report.tale, report.said[place]
    person = tale.people[speaker] if place != 2 else report.public
    seen = person in draft.named
    who, post = draft.name(person, person.split()[1] if seen else None), None
    if not seen and person in tale.people:
        draft.put(", ")
        post = draft.put(POSTS[speaker])
        draft.put(" of the ")
        draft.name(tale.body)
        draft.put(",")
    draft.put(" ")
    cue = draft.put("said")
    draft.put(" that ")
    content = draft.put(tale.statements[statement])
    draft.put(".\n" if place % 2 else ". ")
    return Saying(person, who, cue, content, post)


def _reading(
    text: Article, actors: tuple[Actor, ...], claims: tuple[Claim, ...], meeting: Event, visit: FollowUp, where: Place
) -> Reading:
    return reading(text, actors=actors, claims=claims, events=(meeting,), followups=(visit,), places=(where,))


def _actor(draft: Draft, name: str, tale: Tale, sayings: Sequence[Saying]) -> Actor:
    spans = tuple(draft.span(place) for place in draft.named[name])
    roles = tuple(_role(draft, each.who, each.post, tale.body) for each in sayings if each.person == name and each.post)
    aliases = tuple(dict.fromkeys(span.text for span in spans if span.text != name))
    return Actor(digest("actor", name), name, "organisation" if name == tale.body else "person", spans, aliases, roles)


def _role(draft: Draft, who: Stretch, post: Stretch, body: str) -> Role:
    """A post of the body that is named right after it."""
    of = next(place for place in draft.named[body] if place[0] > post[1])
    return Role(draft.span(post), draft.span(of), draft.span((who[0], of[1])))


def _claim(draft: Draft, saying: Saying, actors: dict[str, Actor]) -> Claim:
    said_by = link(draft.span(saying.who), "named-person", actors[saying.person])
    return claim(draft.span(saying.content), draft.span(saying.cue), [said_by])
