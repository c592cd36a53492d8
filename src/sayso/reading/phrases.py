"""Phrases over the words of a sight: noun phrases by syntax, trimmed spans, the words a rule reads."""

from __future__ import annotations

from sayso.reading.sight import Sight
from sayso.record.span import Span, span_of

# What hangs from a noun and says more about it than who it is.
LOOSE = frozenset({
    "punct", "acl:relcl", "acl", "appos", "parataxis", "advcl", "conj", "cc", "list", "dep", "discourse", "ccomp", "obl",
    "advmod", "cop", "nsubj", "nsubj:pass", "aux", "mark", "advcl:relcl", "obl:unmarked", "csubj", "vocative", "orphan",
})  # fmt: skip
MARKS = frozenset("\"'“”‘’«»„,.;:()[]—–-…") | {"--", "..", "..."}
CLITICS = ("'s", "’s", "'", "’")
PRONOUNS = frozenset({
    "he", "she", "they", "it", "him", "her", "them", "his", "hers", "their", "theirs", "its", "who", "whom", "whose",
    "i", "we", "us", "me", "my", "our", "you", "himself", "herself", "themselves", "itself", "this", "that", "which",
    "these", "those", "one", "both",
})  # fmt: skip


DEFINITE = frozenset({"the", "this", "that", "these", "those"})  # before a noun for something already told


def span_at(sight: Sight, first: int, last: int) -> Span:
    """The characters of words `first` to `last` (exclusive)."""
    words = sight.words
    return span_of(words.text, words.starts[first], words.ends[last - 1])


def lower(sight: Sight, word: int) -> str:
    """A word in lower case."""
    return sight.words.forms[word].lower()


def is_pronoun(sight: Sight, word: int) -> bool:
    """Whether a word only stands for somebody."""
    return lower(sight, word) in PRONOUNS


def trimmed(sight: Sight, first: int, last: int) -> tuple[int, int]:
    """Without marks at the edges; may come out empty."""
    forms = sight.words.forms
    while first < last and forms[first] in MARKS:
        first += 1
    while last > first and forms[last - 1] in MARKS:
        last -= 1
    return first, last


def bare(sight: Sight, run: tuple[int, int]) -> tuple[int, int]:
    """Without a leading article, a trailing possessive, or marks."""
    first, last = trimmed(sight, *run)
    if first + 1 < last and lower(sight, first) in ("the", "a", "an"):
        first += 1
    if last - 1 > first and lower(sight, last - 1) in CLITICS:
        last -= 1
    return first, last


def named(sight: Sight, *labels: str) -> list[tuple[int, int]]:
    """The names that the model marks with one of these labels, bare."""
    runs = [bare(sight, (seen.first, seen.last)) for seen in sight.spans["mention"] if seen.label in labels]
    return [run for run in runs if run[0] < run[1]]


def children(sight: Sight, word: int, first: int, last: int) -> list[int]:
    """The words that hang from a word, within some bounds."""
    return [w for w in range(first, last) if sight.heads[w] == word and w != word]


def hanging(sight: Sight, word: int, *relations: str) -> list[int]:
    """The words of the sentence that hang from a word by one of these relations."""
    return [c for c in children(sight, word, *sentence_of(sight, word)) if sight.tags["relation"][c] in relations]


def sentence_of(sight: Sight, word: int) -> tuple[int, int]:
    """First word and one past the last of the sentence of a word."""
    return sight.words.sentence_bounds[sight.words.sentence[word]]


def noun_phrase(sight: Sight, word: int) -> tuple[int, int]:
    """The words that say who a noun is: its subtree without loose additions, as one run around it."""
    first, last = sentence_of(sight, word)
    inside = {word}
    frontier = [word]
    while frontier:
        for child in children(sight, frontier.pop(), first, last):
            if sight.tags["relation"][child] not in LOOSE and child not in inside:
                inside.add(child)
                frontier.append(child)
    begin = end = word
    while begin - 1 in inside:
        begin -= 1
    while end + 1 in inside:
        end += 1
    begin, stop = trimmed(sight, begin, end + 1)
    if begin < stop and sight.tags["upos"][begin] == "ADP" and begin < word:
        begin += 1
    return (begin, stop) if begin < stop else (word, word + 1)


def head_word(sight: Sight, first: int, last: int) -> int:
    """The word of a span whose head lies outside it."""
    for word in range(first, last):
        head = sight.heads[word]
        leaves = head == word or not first <= head < last
        if leaves and sight.tags["upos"][word] != "PUNCT":
            return word
    return last - 1
