"""How well founded a report is: on whose word its claims rest, counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import get_args

from sayso.record.claim import SourceKind
from sayso.record.reading import Reading
from sayso.view.chains import NOBODY, ShownLink, bare_name, shown_link

KINDS: tuple[SourceKind, ...] = get_args(SourceKind)


@dataclass(frozen=True, slots=True)
class Ground:
    """The claims that rest on one kind of ultimate source, and who those sources are, with a count each."""

    kind: SourceKind | None  # None: nobody is named
    claims: int
    sources: tuple[tuple[str, int], ...]


def grounds(reading: Reading) -> tuple[Ground, ...]:
    """One ground for each kind of source the report has, from named persons down to nobody at all."""
    counts: dict[SourceKind | None, Counter[str]] = {}
    names: dict[str, str] = {}
    actors = {actor.id: actor for actor in reading.actors}
    for claim in reading.claims:
        ultimate = shown_link(claim.chain[0], actors) if claim.chain else ShownLink(NOBODY, "", None, None)
        same = ultimate.actor or bare_name(ultimate.name)
        names.setdefault(same, ultimate.name)
        counts.setdefault(ultimate.kind, Counter())[same] += 1
    order: tuple[SourceKind | None, ...] = (*KINDS, None)
    return tuple(
        Ground(kind, counts[kind].total(), tuple((names[same], n) for same, n in counts[kind].most_common()))
        for kind in order
        if kind in counts
    )


def summary(reading: Reading) -> str:
    """The whole in one sentence: "7 claims, none from a named person · 2 hedged"."""
    claims = reading.claims
    if not claims:
        return "no claims: nothing in this report is said on anybody's word but the outlet's"
    named = sum(1 for claim in claims if claim.chain and claim.chain[0].kind == "named-person")
    hedged = sum(1 for claim in claims if claim.certainty == "hedged")
    counted = f"{len(claims)} claim{'s' if len(claims) > 1 else ''}, {named or 'none'} from a named person"
    return f"{counted} · {hedged} hedged" if hedged else counted


def kind_label(kind: SourceKind | None) -> str:
    """The kind of source as a row is headed."""
    return "nobody named" if kind is None else kind.replace("-", " ")


def source_list(ground: Ground) -> str:
    """ "Levan Dzneladze (2), Selma Arikan"; empty where nobody is named."""
    if ground.kind is None:
        return ""
    return ", ".join(f"{name} ({count})" if count > 1 else name for name, count in ground.sources)
