"""Who holds which post in which body: the model marks titles and points to holder and body; syntax fills in what it misses.

"Summit CEO Rob Friedman", "the colonel of the Guards", "Japan's longest-serving prime minister": the body stands before the
title, behind it, or behind its holder, and there the rules look for it where the model points nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.lexicon import load
from sayso.reading.attribution import Run, overlap, party_at
from sayso.reading.decoding import SeenSpan
from sayso.reading.phrases import CLITICS, bare, children, lower, noun_phrase, sentence_of, trimmed
from sayso.reading.sight import Sight

SURE_OF_HOLDER = 0.3
SURE_OF_ORGANISATION = 0.4
BODIES = ("Organization", "Location", "Facility", "NORP")
OF = frozenset({"of", "at", "for", "from", "in"})
MODIFYING = ("compound", "amod", "flat", "nmod", "nmod:poss", "nmod:unmarked")
BETWEEN = 3  # words between "of" and the name of a body: "of the ruling Unity Party"


@dataclass(frozen=True, slots=True)
class RoleRun:
    """A post: who holds it, its title and, where stated, the body; as word runs."""

    holder: Run
    title: Run
    organisation: Run | None


def roles_of(sight: Sight) -> list[RoleRun]:
    """Titles with whoever holds them and, where stated, the body; a post that is stated again is one role."""
    found = list(in_apposition(sight))
    apposed = [role.title for role in found]
    for seen in sight.spans["title"]:
        title = without_body(sight, before_body(sight, seen))
        if any(overlap(title, other) for other in apposed):
            continue
        holder = holder_of(sight, seen.first)
        if title[0] < title[1] and holder and holder[0] < holder[1]:
            found.append(RoleRun(holder, title, organisation_of(sight, title, holder)))
    return once_each(sight, sorted(found, key=lambda role: role.title))


def in_apposition(sight: Sight) -> Iterator[RoleRun]:
    """ "Hanna Reyes, the Rivers Authority (NRA) head": a post behind a body behind a name, whatever the model says."""
    forms, titles = sight.words.forms, load().titles
    for person in sight.spans["mention"]:
        if person.label != "Person" or person.last + 1 >= len(forms) or forms[person.last] != ",":
            continue
        body = body_at(sight, person.last + 1 + (lower(sight, person.last + 1) in ("the", "a", "an")))
        if body is None or body.label == "Person":
            continue
        at = behind_brackets(forms, body.last)
        post = titles.match(forms, at, "posts") if at < len(forms) else None
        title = (at, at + post[1]) if post else (at, at)
        ends = title[1] >= len(forms) or forms[title[1]] in (",", ".", ";", ")")
        if post and ends:
            yield RoleRun((person.first, person.last), title, (body.first, body.last))


def behind_brackets(forms: Sequence[str], at: int) -> int:
    """The word behind a short form in brackets, if one stands here."""
    return at + 3 if list(forms[at : at + 1]) == ["("] and list(forms[at + 2 : at + 3]) == [")"] else at


def once_each(sight: Sight, roles: Sequence[RoleRun]) -> list[RoleRun]:
    """A post that is stated again is one role: where its body is named most fully, else where it is stated first."""
    kept: list[RoleRun] = []
    for role in roles:
        same = next((n for n, other in enumerate(kept) if one_post(sight, role, other)), None)
        if same is None:
            kept.append(role)
        elif length(role.organisation) > length(kept[same].organisation):
            kept[same] = role
    return kept


def length(run: Run | None) -> int:
    """The words of a run."""
    return run[1] - run[0] if run else 0


def one_post(sight: Sight, one: RoleRun, other: RoleRun) -> bool:
    """The same holder by the last word of the name, the same title, and bodies that do not differ."""
    if printed(sight, one.title) != printed(sight, other.title):
        return False
    if printed(sight, one.holder)[-1:] != printed(sight, other.holder)[-1:]:
        return False
    bodies = [printed(sight, role.organisation) for role in (one, other) if role.organisation]
    return len(bodies) < 2 or not set(bodies[0]).isdisjoint(bodies[1])


def printed(sight: Sight, run: Run) -> list[str]:
    """The words of a run in small letters."""
    return [lower(sight, word) for word in range(*run)]


def before_body(sight: Sight, seen: SeenSpan) -> Run:
    """ "Head" of "head of Kenyan Intelligence", where the model is surer of the body than of a title as long as that."""
    first, last = trimmed(sight, seen.first, seen.last)
    body = sight.covering("organisation", last - 1) if first < last else None
    if body and body.first - 1 > first and body.score > seen.score and lower(sight, body.first - 1) in OF:
        return first, body.first - 1
    return first, last


def without_body(sight: Sight, title: Run) -> Run:
    """Of "Unity presidential nominee" the title is what stands behind the body."""
    first, last = title
    if last - first < 2:
        return title
    seen = body_at(sight, first)
    if seen and seen.first >= first and seen.last < last:
        begin = seen.last + (lower(sight, seen.last) in CLITICS)
        return (begin, last) if begin < last else title
    one, two = sight.words.forms[first : first + 2]
    acronym = one.isupper() and len(one) > 2
    inside = first > sentence_of(sight, first)[0]
    return (first + 1, last) if acronym or (inside and one[:1].isupper() and two.islower() and two not in OF) else title


def holder_of(sight: Sight, title: int) -> Run | None:
    """Whoever the arc of a title goes to."""
    word, sure = sight.target("title_holder", title)
    if word == title or sure < SURE_OF_HOLDER:
        return None
    seen = behind_another_post(sight, word, title) or sight.covering("holder", word) or sight.covering("mention", word)
    return bare(sight, (seen.first, seen.last) if seen else party_at(sight, word))


def behind_another_post(sight: Sight, holder: int, title: int) -> SeenSpan | None:
    """ "Amin, head of the Guards, and Hanna Reyes, chair of the Union": where a title's arc reaches back over
    a post and over somebody behind that post, this one holds it."""
    if holder >= title or sight.words.sentence[holder] != sight.words.sentence[title]:
        return None
    between = [post.first for post in sight.spans["title"] if holder < post.first < title]
    nearer = [seen for seen in sight.spans["holder"] if between and between[0] < seen.first and seen.last <= title]
    return nearer[-1] if nearer else None


def organisation_of(sight: Sight, title: Run, holder: Run) -> Run | None:
    """The body in which a title is a post, where the text states one with it."""
    marked = owner_of(sight, title) or marked_body(sight, title[0])
    run = marked or body_before(sight, title) or body_behind(sight, title) or body_behind(sight, holder)
    if run is None or overlap(run, title) or overlap(run, holder):
        return None
    run = bare(sight, whole_name(sight, run))
    return run if run[0] < run[1] else None


def marked_body(sight: Sight, title: int) -> Run | None:
    """The body that the model points to."""
    word, sure = sight.target("title_organisation", title)
    if word == title or sure < SURE_OF_ORGANISATION:
        return None
    seen = sight.covering("organisation", word) or sight.covering("mention", word)
    return (seen.first, seen.last) if seen else noun_phrase(sight, word)


def owner_of(sight: Sight, title: Run) -> Run | None:
    """ "Japan's longest-serving prime minister", "the party's chairman": the name or noun that owns the title."""
    first, _ = sentence_of(sight, title[0])
    for child in children(sight, title[1] - 1, first, title[0]):
        if sight.tags["relation"][child] == "nmod:poss":
            seen = body_at(sight, child)
            if seen:
                return seen.first, seen.last
            if sight.tags["upos"][child] == "NOUN" and not taken(sight, child):
                return noun_phrase(sight, child)
    return None


def body_before(sight: Sight, title: Run) -> Run | None:
    """ "Summit CEO", "Lebanon's Prime Minister": the name right before a title, marked or only printed as one."""
    at = title[0] - 1
    first, _ = sentence_of(sight, title[0])
    if at > first and lower(sight, at) in CLITICS:
        at -= 1
    if at < first:
        return None
    seen = body_at(sight, at)
    if seen:
        return (seen.first, seen.last) if seen.last == at + 1 else None
    begin = at + 1
    while begin > first and printed_as_name(sight, begin - 1):
        begin -= 1
    return (begin, at + 1) if begin <= at else None


def printed_as_name(sight: Sight, word: int) -> bool:
    """A word in capitals that says more than that a sentence or a title begins."""
    form, seen = sight.words.forms[word], sight.covering("mention", word)
    if not form[:1].isupper() or sight.covering("title", word) or (seen and seen.label in ("Date", "Money")):
        return False
    return sight.tags["upos"][word] in ("PROPN", "NOUN") and sight.tags["relation"][word] in MODIFYING


def body_behind(sight: Sight, run: Run) -> Run | None:
    """ "owner of Studio 54", "Colonel Amin of the Guards": the name behind "of", not far."""
    _, last = sentence_of(sight, run[1] - 1)
    if run[1] >= last or lower(sight, run[1]) not in OF:
        return None
    for word in range(run[1] + 1, min(run[1] + 2 + BETWEEN, last)):
        seen = body_at(sight, word)
        if seen:
            return seen.first, seen.last
        if sight.tags["upos"][word] not in ("DET", "ADJ", "VERB", "ADV"):
            return None
    return None


def body_at(sight: Sight, word: int) -> SeenSpan | None:
    """The name of a body, a country or a people that a word lies in."""
    seen = sight.covering("organisation", word) or sight.covering("mention", word)
    return seen if seen and seen.label in (*BODIES, "organisation") else None


def whole_name(sight: Sight, run: Run) -> Run:
    """A name with what belongs to it in capitals: "Iraqi" goes on in "Intelligence", "New Administration" is "Syria's"."""
    first, last = run
    forms, (begin, end) = sight.words.forms, sentence_of(sight, run[0])
    while last < end and not taken(sight, last):
        if forms[last][:1].isupper():
            last += 1
        elif (
            forms[last].lower() in CLITICS
            and last + 1 < end
            and forms[last + 1][:1].isupper()
            and not taken(sight, last + 1)
        ):
            last += 2
        else:
            break
    if first - 2 >= begin and forms[first - 1].lower() in ("'s", "’s") and (owner := sight.covering("mention", first - 2)):
        first = owner.first if owner.label in BODIES else first
    return first, last


def taken(sight: Sight, word: int) -> bool:
    """Whether a word belongs to a title, to its holder, or to a person."""
    seen = sight.covering("mention", word)
    return bool(sight.covering("title", word) or sight.covering("holder", word) or (seen and seen.label == "Person"))
