"""Which actor of the archive an actor of an article is.

Candidates come by the sounds of their names; then the name, the posts held, the company kept and the story speak for or
against, each as a reason with its weight. A surname alone never joins. A nom de guerre joins where an article states it.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

import msgspec

from sayso.linking.forms import FUNCTION_WORDS, WORD, plain, stem
from sayso.linking.kept import ActorLink, ActorName, ActorRole, ArchiveActor, Decision, Merge, Reason
from sayso.linking.known import Known
from sayso.linking.mentions import same_by_text
from sayso.linking.names import TITLES, Likeness, compared, is_initials, is_named, name_keys, words_of
from sayso.linking.vocabulary import UNKNOWN, vocabulary
from sayso.record.actor import Actor
from sayso.record.digest import digest
from sayso.record.reading import Reading
from sayso.record.span import Span

CANDIDATES = 40
MOST_SPELLINGS = 12
MOST_POSTS = 12
MOST_COMPANY = 24
MOST_STORIES = 8

# Weights of what speaks for or against; the sum must reach JOINS.
JOINS = 1.5
NAME = {
    "same": 2.0,
    "spelling": 1.7,
    "shortened": 1.6,
    "initials": 0.6,
    "one word": 0.1,
    "first words": 0.6,
    "beginning": -0.2,
}
SAME_STORY = 1.0
OTHER_STORY = -0.8
SHARED_COMPANY = 0.5  # each, two at most
SAME_POST = 1.2
OTHER_POST = -1.3
OTHER_WORDS = -0.5  # of a whole name in one story: people are called by this and by that
OTHER_KIND = -0.9
KIND_MISTAKEN = -0.3  # the same: a reader takes a woman for a firm
SINGLE_WORD = -0.9  # a name of one word is carried by many
NOT_ALONE = -1.6  # another actor of the story could be meant as well
LIKE_POST, UNLIKE_POST = 0.5, 0.22  # likeness of posts above which they are one, below which they are two

FURTHEST_BACK = 400  # characters
MOST_BODIES = 2  # that "the company" may mean
STATED = 2.0  # the weight of an alias that an article states
NO_NAME_FITS = [Reason("name", -9.0, "no name fits")]
APPOSITION = re.compile(
    r"\s*,\s*(?:\d{1,3},\s*)?((?:an?|the|who|whose|formerly)\s[^,.;:()\"“”]{3,70}|[a-z][^,.;:()\"“”]{3,60}(?=,))"
)
BEFORE_NAME = re.compile(r"((?:[\w'’-]+\s+){1,4})$")
DOER = re.compile(r"(?:er|or|eer|ist|ian|man|woman|ant|ent|eur|chief|head|judge|priest|nurse|aide|coach|pilot|clerk|mayor)$")


@dataclass
class Cast:
    """The actors of one article, as the archive has them from now on."""

    of: dict[str, str] = field(default_factory=dict)  # local id -> id in the archive
    actors: dict[str, ArchiveActor] = field(default_factory=dict)
    links: list[ActorLink] = field(default_factory=list)
    names: list[ActorName] = field(default_factory=list)
    roles: list[ActorRole] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    bodies: dict[str, tuple[str, ...]] = field(default_factory=dict)  # actor -> the bodies it speaks for here
    mentions: dict[Span, str] = field(default_factory=dict)


def cast_of(reading: Reading, story: str, known: Known) -> Cast:
    """Links every named actor of a reading, the most fully named first."""
    cast = Cast()
    held = known.story(story)
    spelled = {name for actor in known.actors(held.actors) for name in actor.spellings} if held else set()
    groups = _stated_as_one(reading, spelled)
    order = sorted(groups, key=lambda group: (-max(len(words_of(a.name)) for a in group), group[0].id))
    described = {actor.id: posts_of(actor, reading) for actor in reading.actors}
    pending: list[tuple[list[Actor], list[str]]] = []
    for group in order:
        pending.append((group, [post for actor in group for post in described[actor.id]]))
    certain = [_settle(group, posts, reading, story, known, cast) for group, posts in pending]
    for (group, posts), actor in zip(pending, certain, strict=True):
        _record(group, posts, actor, reading, story, cast)
    _keep_company(cast, reading)
    return cast


def _stated_as_one(reading: Reading, spelled: Container[str]) -> list[list[Actor]]:
    """Named actors in groups; what the text calls an alias of one another is one group. `spelled`: names of the story."""
    groups = {actor.id: [actor] for actor in reading.actors if is_named(actor.name) or actor.name in spelled}
    for one, other in same_by_text(reading):
        for actor in (one, other):  # "the Admiral" is a name where the text says so
            groups.setdefault(actor.id, [actor])
        if groups[one.id] is not groups[other.id]:
            joined = groups[one.id] + groups[other.id]
            for member in joined:
                groups[member.id] = joined
    seen: dict[int, list[Actor]] = {id(group): sorted(group, key=_fullness) for group in groups.values()}
    return list(seen.values())


def _fullness(actor: Actor) -> tuple[int, str]:
    return (-len(words_of(actor.name)), actor.id)


def posts_of(actor: Actor, reading: Reading) -> list[str]:
    """What an article says somebody is: roles, and what stands beside the name."""
    found = [f"{r.title.text}|{r.organisation.text if r.organisation else ''}" for r in actor.roles]
    text = reading.article.text
    for mention in [m for m in actor.mentions if m.text[:1].isupper()][:2]:
        if after := APPOSITION.match(text, mention.end):
            found.append(f"{after.group(1).strip()}|")
        before = BEFORE_NAME.search(text[max(0, mention.start - 50) : mention.start].rsplit("\n", 1)[-1])
        if before and not actor.roles and re.search(r"[a-z]", before.group(1)):
            words = [w for w in before.group(1).split() if plain(w) not in FUNCTION_WORDS]
            if words and before.group(1).split()[-1] in words and (DOER.search(words[-1]) or words[-1].lower() in TITLES):
                found.append(f"{words[-1]}|")
    found += [f"{alias}|" for alias in actor.aliases if not is_named(alias)]
    return list(dict.fromkeys(found))


def _settle(
    group: list[Actor], posts: list[str], reading: Reading, story: str, known: Known, cast: Cast
) -> ArchiveActor | None:
    """The actor of the archive that a group is; None for a new one."""
    new = digest("actor", reading.article.id, group[0].id)
    scored: list[_Scored] = []
    taken = set(cast.of.values())
    for actor in group:
        written = _written(actor)
        found = known.actors_by([key for name in written for key in name_keys(name)], limit=CANDIDATES)
        rivals = [
            other for other in found if other.id not in taken or (is_initials(actor.name) and actor.name in other.spellings)
        ]
        decided = known.decisions("actor", [new, *(candidate.id for candidate in rivals)])
        for candidate in rivals:
            fit = _best_fit(actor, written, candidate)
            if fit is None and not decided:
                continue
            reasons = _reasons(actor, fit, posts, candidate, rivals, story, known, cast) if fit else NO_NAME_FITS
            total = _decided(new, candidate.id, decided, sum(reason.weight for reason in reasons))
            if total >= JOINS:
                scored.append(_Scored(total, candidate, tuple(reasons), actor))
    good = sorted(scored, key=lambda one: (-one.score, one.actor.id))
    _link(group, good, new, reading.article.id, cast)
    return _with_aliases(group, good, cast) if good else None


class _Scored(NamedTuple):
    score: float
    actor: ArchiveActor
    reasons: tuple[Reason, ...]
    local: Actor


def _link(group: Sequence[Actor], good: Sequence[_Scored], new: str, article: str, cast: Cast) -> None:
    """Links the actors of a group to the best candidate, or to a new actor of the archive."""
    identifier = good[0].actor.id if good else new
    for actor in group:
        cast.of[actor.id] = identifier
        mine = next((one for one in good if one.local is actor and one.actor.id == identifier), None)
        if mine:
            cast.links.append(ActorLink(article, actor.id, identifier, round(mine.score, 3), mine.reasons))
        elif len(group) > 1:
            why = (Reason("stated alias", STATED, f"the article calls {actor.name} another name of {group[0].name}"),)
            cast.links.append(ActorLink(article, actor.id, identifier, STATED, why))
        else:
            cast.links.append(ActorLink(article, actor.id, identifier, 1.0, ()))


def _with_aliases(group: Sequence[Actor], good: Sequence[_Scored], cast: Cast) -> ArchiveActor:
    """The actor found; where an article calls two that the archive has one and the same, they are merged."""
    best = good[0].actor
    for other in good[1:]:
        gone = {merge.gone for merge in cast.merges}
        if len(group) > 1 and other.local is not good[0].local and other.actor.id not in {best.id, *gone}:
            why = Reason("stated alias", STATED, f"an article calls {other.local.name} another name of {good[0].local.name}")
            cast.merges.append(Merge("actor", other.actor.id, best.id, (why,)))
            best = merged_actors(best, other.actor)
    return best


def _decided(new: str, old: str, decided: Sequence[Decision], score: float) -> float:
    """What people decided outweighs the score."""
    for made in decided:
        if {made.one, made.other} == {new, old}:
            return 99.0 if made.same else -99.0
    return score


def _reasons(
    actor: Actor, fit: tuple[Likeness, str, str], posts: Sequence[str], candidate: ArchiveActor,
    rivals: Sequence[ArchiveActor], story: str, known: Known, cast: Cast,
) -> list[Reason]:  # fmt: skip
    likeness, mine, theirs = fit
    person = actor.kind == "person" or candidate.kind == "person"
    reasons = [Reason("name", round(NAME[likeness.match] * likeness.score, 2), f"{mine} / {theirs}: {likeness.match}")]
    same_story = story in candidate.stories
    reasons.append(
        Reason("story", SAME_STORY, "the same story") if same_story else Reason("story", OTHER_STORY, "another story")
    )
    company = [other.name for other in known.actors([a for a in cast.of.values() if a in candidate.company])]
    if company:
        reasons.append(Reason("company", SHARED_COMPANY * min(2, len(company)), "named beside " + ", ".join(company[:2])))
    whole = same_story and likeness.match == "same" and len(words_of(mine)) > 1
    reasons += _post_reasons(posts, candidate, person=person, other=OTHER_WORDS if whole else OTHER_POST)
    if (actor.kind == "person") != (candidate.kind == "person") and "unknown" not in (actor.kind, candidate.kind):
        reasons.append(Reason("kind", KIND_MISTAKEN if whole else OTHER_KIND, f"{actor.kind} / {candidate.kind}"))
    if len(words_of(mine)) == 1 or len(words_of(theirs)) == 1:
        reasons += _single_word(likeness, mine, candidate, rivals, story, person=person)
    return reasons


def _single_word(
    likeness: Likeness, name: str, candidate: ArchiveActor, rivals: Sequence[ArchiveActor], story: str, *, person: bool
) -> list[Reason]:
    reasons: list[Reason] = []
    if person and not (likeness.match == "same" and story in candidate.stories):
        reasons.append(Reason("one word", SINGLE_WORD, f"{name} alone may be anybody"))
    if not person and likeness.match in ("one word", "initials") and story in candidate.stories:
        reasons.append(Reason("short form", 0.8, f"{name}, within the story"))
    others = [
        rival for rival in rivals
        if rival.id != candidate.id and story in rival.stories and rival.kind == candidate.kind
        and any((fit := compared(name, s, person=person)) and fit.score > 0.9 for s in rival.spellings)
    ]  # fmt: skip
    if others and likeness.match != "same":
        reasons.append(Reason("not alone", NOT_ALONE, f"could be {others[0].name} as well"))
    return reasons


def _best_fit(actor: Actor, written: Sequence[str], candidate: ArchiveActor) -> tuple[Likeness, str, str] | None:
    person = actor.kind == "person" or candidate.kind == "person"
    whole = person and len(words_of(actor.name)) > 1 and len(words_of(candidate.name)) > 1
    return _best_of(tuple(written), candidate.spellings, person=person, whole=whole)


@lru_cache(maxsize=32768)  # the reports of one story look at the same candidates again and again
def _best_of(
    written: tuple[str, ...], spellings: tuple[str, ...], *, person: bool, whole: bool
) -> tuple[Likeness, str, str] | None:
    """The two names that fit best. `whole`: one that is whole and does not fit outweighs a surname that does."""
    if whole:
        written, spellings = _whole(written), _whole(spellings)
    fits = [
        (NAME[fit.match] * fit.score, fit, mine, theirs)
        for mine in written
        for theirs in spellings
        if (fit := compared(mine, theirs, person=person))
    ]
    best = max(fits, key=lambda f: (f[0], f[2], f[3]), default=None)
    return (best[1], best[2], best[3]) if best else None


def _whole(names: tuple[str, ...]) -> tuple[str, ...]:
    """Those of more than one word."""
    return tuple(name for name in names if len(words_of(name)) > 1)


def _post_reasons(posts: Sequence[str], candidate: ArchiveActor, *, person: bool, other: float) -> list[Reason]:
    if not person or not posts or not candidate.posts:
        return []
    fits = [(post_likeness(mine, theirs), mine, theirs) for mine in posts for theirs in candidate.posts]
    best, mine, theirs = max(fits)
    shown = f"{mine.strip('|').replace('|', ', ')} / {theirs.strip('|').replace('|', ', ')}"
    if best >= LIKE_POST:
        return [Reason("post", round(SAME_POST * best, 2), shown)]
    if best <= UNLIKE_POST:
        return [Reason("post", other, shown)]
    return []


@lru_cache(maxsize=16384)
def post_likeness(one: str, other: str) -> float:
    """How alike two posts are, by their nearest words, 0 to 1."""
    book = vocabulary()
    a, b = ([form for w in WORD.findall(post) if (form := plain(w)) not in FUNCTION_WORDS] for post in (one, other))
    if not a or not b:
        return 0.0
    short, long = sorted((a, b), key=len)

    def near(word: str) -> float:
        row = book.row(word)
        cosines = [
            1.0 if stem(word) == stem(w) else float(book.vectors[row] @ book.vectors[book.row(w)])
            for w in long if stem(word) == stem(w) or UNKNOWN not in (row, book.row(w))
        ]  # fmt: skip
        return max(cosines, default=0.0)

    return sum(near(word) for word in short) / len(short)


def _written(actor: Actor) -> list[str]:
    """The names an article gives an actor, the fullest first."""
    shown = [m.text for m in actor.mentions if m.text[:1].isupper() and is_named(m.text)]
    names = [
        name for name in dict.fromkeys([*shown, *actor.aliases]) if is_named(name) and plain(name) not in FUNCTION_WORDS
    ]
    return [actor.name, *(name for name in names if name != actor.name)][:8]


def _record(
    group: list[Actor], posts: list[str], found: ArchiveActor | None, reading: Reading, story: str, cast: Cast
) -> None:
    article = reading.article
    identifier = cast.of[group[0].id]
    found = cast.actors.get(identifier, found)
    written = list(dict.fromkeys(name for actor in group for name in _written(actor)))
    spellings = tuple(dict.fromkeys([*(found.spellings if found else ()), *written]))[:MOST_SPELLINGS]
    kept_posts = tuple(dict.fromkeys([*posts, *(found.posts if found else ())]))[:MOST_POSTS]
    stories = tuple(dict.fromkeys([story, *(found.stories if found else ())]))[:MOST_STORIES]
    days = [d for d in (found.first if found else None, found.last if found else None, article.published) if d]
    kind = found.kind if found and found.kind != "unknown" else group[0].kind
    cast.actors[identifier] = ArchiveActor(
        identifier,
        found.name if found else max(written, key=lambda name: (len(words_of(name)), -written.index(name))),
        kind,
        spellings,
        kept_posts,
        tuple(name for name in spellings if is_initials(name)),
        found.company if found else (),
        found.places if found else (),
        stories,
        (found.articles if found else 0) + 1,
        min(days, default=None),
        max(days, default=None),
        tuple(dict.fromkeys(key for name in spellings for key in name_keys(name))),
    )
    for actor in group:
        cast.names += [ActorName(identifier, name, article.id) for name in _written(actor)]
        for role in actor.roles:
            body = role.organisation.text if role.organisation else None
            cast.roles.append(ActorRole(identifier, role.title.text, body, article.id, role.evidence, article.published))
        cast.mentions.update((mention, identifier) for mention in actor.mentions)


def _keep_company(cast: Cast, reading: Reading) -> None:
    everybody = list(dict.fromkeys(cast.of.values()))
    for identifier, kept in cast.actors.items():
        others = [other for other in everybody if other != identifier]
        company = tuple(dict.fromkeys([*others, *kept.company]))[:MOST_COMPANY]
        cast.actors[identifier] = msgspec.structs.replace(kept, company=company)
    kinds = {identifier: kept.kind for identifier, kept in cast.actors.items()}
    for actor in reading.actors:
        if actor.id in cast.of:
            spoken = _bodies(actor, cast.mentions, kinds)
            cast.bodies[cast.of[actor.id]] = tuple(dict.fromkeys([*cast.bodies.get(cast.of[actor.id], ()), *spoken]))


def _bodies(actor: Actor, mentions: Mapping[Span, str], kinds: Mapping[str, str]) -> Iterable[str]:
    """The archive's ids of the bodies in which an actor has a post."""
    for role in actor.roles:
        if role.organisation is None:
            continue
        found = [identifier for span, identifier in mentions.items() if span.overlaps(role.organisation)]
        yield from found or _body_before(role.organisation, mentions, kinds)


def _body_before(words: Span, mentions: Mapping[Span, str], kinds: Mapping[str, str]) -> list[str]:
    """What "the company" means: the body named last before it."""
    if is_named(words.text):
        return []
    before = [
        (span.start, identifier) for span, identifier in mentions.items()
        if words.start - FURTHEST_BACK < span.start < words.start and span.text[:1].isupper()
        and kinds.get(identifier) in ("organisation", "government", "armed-group")
    ]  # fmt: skip
    return list(dict.fromkeys(identifier for _, identifier in sorted(before)[::-1]))[:MOST_BODIES]


def merged_actors(one: ArchiveActor, other: ArchiveActor) -> ArchiveActor:
    """Two actors of the archive as one, which keeps the id of the first; also for those that a person decides are one."""
    spellings = tuple(dict.fromkeys([*one.spellings, *other.spellings]))[:MOST_SPELLINGS]
    days = [d for d in (one.first, other.first, one.last, other.last) if d]
    return ArchiveActor(
        one.id, max((one.name, other.name), key=lambda name: len(words_of(name))), one.kind, spellings,
        tuple(dict.fromkeys([*one.posts, *other.posts]))[:MOST_POSTS], tuple(n for n in spellings if is_initials(n)),
        tuple(dict.fromkeys([*one.company, *other.company]))[:MOST_COMPANY], one.places,
        tuple(dict.fromkeys([*one.stories, *other.stories]))[:MOST_STORIES], one.articles + other.articles,
        min(days, default=None), max(days, default=None), tuple(dict.fromkeys(k for n in spellings for k in name_keys(n))),
    )  # fmt: skip
