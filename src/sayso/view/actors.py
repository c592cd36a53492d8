"""The actors of a report in the order of their weight, and their roles in words."""

from __future__ import annotations

from sayso.record.actor import Actor, Role
from sayso.record.reading import Reading
from sayso.view.printable import one_line


def by_weight(reading: Reading) -> tuple[Actor, ...]:
    """Those who hold a role or say something first, then by how often they are mentioned."""
    speaking = {link.actor for claim in reading.claims for link in claim.chain}

    def weight(actor: Actor) -> tuple[bool, int, int]:
        first = min((span.start for span in actor.mentions), default=0)
        return not (actor.roles or actor.id in speaking), -len(actor.mentions), first

    return tuple(sorted(reading.actors, key=weight))


def worded_role(role: Role) -> str:
    """ "Director, Batumi Port Office"."""
    parts = [role.title, *([role.organisation] if role.organisation else [])]
    return ", ".join(one_line(part.text) for part in parts)


def worded_roles(actor: Actor) -> tuple[str, ...]:
    """Each role once, however often the article states it."""
    return tuple(dict.fromkeys(worded_role(role) for role in actor.roles))


def worded_kind(actor: Actor) -> str:
    """The kind of actor, blank where it is not known."""
    return "" if actor.kind == "unknown" else actor.kind.replace("-", " ")
