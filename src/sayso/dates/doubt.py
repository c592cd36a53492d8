"""Words that look like a time and are something else: "May said", "the Women's March", "2000 people"."""

from __future__ import annotations

from sayso.dates.context import Words
from sayso.dates.words import SHORT_MONTHS

WORDS_AS_WELL = frozenset(["may", "march", "august"])
NAMES_AS_WELL = frozenset([*WORDS_AS_WELL, *SHORT_MONTHS])
BEFORE_SHORT = frozenset(["in", "since", "by", "until", "till", "of", "last", "next", "early", "late", "mid", "-", "–"])
BEFORE_MONTH = BEFORE_SHORT | {
    "this", "from", "to", "and", "between", "through", "during", "before", "after", "every", "each", "for", "the",
    "previous",
}  # fmt: skip
PLAIN_YEAR = frozenset(
    ["in", "since", "by", "until", "year", "(", "of", "from", "between", "during", "and", "'s", "’s", "’", "'"]
)
NUMBERED = frozenset(["no", "number", "flight", "$", "#"])
COUNTED = frozenset([
    "people", "men", "women", "children", "troops", "dollars", "euros", "pounds", "points", "km", "kilometres", "kilometers",
    "miles", "metres", "meters", "feet", "tons", "tonnes", "percent", "police", "soldiers", "refugees", "victims", "homes",
    "houses", "jobs", "%", "-",
])  # fmt: skip


def is_other_word(words: Words) -> bool:
    """Whether the words mean no time here."""
    hedged = words.last - words.first == 2 and "HEDGE" in words.inside[0].senses
    if words.last - words.first > 1 and not hedged:
        return False
    token = words.inside[-1]
    if token.form in NAMES_AS_WELL and "MONTH" in token.senses:
        plain = BEFORE_MONTH if token.form in WORDS_AS_WELL else BEFORE_SHORT
        return words.before() not in plain and not _is_paired(words)
    if "WEEKDAY" in token.senses and words.before() == "except":
        return True  # "daily except Monday"
    if token.form == "soon":  # told of the past it is the order of events: "he was soon released"
        return words.tense not in ("future", "present")
    if "YEAR" in token.senses:
        return _is_amount(words)
    return "HOLIDAY" in token.senses and words.after() == "island"


def _is_paired(words: Words) -> bool:
    """ "May and June": another month makes it one."""
    following = words.tokens[words.last : words.last + 2]
    return len(following) == 2 and following[0].form in ("and", "to", "or", "-", "–", ",") and "MONTH" in following[1].senses


def _is_amount(words: Words) -> bool:
    """Whether four digits count something. Of our time they are years nearly always, round or distant where it is plain."""
    year = int(words.inside[-1].senses["YEAR"])
    if words.after() in COUNTED or words.before() in NUMBERED:
        return True
    plain = 1500 < year < 2060 and year % 100
    return not plain and (words.before() not in PLAIN_YEAR or words.last - words.first > 1)
