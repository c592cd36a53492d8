"""Whether two words can be one name, spelled twice: "Gueldon" and "Geeldon", "أحمد" and "Ahmed".

A logistic score over a dozen measures, its weights learned from pairs of spellings (training/spelling.py) and kept in
`spelling.json`: one set for names both written in Latin letters, one for those across scripts, where short vowels are
missing on one side.
"""

from __future__ import annotations

import json
import math
import re
from functools import cache, lru_cache
from operator import mul
from pathlib import Path

from anyascii import anyascii
from rapidfuzz.distance import JaroWinkler, Levenshtein

FILE = Path(__file__).with_name("spelling.json")
LATIN, ACROSS = "latin", "across"
NOT_LATIN = re.compile(r"[^\x00-\u024f\u1e00-\u1eff]")
ARABIC = re.compile(r"[\u0600-\u06ff]")
ARABIC_ARTICLE = re.compile(r"^ال(?=\w{3})")
LONG_VOWELS = str.maketrans(
    {"ا": "a", "أ": "a", "إ": "i", "آ": "a", "ى": "a", "ة": "a", "ع": "a", "ء": "", "ئ": "", "ؤ": "w"}
)
DOUBLED = re.compile(r"(.)\1+")
# What different languages write for one sound; the longest first.
SOUNDS = tuple(
    pair.split(">")
    for pair in [
        "tsch>J",
        "sch>S",
        "tch>J",
        "dsch>J",
        "dzh>J",
        "shch>S",
        "sz>S",
        "cz>J",
        "kh>H",
        "gh>G",
        "sh>S",
        "ch>S",
        "zh>Z",
        "th>T",
        "dh>D",
        "ph>f",
        "dj>J",
        "ck>k",
        "qu>k",
        "ou>u",
        "oo>u",
        "eau>o",
        "au>o",
        "ee>i",
        "ea>i",
        "ie>i",
        "ey>i",
        "ei>e",
        "ay>e",
        "ai>e",
        "ae>e",
        "oe>e",
        "ue>u",
        "ij>i",
        "yi>i",
        "iy>i",
        "aa>a",
        "ii>i",
        "uu>u",
        "ll>l",
    ]
)
ONE = str.maketrans({
    "q": "k", "c": "k", "x": "h", "j": "J", "g": "J", "w": "v", "y": "i", "z": "s", "T": "t", "D": "d", "H": "h", "G": "J",
    "Z": "S", "p": "b", "f": "v", "'": "", "`": "", "-": "",
})  # fmt: skip
VOWEL = frozenset("aeiouy")
VOWEL_CLASS = str.maketrans({"a": "a", "e": "a", "o": "u", "i": "i", "u": "u"})
# Sounds that transliteration mixes up, and what that costs where a strange letter costs 1.
NEAR_SOUNDS = {
    frozenset(pair): cost
    for pairs, cost in (("vu vo iJ", 0.2), ("bv td sd sz kJ hk sS lr JS", 0.4), ("kS ts ds mn", 0.7))
    for pair in pairs.split()
}
MEASURES = (
    "equal", "edits", "winkler", "sounds equal", "sound edits", "bones equal", "bone edits", "vowels equal", "vowel edits",
    "first", "last", "length", "shorter", "classes", "one edit", "contained", "alignment", "worst step",
)  # fmt: skip


def same_name(one: str, other: str) -> float:
    """How likely two single words are spellings of one name, 0 to 1; of less than a half, only that it is no more."""
    if one == other:
        return 1.0
    return _scored(*sorted((one, other)))


@lru_cache(maxsize=65536)
def _scored(one: str, other: str) -> float:
    kind = ACROSS if bool(NOT_LATIN.search(one)) != bool(NOT_LATIN.search(other)) else LATIN
    weights, bias = _weights()[kind]
    total = sum(map(mul, weights, _quick_measures(one, other)))
    *_, aligned, worst = weights
    most = bias + total + max(0.0, aligned) + max(0.0, worst)
    if most < 0:  # no alignment, which takes ten times as long as all the rest, could make them one
        return _logistic(most)
    cost = alignment(sounds(one), sounds(other))
    return _logistic(bias + (total + aligned * cost[0] + worst * cost[1]))


def _logistic(total: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@lru_cache(maxsize=65536)
def letters(word: str) -> str:
    """The word in small Latin letters; an Arabic one without its article, its long vowels written."""
    if ARABIC.search(word):
        word = ARABIC_ARTICLE.sub("", word).translate(LONG_VOWELS)
    return re.sub(r"[^a-z]", "", anyascii(word).lower())


@lru_cache(maxsize=65536)
def sounds(word: str) -> str:
    """The word with one letter for each sound, however written."""
    spelled = letters(word)
    for written, sound in SOUNDS:
        spelled = spelled.replace(written, sound)
    return DOUBLED.sub(r"\1", spelled.translate(ONE))


@lru_cache(maxsize=65536)
def bones(word: str) -> str:
    """The consonants of a word, one letter for each sound; a first vowel counts as one, an "h" behind a vowel does not."""
    heard = sounds(word)
    kept = "".join(letter for letter in heard if letter not in VOWEL)
    inner = kept[:1] + kept[1:].replace("h", "")
    return DOUBLED.sub(r"\1", ("'" if heard[:1] in VOWEL else "") + inner)


@lru_cache(maxsize=65536)
def vowels(word: str) -> str:
    """The vowels in order, in three classes."""
    return DOUBLED.sub(r"\1", "".join(letter for letter in sounds(word) if letter in VOWEL).translate(VOWEL_CLASS))


def measures(one: str, other: str) -> list[float]:
    """The values that the score weighs, in the order of MEASURES."""
    return [*_quick_measures(one, other), *alignment(sounds(one), sounds(other))]


def _quick_measures(one: str, other: str) -> list[float]:
    """All but the alignment."""
    a, b, p, q, s, t = letters(one), letters(other), sounds(one), sounds(other), bones(one), bones(other)
    u, v = vowels(one), vowels(other)
    longest = max(len(a), len(b), 1)
    shortest = min(len(a), len(b))
    return [
        float(a == b),
        Levenshtein.normalized_similarity(a, b),
        JaroWinkler.similarity(a, b),
        float(p == q),
        Levenshtein.normalized_similarity(p, q),
        float(s == t),
        Levenshtein.normalized_similarity(s, t),
        float(u == v),
        Levenshtein.normalized_similarity(u, v),
        float(p[:1] == q[:1]),
        float(p[-1:] == q[-1:]),
        shortest / longest,
        1 / max(1, shortest),
        Levenshtein.distance(s, t) / max(len(s), len(t), 1) * float(s[:1] != t[:1]),
        float(Levenshtein.distance(p, q) <= 1),
        float(a.startswith(b) or b.startswith(a)),
    ]


@lru_cache(maxsize=65536)
def alignment(one: str, other: str) -> tuple[float, float]:
    """How cheaply one word's sounds turn into the other's, 1 at no cost; and the dearest consonant on the way."""
    costs, worsts = [0.0], [0.0]
    gaps = [_gap(letter) for letter in other]
    for gap in gaps:
        costs.append(costs[-1] + gap)
        worsts.append(max(worsts[-1], gap))
    for a in one:
        gap = _gap(a)
        last, last_worsts = costs, worsts
        cost, worst = last[0] + gap, max(last_worsts[0], gap)
        costs, worsts = [cost], [worst]
        for at, b in enumerate(other):  # the cheapest of three steps, the one with the least worst of equal ones
            step, other_gap = _swap(a, b), gaps[at]
            beside, beside_worst = cost + other_gap, worst if worst > other_gap else other_gap
            cost, worst = last[at] + step, last_worsts[at] if last_worsts[at] > step else step
            above, above_worst = last[at + 1] + gap, last_worsts[at + 1] if last_worsts[at + 1] > gap else gap
            if above < cost or (above == cost and above_worst < worst):
                cost, worst = above, above_worst
            if beside < cost or (beside == cost and beside_worst < worst):
                cost, worst = beside, beside_worst
            costs.append(cost)
            worsts.append(worst)
    return max(0.0, 1 - 2 * costs[-1] / max(1, len(one) + len(other))), worsts[-1]


@cache
def _gap(letter: str) -> float:
    return 0.15 if letter in VOWEL else 0.35 if letter in "hv'" else 1.0


@cache
def _swap(one: str, other: str) -> float:
    if one == other:
        return 0.0
    if one in VOWEL and other in VOWEL:
        return 0.1
    pair = frozenset((one, other))
    if pair in NEAR_SOUNDS:
        return NEAR_SOUNDS[pair]
    return 1.0


@cache
def _weights() -> dict[str, tuple[list[float], float]]:
    kept = json.loads(FILE.read_text(encoding="utf-8"))
    return {kind: ([kept[kind]["weights"][name] for name in MEASURES], kept[kind]["bias"]) for kind in (LATIN, ACROSS)}
