"""Numbers as news prints them: "43", "1.5 million", "forty-three", "dozens", "two-thirds", "10 to 15".

A numeral knows its bounds. "Dozens" is a number nobody counted: its bounds are those within which a desk would use the
word, two dozen up to a hundred. A bound that is not known is None.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

DIGITS = re.compile(r"(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(k|m|mn|bn|b|tn)?", re.IGNORECASE)
SHORT_SCALES = {"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12, "trn": 1e12}
UNITS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen"""
SMALL = {word: n for n, word in enumerate(UNITS.split())}
DECADES = "twenty thirty forty fifty sixty seventy eighty ninety"
TENS = {word: 10 * n for n, word in enumerate(DECADES.split(), 2)}
SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "lakh": 1e5, "crore": 1e7}
GROUPS = {"dozen": 12.0, "hundred": 100.0, **SCALES}
DENOMINATORS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5, "sixth": 6,
    "sixths": 6, "eighth": 8, "eighths": 8, "tenth": 10, "tenths": 10,
}  # fmt: skip

Bounds = tuple[float | None, float | None]
# Numbers that nobody counted, and within what bounds the word is used.
SEVERAL: dict[tuple[str, ...], Bounds] = {
    ("several",): (3, 9), ("a", "few"): (3, 9), ("few",): (2, 9), ("a", "handful"): (2, 9), ("a", "couple"): (2, 2),
}  # fmt: skip
CROWDS: dict[tuple[str, ...], Bounds] = {
    ("tens",): (20, 99), ("dozens",): (24, 99), ("scores",): (40, 199), ("hundreds",): (200, 999),
    ("thousands",): (2e3, 9999), ("millions",): (2e6, None), ("billions",): (2e9, None), ("trillions",): (2e12, None),
    ("lakhs",): (2e5, None), ("crores",): (2e7, None), ("tens", "of", "thousands"): (2e4, 99_999),
    ("hundreds", "of", "thousands"): (2e5, 999_999), ("tens", "of", "millions"): (2e7, 99_999_999),
    ("hundreds", "of", "millions"): (2e8, 999_999_999), ("tens", "of", "billions"): (2e10, 99_999_999_999),
    ("hundreds", "of", "billions"): (2e11, 999_999_999_999), ("thousands", "and", "thousands"): (2e3, None),
    ("numerous",): (None, None), ("countless",): (None, None), ("large", "numbers"): (None, None),
    ("large", "number"): (None, None), ("a", "large", "number"): (None, None), ("a", "number"): (None, None),
    ("small", "number"): (None, None), ("a", "small", "number"): (None, None),
}  # fmt: skip
TO = frozenset({"to", "-", "–", "—", "or"})
SIGNS = frozenset("$€£¥₹")
LONGEST = 15  # digits: what is longer is no number that a report counts with


@dataclass(frozen=True, slots=True)
class Numeral:
    """The number that words `first` to `last` (exclusive) print, and its bounds. `share`: of a whole, in per cent."""

    first: int
    last: int
    low: float | None
    high: float | None
    vague: bool = False
    share: bool = False
    worded: bool = False  # printed in letters


def numeral_at(forms: Sequence[str], at: int, end: int) -> Numeral | None:
    """The longest number that begins with word `at` and ends before word `end`."""
    found = share_at(forms, at, end) or crowd_at(forms, at, end) or number_at(forms, at, end)
    return joined(forms, found, end) if found else None


def joined(forms: Sequence[str], first: Numeral, end: int) -> Numeral:
    """ "10 to 15", "10-15", "two or three", "from 10 to 15": one number with two bounds."""
    at = first.last
    if first.share or first.vague or first.low is None or at >= end or forms[at].lower() not in TO:
        return first
    skip = 1 + (at + 1 < end and forms[at + 1] in SIGNS)  # "$1 to $2 million"
    then = number_at(forms, at + skip, end)
    if then is None or then.high is None:
        return first
    low, scale = first.low, scale_of(forms, then)
    if scale_of(forms, first) == 1 and low * scale <= then.high:
        low *= scale  # "1.5 to 2 million"
    if low >= then.high or (forms[at].lower() == "or" and then.high - low > max(2, low / 2)):
        return first
    return replace(then, first=first.first, low=low)


def scale_of(forms: Sequence[str], number: Numeral) -> float:
    """The "million" at the end of a number."""
    return SCALES.get(forms[number.last - 1].lower(), 1.0) if number.last - number.first > 1 else 1.0


def share_at(forms: Sequence[str], at: int, end: int) -> Numeral | None:
    """ "two-thirds", "a quarter of", "half the", "one in five"."""
    low = [word.lower() for word in forms[at : min(end, at + 4)]]
    if low[:1] == ["half"] and len(low) > 1 and low[1] in ("of", "the", "his", "her", "its", "their"):
        return Numeral(at, at + 1, 50, 50, share=True, worded=True)
    top = 1 if low[:1] == ["a"] else SMALL.get(low[0] if low else "", 0)
    if not top or len(low) < 2:
        return None
    if low[1] == "in" and len(low) > 2 and SMALL.get(low[2], 0) > top:
        return percentage(at, at + 3, top, SMALL[low[2]])
    skip = 2 if low[1] == "-" and len(low) > 2 else 1
    below = DENOMINATORS.get(low[skip], 0)
    following = low[skip + 1] if len(low) > skip + 1 else ""
    if not below or (top == 1 and following not in ("of", "the")) or (top > 1 and below <= top):
        return None
    return percentage(at, at + skip + 1, top, below)


def percentage(first: int, last: int, top: int, below: int) -> Numeral:
    """A fraction in per cent, to two places."""
    share = round(100 * top / below, 2)
    return Numeral(first, last, share, share, share=True, worded=True)


def crowd_at(forms: Sequence[str], at: int, end: int) -> Numeral | None:
    """ "dozens", "tens of thousands", "several hundred", "a few", "a couple of dozen"."""
    low = tuple([word.lower() for word in forms[at : min(end, at + 4)]])
    for length in (3, 2, 1):
        bounds = CROWDS.get(low[:length])
        if bounds and len(low) >= length:
            return Numeral(at, at + length, *bounds, vague=True, worded=True)
    for length in (2, 1):
        bounds = SEVERAL.get(low[:length])
        if bounds and len(low) >= length:
            return several(forms, Numeral(at, at + length, *bounds, vague=True, worded=True), end)
    return None


def several(forms: Sequence[str], found: Numeral, end: int) -> Numeral:
    """With the "hundred" or "dozen" of "several hundred"."""
    at = found.last
    at += at + 1 < end and forms[at].lower() == "of" and forms[at + 1].lower() in GROUPS
    scale = GROUPS.get(forms[at].lower()) if at < end else None
    if scale is None:
        return found
    times = [None if bound is None else bound * scale for bound in (found.low, found.high)]
    return replace(found, last=at + 1, low=times[0], high=times[1])


def number_at(forms: Sequence[str], at: int, end: int) -> Numeral | None:
    """One exact number in digits or letters, with its "million"."""
    if at >= end:
        return None
    word = forms[at].lower()
    following = forms[at + 1].lower() if at + 1 < end else ""
    if word == "half" and following in ("a", "an") and at + 2 < end and forms[at + 2].lower() in GROUPS:
        value = GROUPS[forms[at + 2].lower()] / 2
        return Numeral(at, at + 3, value, value, worded=True)
    if word == "half" and following in GROUPS:
        return Numeral(at, at + 2, GROUPS[following] / 2, GROUPS[following] / 2, worded=True)
    if word in ("a", "an") and following in GROUPS:
        return scaled(forms, Numeral(at, at + 2, GROUPS[following], GROUPS[following], worded=True), end)
    if word[:1].isdigit():
        return in_digits(forms, at, end)
    return in_letters(forms, at, end)


def in_digits(forms: Sequence[str], at: int, end: int) -> Numeral | None:
    """ "43", "40,000", "1.5bn", "1.5 million", "12 dozen"."""
    shown, last = forms[at], at + 1
    if at + 2 < end and forms[at + 1] == "." and re.fullmatch(r"\d+[a-z]{1,2}", forms[at + 2].lower()):
        shown, last = f"{shown}.{forms[at + 2]}", at + 3  # "1.5m" is cut in three
    found = DIGITS.fullmatch(shown)
    if not found or len(shown) > LONGEST:
        return None
    value = float(found.group(1).replace(",", "")) * SHORT_SCALES.get((found.group(2) or "").lower(), 1.0)
    return scaled(forms, Numeral(at, last, value, value), end)


def scaled(forms: Sequence[str], found: Numeral, end: int) -> Numeral:
    """With the scales that follow: "1.5 million", "two lakh crore"."""
    at, value = found.last, found.low or 0.0
    while at < end:
        word = forms[at].lower()
        hyphen = word == "-" and at + 1 < end and forms[at + 1].lower() in GROUPS  # "a two-million-euro villa"
        word = forms[at + 1].lower() if hyphen else word
        scale = GROUPS.get(word) or (SHORT_SCALES.get(word) if len(word) > 1 else None)
        if scale is None:
            break
        value, at = value * scale, at + 1 + hyphen
    return replace(found, last=at, low=value, high=value)


def in_letters(forms: Sequence[str], at: int, end: int) -> Numeral | None:
    """ "forty-three", "two hundred and fifty thousand"."""
    total = current = 0.0
    last = at
    while last < end:
        here = last + joins(forms, last, at, end)
        word = forms[here].lower()
        value = SMALL.get(word, TENS.get(word))
        if value is not None and fits_behind(current, value, first=last == at):
            current += value
        elif here == last and word in ("hundred", "dozen") and 0 < current < 100:
            current *= GROUPS[word]
        elif here == last and word in SCALES and current:
            total, current = total + current * SCALES[word], 0.0
        else:
            break
        last = here + 1
    if last == at:
        return None
    return Numeral(at, last, total + current, total + current, worded=True)


def joins(forms: Sequence[str], at: int, first: int, end: int) -> bool:
    """Whether a word is the "-" of "forty-three" or the "and" of "two hundred and six"."""
    if at == first or at + 1 >= end:
        return False
    before, word = forms[at - 1].lower(), forms[at].lower()
    return (word == "-" and before in TENS) or (word == "and" and before in ("hundred", *SCALES))


def fits_behind(current: float, value: float, *, first: bool) -> bool:
    """Whether "three" goes on a number that stands at "forty", and "forty" does not on one that stands at "three"."""
    if first or current == 0:
        return True
    return current % 100 == 0 if value >= 10 else current % 10 == 0 and current % 100 != 10
