"""When: the times an article names, and which of them an event or a follow-up has."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from sayso.dates import Expression, find
from sayso.dates.expression import Tense
from sayso.reading.attribution import Run
from sayso.reading.events import FACTS, Happening, alike_before, candidates, same_event, share_of
from sayso.reading.participants import marked_at
from sayso.reading.phrases import hanging, head_word, sentence_of, span_at
from sayso.reading.sight import Sight
from sayso.record.event import When

JOINED = ("conj", "xcomp", "amod", "compound")  # verbs that share the times of the one they hang from
REACH = 3  # steps up the tree from a time to the act it tells of
TENSES: dict[str, Tense] = {"Past": "past", "Part-Past": "past", "Pres": "present"}
# A noun that is what the verb of its clause does, and a verb joined to it by "and", share its time; what lies further down
# ("vowed on Friday to build") mostly does not: over the held-back part 13 of 18 such times were none of the act's.
SHARING = frozenset({"obj", "conj"})
INSIDE_A_NOUN = frozenset({"compound", "amod", "nummod"})  # "an eight-year contract": how long, and not when
# Told in the past, and still to come: "was expected on Monday".
AHEAD = frozenset({"expected", "due", "scheduled", "planned", "slated", "set", "expecting", "planning", "likely"})
DATE_UNKNOWN = "XXXX-"  # so begins the value of a day, week or month whose year nothing tells: "Friday" in an undated report
# Belief that two events are one, from which the time of the one is the other's: less than joins them (SURE_OF_SAME), as the
# two may be of one day all the same. Held back and of every fourth other document, where the gold has a date 19 were right
# and 2 wrong; to 12 more, and 5 whose words give none, the gold has no date.
SURE_OF_SAME_TIME = 0.4
LOOSE = frozenset({"obl:unmarked", "obl", "nmod:unmarked", "nmod", "advmod", "nummod", "compound", "flat", "case"})


@dataclass(frozen=True, slots=True)
class Time:
    """A time the article names, as words."""

    run: Run
    expression: Expression

    @property
    def is_dated(self) -> bool:
        """Whether it gives a date, or would if the report had one; not "recently", not "for two weeks"."""
        return self.expression.interval is not None or (
            self.expression.kind in ("date", "time") and self.expression.value.startswith(DATE_UNKNOWN)
        )


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
        self.starts, self.ends = [t.run[0] for t in self.every], [t.run[1] for t in self.every]

    def tense_at(self, offset: int) -> Tense | None:
        """The tense of the verb that governs the words at an offset."""
        word, _ = self.sight.words.within(offset, offset + 1)
        if word >= len(self.sight.words):
            return None
        forms, upos = self.sight.tags["verb_form"], self.sight.tags["upos"]
        for _ in range(8):
            if upos[word] in ("VERB", "AUX") or self.sight.heads[word] == word:
                return "present" if self.is_supposed(word) else self.tense_of(word, forms)
            word = self.sight.heads[word]
        return None

    def is_supposed(self, verb: int) -> bool:
        """Whether a verb stands behind "if": "if he won the election on 8 November" may be still to come."""
        return any(self.sight.words.forms[mark].lower() == "if" for mark in hanging(self.sight, verb, "mark"))

    def tense_of(self, verb: int, forms: Sequence[str]) -> Tense | None:
        """By the auxiliaries of a verb, else by its own form."""
        first, last = sentence_of(self.sight, verb)
        if self.sight.words.forms[verb].lower() in AHEAD:
            return None  # the words around it decide
        for word in range(first, last):
            if self.sight.heads[word] == verb and self.sight.tags["relation"][word].startswith("aux"):
                form = self.sight.words.forms[word].lower()
                if form in ("will", "'ll", "’ll", "shall", "would", "to"):
                    return "future"
                if form in ("was", "were", "had", "did", "has", "have"):
                    return "past"
        return TENSES.get(forms[verb])

    def within(self, run: Run) -> Time | None:
        """The first time inside some words; one that gives a date before one that does not."""
        inside = self.every[bisect_right(self.ends, run[0]) : bisect_left(self.starts, run[1])]
        return next((t for t in inside if t.expression.interval), inside[0] if inside else None)

    def of(self, one: Happening) -> When | None:
        """When an event was or is to be: by the model's arc, else a time that hangs from its words or is in its clause."""
        found = marked_at(self.sight, one, "event_time")
        time = self.within(found) if found else None
        if time is None or not time.is_dated:
            hanging_from = self.attached(one, self.hangs)
            if time is None or (hanging_from and hanging_from.is_dated):  # "an hour after it began on Friday"
                time = hanging_from or self.attached(one, self.in_clause)
        if time is None and found and self.is_worded(found):
            return When(None, None, span_at(self.sight, *found))
        return self.when(time) if time else None

    def of_all(self, events: Sequence[Happening]) -> list[When | None]:
        """When each event was or is to be. One that no time is told of has that of the event which it likeliest repeats."""
        whens = [self.of(one) for one in events]
        told = {n for n, when in enumerate(whens) if when and when.start}
        untold = {n for n, when in enumerate(whens) if when is None}
        if told and untold:
            for number, same in self.likeliest_same(events, told, untold).items():
                whens[number] = whens[same]
        return whens

    def likeliest_same(self, events: Sequence[Happening], told: set[int], untold: set[int]) -> dict[int, int]:
        """For events without a time the one with a time that is surest to be the same, if that is sure enough."""
        every = sorted(((m, n) for n, one in enumerate(events) for m in one.mentions), key=lambda pair: pair[0].run)
        mentions, owner = [m for m, _ in every], [n for _, n in every]
        alike = alike_before(self.sight, mentions)
        best: dict[int, tuple[float, int]] = {}
        for number, mention in enumerate(mentions):
            wanted = untold if owner[number] in told else told if owner[number] in untold else set()
            if not wanted:
                continue
            first, shares = self.sight.arc("same_event", mention.run[0])
            for other in candidates(mentions, number, first, alike[number]):
                pair = owner[number], owner[other]
                if pair[1] in wanted and (events[pair[0]].status in FACTS) == (events[pair[1]].status in FACTS):
                    sure = same_event(self.sight, mention, mentions[other], share_of(first, shares, mentions[other].run))
                    one, same = pair if pair[0] in untold else pair[::-1]
                    best[one] = max(best.get(one, (0.0, 0)), (sure, -same))
        return {one: -same for one, (sure, same) in best.items() if sure >= SURE_OF_SAME_TIME}

    def is_worded(self, run: Run) -> bool:
        """Whether the model takes words for a time that no calendar has: "when the session resumes"."""
        seen = self.sight.covering("participant", run[0])
        return seen is not None and seen.label == "time"

    def attached(self, one: Happening, belongs: Callable[[Time, Run], bool]) -> Time | None:
        """A time that belongs to a mention of the event, the main one first; one that gives a date before others."""
        for mention in sorted(one.mentions, key=lambda m: m is not one.main):
            near = [t for t in self.begun_in(sentence_of(self.sight, mention.run[0])) if belongs(t, mention.run)]
            near.sort(key=lambda t: (not t.is_dated, abs(t.run[0] - mention.run[0])))
            if near:
                return near[0]
        return None

    def begun_in(self, sentence: Run) -> list[Time]:
        """The times whose first word stands in a sentence."""
        return self.every[bisect_left(self.starts, sentence[0]) : bisect_left(self.starts, sentence[1])]

    def hangs(self, time: Time, run: Run) -> bool:
        """Whether a time's phrase hangs from these words by a short path."""
        if not time.is_dated and time.expression.kind != "duration":
            return False  # "now", "recently"
        at = head_word(self.sight, *time.run)
        if time.expression.kind == "duration" and self.sight.tags["relation"][at] in INSIDE_A_NOUN:
            return False
        for _ in range(REACH):
            if self.sight.tags["relation"][at] not in LOOSE:
                return False
            at = self.sight.heads[at]
            if run[0] <= at < run[1]:
                return True
        return False

    def in_clause(self, time: Time, run: Run) -> bool:
        """Whether a date stands in the clause of these words: both hang from one verb, which shares its time with them."""
        head = head_word(self.sight, *run)
        if not time.is_dated or time.expression.kind != "date" or self.sight.tags["relation"][head] not in SHARING:
            return False
        return self.clause(head_word(self.sight, *time.run)) == self.clause(head)

    def clause(self, word: int) -> int:
        """The verb of the clause that a word is in; of clauses joined by "and" the first."""
        upos, heads = self.sight.tags["upos"], self.sight.heads
        at = word
        while heads[at] != at and not (upos[at] == "VERB" and self.sight.tags["relation"][at] not in JOINED):
            at = heads[at]
        return at

    def when(self, time: Time) -> When:
        """A time as the contract has it; one that gives no day keeps its words."""
        interval = time.expression.reaching(self.published)
        span = span_at(self.sight, *time.run)
        return When(interval.start, interval.end, span) if interval else When(None, None, span)
