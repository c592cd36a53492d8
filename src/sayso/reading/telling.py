"""Events and follow-ups as records: parties made actors, places and times looked up, claims that carry them found.

Law 2 is kept here: what only a source tells of carries that source's claim, and what the model takes for anything but the
outlet's own fact is never shown as one.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import cast

from sayso.lexicon import Lexicon
from sayso.lexicon.entries import Topic
from sayso.reading.attribution import Run, Statement
from sayso.reading.cast import Cast
from sayso.reading.counts import Count, count_at, counts_of
from sayso.reading.event_counts import count_for
from sayso.reading.events import FACTS, Happening, Said, happenings, innermost
from sayso.reading.followups import Coming, followups
from sayso.reading.participants import Participants, marked_at
from sayso.reading.phrases import span_at
from sayso.reading.sight import Sight
from sayso.reading.times import Times
from sayso.reading.topics import heard, weighed
from sayso.record.article import Article
from sayso.record.claim import Claim, Party
from sayso.record.digest import digest
from sayso.record.event import Event, EventPlace, EventStatus, EventType, FollowUp, When
from sayso.record.place import Place
from sayso.record.span import Span

# In a report about sport and nothing else, "attacked" and "blocked" are moves of a game.
FORCE = frozenset({"ASSAULT", "COERCE", "THREATEN", "MOBILIZE"})
SURE_OF_FACT = 0.7  # share of happened and ongoing from which an event that no claim carries is shown as a fact
OUTLETS_OWN = 0.1  # share of "carried by a claim" from which an event is not shown as the outlet's own word


class Telling:
    """The events and follow-ups of one article."""

    def __init__(
        self, article: Article, sight: Sight, lexicon: Lexicon, people: Cast, places: Sequence[Place],
        said: Sequence[Statement], claims: Sequence[Claim],
    ) -> None:  # fmt: skip
        self.article, self.sight, self.people = article, sight, people
        self.said, self.claims = Said(sight, said), claims
        self.place_at = {m.start: (n, place.id) for n, place in enumerate(places) for m in place.mentions}
        self.times = Times(sight, published_day(article))
        self.lexicon, self.heard = lexicon, heard(sight.words.forms, lexicon)
        self.play = self.topics_with(()) == ("sport",)
        self.found = happenings(sight, lexicon, repeating_sentences(article, sight), printed_twice(article, sight))
        self.participants = Participants(sight, people)
        self.counts: dict[int, list[Count]] = {}  # by sentence
        for count in counts_of(sight.words, lexicon):
            self.counts.setdefault(sight.words.sentence[count.first], []).append(count)

        whens = self.times.of_all(self.found)
        self.made = [self.event(one, when) for one, when in zip(self.found, whens, strict=True)]  # in the order of `found`
        self.happening_of = {event.id: one for event, one in zip(self.made, self.found, strict=True)}

    def events(self) -> list[Event]:
        """The records, in the order of their main mentions."""
        return sorted(self.made, key=lambda event: event.trigger.start)

    def topics(self) -> tuple[Topic, ...]:
        """What the article is about, by its words and what happens in it."""
        return self.topics_with([event.type for event in self.made if not event.background])

    def topics_with(self, event_types: Sequence[str]) -> tuple[Topic, ...]:
        return weighed(self.heard, len(self.sight.words), event_types, self.lexicon)

    def event(self, one: Happening, when: When | None) -> Event:
        claim, status = self.standing(one)
        trigger = span_at(self.sight, *one.main.run)
        place = self.participants.place(one)
        agents, recipients = self.participants.sides(one)
        return Event(
            id=digest("event", self.article.id, trigger.start, trigger.end),
            type=cast(EventType, "OTHER" if self.play and one.type in FORCE else one.type),
            trigger=trigger,
            agents=self.parties(agents),
            recipients=self.parties(recipients),
            place=self.place(place) if place else None,
            when=when if when and when.start else None,
            status=status,
            claim=self.claims[claim].id if claim is not None else None,
            count=self.count(one),
            also=tuple(sorted(span_at(self.sight, *m.run) for m in one.mentions if m is not one.main)),
            background=one.is_background,
            score=round(one.main.score, 3),
            when_text=when.span if when else None,
        )

    def standing(self, one: Happening) -> tuple[int | None, EventStatus]:
        """The claim that carries an event, and its status, so that nobody's word is shown as a fact."""
        claim = self.said.carrier(one)
        status = one.status
        if claim is None and one.main.carried >= OUTLETS_OWN:
            claim = self.said.nearest(one)
            if claim is None and status in FACTS:
                status = "alleged"
        if claim is None and status in FACTS and one.fact < SURE_OF_FACT:
            status = "alleged"
        return claim, cast(EventStatus, status)

    def parties(self, found: Sequence[Run]) -> tuple[Party, ...]:
        made: dict[tuple[int, int], Party] = {}
        for run in found:
            party = self.party(run)
            made.setdefault((party.span.start, party.span.end), party)
        return tuple(made.values())

    def party(self, run: Run) -> Party:
        """Words as a party: a pronoun by the nearest words that name whom it means."""
        return Party(self.people.meant(self.sight, run), span_at(self.sight, *self.participants.named(run)))

    def place(self, run: Run) -> EventPlace:
        span = span_at(self.sight, *run)
        inside = [self.place_at[at] for word in range(*run) if (at := self.sight.words.starts[word]) in self.place_at]
        return EventPlace(min(inside)[1] if inside else None, span)

    def count(self, one: Happening) -> Span | None:
        """How many: what the model's arc goes to, else what syntax ties to a mention, the clearest first."""
        found = marked_at(self.sight, one, "event_count")
        if found:
            span = span_at(self.sight, *found)
            count = count_at(self.counts_beside(found), span.start, span.end)
            return span_at(self.sight, count.first, count.last) if count else span
        for mention in sorted(one.mentions, key=lambda m: m is not one.main):
            count = count_for(self.sight, mention.run, self.counts_beside(mention.run))
            if count:
                return span_at(self.sight, count.first, count.last)
        return None

    def counts_beside(self, run: Run) -> list[Count]:
        """The counts of the sentence in which some words stand."""
        return self.counts.get(self.sight.words.sentence[run[0]], [])

    def followups(self) -> list[FollowUp]:
        """What is to come, each once."""
        made: dict[str, FollowUp] = {}
        for coming in followups(self.sight, self.found):
            record = self.followup(coming, self.made[coming.event] if coming.event is not None else None)
            made.setdefault(record.id, record)
        return sorted(made.values(), key=lambda f: f.what.start)

    def followup(self, coming: Coming, event: Event | None) -> FollowUp:
        what = span_at(self.sight, *coming.what)
        who = self.party(coming.who) if coming.who else next(iter(event.agents), None) if event else None
        return FollowUp(
            id=digest("followup", self.article.id, what.start, what.end),
            who=who,
            what=what,
            due=self.due(coming, event),
            expected_by=self.expected_by(coming),
            event=event.id if event else None,
        )

    def due(self, coming: Coming, event: Event | None) -> When | None:
        """By when: a day where the words give one or its event has one, else the words themselves."""
        time = self.times.within(coming.due) if coming.due else None
        time = time or self.times.within(coming.what)
        when = self.times.when(time) if time else event.when if event else None
        if coming.due and (when is None or when.start is None):
            return When(None, None, span_at(self.sight, *coming.due))
        return when

    def expected_by(self, coming: Coming) -> Span | None:
        """The source in whose words it is to come."""
        number = innermost((n, one) for n, one in self.said.around(coming.what[0]) if one.sources)
        return self.claims[number].chain[0].span if number is not None else None


def published_day(article: Article) -> date | None:
    """The day of publication, where a whole day is known."""
    try:
        return date.fromisoformat((article.published or "")[:10])
    except ValueError:
        return None


def printed_twice(article: Article, sight: Sight) -> dict[int, int]:
    """For each word of a repeat the word that it repeats, where the two read the same word for word."""
    found: dict[int, int] = {}
    for repeat in article.repeats:
        again, once = sight.words.within(repeat.at.start, repeat.at.end), sight.words.within(repeat.of.start, repeat.of.end)
        if sight.words.forms[slice(*again)] == sight.words.forms[slice(*once)]:
            found.update(zip(range(*again), range(*once), strict=True))
    return {max(a, b): min(a, b) for a, b in found.items()}


def repeating_sentences(article: Article, sight: Sight) -> set[int]:
    """The sentences that only say again what the body says: headlines, captions, standfirsts, repeats."""
    again = [(b.start, b.end) for b in article.blocks if b.kind in ("title", "standfirst", "caption")]
    again += [(r.at.start, r.at.end) for r in article.repeats]
    found = set()
    for start, end in again:
        first, last = sight.words.within(start, end)
        found.update(sight.words.sentence[first:last])
    return found
