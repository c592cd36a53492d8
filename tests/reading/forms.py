"""One act in eight ways of telling it: the sentences by which a reader shows that it knows what happened from what did not.

Each form is written in the active and in the passive, over verbs of different types and pairs of actors. What is
expected follows the rules of the gold: a report by one plain source happened on that source's word; what only "may have"
been done is alleged or hypothetical; what its doer denies is denied, and the denial is a claim; what did not happen is
denied by the outlet itself; plans are no claims of anybody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Voice = Literal["active", "passive"]
Carried = Literal["outlet", "hedge", "outlet or hedge", "sources"]


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb in the forms that the sentences need, and the types a careful coder could give it, the first the best."""

    base: str
    past: str
    participle: str
    gerund: str
    types: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A way of telling an act: its two sentences, the statuses that are right for it, and who carries it.

    The sentences have {A} for the doer, {B} for the one it is done to, {M} for the media, and the verb's forms. `carried`
    says whether the outlet tells it itself, hedges it (a claim with nobody named), or leaves it to `sources`, ultimate
    source first. `stance` is the claim's, where the form fixes it.
    """

    name: str
    active: str
    passive: str
    statuses: tuple[str, ...]
    carried: Carried
    sources: tuple[str, ...] = ()
    passive_sources: tuple[str, ...] = ()
    stance: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence and what a reading of it must say."""

    sentence: str
    types: tuple[str, ...]
    statuses: tuple[str, ...]
    trigger: str
    agent: str
    recipient: str
    carried: Carried
    sources: tuple[str, ...]
    stance: str | None


VERBS = (
    Verb("attack", "attacked", "attacked", "attacking", ("ASSAULT",)),
    Verb("blockade", "blockaded", "blockaded", "blockading", ("COERCE", "ASSAULT", "SANCTION")),
    Verb("criticise", "criticised", "criticised", "criticising", ("ACCUSE", "REJECT")),
    Verb("sanction", "sanctioned", "sanctioned", "sanctioning", ("SANCTION", "COERCE")),
    Verb("consult", "consulted", "consulted", "consulting", ("CONSULT",)),
    Verb("endorse", "endorsed", "endorsed", "endorsing", ("SUPPORT", "AGREE")),
    Verb("assist", "assisted", "assisted", "assisting", ("AID", "COOPERATE", "SUPPORT")),
    Verb("threaten", "threatened", "threatened", "threatening", ("THREATEN",)),
    Verb("summon", "summoned", "summoned", "summoning", ("REQUEST", "CONSULT", "COERCE")),
)

# Real countries and invented bodies; nobody here ever did any of it.
PAIRS = (
    ("Kenya", "Somalia"),
    ("Norway", "Iceland"),
    ("Peru", "Bolivia"),
    ("Thailand", "Laos"),
    ("Turkey", "Syria"),
    ("The Red Valley Militia", "the Coast Guard"),
    ("The Northern Front", "the Ministry of Works"),
    ("The Harbour Union", "the Batumi Port Authority"),
    ("The Social Reform Party", "the Unity Alliance"),
    ("The Bossaso Council", "the Dockers' League"),
)

MEDIA = ("local media", "state television", "Iraqi media", "the Black Sea Courier", "Norwegian media")

FORMS = (
    Form("plain", "{A} {past} {B}.", "{B} was {participle} by {A}.", ("happened",), "outlet"),
    Form(
        "reported", "{A} {past} {B}, {M} reported.", "{B} was {participle} by {A}, {M} reported.",
        ("happened",), "sources", ("{M}",), ("{M}",),
    ),
    Form(
        "hedged", "{A} may have {participle} {B}.", "{B} may have been {participle} by {A}.",
        ("alleged", "hypothetical"), "outlet or hedge",
    ),
    Form(
        "denied", "{A} denied {gerund} {B}.", "{B} denied having been {participle} by {A}.",
        ("denied", "alleged"), "sources", ("{A}",), ("{B}",), "denies",
    ),
    Form("negated", "{A} did not {base} {B}.", "{B} was not {participle} by {A}.", ("denied",), "outlet"),
    Form(
        "planned", "{A} plans to {base} {B}.", "{B} will be {participle} by {A} next month.",
        ("planned", "expected"), "outlet",
    ),
    Form(
        "told by a source", "A source told {M} that {A} {past} {B}.", "A source told {M} that {B} was {participle} by {A}.",
        ("happened",), "sources", ("A source", "{M}"), ("A source", "{M}"),
    ),
    Form(
        "set to", "{A} is set to {base} {B}.", "{B} is set to be {participle} by {A}.",
        ("planned", "expected"), "outlet or hedge",
    ),
)  # fmt: skip


def told(form: Form, voice: Voice) -> Iterator[Told]:
    """Every verb with every pair of actors, in one form and voice."""
    for v, verb in enumerate(VERBS):
        for p, (doer, other) in enumerate(PAIRS):
            words = {
                "A": doer if voice == "active" and form.active.startswith("{A}") else inside(doer),
                "B": starting(other) if voice == "passive" and form.passive.startswith("{B}") else other,
                "M": MEDIA[(v + p) % len(MEDIA)],
                "base": verb.base, "past": verb.past, "participle": verb.participle, "gerund": verb.gerund,
            }  # fmt: skip
            pattern = form.active if voice == "active" else form.passive
            sources = form.sources if voice == "active" else form.passive_sources
            yield Told(
                sentence=pattern.format(**words),
                types=verb.types,
                statuses=form.statuses,
                trigger=next(
                    verb_form(verb, part) for part in ("past", "participle", "gerund", "base") if f"{{{part}}}" in pattern
                ),
                agent=bare(doer),
                recipient=bare(other),
                carried=form.carried,
                sources=tuple(bare(source.format(**words)) for source in sources),
                stance=form.stance,
            )


def verb_form(verb: Verb, part: str) -> str:
    """A form of a verb by its name."""
    return {"past": verb.past, "participle": verb.participle, "gerund": verb.gerund, "base": verb.base}[part]


def inside(name: str) -> str:
    """A name as it stands inside a sentence."""
    return "the" + name[3:] if name.startswith("The ") else name


def starting(name: str) -> str:
    """A name as it begins a sentence."""
    return name[0].upper() + name[1:]


def bare(name: str) -> str:
    """A name without its article, in small letters."""
    return name.lower().removeprefix("the ").removeprefix("a ")
