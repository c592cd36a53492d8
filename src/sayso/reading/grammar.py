"""Who does it and who undergoes it, by syntax alone: subjects, objects, passives, and the complements of nouns for acts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from sayso.reading.attribution import Run
from sayso.reading.phrases import hanging, head_word, lower
from sayso.reading.sight import Sight

UP = 4  # clauses climbed in search of a subject
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
# Verbs that say little of their own: what is done stands in their object ("held talks", "carried out strikes").
LIGHT = frozenset({
    "hold", "holds", "held", "holding", "carry", "carries", "carried", "carrying", "conduct", "conducts", "conducted",
    "conducting", "launch", "launches", "launched", "launching", "make", "makes", "made", "making", "stage", "stages",
    "staged", "staging", "give", "gives", "gave", "given", "take", "takes", "took", "taken", "pay", "pays", "paid",
    "have", "has", "had", "sign", "signs", "signed", "impose", "imposes", "imposed", "issue", "issues", "issued",
    "mount", "mounts", "mounted", "perform", "performed", "begin", "begins", "began", "begun", "start", "starts", "started",
    "commit", "commits", "committed", "file", "files", "filed", "announce", "announces", "announced", "provide",
    "provides", "provided",
})  # fmt: skip
UPON = frozenset({"on", "against", "upon", "at", "to", "with", "over", "toward", "towards", "into"})


@dataclass(frozen=True, slots=True)
class Doing:
    """The words, by their heads, that syntax takes for doers and for those it is done to."""

    agents: tuple[int, ...]
    recipients: tuple[int, ...]


def doing(sight: Sight, run: Run) -> Doing:
    """Both sides of an act."""
    head = head_word(sight, *run)
    if sight.tags["upos"][head] in ("NOUN", "PROPN"):
        return of_noun(sight, head)
    return of_verb(sight, head)


IN_PLACE = frozenset({
    "in", "at", "near", "outside", "inside", "across", "around", "throughout", "from", "to", "into", "on", "off",
})  # fmt: skip


def place_of(sight: Sight, run: Run) -> list[int]:
    """The words that hang from an act, or from the verb it is the object of, as a place does."""
    head = head_word(sight, *run)
    at = [head]
    if sight.tags["relation"][head] in ("obj", "nsubj", "nsubj:pass", "xcomp", "obl"):
        at.append(sight.heads[head])
    return [c for one in at for c in hanging(sight, one, "obl", "nmod") if c != head and marked_by(sight, c) in IN_PLACE]


def marked_by(sight: Sight, word: int) -> str:
    """The preposition of a phrase."""
    cases = hanging(sight, word, "case")
    return lower(sight, cases[0]) if cases else ""


def is_passive(sight: Sight, verb: int) -> bool:
    """Whether a verb is in the passive, or a bare past participle that describes a noun."""
    if hanging(sight, verb, "nsubj:pass", "aux:pass", "obl:agent"):
        return True
    return sight.tags["relation"][verb] == "acl" and sight.tags["verb_form"][verb] == "Part-Past"


def of_verb(sight: Sight, verb: int) -> Doing:
    """Subject and object, turned round in the passive; a clause without a subject has that of the one it hangs from."""
    own = subject_of(sight, verb)
    subject = [own] if own is not None else []
    by = [c for c in hanging(sight, verb, "obl:agent", "obl") if marked_by(sight, c) == "by"]
    objects = hanging(sight, verb, "obj", "iobj")
    if is_passive(sight, verb):
        return Doing(tuple(real(sight, by)), tuple(real(sight, subject)))
    if not objects:
        oblique = (c for c in hanging(sight, verb, "obl") if marked_by(sight, c) in ("with", "against", "on", "to", "at"))
        objects = list(islice(oblique, 1))
    return Doing(tuple(real(sight, subject)), tuple(real(sight, objects)))


def real(sight: Sight, words: list[int]) -> Iterator[int]:
    """Relative pronouns by the noun they stand for; words that name nobody are left out."""
    for word in words:
        if lower(sight, word) in ("who", "which", "that", "whom"):
            clause = sight.heads[word]
            while sight.tags["relation"][clause] == "conj":
                clause = sight.heads[clause]
            if sight.tags["relation"][clause] in ("acl:relcl", "acl"):
                word = sight.heads[clause]
        if sight.tags["upos"][word] in NOMINAL:
            yield word


def subject_of(sight: Sight, verb: int) -> int | None:
    """The subject of a verb, its own or that of the clause it belongs to."""
    at = verb
    for _ in range(UP):
        own = hanging(sight, at, "nsubj", "nsubj:pass")
        if own:
            return own[0]
        relation, up = sight.tags["relation"][at], sight.heads[at]
        if up == at:
            return None
        if relation == "xcomp":
            controlled = hanging(sight, up, "obj")
            if controlled and at == verb:
                return controlled[0]
        elif relation in ("acl", "acl:relcl"):
            return up
        elif relation not in ("conj", "advcl", "parataxis", "cop"):
            return None
        at = up
    return None


def of_noun(sight: Sight, noun: int) -> Doing:
    """ "Turkey's strike on the airport", "the release of detainees by the court", "talks between A and B"."""
    agents = [c for c in hanging(sight, noun, "nmod:poss") if sight.tags["upos"][c] != "DET"]
    recipients: list[int] = []
    for child in hanging(sight, noun, "nmod", "obl", "obl:agent"):
        case = marked_by(sight, child)
        if case == "by":
            agents.append(child)
        elif case == "between":
            agents.append(child)
            recipients += hanging(sight, child, "conj")
        elif case == "of" or case in UPON:
            recipients.append(child)
    verb = sight.heads[noun]
    if lower(sight, verb) in LIGHT and sight.tags["relation"][noun] in ("obj", "nsubj:pass", "obl"):
        if not agents:
            agents = list(of_verb(sight, verb).agents)
        if not recipients:
            recipients = [c for c in hanging(sight, verb, "obl") if marked_by(sight, c) in UPON]
    return Doing(tuple(real(sight, agents)), tuple(real(sight, recipients)))
