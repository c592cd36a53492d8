"""The actors of an article, and which of its words mean whom."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.reading.actors import Group
from sayso.reading.attribution import Run
from sayso.reading.phrases import head_word
from sayso.reading.sight import Sight
from sayso.record.actor import Actor

# How a name hangs from the noun that it tells more of, by what kind of thing it names: "Kenyan officials", "police in Oslo",
# "the ministry's spokesman". A person's name stands with a title in too many ways for that.
OF_A_NOUN = frozenset({"nmod", "nmod:poss", "amod"})
TELLING_WHICH = {
    "organisation": OF_A_NOUN, "population": OF_A_NOUN | {"compound", "nmod:unmarked"},
    "place": OF_A_NOUN | {"compound", "nmod:unmarked"},
}  # fmt: skip


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

    def meant(self, sight: Sight, run: Run) -> str | None:
        """The actor that these words are. Whoever only says which one is meant is not it: "Iraqi" in "Iraqi delegation", the
        ministry of "a spokesman for the ministry"."""
        found = self.of(run)
        if found is None:
            return None
        named = [word for word in range(*run) if self.owner.get(word) == found]
        if head_word(sight, *run) in named:
            return found
        telling = TELLING_WHICH.get(self.group_of[found].kind, frozenset())
        return None if sight.tags["relation"][head_word(sight, named[0], named[-1] + 1)] in telling else found
