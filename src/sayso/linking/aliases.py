"""Where a text says that two names mean one: "Wilmer Ante, alias Garúa", "the Crabs, known at home as Los Cangrejos".

Only the words count by which it says so, with both names right beside them: a bridge "called" by a name is no alias of
the firm that built it. A nom de guerre joins two actors on this and on nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from sayso.linking.forms import FUNCTION_WORDS, WORD, listed, plain

# Capitalised in English, and nobody's name.
CALENDAR = frozenset(
    listed("""
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun
""")
)
NO_NAMES = CALENDAR | FUNCTION_WORDS
LINKS = re.compile(r"\s+(?:(?:of|the|de|del|des|la|du|di|da|al|el|bin|ibn|von|van|der|and|y)\s+){0,2}|-")
_LEAD = r"[\s,(“”\"«»—–-]*(?:\d{1,3}[\s,]+)?(?:(?:an?|the)\s(?:[\w’'-]+[\s,]+){1,5})?[“\"«(]*"
_ADVERBS = (
    r"(?:(?:who|which|that|and|is|are|was|were|has|have|had|been|also|better|best|widely|commonly|locally|formerly"
    r"|previously|once|often|simply|only|just|then|later|himself|herself)\s+)"
)
_FREE = (
    r"(?:alias|a\.?k\.?a\.?|known(?:\s[\w’'-]+){0,5}?\sas|calls? (?:himself|herself|itself|themselves)"
    r"|(?:go(?:es)?|went) by(?: the (?:name|alias|nickname|nom de guerre)(?: of)?)?"
    r"|under the (?:name|alias|nom de guerre)(?: of)?"
    r"|(?:(?:whose|his|her|its|the)\s)?(?:real|birth|full|legal) name(?:\s(?:is|was))?"
    r"|(?:(?:whose|his|her|the|a)\s)?(?:nom de guerre|nickname|code ?name|alias|pen name|stage name)"
    r"(?:\s(?:is|was|of|for))?)"
)
_PASSIVE = r"(?:called|nicknamed|dubbed|born|n[ée]e|renamed)"
_END = r"[\s,:]*(?:[Tt]he\s)?[“\"«‘'(]*(?:[Tt]he\s)?"
STATED = re.compile(rf"(?:{_LEAD}{_ADVERBS}*{_FREE}|\s*[,(]\s*{_ADVERBS}*{_PASSIVE}|\s+{_ADVERBS}+{_PASSIVE}){_END}")
# "Los Cangrejos, or the Crabs, are": with a comma on either side and a verb it is no choice.
OR = re.compile(r"\s*[,(]\s*or\s+(?:the\s+)?[“\"«]?")
BEHIND_OR = re.compile(
    r"[”\"»]?\s*[,)]\s*(?:(?:an?|the)\s[^,.;]{2,60},\s*)?(?:is|are|was|were|has|have|had|which|who|did|does)\b"
)
SHORT_FORM = re.compile(r"\s+[(\[][“\"]?(?:or |the )?")  # "Ak-Terek Coal (ATC)"
BEHIND_SHORT = re.compile(r"[”\"]?[)\]]")
CHOICE = re.compile(r"\b(?:either|whether|neither|for|with|in|from|by)\s+(?:the\s+)?$", re.IGNORECASE)


class Run(NamedTuple):
    """A name as the text writes it: words with capitals, and what stands between them."""

    start: int
    end: int
    words: str


@lru_cache(maxsize=256)
def names_in(text: str) -> tuple[Run, ...]:
    """Every run of words with capitals; days, months and words that begin a sentence only by chance left out."""
    words = [m for m in WORD.finditer(text) if m.group()[0].isupper() and plain(m.group()) not in NO_NAMES]
    runs: list[Run] = []
    for word in words:
        end = word.end() - 2 if word.group().endswith(("’s", "'s")) else word.end()
        if runs and LINKS.fullmatch(text, runs[-1].end, word.start()):
            runs[-1] = Run(runs[-1].start, end, text[runs[-1].start : end])
        else:
            runs.append(Run(word.start(), end, text[word.start() : end]))
    return tuple(runs)


def stated_aliases(text: str) -> Iterator[tuple[Run, Run]]:
    """Pairs of names that the text calls names of one: the one it uses, and the other."""
    runs = names_in(text)
    for one, other in pairwise(runs):
        between = text[one.end : other.start]
        if "\n" in between or len(between) > 90:
            continue
        choice = CHOICE.search(text, max(0, one.start - 20), one.start)
        if (
            STATED.fullmatch(between)
            or (OR.fullmatch(between) and BEHIND_OR.match(text, other.end) and not choice)
            or (SHORT_FORM.fullmatch(between) and BEHIND_SHORT.match(text, other.end) and _shortens(other.words, one.words))
        ):
            yield one, other


def _shortens(short: str, name: str) -> bool:
    """Whether capitals are the short form of a name: they stand in it in this order, its first letter first."""
    letters, rest = short.replace(".", ""), iter(plain(name))
    in_order = all(letter in rest for letter in plain(letters))
    return letters.isupper() and 2 <= len(letters) <= 7 and in_order and plain(letters)[:1] == plain(name)[:1]
