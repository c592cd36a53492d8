"""Who takes part in an event, where, and which words say when and how many.

Which candidate takes a side, or whether nobody does, is weighed from the arcs, the syntax, where it stands, and who
took part in the event before; a party coordinated with another takes part as well.
"""

from __future__ import annotations

from sayso.reading.attribution import Run, overlap
from sayso.reading.candidates import LABEL_OF, Field, arc_words, party_run
from sayso.reading.cast import Cast
from sayso.reading.events import Happening
from sayso.reading.grammar import marked_by
from sayso.reading.phrases import children, hanging, head_word, is_pronoun, lower, sentence_of, span_at
from sayso.reading.sight import Sight
from sayso.reading.weighing import Weighing, choice

SURE = {"event_agent": 0.4, "event_recipient": 0.35, "event_place": 0.3, "event_time": 0.1, "event_count": 0.4}


def marked_at(sight: Sight, one: Happening, arc: str) -> Run | None:
    """The place, time or count of an event: the words with the largest share, all that read the same together."""
    totals: dict[str, dict[Run, float]] = {}
    for word, share in arc_words(sight, one, arc):
        run = party_run(sight, word, LABEL_OF[arc])
        if not overlap(run, one.main.run):
            shares = totals.setdefault(span_at(sight, *run).text.casefold(), {})
            shares[run] = shares.get(run, 0.0) + share
    best = max(totals.values(), key=lambda s: (sum(s.values()), -min(s)[0]), default=None)
    if best is None or sum(best.values()) < SURE[arc]:
        return None
    return max(best, key=lambda r: (best[r], -r[0]))


class Participants:
    """The parties of the events of one article. Asked for the events in their order."""

    def __init__(self, sight: Sight, people: Cast) -> None:
        self.sight, self.people = sight, people
        self.field, self.weighing = Field(sight, people), Weighing.packaged()

    def sides(self, one: Happening) -> tuple[list[Run], list[Run]]:
        """Those who do it, and those to whom it is done: who is taken for both is left on the side that is surer."""
        agent, sure = self.likeliest(one, "event_agent")
        recipient, as_sure = self.likeliest(one, "event_recipient")
        if agent and recipient and self.field.key(agent, "actor") == self.field.key(recipient, "actor"):
            agent, recipient = (agent, None) if sure >= as_sure else (None, recipient)
        return self.with_coordinated(one, agent), self.with_coordinated(one, recipient)

    def place(self, one: Happening) -> Run | None:
        """Where it happens."""
        return self.likeliest(one, "event_place")[0]

    def likeliest(self, one: Happening, arc: str) -> tuple[Run | None, float]:
        """The likeliest candidate with its share, if it is sure enough that anybody is one."""
        candidates = self.field.candidates(one, arc)
        features = [self.field.features(one, key, candidate) for key, candidate in candidates.items()]
        at, sure = choice(self.weighing.of(arc), features, self.field.nobody(one, arc))
        if at is None or sure < SURE[arc]:
            return None, sure
        found = list(candidates.values())[at].best()
        self.field.before[arc] = found
        return found, sure

    def with_coordinated(self, one: Happening, found: Run | None) -> list[Run]:
        """ "Iraq and Turkey signed": both do it; so do a delegation and whoever leads it."""
        if found is None:
            return []
        sight, every = self.sight, [found]
        head = head_word(sight, *found)
        while sight.tags["relation"][head] == "conj" and sight.tags["upos"][sight.heads[head]] in ("NOUN", "PROPN"):
            head = sight.heads[head]
        _, last = sentence_of(sight, head)
        joined = [c for c in children(sight, head, head + 1, last) if sight.tags["relation"][c] == "conj"]
        joined += leaders(sight, head)
        for word in (head, *joined):
            if sight.tags["upos"][word] in ("NOUN", "PROPN"):
                run = party_run(sight, word, "actor")
                if not any(overlap(run, other) for other in every) and not overlap(run, one.main.run):
                    every.append(run)
        return sorted(every)

    def named(self, run: Run) -> Run:
        """For a pronoun the nearest earlier words of the same actor that name or describe it, else its own."""
        actor = self.people.of(run)
        if actor is None or run[1] - run[0] > 1 or not is_pronoun(self.sight, run[0]):
            return run
        mentions = [m for m in self.field.mentions_of[actor] if not is_pronoun(self.sight, m[0])]
        before = [m for m in mentions if m[0] <= run[0]]
        return before[-1] if before else mentions[0] if mentions else run


LEADING = frozenset({"led", "headed", "spearheaded", "chaired", "commanded"})


def leaders(sight: Sight, group: int) -> list[int]:
    """ "A delegation led by the minister": the words by which the minister is named."""
    verbs = [c for c in hanging(sight, group, "acl", "acl:relcl", "amod") if lower(sight, c) in LEADING]
    return [c for verb in verbs for c in hanging(sight, verb, "obl:agent", "obl") if marked_by(sight, c) == "by"]
