"""Who is in the article: mentions grouped into actors.

Grouping is deliberate: same words; a surname after a full name; letters of a long name; a word in brackets behind it; and
descriptions where the model is sure what they go back to. A shared surname alone never joins two full names.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from sayso.lexicon import ActorEntry, Lexicon
from sayso.reading.attribution import Run
from sayso.reading.phrases import CLITICS, DEFINITE, bare, is_pronoun, lower, noun_phrase, span_at
from sayso.reading.sight import Sight

ACTOR_LABELS = {"Person": "person", "Organization": "organisation", "NORP": "population", "Location": "place",
                "Facility": "organisation"}  # fmt: skip
SMALL = frozenset({
    "the", "a", "an", "of", "for", "and", "al", "el", "de", "la", "le", "von", "van", "bin", "ibn", "abu", "del", "der",
    "di", "da", "to", "in", "on", "at",
})  # fmt: skip
REMEMBERED = 8192  # printed names whose plain forms are kept: an article compares the same few again and again
SURE_OF_ALIAS = 0.5


@dataclass(slots=True)
class Group:
    """Mentions that mean one actor, as word runs, and what kind of thing it is."""

    kind: str
    runs: list[Run] = field(default_factory=list)
    names: list[str] = field(default_factory=list)  # what it is called, as printed
    why: dict[Run, str] = field(default_factory=dict)  # what joined each mention to it


@lru_cache(maxsize=REMEMBERED)
def plain(text: str) -> str:
    """Letters alone: lower case, no accents, no possessive."""
    decomposed = unicodedata.normalize("NFKD", text).replace("’", "'")
    bare = "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
    return re.sub(r"'s\b|s'$", "", bare).strip()


@lru_cache(maxsize=REMEMBERED)
def name_words(text: str) -> tuple[str, ...]:
    """The words of a name that tell it from others: no articles, particles or full stops."""
    return tuple(w for w in re.findall(r"\w+", plain(text).replace(".", "")) if w not in SMALL)


def group_mentions(sight: Sight, parties: Iterable[Run], lexicon: Lexicon) -> list[Group]:
    """Groups over all names of the article and the given further parties (sources, holders, bodies)."""
    wanted = sorted({run for party in parties if (run := bare(sight, party))[0] < run[1]})
    runs = with_whole_names(sight, named_runs(sight), wanted)
    taken = {w for run, _ in runs for w in range(*run)}
    described = []
    for run in wanted:
        if taken.isdisjoint(range(*run)):
            taken.update(range(*run))
            if describes(sight, run):
                described.append((run, "unknown"))
            else:
                runs.append((run, "unknown"))
    groups: list[Group] = []
    known: dict[str, set[int]] = {}
    grow(sight, groups, known, runs)
    join_brackets(sight, groups)
    join_descriptions(sight, groups, lexicon)
    owned = {w for group in groups for run in group.runs for w in range(*run)}
    grow(sight, groups, {}, [(run, kind) for run, kind in described if owned.isdisjoint(range(*run))])
    return sorted(groups, key=lambda group: group.runs[0])


def grow(sight: Sight, groups: list[Group], known: dict[str, set[int]], runs: list[tuple[Run, str]]) -> None:
    """Puts each mention into the last group that it may be of, or makes it one; `known`: groups by keys of their names."""
    for run, kind in sorted(runs):
        keys = keys_of(span_at(sight, *run).text)
        near = sorted({n for key in keys for n in known.get(key, ())}, reverse=True)
        number = next((n for n in near if belongs(sight, run, kind, groups[n])), len(groups))
        if number == len(groups):
            groups.append(Group(kind))
        add(sight, groups[number], run, kind, joined=joined_by(sight, run, groups[number]))
        for key in keys:
            known.setdefault(key, set()).add(number)


def describes(sight: Sight, run: Run) -> bool:
    """ "the minister": may go back to somebody named, and stands for itself only where it does not."""
    forms = sight.words.forms
    return bool(run[0]) and lower(sight, run[0] - 1) in DEFINITE and not any(forms[w][:1].isupper() for w in range(*run))


def with_whole_names(sight: Sight, named: list[tuple[Run, str]], parties: Iterable[Run]) -> list[tuple[Run, str]]:
    """ "Lebanon's Health Council", once a party, is one name and not two."""
    found = dict(named)
    ordered = sorted(found)
    wholes = set()
    for first, last in parties:
        near = ordered[bisect_left(ordered, (first, first)) : bisect_left(ordered, (last, last))]
        inside = [run for run in near if run[1] <= last]
        if (
            len(inside) > 1
            and found[max(inside)] == "organisation"
            and max(inside)[1] == last
            and all_name(sight, first, last)
        ):
            wholes.add(tuple(sight.words.forms[first:last]))
    for one, two in pairwise(sorted(found)):
        if wholes and tuple(sight.words.forms[one[0] : two[1]]) in wholes:
            del found[one], found[two]
            found[one[0], two[1]] = "organisation"
    return sorted(found.items())


def all_name(sight: Sight, first: int, last: int) -> bool:
    """Whether a stretch is printed as one name: capitals, small words and possessives."""
    words = range(first, last)
    return all(sight.words.forms[w][:1].isupper() or lower(sight, w) in SMALL or lower(sight, w) in CLITICS for w in words)


def named_runs(sight: Sight) -> list[tuple[Run, str]]:
    """Names the model marks, bare, with what kind of thing each is."""
    found = []
    for seen in sight.spans["mention"]:
        if seen.label in ACTOR_LABELS:
            run = bare(sight, (seen.first, seen.last))
            if run[0] < run[1] and not marks_side(sight, run):
                found.append((run, ACTOR_LABELS[seen.label]))
    return found


def joined_by(sight: Sight, run: Run, group: Group) -> str:
    """What joins a mention to a group, in words for an explanation."""
    if not group.names:
        return "the first mention"
    text = span_at(sight, *run).text
    match = next((n for n in group.names if same_name(text, n, person=group.kind == "person")), group.names[0])
    return f"the same words as {match!r}" if name_words(text) == name_words(match) else f"part or short form of {match!r}"


def marks_side(sight: Sight, run: Run) -> bool:
    """ "(L)" and "(R)" of a caption say where somebody stands."""
    forms = sight.words.forms
    return run[1] - run[0] == 1 and len(forms[run[0]]) == 1 and forms[run[0] - 1 : run[0]] == ["("]


def add(sight: Sight, group: Group, run: Run, kind: str, *, joined: str) -> None:
    """Puts a mention into a group."""
    group.runs.append(run)
    group.why[run] = joined
    text = span_at(sight, *run).text
    if text not in group.names and not is_pronoun(sight, run[0]):
        group.names.append(text)
    if group.kind == "unknown":
        group.kind = kind


def belongs(sight: Sight, run: Run, kind: str, group: Group) -> bool:
    """Whether a mention may be of this group."""
    if kind != group.kind and "unknown" not in (kind, group.kind) and {kind, group.kind} == {"person", "place"}:
        return False
    text = span_at(sight, *run).text
    return any(same_name(text, name, person=(kind == "person" or group.kind == "person")) for name in group.names)


def same_name(text: str, name: str, *, person: bool) -> bool:
    """Whether two printed names mean one actor, within one article."""
    one, other = name_words(text), name_words(name)
    if not one or not other:
        return plain(text) == plain(name)
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if person:
        return len(short) < len(long) and (short == long[-len(short) :] or (len(short) == 1 and short[0] == long[0]))
    return is_acronym(text, name) or is_acronym(name, text)


@lru_cache(maxsize=REMEMBERED)
def keys_of(text: str) -> frozenset[str]:
    """What two printed names that mean one actor have in common: outer words, or letters (see `same_name`)."""
    words = name_words(text)
    printed = re.findall(r"\w+", text)
    letters = {
        "".join(w[0] for w in printed if w[0].isupper()),
        "".join(w[0] for w in printed).upper(),
        text.replace(".", ""),
    }
    return frozenset({plain(text), *words[:1], *words[-1:], *(f"letters {some}" for some in letters)})


def is_acronym(short: str, long: str) -> bool:
    """Whether `short` is made of the first letters of `long`."""
    letters = short.replace(".", "")
    if not (2 <= len(letters) <= 7 and letters.isupper() and letters.isalpha()):
        return False
    words = re.findall(r"\w+", long)
    initials = "".join(w[0] for w in words if w[0].isupper())
    every = "".join(w[0] for w in words).upper()
    return len(words) > 1 and letters in (initials, every)


def join_brackets(sight: Sight, groups: list[Group]) -> None:
    """ "Iraqi National Intelligence Service (INIS)": what stands in brackets behind a name is its short form."""
    forms = sight.words.forms
    for group in list(groups):
        for first, last in group.runs:
            if first > 1 and forms[first - 1] == "(" and last < len(forms) and forms[last] == ")":
                owner = group_ending(groups, first - 1, group)
                text = span_at(sight, first, last).text
                if owner and text.isupper() and owner.kind in ("organisation", "unknown", "population"):
                    merge(groups, owner, group)
                    break


def group_ending(groups: list[Group], word: int, other: Group) -> Group | None:
    """The other group one of whose mentions ends before this word."""
    return next((g for g in groups if g is not other and any(r[1] == word for r in g.runs)), None)


def merge(groups: list[Group], into: Group, other: Group) -> None:
    """Makes two groups one."""
    into.runs = sorted({*into.runs, *other.runs})
    into.names += [n for n in other.names if n not in into.names]
    into.why |= dict.fromkeys(other.runs, f"in brackets behind {into.names[0]!r}")
    groups.remove(other)


def join_descriptions(sight: Sight, groups: list[Group], lexicon: Lexicon) -> None:
    """ "the group", "the minister", "he": noun phrases that the model takes back to a known actor."""
    owner = {w: g for g in groups for r in g.runs for w in range(*r)}
    relation, upos = sight.tags["relation"], sight.tags["upos"]
    for word in range(len(sight.words)):
        if word in owner or upos[word] not in ("NOUN", "PRON", "PROPN") or relation[word] in ("compound", "flat"):
            continue
        pronoun = is_pronoun(sight, word)
        if upos[word] == "PRON" and not pronoun:
            continue
        run = (word, word + 1) if pronoun else bare(sight, noun_phrase(sight, word))
        if run[0] >= run[1] or any(w in owner for w in range(*run)):
            continue
        meant = actor_entry(sight, lexicon, word)
        if meant is None or not (pronoun or lower(sight, run[0] - 1) in DEFINITE):
            continue
        back = goes_back_to(sight, run, word, pronoun=pronoun)
        if back is not None and back in owner and fits(meant, owner[back]):
            group = owner[back]
            group.runs.append(run)
            group.why[run] = f"goes back to {span_at(sight, back, back + 1).text!r} (coreference)"
            owner.update(dict.fromkeys(range(*run), group))
            if not pronoun:
                text = span_at(sight, *run).text
                if text not in group.names:
                    group.names.append(text)
    for group in groups:
        group.runs.sort()


def actor_entry(sight: Sight, lexicon: Lexicon, word: int) -> ActorEntry | None:
    """What the lexicon knows of the noun or pronoun of a description: only words for actors describe one."""
    for entry, length in lexicon.actors.matches(sight.words.forms, word):
        if length == 1:
            return entry
    title = lexicon.titles.find([lower(sight, word)])
    if title and title.person:
        return ActorEntry(key=title.key, section=title.section, group=title.group, file=title.file, kind="person")
    return None


def fits(entry: ActorEntry, group: Group) -> bool:
    """Whether a word for a person, or for some body, can mean this group."""
    if entry.gender in ("masculine", "feminine") or (entry.kind == "person" and entry.number != "plural"):
        return group.kind == "person"
    if entry.gender == "neuter" or entry.kind in ("organisation", "government", "armed-group", "media"):
        return group.kind != "person"
    return group.kind != "person" or entry.number != "plural"


def goes_back_to(sight: Sight, run: Run, word: int, *, pronoun: bool) -> int | None:
    """The earlier word that a description or pronoun means, if the model is sure."""
    starts = [word] if pronoun else [run[0], word]
    heads = ("coreference",) if pronoun else ("alias", "coreference")
    for head in heads:
        for start in starts:
            back, sure = sight.target(head, start)
            if back < run[0] and sure >= SURE_OF_ALIAS:
                return back
    return None
