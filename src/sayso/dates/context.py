"""What a temporal expression is understood against: the day of publication, the date before it, the words around it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from sayso.dates.expression import Anchor, Bound, Interval, Kind, Tense
from sayso.dates.period import Period
from sayso.dates.tense import Guess
from sayso.dates.tokens import Token

PASSED_OVER = frozenset(["the", "about", "around", "at", "early", "late"])  # "by about", "before the"
SINCE = frozenset(["since"])
# Days. On timex-tempeval3 train 240 does as well; without a limit half a point of the values is lost, and in records-train
# 0.8 of the intervals.
FAR = 275
# After these no verb is near that tells: "the Nov. 8 election", "extended to Nov. 20", "effective Feb. 1".
NO_VERB = frozenset(["the", "a", "an", "its", "their", "his", "her", "to", "through", "effective", "payable"])
STORY_REACH = 300  # characters from one date of a story of old to the next
NUMBERS_OF_ONE = frozenset(["half", "few", "couple", "dozen"])  # after "a", which adds nothing then
QUARTER_REACH = 300  # characters: two sentences or so
BREATH = 150  # characters from a day to a time of it, said apart: a sentence or so
UNTIL = frozenset(["by", "until", "till", "til", "before"])


@dataclass(frozen=True, slots=True)
class Meaning:
    """What words of time mean. `value` as TIMEX3 writes it; `interval` None where they give no date."""

    kind: Kind
    value: str
    interval: Interval | None = None
    period: Period | None = None  # what "the same day" further on may refer to
    anchored_to: Anchor = "none"
    certain: bool = True
    mod: str | None = None


@dataclass(slots=True)
class Context:
    """Everything known when an expression is reached. It changes from one expression to the next: `previous`, `quarter`."""

    text: str
    published: date | None
    guess_at: Callable[[int, int], Guess]
    previous: Period | None = None
    quarter: tuple[Period, int] | None = None  # the last quarter spoken of, and where: "a year earlier" may mean it
    day: tuple[Period, int] | None = None  # the last day spoken of, and where
    story: int | None = None  # where the text last spoke of a day or month years ago, if nothing of today came between

    def day_before(self, place: int) -> Period | None:
        """The day spoken of shortly before a place."""
        return self.day[0] if self.day and place - self.day[1] < BREATH else None

    def tells_of(self, place: int) -> bool:
        """Whether the text at a place is telling what happened in the year of `previous`, long before its publication."""
        return self.story is not None and place - self.story < STORY_REACH


@dataclass(frozen=True, slots=True)
class Words:
    """Tokens `first` to `last` of a text: an expression whose meaning is sought."""

    tokens: Sequence[Token]
    first: int
    last: int
    context: Context
    inside: Sequence[Token] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "inside", self.tokens[self.first : self.last])

    def label(self, name: str) -> str | None:
        """The meaning of the first word of a class."""
        return next((str(token.senses[name]) for token in self.inside if name in token.senses), None)

    def number(self, name: str) -> int | None:
        """The same of a class whose meanings are numbers."""
        found = self.label(name)
        return None if found is None else int(found)

    def has(self, *forms: str) -> bool:
        """Whether one of these words is in the expression."""
        return any(token.form in forms for token in self.inside)

    def before(self, distance: int = 1) -> str:
        """The word so far before the expression; empty at the beginning of the text."""
        place = self.first - distance
        return self.tokens[place].form if place >= 0 else ""

    def after(self) -> str:
        """The word after the expression."""
        return self.tokens[self.last].form if self.last < len(self.tokens) else ""

    @property
    def bound(self) -> Bound | None:
        """Whether the event is said to lie on one side of the time."""
        near = {self.before()}
        if near & PASSED_OVER:
            near.add(self.before(2))
        if near & SINCE:
            return "since"
        return "until" if near & UNTIL else None

    @property
    def guess(self) -> Guess:
        """What the verbs beside the expression, or the caller, say of its tense."""
        return self.context.guess_at(self.inside[0].start, self.inside[-1].end)

    @property
    def tense(self) -> Tense | None:
        """The tense of the governing verb. "Since" speaks of the past, "until" and "by" mostly of the future."""
        bound = self.bound
        if bound == "since":
            return "past"
        told = self.guess.tense
        return "future" if bound == "until" and (told != "past" or self.before() in ("until", "till")) else told

    @property
    def quarter(self) -> Period | None:
        """The quarter of the year that the text has just spoken of."""
        spoken = self.context.quarter
        return spoken[0] if spoken and self.inside[0].start - spoken[1] < QUARTER_REACH else None

    @property
    def mod(self) -> str | None:
        """Early, in the middle, or late; or how a number is to be taken."""
        return self.label("PHASE") or self.label("EDGE") or self.hedge

    @property
    def hedge(self) -> str | None:
        """How the number is to be taken, if not exactly."""
        if self.has("than", "least", "most", "up"):
            return "LESS_THAN" if self.has("less", "fewer", "most", "no", "up") else "MORE_THAN"
        return self.label("HEDGE")

    @property
    def quantity(self) -> Fraction | None:
        """The number that is said: of "two and a half" 5/2, of "a couple" 2; None for "several"."""
        return quantity_of(self.inside)

    def of(self, when: Period, anchored_to: Anchor = "none", *, certain: bool = True) -> Meaning:
        """The meaning of words that name this period, perhaps a part of it, perhaps a time of its day."""
        clock = self.clock
        if clock and when.unit == "D":
            return Meaning("time", when.value + clock, when.interval, when, anchored_to, certain, self.mod)
        return Meaning("date", when.value, when.interval, when, anchored_to, certain, self.mod)

    @property
    def clock(self) -> str:
        """The time of day as TIMEX3 writes it: "T19:15", "TMO"; empty without one."""
        shown = self.label("CLOCK")
        if shown is None:
            return self.label("NOON") or self.label("PART") or ("TNI" if self.has("tonight") else "")
        digits = "".join(sign if sign.isdigit() else " " for sign in shown).split()
        hour = int(digits[0]) % 12 if "m" in shown else int(digits[0])
        hour += 12 if "p" in shown else 0
        return f"T{hour:02}:{digits[1] if len(digits) > 1 else '00'}"


def quantity_of(tokens: Sequence[Token]) -> Fraction | None:
    """The number that tokens say. Of two ("two or three") the first."""
    if any("VAGUE" in token.senses and token.form != "couple" for token in tokens):
        return None
    total: Fraction | None = None
    for place, token in enumerate(tokens):
        if token.form in ("or", "to") and total is not None:
            break
        total = _added(total, tokens, place)
    return total


def _added(total: Fraction | None, tokens: Sequence[Token], place: int) -> Fraction | None:
    """The number so far and the next word: "two", "hundred", "1/2", "half"."""
    token = tokens[place]
    before = tokens[place - 1].form if place else ""
    following = tokens[place + 1].form if place + 1 < len(tokens) else ""
    if "NUMBER" in token.senses:
        number = Fraction(str(token.senses["NUMBER"]))
        if before == "/":
            return total
        if following == "/" and tokens[place + 2].form.isdigit():
            number /= int(tokens[place + 2].form) or 1
        return (total or 0) + number
    if "WORDNUMBER" in token.senses:
        value = int(token.senses["WORDNUMBER"])
        multiplies = value >= 100 or token.form == "dozen"
        return Fraction((total or 1) * value if multiplies else (total or 0) + value)
    if token.form in ("½", "half"):
        return (total or 0) + Fraction(1, 2)
    if token.form == "couple":
        return Fraction(2)
    if token.form in ("a", "an") and total is None and before != "half" and following not in NUMBERS_OF_ONE:
        return Fraction(1)
    return total


def nearest(words: Words, candidates: Sequence[Period]) -> Period | None:
    """Of the same day, month or quarter in several years, in order of time, the one that is meant.

    The last or the next, as the tense says; but not one that is FAR away while another is near: its year would be said.
    """
    published = words.context.published
    if published is None:
        return None
    last = next((candidate for candidate in reversed(candidates) if candidate.first <= published), None)
    coming = next((candidate for candidate in candidates if candidate.last >= published), None)
    if last is None or coming is None or last == coming or words.bound == "since":
        return last or coming
    tense = None if words.bound is None and words.before() in NO_VERB else words.tense
    if (coming.first - published).days > FAR:
        return last
    if not (tense == "past" and words.guess.sure) and (published - last.last).days > FAR:
        return coming
    if tense is None or tense == "present":
        return last if (published - last.last).days <= (coming.first - published).days else coming
    return coming if tense == "future" else last
