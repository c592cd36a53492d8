"""Finding entries in the words of a text: the longest one that begins at a word.

Words are given as printed and cut the way `reading.words` cuts them ("U.S." whole, hyphens and "n't" apart); words that
are cut at white space only are found as well. Case and the shape of apostrophes do not matter, except for entries marked
as `cased`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from sayso.lexicon.entries import Entry

E = TypeVar("E", bound=Entry)

GAP = "~"  # in a key: up to GAP_WORDS words may stand here
GAP_WORDS = 3  # "ruled the idea out", "did not immediately respond"
MARKS = frozenset('.,;:!?"“”()[]—–…')  # a gap does not reach over these
PIECE = re.compile(
    r"""
    n't(?![^\W_]) | '(?:s|re|ve|ll|d|m)(?![^\W_])
    | (?:[^\W\d_]\.){2,}(?![^\W_])
    | [^\W\d_]+?(?=n't(?![^\W_]))
    | [^\W_]+(?:'(?!(?:s|re|ve|ll|d|m)(?![^\W_]))[^\W\d_]{2,})?
    | \S
    """,
    re.VERBOSE | re.IGNORECASE,
)


class Match(NamedTuple, Generic[E]):
    """An entry and the words it covers: `words[start:end]`."""

    start: int
    end: int
    entry: E


class Pattern(NamedTuple, Generic[E]):
    """One form of an entry as it is looked up: what follows its first word."""

    rest: tuple[str, ...]
    gap: int  # how many gaps it has
    printed: tuple[str, ...] | None  # the form with its capitals, where these matter
    entry: E


def folded(word: str) -> str:
    """A word as it is compared."""
    low = word.lower()
    if "’" in low:
        low = low.replace("’", "'")
    return "not" if low == "n't" else low


def pieces(phrase: str) -> tuple[str, ...]:
    """A phrase cut into words as a text is: "vice-president" is three, "didn't" two, "Gov." two and "U.S." one."""
    return tuple(["not" if piece == "n't" else piece for piece in PIECE.findall(phrase.replace("’", "'"))])


def spellings(phrase: str) -> list[tuple[str, ...]]:
    """The ways a text may cut a phrase: hyphens apart, kept or left out; the full stops of abbreviations apart or kept."""
    if phrase.replace(" ", "").isalpha():
        return [tuple(phrase.split(" "))]
    ways = [pieces(phrase)]
    if "-" in phrase:
        ways += [tuple(phrase.split(" ")), tuple([word for word in ways[0] if word != "-"])]
    if "." in ways[0]:
        ways.append(_stops_kept(ways[0]))
    return ways


def _stops_kept(words: tuple[str, ...]) -> tuple[str, ...]:
    kept: list[str] = []
    for word in words:
        if word == "." and kept:
            kept[-1] += word
        else:
            kept.append(word)
    return tuple(kept)


def first_words(phrase: str) -> Iterable[str]:
    """The words, in small letters, under which a phrase is looked up."""
    first = phrase.partition(" ")[0].lower()
    return (first,) if first.isalpha() else {words[0] for words in spellings(phrase.lower())}


def patterns(phrase: str, entry: E, first: str) -> Iterator[Pattern[E]]:
    """The patterns of a phrase that begin with this word."""
    for printed in spellings(phrase):
        low = tuple([word.lower() for word in printed])
        if low[0] == first:
            yield Pattern(low[1:], low.count(GAP), printed if entry.cased else None, entry)


class Family(Generic[E]):
    """All entries of one family, found by the words of a text.

    The index is made when the first word is looked up, and the forms under a word are cut into patterns when that word is
    first met: most never are.
    """

    def __init__(self, name: str, forms: Sequence[tuple[E, tuple[str, ...]]]) -> None:
        self.name = name
        self._forms = forms
        self._patterns: dict[str, tuple[Pattern[E], ...]] = {}

    @cached_property
    def _entries(self) -> dict[tuple[str, str], E]:
        return {(entry.section, entry.key): entry for entry, _ in self._forms}

    @cached_property
    def _waiting(self) -> dict[str, list[tuple[str, E]]]:
        """Every form under its first word."""
        waiting: defaultdict[str, list[tuple[str, E]]] = defaultdict(list)
        for entry, phrases in self._forms:
            for phrase in phrases:
                for first in first_words(phrase):
                    waiting[first].append((phrase, entry))
        return dict(waiting)

    def _candidates(self, first: str) -> tuple[Pattern[E], ...]:
        """The patterns that begin with a word, the longest first; of the same length, the user's own first."""
        found = self._patterns.get(first)
        if found is None and first in self._waiting:
            made = [pattern for phrase, entry in self._waiting[first] for pattern in patterns(phrase, entry, first)]
            made.sort(key=_first_to_try)
            found = self._patterns[first] = tuple(made)
        return found or ()

    def __len__(self) -> int:
        return len(self._entries)

    def __iter__(self) -> Iterator[E]:
        return iter(self._entries.values())

    def get(self, section: str, key: str) -> E | None:
        """The entry with this key, as the file has it."""
        return self._entries.get((section, key))

    def match(self, words: Sequence[str], at: int = 0, *sections: str) -> tuple[E, int] | None:
        """The longest entry that begins with word `at`, and how many words it covers; of these sections only, if given."""
        return next(self.matches(words, at, *sections), None)

    def matches(self, words: Sequence[str], at: int = 0, *sections: str) -> Iterator[tuple[E, int]]:
        """Every entry that begins with word `at`, the longest first ("report" is a verb and a noun)."""
        second = folded(words[at + 1]) if at + 1 < len(words) else ""
        for pattern in self._candidates(folded(words[at])):
            if pattern.rest and pattern.rest[0] not in (second, GAP):
                continue
            if sections and pattern.entry.section not in sections:
                continue
            length = self._length(pattern, words, at)
            if length:
                yield pattern.entry, length

    def find(self, words: Sequence[str] | str, *sections: str) -> E | None:
        """The entry that these words are, all of them and nothing else."""
        words = pieces(words) if isinstance(words, str) else words
        if not words:
            return None
        return next((entry for entry, length in self.matches(words, 0, *sections) if length == len(words)), None)

    def scan(self, words: Sequence[str], start: int = 0, end: int | None = None, *sections: str) -> Iterator[Match[E]]:
        """The entries between two words from left to right, the longest at each place, none overlapping."""
        part = words[start:end]  # an entry may not reach beyond them
        at = 0
        while at < len(part):
            found = self.match(part, at, *sections)
            if found:
                yield Match(start + at, start + at + found[1], found[0])
                at += found[1]
            else:
                at += 1

    def best(self, words: Sequence[str], start: int = 0, end: int | None = None, *sections: str) -> Match[E] | None:
        """The entry between two words that covers most of them, the first of several."""
        return max(self.scan(words, start, end, *sections), key=lambda match: match.end - match.start, default=None)

    def _length(self, pattern: Pattern[E], words: Sequence[str], at: int) -> int:
        """How many words the pattern covers from word `at` on; 0 if it does not fit there."""
        if pattern.gap:
            return max(0, _with_gaps(pattern.rest, words, at + 1) - at)
        end = at + 1 + len(pattern.rest)
        if end > len(words):
            return 0
        for wanted, word in zip(pattern.rest, words[at + 1 : end], strict=True):
            if folded(word) != wanted:
                return 0
        if pattern.printed and not _printed_so(pattern.printed, words[at:end]):
            return 0
        return end - at


def _first_to_try(pattern: Pattern[E]) -> tuple[int, bool, bool, int]:
    """The longest; of the same length the user's own, the one that wants capitals (US before us), the one without gaps."""
    return pattern.gap - len(pattern.rest), not pattern.entry.own, pattern.printed is None, pattern.gap


def _printed_so(wanted: tuple[str, ...], words: Sequence[str]) -> bool:
    return all(word.replace("’", "'") in (want, want.upper()) for want, word in zip(wanted, words, strict=True))


def _with_gaps(rest: tuple[str, ...], words: Sequence[str], at: int) -> int:
    """Where the rest of a pattern ends if it begins at word `at`; 0 if it does not fit there."""
    if not rest:
        return at
    if rest[0] != GAP:
        fits = at < len(words) and folded(words[at]) == rest[0]
        return _with_gaps(rest[1:], words, at + 1) if fits else 0
    for skipped in range(GAP_WORDS + 1):
        if skipped and (at + skipped > len(words) or words[at + skipped - 1] in MARKS):
            break
        end = _with_gaps(rest[1:], words, at + skipped)
        if end:
            return end
    return 0
