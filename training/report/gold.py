"""The gold of a head over the words of one document, in the terms of `scoring`."""

from __future__ import annotations

from dataclasses import dataclass, field

from sayso.reading.words import Words
from training.heads import Place, SpanGold
from training.report.scoring import Run, words_of


@dataclass(slots=True)
class GoldRuns:
    """Runs by label, and the words about which the set says nothing."""

    runs: dict[str, set[Run]] = field(default_factory=dict)
    ignored: set[int] = field(default_factory=set)


def runs_of(gold: SpanGold, words: Words, *, hidden: bool = False) -> GoldRuns:
    """Spans as runs of the words they touch, as learning sees them (`training.windows.bio`).

    Words in an `unsure` stretch are ignored. A gold run that reaches into one stands, and its words count, unless `hidden`:
    then the stretch was not to be annotated at all, and what lies in it is dropped.
    """
    ignored = {n for place in gold.unsure for n in range(*words.within(*place))}
    found = GoldRuns(ignored=ignored)
    for start, end, label in gold.spans:
        run = words.within(start, end)
        if run[0] < run[1] and not (hidden and not ignored.isdisjoint(range(*run))):
            found.runs.setdefault(label, set()).add(run)
    if not hidden:
        found.ignored = ignored - words_of(r for runs in found.runs.values() for r in runs)
    return found


def arcs_of(arcs: list[tuple[Place, Place]], words: Words) -> dict[int, set[int]]:
    """For each word an arc starts from, the words where it may rightly end: two claims can begin at the same word."""
    ends: dict[int, set[int]] = {}
    for here, there in arcs:
        start, target = words.within(*here), words.within(*there)
        if start[0] < start[1] and target[0] < target[1]:
            ends.setdefault(start[0], set()).add(target[0])
    return ends


def runs_at(places: list[Place], words: Words) -> list[Run]:
    """The places as runs of words; those that hold none are left out."""
    found = [words.within(*place) for place in places]
    return [(first, last) for first, last in found if first < last]


def bare(words: Words) -> list[bool]:
    """Which words are marks without a letter or digit."""
    return [not any(c.isalnum() for c in form) for form in words.forms]
