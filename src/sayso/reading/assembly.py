"""One article's sight made into its reading: actors first, then everything that names them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from sayso.lexicon import Lexicon
from sayso.reading.actors import Group, group_mentions
from sayso.reading.attribution import Run, Statement, statements
from sayso.reading.cast import Cast
from sayso.reading.events import Happening
from sayso.reading.notes import notes_of
from sayso.reading.phrases import CLITICS, bare, lower, span_at
from sayso.reading.places import places_of
from sayso.reading.repeats import also_said, repeated
from sayso.reading.roles import RoleRun, roles_of
from sayso.reading.sight import Sight
from sayso.reading.silences import silences_of
from sayso.reading.telling import Telling
from sayso.reading.values import Values
from sayso.record.actor import Actor, ActorKind, Role
from sayso.record.article import Article
from sayso.record.claim import Certainty, Claim, Link, SourceKind, Stance
from sayso.record.digest import digest
from sayso.record.reading import CONTRACT, Reading


@dataclass(frozen=True, slots=True)
class Draft:
    """How a reading was made: what the model saw, and what each record was made from."""

    sight: Sight
    values: Values
    statement_of: dict[str, Statement]
    people: Cast
    happening_of: dict[str, Happening]


def assemble(article: Article, sight: Sight, lexicon: Lexicon, *, reader: str) -> tuple[Reading, Draft]:
    """The reading of one article, and the draft that explains it."""
    values = Values(sight, lexicon)
    said = repeated(article, sight, statements(sight, lexicon))
    roles = roles_of(sight)
    parties = [source for one in said for source in one.sources]
    parties += [r.holder for r in roles] + [r.organisation for r in roles if r.organisation]
    groups = group_mentions(sight, parties, lexicon)
    wanted = {w for run in parties for w in range(*run)}
    people = actors_of(article, sight, groups, roles, wanted)
    claims = [claim_of(article, values, one, people) for one in said]
    places = places_of(article, sight, groups)
    telling = Telling(article, sight, lexicon, people, places, said, claims)
    draft = Draft(sight, values, {c.id: one for c, one in zip(claims, said, strict=True)}, people, telling.happening_of)
    reading = Reading(
        contract=CONTRACT,
        reader=reader,
        article=article,
        actors=tuple(people.actors),
        places=tuple(places),
        claims=tuple(claims),
        events=tuple(telling.events()),
        followups=tuple(telling.followups()),
        silences=tuple(silences_of(article, values, claims, people)),
        topics=telling.topics(),
        notes=tuple(notes_of(article, sight)),
    )
    return reading, draft


def actors_of(article: Article, sight: Sight, groups: list[Group], roles: list[RoleRun], wanted: set[int]) -> Cast:
    """The groups as actors; places where nobody acts are places only."""
    found: list[Actor] = []
    owner: dict[int, str] = {}
    group_of: dict[str, Group] = {}
    for group in groups:
        used = any(w in wanted for r in group.runs for w in range(*r))
        if not group.names or (group.kind == "place" and not (used or len(group.names) > 1)):
            continue  # a pronoun that nobody in the article stands behind; a place where nobody acts
        mentions = tuple(sorted({span_at(sight, *run) for run in group.runs}))
        name = full_name(group)
        identity = digest("actor", article.id, name, mentions[0].start)
        named = {bare(sight, run) for run in group.runs}
        held = {role_record(sight, r) for r in roles if r.holder in named}
        others = tuple(sorted({n for n in group.names if n != name}))
        found.append(Actor(identity, name, actor_kind(group), mentions, others, tuple(sorted(held, key=by_place))))
        owner.update({w: identity for run in group.runs for w in range(*run)})
        group_of[identity] = group
    return Cast(found, owner, group_of)


def by_place(role: Role) -> tuple[int, int]:
    """Roles in the order of their titles."""
    return role.title.start, role.title.end


def full_name(group: Group) -> str:
    """The fullest proper name the article prints; the first of equals."""
    return max(group.names, key=lambda n: (any(c.isupper() for c in n[:1]), len(n.split()) if len(n) < 60 else 0))


KINDS: dict[str, ActorKind] = {
    "person": "person", "organisation": "organisation", "population": "population", "place": "government",
}  # fmt: skip


def actor_kind(group: Group) -> ActorKind:
    """What kind of actor a group is."""
    return KINDS.get(group.kind, "unknown")


def role_record(sight: Sight, role: RoleRun) -> Role:
    """A role with the words that state it."""
    parts = [role.holder, role.title, *([role.organisation] if role.organisation else [])]
    evidence = span_at(sight, min(p[0] for p in parts), max(p[1] for p in parts))
    organisation = span_at(sight, *role.organisation) if role.organisation else None
    return Role(span_at(sight, *role.title), organisation, evidence)


def claim_of(article: Article, values: Values, one: Statement, people: Cast) -> Claim:
    """A statement with its values."""
    sight = values.sight
    content = (span_at(sight, *one.content),)
    cue = (span_at(sight, *one.cue),) if one.cue else ()
    chain = tuple(link_of(values, source, people) for source in one.sources)
    certainty = values.certainty_of(one)
    return Claim(
        id=digest("claim", article.id, *((s.start, s.end) for s in (*content, *cue)), *(x.span.start for x in chain)),
        content=content,
        cue=cue,
        chain=chain,
        voice=values.voice_of(one),
        stance=cast(Stance, values.stance_of(one).value),
        certainty=cast(Certainty, certainty.value),
        also=tuple(also_said(article, content[0])),
        decisive=(certainty.span,) if certainty.span else (),
        score=round(one.score, 3),
    )


def link_of(values: Values, source: Run, people: Cast) -> Link:
    """One source of a chain."""
    source = unpossessed(values.sight, source)
    span = span_at(values.sight, *source)
    return Link(span.text, span, cast(SourceKind, values.kind_of(source).value), people.meant(values.sight, source))


def unpossessed(sight: Sight, source: Run) -> Run:
    """ "The minister's" of "the minister's statement that" is the minister; "Lloyd's" is a name and stays whole."""
    first, last = source
    at = last - 1
    return (first, at) if at > first and lower(sight, at) in CLITICS and not sight.covering("mention", at) else source
