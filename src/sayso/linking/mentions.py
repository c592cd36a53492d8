"""Who is named in a report: the actors of its reading, mended by what the text says and by what its story knows.

A reading may give one actor the name of another, miss a name that the story has had for days, or take a woman for a firm.
Linking relies on names, so these are put right before it, by the words of the text alone; the reading itself stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from sayso.linking.aliases import Run, names_in, stated_aliases
from sayso.linking.forms import FUNCTION_WORDS, WORD, plain
from sayso.linking.kept import ArchiveActor
from sayso.linking.names import TITLES, compared, is_named, words_of
from sayso.linking.statements import body_sentences
from sayso.linking.vocabulary import UNKNOWN, vocabulary
from sayso.record.actor import Actor, ActorKind
from sayso.record.claim import Claim, Party
from sayso.record.digest import digest
from sayso.record.event import Event
from sayso.record.reading import Reading
from sayso.record.span import Span, span_of

SHORTEST_NAME = 3  # letters; a shorter one is looked for only where it is written as initials
LONGEST_GAP = 2  # characters between a title and the name that it belongs to
WHOLE = 0.6  # of the letters of a party, from which a name within it is the party
PLURAL = re.compile(r"(?:(?<![sui])s|people|men|women|children|police)$")
OF_A_PERSON = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself", "who", "whom"})
MANY_NAMED = frozenset({"government", "population"})  # Moscow and the Kremlin: a state has names that share no word


def mended(reading: Reading, cast: Sequence[ArchiveActor]) -> Reading:
    """The reading with every name at whom it means. `cast`: the actors of its story."""
    actors = [_of_one(_of_right_kind(actor)) for actor in reading.actors]
    actors = _joined(_parted(actors, reading), reading)
    actors = _completed(actors, reading, cast)
    named = [(mention, actor.id) for actor in actors for mention in actor.mentions if mention.text[:1].isupper()]
    claims = tuple(_claim(claim, named) for claim in reading.claims)
    events = tuple(_event(event, named) for event in reading.events)
    return msgspec.structs.replace(reading, actors=tuple(actors), claims=claims, events=events)


def _of_right_kind(actor: Actor) -> Actor:
    """A body that is a "she", by a name with no English word in it, is a person."""
    if actor.kind not in ("organisation", "unknown") or not any(m.text.lower() in OF_A_PERSON for m in actor.mentions):
        return actor
    words = words_of(actor.name)
    english = any(vocabulary().row(plain(word)) != UNKNOWN for word in words)
    return actor if english or len(words) < 2 else msgspec.structs.replace(actor, kind="person")


def _of_one(actor: Actor) -> Actor:
    """A person without what means several: "the surveyors", "his people"."""
    if actor.kind != "person":
        return actor
    many = {
        m for m in actor.mentions if m.text[:1].islower() and PLURAL.search(m.text) and m.text.lower() not in OF_A_PERSON
    }
    if not many or len(many) == len(actor.mentions):
        return actor
    aliases = tuple(alias for alias in actor.aliases if alias not in {m.text for m in many})
    return msgspec.structs.replace(actor, mentions=tuple(m for m in actor.mentions if m not in many), aliases=aliases)


# Names that mean somebody else


def _parted(actors: Sequence[Actor], reading: Reading) -> list[Actor]:
    """Takes from each actor the names that are not its own, and gives each to whom it fits, or to an actor of its own."""
    kept: list[Actor] = []
    strange: list[Span] = []
    for actor in actors:
        mine: list[Span] = []
        others: list[Span] = []
        for mention in actor.mentions:
            (others if _is_strange(mention, actor, reading) else mine).append(mention)
        strange += others
        gone = {mention.text for mention in others} - {mention.text for mention in mine}
        aliases = tuple(a for a in actor.aliases if a not in gone and (not a[:1].isupper() or is_named(a)))
        aliases = tuple(a for a in aliases if plain(a) not in FUNCTION_WORDS)
        kept.append(msgspec.structs.replace(actor, mentions=tuple(mine), aliases=aliases) if mine else actor)
    for mention in strange:
        kept = _given(kept, mention, "unknown", reading)
    return kept


def _is_strange(mention: Span, actor: Actor, reading: Reading) -> bool:
    """Whether a mention is a name, and of somebody else."""
    if not mention.text[:1].isupper() or actor.kind in MANY_NAMED or not is_named(actor.name) or not is_named(mention.text):
        return False
    if _is_common(mention.text) and _begins_sentence(mention.start, reading.article.text):
        return False
    return not _one_name(mention.text, actor)


def _one_name(name: str, actor: Actor) -> bool:
    if compared(name, actor.name, person=actor.kind == "person"):
        return True
    mine = {plain(word) for word in words_of(name)} - TITLES
    return bool(mine & {plain(word) for word in words_of(actor.name)})


def _is_common(name: str) -> bool:
    """Whether all its words are words of English."""
    return all(vocabulary().row(plain(w)) != UNKNOWN or plain(w) in FUNCTION_WORDS for w in WORD.findall(name))


def _begins_sentence(start: int, text: str) -> bool:
    before = text[:start].rstrip(" “\"«‘'(")
    return not before or before[-1] in '.!?:\n”"'


def _given(actors: list[Actor], mention: Span, kind: ActorKind, reading: Reading) -> list[Actor]:
    """The actors with a mention more: of the one who is written so, or of a new one."""
    own = next((a for a in actors if mention.text in (a.name, *a.aliases)), None)
    own = own or next((a for a in actors if is_named(a.name) and _fits(mention.text, a)), None)
    if own is None:
        return [*actors, Actor(digest("actor", reading.article.id, mention.text, mention.start), mention.text, kind,
                               (mention,), (), ())]  # fmt: skip
    aliases = own.aliases if mention.text in (own.name, *own.aliases) else (*own.aliases, mention.text)
    mentions = tuple(sorted({*own.mentions, mention}, key=lambda m: (m.start, m.end)))
    grown = msgspec.structs.replace(own, mentions=mentions, aliases=aliases)
    return [grown if actor is own else actor for actor in actors]


def _fits(name: str, actor: Actor) -> bool:
    fit = compared(name, actor.name, person=actor.kind == "person")
    return fit is not None and fit.match in ("same", "initials", "shortened")


# Names that the text calls names of one


def _joined(actors: list[Actor], reading: Reading) -> list[Actor]:
    """Every name of which the text says that it is another name of somebody stands with an actor."""
    for pair in stated_aliases(reading.article.text):
        for run in pair:
            actors = _standing(actors, run, reading)
    return actors


def _standing(actors: list[Actor], run: Run, reading: Reading) -> list[Actor]:
    span = span_of(reading.article.text, run.start, run.end)
    freed: list[Actor] = []
    for actor in actors:
        over = [m for m in actor.mentions if m.overlaps(span)]
        if over and (_one_name(run.words, actor) or (run.words in actor.aliases and is_named(run.words))):
            return actors
        rest = tuple(m for m in actor.mentions if m not in over)
        if over and rest and all(m.text[:1].isupper() for m in over):
            actor = msgspec.structs.replace(
                actor, mentions=rest, aliases=tuple(a for a in actor.aliases if a not in {m.text for m in over})
            )
        freed.append(actor)
    return _given(freed, span, "unknown", reading)


def same_by_text(reading: Reading) -> Iterator[tuple[Actor, Actor]]:
    """Pairs of actors of which the text says that they are one."""
    for one, other in stated_aliases(reading.article.text):
        a, b = (_at(reading.actors, run) for run in (one, other))
        if a and b and a.id != b.id:
            yield a, b


def _at(actors: Iterable[Actor], run: Run) -> Actor | None:
    found = [a for a in actors for m in a.mentions if m.text[:1].isupper() and m.start < run.end and run.start < m.end]
    return max(found, key=lambda actor: (compared(run.words, actor.name, person=False) is not None, actor.id), default=None)


# Names that the reading missed


def _completed(actors: list[Actor], reading: Reading, cast: Sequence[ArchiveActor]) -> list[Actor]:
    """Adds the places where somebody stands whom the report names elsewhere, or whom its story knows."""
    kinds: dict[str, ActorKind] = {spelling: actor.kind for actor in cast for spelling in actor.spellings}
    kinds |= {name: actor.kind for actor in actors for name in (actor.name, *actor.aliases) if name[:1].isupper()}
    text = reading.article.text
    taken = [m for actor in actors for m in actor.mentions if m.text[:1].isupper()]
    places = [m for place in reading.places if place.geonames_id is not None for m in place.mentions]
    body = [(start, end) for _, start, end in body_sentences(reading)]
    for run in names_in(text):
        span = span_of(text, run.start, run.end)
        kind = kinds.get(run.words)
        others = taken if kind == "person" else taken + places  # a gazetteer has a town of nearly every name
        if kind is None or not _is_looked_for(run, text) or any(span.overlaps(other) for other in others):
            continue
        if any(start <= run.start < end for start, end in body):
            actors = _given(actors, span, kind, reading)
    return actors


def _is_looked_for(run: Run, text: str) -> bool:
    if len(run.words) < SHORTEST_NAME and not run.words.isupper():
        return False
    return not (_is_common(run.words) and " " not in run.words and _begins_sentence(run.start, text))


# Parties and sources


def _claim(claim: Claim, named: Sequence[tuple[Span, str]]) -> Claim:
    chain = tuple(msgspec.structs.replace(link, actor=_meant(link.span, link.actor, named)) for link in claim.chain)
    return claim if chain == claim.chain else msgspec.structs.replace(claim, chain=chain)


def _event(event: Event, named: Sequence[tuple[Span, str]]) -> Event:
    agents, recipients = (
        tuple(Party(_meant(p.span, p.actor, named), p.span) for p in parties) for parties in (event.agents, event.recipients)
    )
    return msgspec.structs.replace(event, agents=agents, recipients=recipients)


def _meant(span: Span, actor: str | None, named: Sequence[tuple[Span, str]]) -> str | None:
    """Who these words mean: whoever is named in most of them, whatever the reading held."""
    inside = [(mention, who) for mention, who in named if span.contains(mention)]
    if plain(span.text) in TITLES:  # "Ms" of "Ms Maldonado"
        inside += [(mention, who) for mention, who in named if 0 < mention.start - span.end <= LONGEST_GAP]
        return inside[0][1] if inside else actor
    if any(who == actor for _, who in inside):
        return actor
    whole = [who for mention, who in inside if mention.end - mention.start >= WHOLE * (span.end - span.start)]
    return whole[0] if whole else actor
