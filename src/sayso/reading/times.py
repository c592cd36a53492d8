"""When: the times an article names, and which of them an event or a follow-up has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sayso.dates import Expression, find
from sayso.dates.expression import Tense
from sayso.reading.attribution import Run
from sayso.reading.events import Happening
from sayso.reading.participants import marked_at
from sayso.reading.phrases import head_word, sentence_of, span_at
from sayso.reading.sight import Sight
from sayso.record.event import When

REACH = 3  # steps up the tree from a time to the act it tells of
TENSES: dict[str, Tense] = {"Past": "past", "Part-Past": "past", "Pres": "present"}
LOOSE = frozenset({"obl:unmarked", "obl", "nmod:unmarked", "nmod", "advmod", "nummod", "compound", "flat", "case"})


@dataclass(frozen=True, slots=True)
class Time:
    """A time the article names, as words."""

    run: Run
    expression: Expression


class Times:
    """The times of one article, in order."""

    def __init__(self, sight: Sight, published: date | None) -> None:
        self.sight, self.published = sight, published
        words = sight.words
        self.every: list[Time] = []
        for found in find(words.text, published=published, tense=self.tense_at):
            run = words.within(found.start, found.end)
            if run[0] < run[1]:
                self.every.append(Time(run, found))

    def tense_at(self, offset: int) -> Tense | None:
        """The tense of the verb that governs the words at an offset."""
        word, _ = self.sight.words.within(offset, offset + 1)
        if word >= len(self.sight.words):
            return None
        forms, upos = self.sight.tags["verb_form"], self.sight.tags["upos"]
        for _ in range(8):
            if upos[word] in ("VERB", "AUX") or self.sight.heads[word] == word:
                return self.tense_of(word, forms)
            word = self.sight.heads[word]
        return None

    def tense_of(self, verb: int, forms: Sequence[str]) -> Tense | None:
        """By the auxiliaries of a verb, else by its own form."""
        first, last = sentence_of(self.sight, verb)
        for word in range(first, last):
            if self.sight.heads[word] == verb and self.sight.tags["relation"][word].startswith("aux"):
                form = self.sight.words.forms[word].lower()
                if form in ("will", "'ll", "’ll", "shall", "would", "to"):
                    return "future"
                if form in ("was", "were", "had", "did"):
                    return "past"
                if form in ("has", "have"):
                    return "past"
        return TENSES.get(forms[verb])

    def covering(self, word: int) -> Time | None:
        """The time that a word is part of."""
        return next((t for t in self.every if t.run[0] <= word < t.run[1]), None)

    def within(self, run: Run) -> Time | None:
        """The first time inside some words; one that gives a date before one that does not."""
        inside = [t for t in self.every if t.run[0] < run[1] and run[0] < t.run[1]]
        return next((t for t in inside if t.expression.interval), inside[0] if inside else None)

    def of(self, one: Happening) -> When | None:
        """When an event was or is to be: by the model's arc, else a time that hangs from its words."""
        found = marked_at(self.sight, one, "event_time")
        if found:
            time = self.within(found.run)
            if time:
                return self.when(time)
        attached = self.attached(one)
        return self.when(attached) if attached else None

    def attached(self, one: Happening) -> Time | None:
        """A time of the sentence that hangs from a mention of the event by a short path."""
        for mention in sorted(one.mentions, key=lambda m: m is not one.main):
            head = head_word(self.sight, *mention.run)
            number = self.sight.words.sentence[head]
            for time in self.every:
                if self.sight.words.sentence[time.run[0]] == number and self.hangs(time, head, mention.run):
                    return time
        return None

    def hangs(self, time: Time, head: int, run: Run) -> bool:
        """Whether a time's phrase hangs from these words."""
        at = head_word(self.sight, *time.run)
        for _ in range(REACH):
            if self.sight.tags["relation"][at] not in LOOSE:
                return False
            at = self.sight.heads[at]
            if at == head or run[0] <= at < run[1]:
                return True
        return False

    def when(self, time: Time) -> When:
        """A time as the contract has it; one that gives no day keeps its words."""
        interval = time.expression.reaching(self.published)
        span = span_at(self.sight, *time.run)
        return When(interval.start, interval.end, span) if interval else When(None, None, span)
