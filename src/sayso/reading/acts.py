"""The signs of a type of act: what the words that tell of it, and those beside them, say of what is done.

"Bombed" is ASSAULT and "detained" COERCE whoever does it. A small model knows a rare verb from a handful of sentences,
and with it who did what there; a table knows the verb. What each sign weighs is in it (`signs.py`).
"""

from __future__ import annotations

from collections.abc import Iterator

from sayso.reading.signs import plain_word
from sayso.reading.words import Words

Run = tuple[int, int]
ENDINGS = ("ings", "ing", "ed", "es", "s", "e")
SHORTEST = 3  # letters that an ending leaves
BESIDE = 2  # words on each side that are signs
# Whether it came about is the status' to say: "did not sanction" is no REJECT.
NO_SIGNS = frozenset({"not", "never", "did", "does", "do", "may", "might", "will", "would", "could"})


def act_signs(words: Words, run: Run) -> list[str]:
    """The signs of one mention of an act, each once, in a fixed order."""
    return sorted({*own_signs(words, run), *beside_signs(words, run)})


def own_signs(words: Words, run: Run) -> Iterator[str]:
    """The words that tell of it, whole and by their stems."""
    forms = [plain_word(words.forms[w]) for w in range(*run)]
    yield f"act {' '.join(forms)}"
    yield from (f"stem {stem(form)}" for form in forms)


def beside_signs(words: Words, run: Run) -> Iterator[str]:
    """The words before and after it in its sentence, and those right beside it together with its own."""
    first, last = words.sentence_bounds[words.sentence[run[0]]]
    for far in range(1, BESIDE + 1):
        for place, word in (("before", run[0] - far), ("after", run[1] - 1 + far)):
            if first <= word < last and (form := plain_word(words.forms[word])) not in NO_SIGNS:
                yield f"{place} {far} {form}"
                if far == 1 and place == "before":
                    yield f"pair {form} {stem(plain_word(words.forms[run[0]]))}"
                elif far == 1:
                    yield f"pair {stem(plain_word(words.forms[run[1] - 1]))} {form}"


def stem(form: str) -> str:
    """A word without the ending of a plural, a tense or a gerund: crude, and the same for all forms of most verbs."""
    for ending in ENDINGS:
        if form.endswith(ending) and len(form) - len(ending) >= SHORTEST:
            form = form.removesuffix(ending)
            break
    return form[:-1] if len(form) > SHORTEST and form[-1] == form[-2] else form
