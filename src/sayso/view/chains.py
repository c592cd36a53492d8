"""Chains of sources put into words, and claims put together that rest on the same one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.record.actor import Actor
from sayso.record.claim import Claim, Link, SourceKind
from sayso.record.reading import Reading
from sayso.view.actors import worded_roles
from sayso.view.printable import one_line

NOBODY = "nobody named"
LEADING_ARTICLE = re.compile(r"^(?:an?|the)\s+", re.IGNORECASE)
# What a reader should know of a source that its name alone may not tell.
KIND_NOTES: dict[SourceKind, str] = {"unnamed": "unnamed", "office": "office", "document": "document", "leak": "leak"}


@dataclass(frozen=True, slots=True)
class ShownLink:
    """One party of a chain as it is shown: its name, what to know of it, and the actor it is."""

    name: str
    note: str
    kind: SourceKind | None
    actor: str | None


@dataclass(frozen=True, slots=True)
class ChainGroup:
    """The claims that came down the same chain, in the order of the article."""

    chain: tuple[ShownLink, ...]
    claims: tuple[Claim, ...]


def grouped_by_chain(reading: Reading) -> tuple[ChainGroup, ...]:
    """The claims by chain, in the order in which the article first uses each."""
    groups: dict[tuple[tuple[str, str], ...], list[Claim]] = {}
    for claim in sorted(reading.claims, key=place_in_text):
        groups.setdefault(tuple(_same_as(link) for link in claim.chain), []).append(claim)
    actors = {actor.id: actor for actor in reading.actors}
    return tuple(
        ChainGroup(shown_chain(claims[0].chain, actors, reading.article.outlet), tuple(claims)) for claims in groups.values()
    )


def shown_chain(chain: Iterable[Link], actors: dict[str, Actor], outlet: str | None) -> tuple[ShownLink, ...]:
    """The chain from the ultimate source to the outlet, which comes last where it is known."""
    links = [shown_link(link, actors) for link in chain] or [ShownLink(NOBODY, "", None, None)]
    if outlet and bare_name(links[-1].name) != bare_name(one_line(outlet)):
        links.append(ShownLink(one_line(outlet), "", "media", None))
    return tuple(links)


def shown_link(link: Link, actors: dict[str, Actor]) -> ShownLink:
    """The party by the name the article gives it, with the kind of source it is; a known person in full, with a post."""
    actor = actors.get(link.actor or "")
    name, note = one_line(link.text), KIND_NOTES.get(link.kind, "")
    if actor is not None and link.kind == "named-person":
        name, note = one_line(actor.name), next(iter(worded_roles(actor)), "")
    name = LEADING_ARTICLE.sub(lambda found: found.group().lower(), name)
    return ShownLink(name, "" if note.split(" ")[0] in name.lower() else note, link.kind, link.actor)


def bare_name(name: str) -> str:
    """The name without article and case: what makes two ways of writing a source the same."""
    return LEADING_ARTICLE.sub("", name).casefold()


def place_in_text(claim: Claim) -> tuple[int, str]:
    """Where the claim is first said; the id decides between claims of the same place."""
    return min((span.start for span in claim.content), default=0), claim.id


def _same_as(link: Link) -> tuple[str, str]:
    return link.actor or bare_name(one_line(link.text)), link.kind
