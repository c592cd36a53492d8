"""The forms of a word: "deny" is printed as denies, denied, denying.

Rules and a table of exceptions. Forms that are no English ("promize") do no harm, since no text has them; so the rules
are generous and spell both the British and the American way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product

HEAD = "*"  # in a key: this word is the one that inflects
BRITISH_S = re.compile(r"[iy]s(?:e|er|ation)$")  # organise, analyse, organiser, organisation
VOWELS = "aeiou"
DOUBLED = re.compile(r"[^aeiou]?[^aeiouw]*[aeiou][bdgklmnprtz]$")  # one syllable, one vowel, one consonant: ban, quip
PREPOSITION = re.compile(r" (?:of|for|to|in|at|on|with|from|by|against|about|over|between|under|into|among|who|that) ")


@dataclass(frozen=True, slots=True)
class Inflection:
    """The exceptions to the rules: forms of irregular verbs and nouns, verbs that double their last letter."""

    verbs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    nouns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    doubling: frozenset[str] = frozenset()
    _verbs: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False)  # forms made so far: phrases share heads
    _nouns: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False)

    def verb(self, lemma: str) -> tuple[str, ...]:
        """All forms of a verb, the lemma first."""
        made = self._verbs.get(lemma)
        if made is None:
            known = self.verbs.get(lemma)
            forms = known or (form for spelled in both_spellings(lemma) for form in self._regular(spelled))
            made = self._verbs[lemma] = tuple(dict.fromkeys((lemma, *forms)))
        return made

    def noun(self, lemma: str) -> tuple[str, ...]:
        """Singular and plural."""
        made = self._nouns.get(lemma)
        if made is None:
            known = self.nouns.get(lemma)
            forms = known or (form for spelled in both_spellings(lemma) for form in (spelled, plural(spelled)))
            made = self._nouns[lemma] = tuple(dict.fromkeys((lemma, *forms)))
        return made

    def verb_phrase(self, key: str) -> tuple[str, ...]:
        """A phrase in every form of its verb: the first word, or those with a star."""
        if HEAD in key:
            return starred(key, self.verb)
        head, space, rest = key.partition(" ")
        return tuple([form + space + rest for form in self.verb(head)]) if space else self.verb(head)

    def noun_phrase(self, key: str) -> tuple[str, ...]:
        """A phrase in singular and plural: its last word before a preposition, or those with a star."""
        if " " not in key:
            return self.noun(key)
        if HEAD in key:
            return starred(key, self.noun)
        found = PREPOSITION.search(key)
        phrase, rest = (key[: found.start()], key[found.start() :]) if found else (key, "")
        before, space, head = phrase.rpartition(" ")
        return tuple([before + space + form + rest for form in self.noun(head)])

    def _regular(self, lemma: str) -> tuple[str, ...]:
        if lemma in self.doubling or DOUBLED.match(lemma):
            stem = lemma + lemma[-1]
            plain = (lemma + "ed", lemma + "ing") if lemma.endswith(("l", "s", "t", "p")) else ()  # traveled, targeted
            return (lemma, lemma + "s", stem + "ed", stem + "ing", *plain)
        if lemma.endswith("ie"):
            return (lemma, lemma + "s", lemma + "d", lemma[:-2] + "ying")
        if lemma.endswith("e"):
            ing = lemma + "ing" if lemma.endswith(("ee", "oe", "ye")) else lemma[:-1] + "ing"
            return (lemma, lemma + "s", lemma + "d", ing)
        if lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
            return (lemma, plural(lemma), lemma[:-1] + "ied", lemma + "ing")
        return (lemma, plural(lemma), lemma + "ed", lemma + "ing")


def plural(noun: str) -> str:
    """The regular plural of a noun, which is also the third person of a verb."""
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in VOWELS:
        return noun[:-1] + "ies"
    if noun.endswith(("man", "Man")) and len(noun) > 3:
        return noun[:-2] + "en"
    return noun + "s"


def both_spellings(word: str) -> Iterator[str]:
    """A word as the British and as the Americans write it."""
    yield word
    found = BRITISH_S.search(word)
    if found:
        yield word[: found.start()] + word[found.start() :].replace("s", "z", 1)
    elif "our" in word and len(word) > 5 and not word.endswith(("ourt", "ournal")):
        yield word.replace("our", "or")
    elif word.endswith("efence"):
        yield word[:-2] + "se"


def starred(key: str, forms: Callable[[str], tuple[str, ...]]) -> tuple[str, ...]:
    """A phrase with the words that have a star in all their forms."""
    choices = [forms(word[: -len(HEAD)]) if word.endswith(HEAD) else (word,) for word in key.split(" ")]
    return tuple(" ".join(chosen) for chosen in product(*choices))
