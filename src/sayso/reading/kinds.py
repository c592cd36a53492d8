"""The signs of a kind of source: what the words that name a source, and those around it, say of what it is.

"Reuters", "Brewer" and "Microsoft" are one capital letter each; whether the article prints a longer name that ends so, a
title before it or "its" behind it, tells a person from a body. What each sign weighs is in a table (`signs.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sayso.lexicon import Lexicon
from sayso.reading.words import Words

Run = tuple[int, int]
ENDS_NAMING = frozenset({
    "of", "in", "for", "at", "from", "who", "which", "that", "on", "with", "to", "by", "close", "familiar", "citing",
    "including", ",", "(",
})  # fmt: skip
PRINTED = frozenset({"the", "a", "an", "of", "and", "'s", ",", "for"})  # words that show as themselves in a shape
DETERMINERS = frozenset({
    "the", "a", "an", "some", "many", "one", "several", "his", "her", "their", "its", "our", "this",
})  # fmt: skip
COURTESIES = frozenset({"mr", "mrs", "ms", "dr", "sir", "miss", "lord", "lady"})
PLURALS = frozenset({"people", "police", "men", "women"})
PRONOUNS = {"he": ("he", "she", "his", "her"), "it": ("it", "its"), "they": ("they", "their")}
BEHIND = 12  # words behind a source in which a pronoun may tell what it is
SHAPES = 5  # parts of a shape that are told apart
SHORT_NAME = 3  # words: a surname ends such a name, "Bank" a longer one


def kind_signs(words: Words, lexicon: Lexicon, longer: Mapping[str, Sequence[Run]], source: Run) -> list[str]:
    """The signs of one source, each once, in a fixed order; `longer` as of `longer_names`."""
    named = naming(words, source)
    found = [*word_signs(words, source, named), *lexicon_signs(words, lexicon, source, named[1] - 1)]
    found += [*title_signs(words, lexicon, source), *context_signs(words, source), *name_signs(words, longer, source)]
    return sorted(set(found))


def longer_names(words: Words) -> dict[str, list[Run]]:
    """For every capitalised word of a text, the runs of two and more such words that it is printed in."""
    found: dict[str, list[Run]] = {}
    first = 0
    for at in range(len(words) + 1):
        if at < len(words) and words.forms[at][:1].isupper() and words.forms[at].isalpha():
            continue
        if at - first > 1:
            for w in range(first, at):
                found.setdefault(words.forms[w], []).append((first, at))
        first = at + 1
    return found


def low(words: Words, word: int) -> str:
    """A word in small letters, apostrophes alike."""
    return words.forms[word].lower().replace("’", "'")


def naming(words: Words, source: Run) -> Run:
    """The part of a source up to its noun: "a spokesman" of "a spokesman for the ministry"; what a possessive owns."""
    first, last = source
    end = next((w for w in range(first + 1, last) if low(words, w) in ENDS_NAMING or low(words, w) == "'s"), last)
    if end < last and low(words, end) == "'s":
        end = next((w for w in range(end + 1, last) if low(words, w) in ENDS_NAMING), last)
    return first, end


def shape(form: str) -> str:
    """How a word is printed."""
    plain = form.lower().replace("’", "'")
    if form.isupper() and len(form) > 1:
        return "XX"
    if form[:1].isupper():
        return "Xx"
    if form[:1].isdigit():
        return "0"
    return plain if plain in PRINTED else "x" if form.isalpha() else "."


def word_signs(words: Words, source: Run, named: Run) -> Iterator[str]:
    """The words, the noun, and the shape of the whole."""
    yield from (f"word {low(words, w)}" for w in range(*source) if words.forms[w].isalpha())
    head = words.forms[named[1] - 1]
    noun = low(words, named[1] - 1)
    yield from (f"head {noun}", f"head shape {shape(head)}", f"head end {noun[-3:]}")
    if head.islower():
        yield "head plural" if noun.endswith("s") or noun in PLURALS else "head singular"
    shapes: list[str] = []
    for w in range(*named):
        printed = shape(words.forms[w])
        if not shapes or shapes[-1] != printed:
            shapes.append(printed)
    yield f"shape {' '.join(shapes[:SHAPES])}"
    beginning = low(words, source[0])
    yield f"first {beginning if beginning in DETERMINERS or beginning[:1].isdigit() else shape(words.forms[source[0]])}"
    yield f"capitals {min(3, sum(words.forms[w][:1].isupper() for w in range(*named)))}"


def lexicon_signs(words: Words, lexicon: Lexicon, source: Run, head: int) -> Iterator[str]:
    """What the lexicon knows of the words, and whether it is the noun that it knows."""
    first, last = source
    forms = words.forms[first:last]
    for found in lexicon.sources.scan(forms):
        where = " head" if found.start <= head - first < found.end else ""
        yield f"entry {found.entry.kind}{' mark' if found.entry.mark else ''}{where}"
        yield f"section {found.entry.section}{where}"
    for actor in lexicon.actors.scan(forms):
        where = " head" if actor.start <= head - first < actor.end else ""
        yield f"actor {actor.entry.section} {actor.entry.kind}{where}"


def title_signs(words: Words, lexicon: Lexicon, source: Run) -> Iterator[str]:
    """A title that the source begins with, and one that stands before it."""
    first, last = source
    begin = first + (low(words, first) in ("the", "a", "an"))
    title = lexicon.title_at(words.forms[begin:last], 0) if begin < last else None
    if title:
        end = begin + title[1]
        yield f"title then {'end' if end >= last else shape(words.forms[end])}"
    for length in (3, 2, 1):
        before = lexicon.title_at(words.forms[first - length : first], 0) if first >= length else None
        if before and before[1] == length:
            yield f"title before {before[0].kind}"
            break
    if low(words, first).rstrip(".") in COURTESIES or (first and low(words, first - 1).rstrip(".") in COURTESIES):
        yield "courtesy"


def context_signs(words: Words, source: Run) -> Iterator[str]:
    """The words beside the source, and pronouns soon after it."""
    first, last = source
    yield f"before {shape(words.forms[first - 1]) if first else 'nothing'}"
    if last < len(words):
        yield f"after {low(words, last)}"
    soon = {low(words, w) for w in range(last, min(last + BEHIND, len(words)))}
    for name, forms in PRONOUNS.items():
        if soon & set(forms):
            yield f"{name} near"


def name_signs(words: Words, longer: Mapping[str, Sequence[Run]], source: Run) -> Iterator[str]:
    """For a single word: whether the article prints a longer name with it, and whether that ends in it."""
    first, last = source
    runs = longer.get(words.forms[first], ())
    if last - first > 1 or not runs:
        return
    yield "part of a longer name"
    ending = [run for run in runs if words.forms[run[1] - 1] == words.forms[first]]
    yield "last of a longer name" if ending else "within a longer name"
    if any(run[1] - run[0] <= SHORT_NAME for run in ending):
        yield "last of a short name"
