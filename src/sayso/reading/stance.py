"""The signs of a stance: what the words of a statement say of it where the cue leaves it open.

"He said they should leave" demands, "he said they would leave" expects, "he said he would leave" promises: the verb is the
same. What each sign weighs is in a table (`signs.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from sayso.lexicon import Lexicon
from sayso.reading.signs import plain_word
from sayso.reading.words import MARK, QUOTED, Words

Run = tuple[int, int]
FIRST_PERSON = frozenset({"i", "we", "my", "our", "us", "me"})
THIRD_PERSON = frozenset({"he", "she", "it", "they", "its", "his", "her", "their"})
MODALS = frozenset({
    "will", "would", "shall", "should", "must", "may", "might", "can", "could", "ought", "wo", "ca", "'ll", "'d", "need",
    "needs", "needed", "have_to", "has_to", "had_to", "going_to", "cannot",
})  # fmt: skip
NEGATIONS = frozenset({"not", "no", "never", "none", "nothing", "neither", "nor", "without", "nobody"})
NEAR = 4  # words after a modal or a subject that still belong to it
REACH = 8  # words from its beginning within which a content shows its subject and modal


def stance_signs(words: Words, lexicon: Lexicon, content: Run, cue: Run | None, sources: Sequence[Run]) -> list[str]:
    """The signs of one statement, each once, in a fixed order."""
    found = [*content_signs(words, content), *cue_signs(words, lexicon, cue)]
    found += list(source_signs(words, content, sources))
    found += list(hedge_signs(words, lexicon, content))
    return sorted(set(found))


def content_signs(words: Words, content: Run) -> Iterator[str]:
    """Words, pairs of words, and what the beginning shows: who is to do it, by which modal, and whether it is denied."""
    first, last = content
    forms = [plain_word(words.forms[w]) for w in range(first, last) if words.quoted[w] != MARK]
    forms = [form for form in forms if form[:1].isalnum() or form in ("'ll", "'d", "?", "!")]
    for one in forms:
        yield f"content {one}"
    for one, two in pairwise(forms):
        yield f"content {one} {two}"
    yield from (f"begins {' '.join(forms[:n])}" for n in (1, 2) if len(forms) >= n)
    yield from beginning_signs(forms[:REACH])
    if any(words.quoted[w] == QUOTED for w in range(first, last)):
        yield "quoted"
    if any(form in FIRST_PERSON for form in forms):
        yield "first person"


def beginning_signs(forms: Sequence[str]) -> Iterator[str]:
    """The first modal of a content, whose it is, whether it is negated, and the verb after it."""
    person = "first" if set(forms[:2]) & FIRST_PERSON else "third" if set(forms[:2]) & THIRD_PERSON else "other"
    negated = any(form in NEGATIONS for form in forms)
    if negated:
        yield "begins negated"
        yield f"begins negated, {person} person"
    for at, form in enumerate(forms):
        if form in MODALS:
            yield f"modal {form}, {person} person"
            after = next((f for f in forms[at + 1 : at + NEAR] if f not in NEGATIONS and f != "be"), "")
            yield f"modal {form} {after}"
            if negated:
                yield f"modal {form} negated"
            return
    yield f"no modal, {person} person"


def cue_signs(words: Words, lexicon: Lexicon, cue: Run | None) -> Iterator[str]:
    """The words of the cue and the groups of the lexicon's entries that they may be."""
    if cue is None:
        yield "no cue"
        return
    for w in range(*cue):
        yield f"cue {plain_word(words.forms[w])}"
    best = lexicon.reporting.best(words.forms[cue[0] : cue[1]])
    if best:
        entry = best.entry
        yield f"entry {entry.key}"
        yield f"entry group {entry.group}"
        yield f"entry {'open' if entry.open else entry.stance}"
    else:
        yield "entry unknown"


def source_signs(words: Words, content: Run, sources: Sequence[Run]) -> Iterator[str]:
    """The nouns that name the source, and whether the content begins with the source itself."""
    if not sources:
        yield "nobody named"
        return
    for source in sources[:1]:
        forms = words.forms[source[0] : source[1]]
        yield from (f"source {form}" for form in forms if form.islower() and form.isalpha())
        names = {form for form in forms if form[:1].isupper() and len(form) > 2}
        beginning = words.forms[content[0] : min(content[1], content[0] + NEAR)]
        if names & set(beginning):
            yield "begins with the source"


def hedge_signs(words: Words, lexicon: Lexicon, content: Run) -> Iterator[str]:
    """Hedges in the content."""
    for found in lexicon.hedges.scan(words.forms[content[0] : content[1]]):
        yield f"hedge {found.entry.stance or found.entry.group}"
