"""Names of people and bodies, taken apart and compared. What counts is order and whole words, never a surname alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from sayso.linking.forms import listed
from sayso.linking.spelling import bones, letters, same_name

Match = Literal["same", "spelling", "shortened", "initials", "one word", "first words", "beginning"]

WORD = re.compile(r"[^\s,()\"“”«»]+")
# Stand before a name and are no part of it.
TITLES = frozenset(
    listed("""
    mr mrs ms miss dr prof professor sir dame lord lady rev reverend father sister brother imam sheikh shaikh sheik
    cheikh haji hajj hadji mullah ayatollah rabbi president vice prime minister premier chancellor king queen prince
    princess emir sultan governor mayor senator sen representative rep congressman congresswoman deputy mp lawmaker
    judge justice general gen major maj colonel col captain capt lieutenant lt sergeant sgt corporal admiral
    commander cmdr chief officer inspector superintendent ambassador consul secretary chairman chairwoman chair
    chairperson director spokesman spokeswoman spokesperson maître maitre me mama baba papa mzee abu-l owner skipper
    the honourable hon
""")
)
PARTICLES = frozenset(
    listed("""
    al el ul as ad an ar at az ash bin ben ibn bint bent de del della di da do dos du van von der den la le
""")
)
ARTICLE = re.compile(r"^(?:al|el|ul|as|ad|an|ar|at|az|ash|al)[-‑’'](?=\w)", re.IGNORECASE)
ORGANISATION_SMALL = frozenset(
    listed("""
    of the and for in on de la du des et y e und für &
""")
)
SPELLED = 0.62  # score of two words from which they are spellings of one; the development pairs lie at 0.96 precision there
BOTH_SPELLED = 0.5  # enough for one word of a name whose other words are the same


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two names fit, and how surely, 0 to 1."""

    match: Match
    score: float


@lru_cache(maxsize=65536)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name in small letters, titles and particles left out: "Captain Omar al-Sayed" -> omar, sayed."""
    found = [ARTICLE.sub("", word.strip(".-–'’")).lower() for word in WORD.findall(name.replace("’s", "").replace("'s", ""))]
    found = [word for word in found if word]
    while len(found) > 1 and found[0] in TITLES:
        found = found[1:]
    kept = [word for word in found if word not in PARTICLES]
    return tuple(kept or found)


@lru_cache(maxsize=65536)
def initials_of(name: str) -> str | None:
    """ "Puntland Ports Authority" -> "ppa"; None for a single word."""
    found = [word for word in WORD.findall(name) if word.lower() not in ORGANISATION_SMALL and word[0].isalpha()]
    return "".join(letters(word)[:1] for word in found) if len(found) > 1 else None


def is_initials(name: str) -> bool:
    """Whether a name is written as initials: "PPA", "U.N."."""
    short = name.replace(".", "")
    return 2 <= len(short) <= 7 and short.isupper() and short.isalpha()


def is_named(name: str) -> bool:
    """Whether these words are a name: at least one, beyond a title, begins with a capital."""
    return any(word[:1].isupper() or not word.isascii() for word in WORD.findall(name) if word.lower() not in TITLES)


def name_keys(name: str) -> list[str]:
    """Under what a name is found: the bones of each word, of its last two together, and its initials."""
    words = words_of(name)
    keys = [key for word in words for key in _bone_keys(word)]
    if len(words) > 1:
        keys.append(f"n:{bones(words[-2] + words[-1])}")
    if is_initials(name):
        keys.append(f"i:{letters(name)}")
    elif short := initials_of(name):
        keys.append(f"i:{short}")
    return list(dict.fromkeys(keys))


def _bone_keys(word: str) -> list[str]:
    inner = bones(word)
    # An initial ayn is written C in Somali, ' or nothing elsewhere.
    return [f"n:{inner}"] + ([f"n:{inner[1:]}"] if len(inner) > 3 else [])


@lru_cache(maxsize=65536)  # the reports of one story look at the same candidates again and again
def compared(one: str, other: str, *, person: bool) -> Likeness | None:
    """How two names fit; None where they do not."""
    if is_initials(one) != is_initials(other):
        short, long = (one, other) if is_initials(one) else (other, one)
        return Likeness("initials", 0.8) if initials_of(long) == letters(short) else None
    a, b = words_of(one), words_of(other)
    if a == b:
        return Likeness("same", 1.0)
    if "".join(map(letters, a)) == "".join(map(letters, b)) and letters(one):
        return Likeness("same", 0.97)
    short_words, long_words = sorted((a, b), key=lambda words: (len(words), words))
    return _of_person(short_words, long_words) if person else _of_body(short_words, long_words)


def _of_person(short: tuple[str, ...], long: tuple[str, ...]) -> Likeness | None:
    if len(short) == 1:
        fit = max((word_score(short[0], word) for word in long), default=0.0)
        if len(long) == 1:
            return Likeness("spelling", fit) if fit >= SPELLED else None
        return Likeness("one word", fit) if fit >= SPELLED else None
    if joined := _joined(short, long):
        return joined
    scores = _in_order(short, long)
    if scores is None:
        return None
    ends = word_score(short[-1], long[-1]) >= BOTH_SPELLED and word_score(short[0], long[0]) >= BOTH_SPELLED
    score = sum(scores) / len(scores)
    if not ends:
        # "Ana María" and "Ana María Vega", written alike: the last name left out. Spelled otherwise, it may be another's.
        return Likeness("first words" if short == long[: len(short)] else "beginning", score)
    if len(short) == len(long):
        return Likeness("spelling", score)
    return Likeness("shortened", score)


def _of_body(short: tuple[str, ...], long: tuple[str, ...]) -> Likeness | None:
    scores = _in_order(short, long)
    if scores is None:
        return None
    score = sum(scores) / len(scores)
    if len(short) == len(long):
        return Likeness("spelling", score) if score > 0.8 else None
    return Likeness("shortened" if len(short) > 1 else "one word", score) if score > 0.9 else None


def _joined(short: tuple[str, ...], long: tuple[str, ...]) -> Likeness | None:
    """ "Ba Hatem" and "Bahatem": two words here, one there."""
    if len(long) != len(short) + 1:
        return None
    for at in range(len(short)):
        glued = (*long[:at], long[at] + long[at + 1], *long[at + 2 :])
        scores = [word_score(x, y) for x, y in zip(short, glued, strict=True)]
        if min(scores) > 0.9:
            return Likeness("spelling", 0.95)
    return None


def _in_order(short: tuple[str, ...], long: tuple[str, ...]) -> list[float] | None:
    """The scores with which the words of the shorter name appear in the longer, in order; None where one does not."""
    scores: list[float] = []
    at = 0
    for word in short:
        found = next(((n, s) for n in range(at, len(long)) if (s := word_score(word, long[n])) >= BOTH_SPELLED), None)
        if found is None:
            return None
        at = found[0] + 1
        scores.append(found[1])
    # One word may be doubtful where the others are not.
    return scores if max(scores) >= SPELLED and sum(scores) / len(scores) >= SPELLED else None


@lru_cache(maxsize=65536)
def word_score(one: str, other: str) -> float:
    """Whether two words are one name, an initial standing for any word it begins."""
    if one == other:
        return 1.0
    a, b = letters(one), letters(other)
    if len(a) == 1 or len(b) == 1:
        return 0.7 if a[:1] == b[:1] else 0.0
    if len(a) < 3 or len(b) < 3:
        return 1.0 if a == b else 0.0
    return max(same_name(one, other), *(same_name(x, y) for x, y in _without_ayn(a, b)))


def _without_ayn(one: str, other: str) -> list[tuple[str, str]]:
    """Somali writes ayn as C before a vowel."""
    stripped = [w[1:] if w[0] == "c" and w[1] in "aiou" else w for w in (one, other)]
    return [(stripped[0], stripped[1])] if [one, other] != stripped and one[0] != other[0] else [(one, other)]
