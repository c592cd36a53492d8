"""An article's words cut into windows the model can take in one pass, overlapping so that every sentence has company."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.reading.words import Words

LIMIT = 254  # word pieces in a window, without the two markers
OVERLAP = 96  # pieces shared with the window before: quotations and "he" look back
LOOK_AHEAD = 32  # pieces after a sentence that its home window should still show


@dataclass(frozen=True, slots=True)
class Window:
    """Words `first` to `last` (exclusive) go through the model together; `home_first` to `home_last` are read from it."""

    first: int
    last: int
    home_first: int
    home_last: int


def windows_of(words: Words, counts: Sequence[int]) -> list[Window]:
    """Windows over all words; `counts` holds the word pieces of each. Homes are whole sentences and part the text."""
    if not len(words):
        return []
    total = [0]
    for count in counts:
        total.append(total[-1] + count)
    cuts = _cuts(words, total)
    extents = _extents(cuts, total)
    return _homes(extents, cuts, total)


def _cuts(words: Words, total: list[int]) -> list[int]:
    """Where windows may begin and end: sentence bounds, and inside sentences too long for one window."""
    cuts = [0]
    for first, last in words.sentence_bounds:
        at = first
        while total[last] - total[at] > LIMIT - OVERLAP:
            step = at + 1
            while step < last and total[step + 1] - total[at] <= (LIMIT - OVERLAP) // 2:
                step += 1
            cuts.append(step)
            at = step
            if step >= last:
                break
        if cuts[-1] != last:
            cuts.append(last)
    return cuts


def _extents(cuts: list[int], total: list[int]) -> list[tuple[int, int]]:
    """Pairs of indices into `cuts`."""
    found: list[tuple[int, int]] = []
    begin = 0
    while True:
        end = begin + 1
        while end + 1 < len(cuts) and total[cuts[end + 1]] - total[cuts[begin]] <= LIMIT:
            end += 1
        found.append((begin, end))
        if end + 1 >= len(cuts):
            return found
        back = end
        while back - 1 > begin and total[cuts[end]] - total[cuts[back - 1]] <= OVERLAP:
            back -= 1
        begin = back


def _homes(extents: list[tuple[int, int]], cuts: list[int], total: list[int]) -> list[Window]:
    """Each piece between two cuts is read from the first window that shows enough of what follows it."""
    homes: list[Window] = []
    begin = 0
    for number, (a, b) in enumerate(extents):
        final = number + 1 == len(extents)
        stop = b
        if not final:
            least = max(begin, extents[number + 1][0])
            while stop - 1 >= least and total[cuts[b]] - total[cuts[stop]] < LOOK_AHEAD:
                stop -= 1
            stop = max(stop, least)
        homes.append(Window(cuts[a], cuts[b], cuts[begin], cuts[stop]))
        begin = stop
    return homes
