"""What a statement says, boiled down to what can be compared: words, names, numbers, days, places, and a side."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

import msgspec

from sayso.linking.days import Days
from sayso.linking.forms import FUNCTION_WORDS, WORD, negates, plain, stem
from sayso.linking.vocabulary import UNKNOWN, vocabulary
from sayso.reading.numerals import SCALES, TENS, number_at
from sayso.reading.numerals import SMALL as UNITS
from sayso.record.claim import Party
from sayso.record.event import Event, EventStatus, EventType
from sayso.record.span import Span

ACTOR_WEIGHT = 1.4  # of a whole name, shared among its words
CALLED_WEIGHT = 0.8  # the same where it is called otherwise, "the company": the reading may be wrong about whom that means
NAME_WEIGHT = 1.0
LARGE, LARGE_WEIGHT, NUMBER_WEIGHT, SMALL, SMALL_WEIGHT = (
    1000,
    1.5,
    1.0,
    13,
    0.5,
)  # large numbers are rarely the same by chance
DAY_WEIGHT = 0.8
PERIOD_WEIGHT = 0.4  # a month, a week
POST_WEIGHT = 0.35  # of each word of the post that somebody named has
LIGHT = 1.3  # weight of its own words below which a statement is understood by those around it
EARLIER = 0.3  # what a word weighs of the sentence before, where a statement leans on it
CONTEXT = 0.3  # what a word weighs that stands beside the statement in its sentence
MEASURE_WEIGHT = 0.8
# What news counts, and the words by which a number is known to count it.
MEASURES = {
    measure: frozenset(stem(word) for word in listed.split())
    for measure, listed in {
        "dead": "dead died die dies deaths death killed kills lives bodies body victims toll fatalities drowned perished",
        "hurt": "injured injuries wounded hurt casualties hospitalised hospitalized",
        "missing": "missing unaccounted disappeared",
        "aboard": "aboard board passengers passenger carried carrying gangway",
        "saved": "rescued saved survivors survived survivor ashore alive",
        "held": "arrested detained arrests detainees custody",
        "fled": "displaced fled refugees evacuated homeless",
        "present": "protesters demonstrators marchers attended attendance turnout participants",
    }.items()
}
SMALLEST_NUMBER = 2  # "one" is an article more often than a number
YEARS = range(1900, 2100)
NUMERALS = frozenset({"half", "a", "an", *UNITS, *TENS})  # words that a number can begin with
CLEFT = re.compile(
    r"\b[Ii]t (?:was|is|were) (?:not )?((?:[\w’'-]+ ){1,5})(?:that|who|which) (?:\w+ )?$"
)  # "it was the patrol that fired"
TO_COME = frozenset({"planned", "expected", "requested"})
# "No more than", "not only": a negation that denies nothing.
NO_DENIAL = re.compile(
    r"\b(?:no (?:more|fewer|less|later|longer|doubt|matter)|not (?:only|just|until|least)|nothing (?:but|less)"
    r"|never (?:before|again)|whether or not)\b",
    re.IGNORECASE,
)
# What is said of somebody that denies the opposite.
ALIVE = re.compile(r"\b(?:is|are|was|were|be) (?:still |very much |well and )?alive\b", re.IGNORECASE)
DENIED = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|refut(?:e|es|ed|ing)|dismiss(?:es|ed|ing)?|disput(?:e|es|ed|ing)"
    r"|contradict(?:s|ed|ing)?|(?:have|has|had) none of it|disproved?|rebut(?:s|ted|ting)?|disavow(?:s|ed|ing)?"
    r"|disown(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
COMING = re.compile(
    r"\b(?:will|shall|would|may|might|(?:has|have|had) (?:until [\w ]{3,20} )?to (?!be(?:en)? )"
    r"|[\w-]+ (?:days|weeks|months) to"
    r"|(?:is|are|was|were) (?:expected |due |scheduled |set |planned |supposed )?to|plans? to|intends? to"
    r"|(?:is|are) going to|to be \w+ed)\b",
    re.IGNORECASE,
)


class Word(NamedTuple):
    """Its row in the vocabulary, how much it tells, and whether it is (part of) a name."""

    row: int
    weight: float
    name: bool = False


Bag = dict[str, Word]


class Number(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A value and the stem of the noun it counts."""

    value: float
    unit: str
    row: int  # of the unit, in the vocabulary


class Act(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What is compared of an event. Parties are actors of the archive, or the stems of the words that stand for them."""

    type: EventType
    status: EventStatus
    heads: tuple[str, ...]  # the stems of its verb or noun: "opened fire" has two
    agents: tuple[str, ...]
    recipients: tuple[str, ...]


class Proposition(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What can be compared. `words`, `rows`, `weights` and `names` run in step; the first `core` are the statement's own,
    the others stand around it and help to understand it."""

    core: int
    words: tuple[str, ...]
    rows: tuple[int, ...]
    weights: tuple[float, ...]
    names: tuple[bool, ...]
    measures: tuple[str, ...]  # of what it gives a number: "dead", "aboard"
    numbers: tuple[Number, ...]
    days: tuple[tuple[str, str], ...]
    places: tuple[str, ...]
    negative: bool
    coming: bool
    acts: tuple[Act, ...] = ()
    own: int = 0  # how many of the words are the statement's itself, even where it says nothing without those around it


def packed(proposition: Proposition) -> bytes:
    """For an archive to keep."""
    return msgspec.msgpack.encode(proposition)


def unpacked(kept: bytes) -> Proposition:
    """What an archive kept."""
    return msgspec.msgpack.decode(kept, type=Proposition)


@dataclass(frozen=True, slots=True)
class Background:
    """What is known of a report when its statements are boiled down: its text, the days it names, which mention is which
    actor of the archive (by "name|post") and which place (by id), the stems of titles that stand for somebody named, its
    events, and the archive's ids of its actors."""

    text: str
    days: Sequence[Days]
    named: Mapping[Span, str]
    places: Mapping[Span, str]
    titles: Container[str] = ()
    events: Sequence[Event] = ()
    actors: Mapping[str, str] = field(default_factory=dict)


def proposition(
    background: Background,
    spans: Sequence[Span],
    *,
    beside: Sequence[Span] = (),
    before: Span | None = None,
    speaker: str | None = None,
    denied: bool = False,
    promised: bool = False,
) -> Proposition:
    """What these spans of a report say. `beside` is what else their sentences say, `before` the sentence before where they
    lean on it, `speaker` the name of whoever says "I" in them."""
    said = " ".join(span.text for span in spans)
    events = told_in(background.events, spans)
    planned = bool(events) and all(event.status in TO_COME for event in events)
    coming = promised or planned or bool(COMING.search(said))
    words, numbers, days = _own_words(background, spans)
    if ALIVE.search(said):
        words.setdefault("dead", words.pop("aliv", Word(UNKNOWN, NAME_WEIGHT)))
    measures = measured(words) if numbers else ()
    words.update((f"~{measure}", Word(UNKNOWN, MEASURE_WEIGHT)) for measure in measures)
    own = core = len(words)
    if speaker:
        _add_name(speaker, words)
    for span in beside:
        _add_around(words, _all_words(background, span), CONTEXT)
    if before:
        _add_around(words, _all_words(background, before), EARLIER)
        if sum(word.weight for word in list(words.values())[:core]) < LIGHT:
            core = len(words)  # it says nothing without them
    inside = {
        key
        for span in spans
        for place, key in background.places.items()
        if span.start <= place.start and place.end <= span.end
    } | {
        key
        for event in events
        if event.place
        for place, key in background.places.items()
        if place.overlaps(event.place.span)
    }
    return Proposition(
        core,
        tuple(words),
        tuple(word.row for word in words.values()),
        tuple(word.weight for word in words.values()),
        tuple(word.name for word in words.values()),
        measures,
        tuple(dict.fromkeys(numbers)),
        tuple(dict.fromkeys((day.first.isoformat(), day.last.isoformat()) for day in days)),
        tuple(sorted(inside)),
        denied or is_negative(said),
        coming,
        tuple(_act(event, background) for event in events),
        own,
    )


def told_in(events: Sequence[Event], spans: Sequence[Span]) -> list[Event]:
    """The events that are told, or told again, within these spans; what is told as background as well."""
    return [event for event in events if any(span.contains(t) for span in spans for t in (event.trigger, *event.also))]


def _act(event: Event, background: Background) -> Act:
    heads = [stem(form) for word in WORD.findall(event.trigger.text) if (form := plain(word)) not in FUNCTION_WORDS]
    agents, recipients = (
        tuple(dict.fromkeys(key for party in parties if (key := _party(party, background))))
        for parties in (event.agents, event.recipients)
    )
    if not agents and (cleft := CLEFT.search(background.text, max(0, event.trigger.start - 80), event.trigger.start)):
        agents = (_last_stem(cleft.group(1)),)
    return Act(event.type, event.status, tuple(dict.fromkeys(heads)), agents, recipients)


def _party(party: Party, background: Background) -> str:
    """The actor of the archive; else the stem of the last telling word: "the two men" -> men."""
    if party.actor and party.actor in background.actors:
        return background.actors[party.actor]
    return _last_stem(re.split(r"\b(?:of|from|in|at|who|for)\b", party.span.text)[0])


def _last_stem(words: str) -> str:
    forms = [form for word in WORD.findall(words) if (form := plain(word)) not in FUNCTION_WORDS]
    return stem(forms[-1]) if forms else ""


def _own_words(background: Background, spans: Sequence[Span]) -> tuple[Bag, list[Number], list[Days]]:
    """The words, numbers and days of the spans themselves."""
    words: Bag = {}
    numbers: list[Number] = []
    days: list[Days] = []
    for span in spans:
        found = [day for day in background.days if span.start <= day.start and day.end <= span.end]
        hidden = [(day.start, day.end) for day in found]
        hidden += _add_names(span, background.named, words)
        numbers += _add_words(background.text, span, hidden, words)
        days += found
    for word in [word for word in words if word in background.titles]:
        words[word] = words[word]._replace(name=True)
    for day in days:
        weight = DAY_WEIGHT if day.first == day.last else PERIOD_WEIGHT
        words.setdefault(f"@{day.first}/{day.last}", Word(UNKNOWN, weight, name=True))
    _add_numbers(numbers, words)
    return words, numbers, days


def _all_words(background: Background, span: Span) -> Bag:
    """The words and numbers of a span that only explains."""
    words: Bag = {}
    _add_numbers(_add_words(background.text, span, _add_names(span, background.named, words), words), words)
    return words


def _add_numbers(numbers: Sequence[Number], words: Bag) -> None:
    for number in numbers:
        words.setdefault(f"#{number.value:g}", Word(UNKNOWN, _number_weight(number.value)))


def _add_around(words: Bag, around: Bag, factor: float) -> None:
    for word, told in around.items():
        words.setdefault(word, told._replace(weight=told.weight * factor))


def _add_names(span: Span, named: Mapping[Span, str], words: Bag) -> list[tuple[int, int]]:
    """Adds the actors mentioned in a span by the words of their full names; gives back where they stand, but for what
    they are called without a name: "the crew" stays a word beside the name of the ship's company."""
    inside = [(m, name) for m, name in named.items() if span.start <= m.start and m.end <= span.end]
    hidden: list[tuple[int, int]] = []
    for mention, name in inside:
        called = not mention.text[:1].isupper() and not all(plain(w) in FUNCTION_WORDS for w in WORD.findall(mention.text))
        if _add_name(name, words, CALLED_WEIGHT if called else ACTOR_WEIGHT) and not called:
            hidden.append((mention.start, mention.end))
    return hidden


def _add_name(name: str, words: Bag, weight: float = ACTOR_WEIGHT) -> bool:
    """Adds the words of "Name|post": the name weighs as one word, the post as a hint."""
    whole, _, post = name.partition("|")
    forms = [form for form in map(plain, WORD.findall(whole)) if form not in FUNCTION_WORDS and len(form) > 1]
    for form in forms:
        words.setdefault(stem(form), Word(UNKNOWN, weight / len(forms), name=True))
    for form in map(plain, WORD.findall(post)):
        if form not in FUNCTION_WORDS and len(form) > 2:
            words.setdefault(stem(form), Word(vocabulary().row(form), POST_WEIGHT, name=True))
    return bool(forms)


def _number_weight(value: float) -> float:
    return LARGE_WEIGHT if value >= LARGE else SMALL_WEIGHT if value < SMALL else NUMBER_WEIGHT


def measured(words: Iterable[str]) -> tuple[str, ...]:
    """What statements with these words count, however they call it."""
    found = set(words)
    return tuple(measure for measure, stems in MEASURES.items() if found & stems)


def is_negative(words: str) -> bool:
    """Whether these words deny something."""
    left = NO_DENIAL.sub(" ", words)
    return bool(DENIED.search(left) or ALIVE.search(left)) or any(
        negates(match.group().lower()) for match in WORD.finditer(left)
    )


def _add_words(text: str, span: Span, hidden: Sequence[tuple[int, int]], words: Bag) -> list[Number]:
    """Adds the telling words of a span; gives back its numbers, with what they count."""
    tokens = [token for match in WORD.finditer(text, span.start, span.end) for token in _tokens(match)]
    forms = [plain(token.written) for token in tokens]
    raw = [token.written.lower() for token in tokens]
    numbers: list[Number] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if hidden and any(a <= token.start and token.end <= b for a, b in hidden):
            at += 1
            continue
        value, behind = _number(raw, at)
        if value is not None and behind > at:
            following = text[tokens[behind - 1].end : tokens[behind].start] if behind < len(tokens) else "."
            unit = "" if re.search(r"[,;:.!?]", following) else unit_after(forms, behind)
            if value >= SMALLEST_NUMBER and not (value in YEARS and raw[at].isdigit() and not unit):
                numbers.append(Number(value, stem(unit), vocabulary().row(unit)))
            at = behind
            continue
        _add(forms[at], token.written, words)
        at += 1
    return numbers


class _Token(NamedTuple):
    written: str
    start: int
    end: int


def _tokens(match: re.Match[str]) -> Iterator[_Token]:
    """A word; "forty-one" and "25-year" as two."""
    written = match.group()
    parts = written.split("-")
    if len(parts) > 1 and (parts[0].isdigit() or parts[0].lower() in TENS):
        yield from (_Token(part, match.start(), match.end()) for part in parts if part)
    else:
        yield _Token(written, match.start(), match.end())


def _number(raw: Sequence[str], at: int) -> tuple[float | None, int]:
    """The number that begins at a word, and where the next word is; None where there is none or nobody counted."""
    if raw[at] not in NUMERALS and not raw[at][:1].isdigit():
        return None, at
    found = number_at(raw, at, len(raw))
    if found is None or found.low is None or found.vague:
        return None, at
    if list(raw[found.last : found.last + 3]) == ["and", "a", "half"] and raw[found.last + 3 : found.last + 4]:
        scale = SCALES.get(raw[found.last + 3])
        if scale:
            return (float(found.low) + 0.5) * scale, found.last + 4
    return float(found.low), found.last


def unit_after(forms: Sequence[str], at: int) -> str:
    """What a number counts: the first telling word behind it, "%" left out."""
    return next((form for form in forms[at : at + 3] if form not in FUNCTION_WORDS and form.isalpha()), "")


def _add(form: str, written: str, words: Bag) -> None:
    if form in FUNCTION_WORDS or len(form) < 2 or negates(form):
        return
    key, row, weight = _known(form)
    name = written[0].isupper() and row == UNKNOWN
    weight = NAME_WEIGHT if name else weight
    if key not in words or words[key].weight < weight:
        words[key] = Word(row, weight, name)


@lru_cache(maxsize=32768)
def _known(form: str) -> tuple[str, int, float]:
    """The stem, row and weight of a plain word."""
    return stem(form), vocabulary().row(form), vocabulary().weight(form)


def value_words(numbers: Iterable[Number]) -> frozenset[float]:
    """The bare values."""
    return frozenset(number.value for number in numbers)
