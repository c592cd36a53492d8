"""The actors of an article, and which of its words mean whom."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.reading.actors import Group
from sayso.reading.attribution import Run
from sayso.record.actor import Actor


@dataclass(slots=True)
class Cast:
    """The actors of an article, and which words mean whom."""

    actors: list[Actor]
    owner: dict[int, str]
    group_of: dict[str, Group]

    def of(self, run: Run) -> str | None:
        """The actor named by most of these words; the last word decides a tie, because heads come last."""
        ids = [self.owner[w] for w in range(*run) if w in self.owner]
        return max(ids, key=lambda i: (ids.count(i), -ids[::-1].index(i))) if ids else None
