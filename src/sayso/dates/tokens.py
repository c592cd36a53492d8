"""A text as words and signs, each with the classes it may belong to. What is no word of time has none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sayso.dates.holidays import HOLIDAYS
from sayso.dates.words import CAPITALISED, CLASSES, SHORT_MONTHS, SHORT_WEEKDAYS

Senses = Mapping[str, int | str]  # class → what the word means in it

_APOSTROPHE = "['’]"
_HOLIDAY = "|".join(
    name.replace("'", f"{_APOSTROPHE}?").replace(" ", r"\s") for name in sorted(HOLIDAYS, key=len, reverse=True)
)
_MERIDIEM = r"[ap](?:\.\s?m\.|m\b\.?)"
TOKEN = re.compile(
    rf"""
      (?P<ISO>(?<![0-9])[0-9]{{4}}-[01][0-9]-[0-9][0-9](?:T[0-9][0-9]:[0-9][0-9]\S*)?(?![0-9]|-[0-9]))
    | (?P<SLASHED>(?<![0-9/.])[0-9]{{1,2}}(?P<mark>[/.])[0-9]{{1,2}}(?P=mark)(?:[0-9]{{4}}|[0-9][0-9])(?![0-9/]|\.[0-9]))
    | (?P<CLOCK>(?<![0-9:.])(?:[01]?[0-9]|2[0-4])
        (?:[:.][0-5][0-9](?::[0-5][0-9])?\s?{_MERIDIEM}|:[0-5][0-9](?::[0-5][0-9])?(?![:0-9])|\s?{_MERIDIEM}))
    | (?P<YEARS>(?<![0-9-])[12][0-9]{{3}}\s?[-–/]\s?(?:[12][0-9]{{3}}|[0-9][0-9])(?![0-9/-]))
    | (?P<DECADES>(?:(?<![0-9])[12][0-9][0-9]0|(?<!\w){_APOSTROPHE}?[1-9]0){_APOSTROPHE}?s\b)
    | (?P<SHORTYEAR>(?<!\w)['’][0-9][0-9]\b(?!{_APOSTROPHE}))
    | (?P<NTH>[0-9]{{1,3}}(?:st|nd|rd|th)\b)
    | (?P<QUARTERS>\bq[1-4]\b)
    | (?P<NUMBER>(?<![0-9.,])[0-9]+(?:,[0-9]{{3}})*(?:\.[0-9]+)?(?![0-9]))
    | (?P<HOLIDAY>\b(?:{_HOLIDAY})(?!\w))
    | (?P<SHORT>\b(?:{"|".join(SHORT_MONTHS)}|{"|".join(SHORT_WEEKDAYS)})\.)
    | (?P<POSSESSIVE>{_APOSTROPHE}s\b)
    | (?P<WORD>[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*)
    | (?P<BREAK>\n[ \t\r]*\n)
    | (?P<SIGN>[^\s\w]|_)
    | \d+
    """,
    re.VERBOSE | re.IGNORECASE,
)
SIGNS = {
    ",": "COMMA", "-": "HYPHEN", "–": "HYPHEN", "—": "DASH", "/": "SLASH", "(": "OPENING", ")": "CLOSING", ";": "STOP",
    ".": "STOP", ":": "COLON", "½": "HALF", "&": "AND",
}  # fmt: skip
LONGEST_NUMBER = 15  # signs; no count of days or years is longer
FIRST_YEAR, LAST_YEAR = 1000, 2199  # four digits outside of these are amounts
_LEXICON: dict[str, dict[str, int | str]] = {}
for _class, _words in CLASSES.items():
    for _word, _value in _words.items():
        _LEXICON.setdefault(_word, {})[_class] = _value
_NOTHING: Senses = {}


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or sign with its place and its senses."""

    start: int
    end: int
    form: str  # in small letters
    senses: Senses


def tokens_of(text: str) -> list[Token]:
    """Every token of a text, in order."""
    return [_token(match) for match in TOKEN.finditer(text)]


def _token(match: re.Match[str]) -> Token:
    kind = match.lastgroup or "SIGN"
    shown = match.group()
    form = shown.lower()
    if kind == "WORD":
        senses: Senses = _LEXICON.get(form, _NOTHING)
        if form in CAPITALISED and shown[0].islower():
            senses = {}
    elif kind == "SIGN":
        senses = {SIGNS[form]: 0} if form in SIGNS else _NOTHING
    else:
        senses = _READERS[kind](form, match)
    return Token(match.start(), match.end(), form, senses)


def _number(form: str, match: re.Match[str]) -> Senses:
    if len(form) > LONGEST_NUMBER:
        return _NOTHING
    senses: dict[str, int | str] = {"NUMBER": form.replace(",", "")}
    if not form.isdigit():
        return senses
    whole = int(form[:9])
    if 1 <= whole <= 31 and len(form) <= 2:
        senses["DAY"] = whole
    if (
        len(form) == 4
        and FIRST_YEAR <= whole <= LAST_YEAR
        and match.string[match.start() - 1 : match.start()] not in ("$", "£", "€", "#")
    ):
        senses["YEAR"] = whole
    return senses


def _ordinal(form: str, _: re.Match[str]) -> Senses:
    number = int(form[:-2])
    return {"ORDINAL": number, "NTHDAY": number} if 1 <= number <= 31 else {"ORDINAL": number}


def _short(form: str, match: re.Match[str]) -> Senses:
    """ "Sept." and "Thurs." are so with a capital only, or "sat." would be found in "where he sat."."""
    return (
        {}
        if match.group()[0].islower()
        else {k: v for k, v in _LEXICON.get(form[:-1], _NOTHING).items() if k in ("MONTH", "SHORTDAY")}
    )


_READERS = {
    "ISO": lambda form, _: {"ISO": form},
    "SLASHED": lambda form, _: {"SLASHED": form},
    "CLOCK": lambda form, _: {"CLOCK": form},
    "YEARS": lambda form, _: {"YEARS": form},
    "DECADES": lambda form, _: {"DECADES": form},
    "SHORTYEAR": lambda form, _: {"SHORTYEAR": int(form[1:])},
    "NTH": _ordinal,
    "QUARTERS": lambda form, _: {"QUARTERS": int(form[1])},
    "NUMBER": _number,
    "HOLIDAY": lambda form, _: {"HOLIDAY": " ".join(form.casefold().replace("’", "").replace("'", "").split())},
    "SHORT": _short,
    "POSSESSIVE": lambda *_: {"POSSESSIVE": 0},
    "BREAK": lambda *_: {"STOP": 0},
}
