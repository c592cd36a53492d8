"""Counts in running text: how many, of what, and how sure the number is.

Found by words alone, so that they are there where the model sees nothing: a number in digits or letters, the words that
leave it open ("at least", "or more"), the noun that is counted, and what became of those who are ("12 dead"). Years,
dates, times of day, ages, scores and the numbers in names count nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.lexicon import Lexicon
from sayso.lexicon.entries import CountEntry, Unit
from sayso.reading.numerals import SCALES, Numeral, numeral_at
from sayso.reading.words import Words

Run = tuple[int, int]


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


MONTHS = _words("""
    january february march april may june july august september october november december jan feb mar apr jun
    jul aug sep sept oct nov dec jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec.
""")
# Behind these a number is a name: "Article 5", "No. 3", "aged 14", "Highway 1".
NAMES_BY_NUMBER = _words("""
    article section chapter resolution no. number nos. flight route highway room page volume act paragraph
    clause phase part day week channel psalm line gate pier terminal block apartment unit order form category
    level stage round version annex order protocol aged age group division type mark model class title
""")
STARTS_ANOTHER = _words("""
    a an the and or but nor of in on at to for from by with as than that which who whose whom when where while
    after before during since until over under into onto against between among per via because if though
    although not is are was were be been being has have had do does did will would can could may might shall
    should must it its he she they them his her their our we you i this these those there here then also so such
    both each every any all no ago later earlier according about around said says told what how why up down out
    off away again now today yesterday tomorrow more most less least only even just still already ever never too
    very during despite without within through
""")
# What may stand between a number and its noun and is no part of another phrase.
OVER = frozenset(
    {"more", "other", "further", "additional", "of", "the", "its", "their", "his", "her", "our", "those", "these", "such"}
)
AUXILIARIES = _words("""
    was were is are be been being have has had also reportedly then still either others another allegedly later
    left feared believed thought confirmed remain remained remains found
""")
BEFORE_OBJECTS = frozenset({"of", "a", "the", "total", "further", "another", "other", "all"})
# Behind "12 people killed" these show that they were killed and did not kill.
BEHIND_PARTICIPLES = {
    "",
    *_words(". , ; : ) in by and on at during since when after near over as or so across while last with"),
}
SUPERLATIVE = re.compile(r"(?!forest|priest|interest|guest|protest|arrest|harvest|west|east|best-known)\w{3,}est")
YEARS = range(1900, 2101)
LONGEST_UNPARTED = 6  # digits: a longer number without commas is a reference, not a count
OLDEST = 115  # years: what is higher, between commas behind a name, is no age
NOUN_REACH = 5  # words behind a number among which its noun is looked for
EFFECT_REACH = 4  # words behind the noun among which it is looked for what became of them
PEOPLE: frozenset[Unit] = frozenset({"dead", "wounded", "missing", "detained", "displaced", "people", "troops"})
STATES: frozenset[Unit] = frozenset({"dead", "wounded", "missing", "displaced"})
LONGEST_BOUND = 5  # words: "at the very least"
LONGEST_SIGN = 3  # words: "U.S. $"


@dataclass(frozen=True, slots=True)
class Count:
    """A number of something. `start` and `end` are characters, `first` and `last` words of the text.

    `value_low` and `value_high` are the bounds: equal for an exact number, None where the words leave a side open or the
    number is unknown ("a number of"). Shares are in per cent, money is in whole units of its currency.
    """

    start: int
    end: int
    first: int
    last: int
    value_low: float | None
    value_high: float | None
    approximate: bool
    unit: Unit
    noun: str | None
    currency: str | None = None


def counts_of(words: Words, lexicon: Lexicon) -> list[Count]:
    """All counts of a text, in order; they never overlap and stay within their sentences."""
    found: list[Count] = []
    for first, last in words.sentence_bounds:
        at = first
        here: list[Count] = []
        while at < last:
            number = numeral_at(words.forms, at, last)
            if number is None:
                at += 1
                continue
            start = here[-1].last if here else first
            count = Counting(words, lexicon, start, last).count_with(number, here[-1] if here else None)
            if count:
                here.append(count)
            at = max(number.last, count.last if count else 0)
        found += here
    return found


def count_at(counts: Sequence[Count], start: int, end: int) -> Count | None:
    """The count that shares most characters with `start` to `end` of the text, so that a marked span gets its value."""
    shared = [(min(c.end, end) - max(c.start, start), -c.start, c) for c in counts]
    best = max(shared, key=lambda s: s[:2], default=None)
    return best[2] if best and best[0] > 0 else None


@dataclass(frozen=True, slots=True)
class Counting:
    """The stretch of a sentence in which one number looks for what belongs to it."""

    words: Words
    lexicon: Lexicon
    first: int
    last: int

    def low(self, word: int) -> str:
        """A word in small letters; nothing outside the stretch."""
        return self.words.forms[word].lower() if self.first <= word < self.last else ""

    def entry(self, word: int, *sections: str) -> tuple[CountEntry, int] | None:
        """The lexicon entry that begins here and ends in the stretch, and its length in words."""
        found = self.lexicon.counts.matches(self.words.forms, word, *sections) if word < self.last else iter(())
        return next((match for match in found if word + match[1] <= self.last), None)

    def count_with(self, number: Numeral, before: Count | None) -> Count | None:
        """The count that a number makes, or None if it counts nothing."""
        number = self.between(number)
        money = self.money(number)
        after = self.bound_behind(number.last)
        end = after[1] if after else number.last
        noun = None if money else self.noun_behind(end)
        if not money and (self.is_no_count(number, noun) or (noun is None and not self.stands_alone(number, after))):
            return None
        first = money[0] if money else number.first
        bound, first = self.bound_before(first)
        entry = after[0] if after else bound
        low, high = opened(number, entry)
        last = max(end, money[1] if money else 0, noun[1] if noun else 0)
        unit = money[2].unit if money else self.unit_of(first, last, number, noun, before)
        return Count(
            start=self.words.starts[first],
            end=self.words.ends[last - 1],
            first=first,
            last=last,
            value_low=low,
            value_high=high,
            approximate=number.vague or (entry is not None and entry.bound == "about"),
            unit=unit,
            noun=self.words.text[self.words.starts[noun[0]] : self.words.ends[noun[1] - 1]] if noun else None,
            currency=money[2].currency if money else None,
        )

    def between(self, number: Numeral) -> Numeral:
        """ "between 10 and 15": one number with two bounds."""
        if self.low(number.first - 1) != "between" or self.low(number.last) != "and" or number.low is None:
            return number
        then = numeral_at(self.words.forms, number.last + 1, self.last)
        if then is None or then.high is None or then.high <= number.low:
            return number
        scale = SCALES.get(self.low(then.last - 1), 1.0) if self.low(number.last - 1) not in SCALES else 1.0
        scale = scale if number.low * scale <= then.high else 1.0  # "between 1 and 2 million"
        return replace(then, first=number.first - 1, low=number.low * scale)

    def money(self, number: Numeral) -> tuple[int, int, CountEntry] | None:
        """First and one past the last word with the currency, and its entry."""
        for length in range(LONGEST_SIGN, 0, -1):
            at = number.first - length
            found = self.entry(at, "currencies") if at >= self.first else None
            if found and found[1] == length and not self.words.forms[at].islower():  # "$", "Rs", "NT $"; but "won 12"
                return at, number.last, found[0]
        at = number.last + (self.low(number.last) in ("of", "-"))  # "millions of euros", "a 40-euro ticket"
        found = self.entry(at, "currencies")
        return (number.first, at + found[1], found[0]) if found and self.low(at) != "$" else None

    def bound_behind(self, at: int) -> tuple[CountEntry, int] | None:
        """ "or more", "-plus", and where it ends."""
        at += self.low(at) == "-" and self.low(at + 1) == "plus"
        found = self.entry(at, "count-bounds")
        return (found[0], at + found[1]) if found and found[0].after else None

    def bound_before(self, first: int) -> tuple[CountEntry | None, int]:
        """ "at least", and where it begins."""
        for length in range(LONGEST_BOUND, 0, -1):
            at = first - length
            found = self.entry(at, "count-bounds") if at >= self.first else None
            if found and found[1] == length and not found[0].after:
                return found[0], at
        return None, first

    def noun_behind(self, at: int) -> Run | None:
        """The noun that is counted. Known nouns come first; else the first word that looks like a plural."""
        if self.low(at) == "-":
            at += 1  # "a 12-member team"
        stop = at
        while stop < min(self.last, at + NOUN_REACH) and self.fits_in_phrase(stop, at):
            stop += 1
        guess = None
        for word in range(at, stop):
            found = self.entry(word, "count-nouns")
            if found and word + found[1] <= self.last:
                return word, self.noun_end(word + found[1], stop)
            if guess is None and looks_plural(self.words.forms[word]) and self.low(word) not in OVER:
                guess = word, self.noun_end(word + 1, stop)
        return guess

    def noun_end(self, at: int, stop: int) -> int:
        """ "police officers", "air strikes": the last of several nouns in a row."""
        while at < stop:
            found = self.entry(at, "count-nouns")
            if not found or self.words.forms[at][0].isupper() or at + found[1] > stop or found[0].unit in STATES:
                break
            at += found[1]
        return at

    def fits_in_phrase(self, word: int, first: int) -> bool:
        """Whether a word behind a number may stand before its noun or be it."""
        form = self.low(word)
        if form in OVER:
            return word - first <= 2
        if self.words.forms[word].isupper() or (form == "per" and self.low(word + 1) == "cent"):
            return form.isalpha()  # "six IS militants"
        if not (form[0].isalnum() or form in ("-", "%", "'s", "’s")) or form in STARTS_ANOTHER or form.isdigit():
            return False
        return self.entry(word, "count-effects") is None or self.entry(word, "count-nouns") is not None or word == first

    def is_no_count(self, number: Numeral, noun: Run | None) -> bool:
        """Years, dates, times, ages, scores, and numbers that are names."""
        before, after = self.low(number.first - 1), self.low(number.last)
        if self.low(number.first) == "one" and number.last - number.first == 1 and self.is_superlative(number.last, noun):
            return True
        if before in MONTHS or after in MONTHS or before in NAMES_BY_NUMBER:
            return True
        if before in ("-", "–", "/", ".", "#") and self.words.ends[number.first - 1] == self.words.starts[number.first]:
            return True  # Covid-19, 3-2
        if after in ("-", "–") and self.low(number.last + 1)[:1].isdigit():
            return True
        if self.is_age(number) or after in ("a.m.", "p.m.", "am", "pm", "o'clock", "gmt", "utc", "years-old"):
            return True
        if noun is None or self.low(noun[0]) in ("year", "years", "time"):
            return self.is_year(number)
        return self.is_year(number) and self.entry(noun[0], "count-nouns") is None

    def is_superlative(self, at: int, noun: Run | None) -> bool:
        """ "one of the largest cities" counts nothing, and neither does "one more time"."""
        if self.low(at) != "of":
            return noun is None or self.entry(noun[0], "count-nouns") is None
        between = [self.low(word) for word in range(at, noun[0] if noun else at + 4)]
        return "most" in between or any(SUPERLATIVE.fullmatch(word) for word in between)

    def is_year(self, number: Numeral) -> bool:
        """Four digits that are most likely a year; a row of digits that is the number of a file."""
        digits = self.words.forms[number.last - 1]
        if number.low is None or number.worded or not digits.isdigit():
            return False
        return (number.low in YEARS and len(digits) == 4) or len(digits) > LONGEST_UNPARTED

    def is_age(self, number: Numeral) -> bool:
        """ "43-year-old", "43 years old", "Dana Rahim, 43,"."""
        if number.low is None or number.low > OLDEST:
            return False
        following = [self.low(word) for word in range(number.last, number.last + 4)]
        if "old" in following and any(word.startswith(("year", "month")) for word in following):
            return True
        behind_name = self.low(number.first - 1) in (",", "(") and self.words.forms[number.first - 2][:1].isupper()
        return behind_name and following[0] in (",", ")", ".", ";", "")

    def stands_alone(self, number: Numeral, after: object) -> bool:
        """Whether a number without a noun counts all the same: "killing 43", "dozens were hurt", "12 dead"."""
        if self.low(number.first) == "one" and number.last - number.first == 1:
            return self.effect_behind(number.last) is not None
        if self.effect_behind(number.last) or self.effect_before(number.first) or after:
            return True
        if number.share or self.bound_before(number.first)[0]:
            return True
        return (number.low or 0) >= 10 or number.vague or self.low(number.last) in ("of", "others", "people")

    def unit_of(self, first: int, last: int, number: Numeral, noun: Run | None, before: Count | None) -> Unit:
        """What is counted: what became of them before what they are."""
        found = self.entry(noun[0], "count-nouns") if noun else None
        unit: Unit = found[0].unit if found else "other"
        if noun and found and noun[0] + found[1] < noun[1]:
            last_noun = self.entry(noun[1] - 1, "count-nouns")
            unit = last_noun[0].unit if last_noun else unit
        if number.share or unit == "percent":
            return "percent"
        if unit in ("money", "duration", "vehicles", "dead", "wounded") or (found and unit == "other"):
            return unit
        effect = self.effect_behind(last) or self.effect_before(first)
        if effect is None and before and self.low(first - 1) in ("and", ",") and before.last >= first - 2:
            return before.unit if noun is None or before.unit in PEOPLE else unit
        if effect is None or (noun is None and number.vague and effect == "troops"):
            return unit if found or noun else "people" if self.low(number.last) == "others" else unit
        return effect

    def effect_behind(self, at: int) -> Unit | None:
        """ "were killed", "dead": what became of them, behind the noun."""
        for word in range(at, min(self.last, at + EFFECT_REACH)):
            found = self.entry(word, "count-effects")
            if found:
                undergone = found[0].subject or word > at or self.low(at + found[1]) in BEHIND_PARTICIPLES
                return found[0].unit if undergone else None
            if self.low(word) not in AUXILIARIES:
                return None
        return None

    def effect_before(self, first: int) -> Unit | None:
        """ "killing", "wounded a total of": what became of them, before the number."""
        if self.low(first - 1) in ("to", "at", "is", "reached", "stood") and "toll" in map(
            self.low, range(first - 7, first)
        ):
            return "dead"
        for word in range(first - 1, max(self.first, first - 4) - 1, -1):
            for start in range(word, max(self.first, word - 2) - 1, -1):
                found = self.entry(start, "count-effects")
                if found and start + found[1] == word + 1 and not found[0].subject:
                    return found[0].unit
            noun = self.entry(word, "count-nouns")
            if noun and noun[0].unit in ("dead", "wounded", "detained") and self.low(word + 1) == "of":
                return noun[0].unit
            if self.low(word) not in BEFORE_OBJECTS:
                return None
        return None


def opened(number: Numeral, entry: CountEntry | None) -> tuple[float | None, float | None]:
    """The bounds of a number with the word that opens it."""
    if entry is None or entry.bound == "about":
        return number.low, number.high
    return (number.low, None) if entry.bound == "least" else (None, number.high)


def looks_plural(form: str) -> bool:
    """Whether a word looks like the plural of a common noun."""
    return len(form) > 3 and form.islower() and form.endswith("s") and not form.endswith(("ss", "us", "is", "'s"))
