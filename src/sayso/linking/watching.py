"""The watch list: what was announced, and what became of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec

from sayso.linking.days import day_of, days_in
from sayso.linking.forms import FUNCTION_WORDS, WORD, plain, stem
from sayso.linking.kept import Closing, Due, Outcome, Reason, WatchItem, WatchState
from sayso.linking.known import Known
from sayso.linking.proposition import COMING, Background, Proposition, packed, proposition, unpacked
from sayso.linking.similarity import Crowd, Likeness, rarity_among
from sayso.linking.statements import Statement
from sayso.linking.vocabulary import UNKNOWN, vocabulary
from sayso.record.digest import digest
from sayso.record.event import FollowUp
from sayso.record.reading import Reading
from sayso.record.span import Span

MOST_WATCHED = 200
SAME = 0.6  # two announcements of one thing
MET = 0.45
MET_ON_THE_DAY = 0.24  # enough where it is told of the very day
CALLED_OFF, CALLED_OFF_ON_THE_DAY = 0.3, 0.15
SAME_ACT = 0.5  # cosine of the verb announced with a word of what is told
LEAST_SHARED, LEAST_SAID = 0.8, 0.4
CANCELS = re.compile(
    r"\b(?:call(?:ed|s|ing)? off|cancel\w*|postpon\w*|scrap(?:ped|s)?|suspend\w*|abandon\w*|put off|shelved?|struck off"
    r"|(?:did|does|do|had|has|have|will|would)(?: not|n['’]t) (?:come|take place|happen|appear|attend|show up|go ahead"
    r"|arrive|begin|open)|dropped|failed to (?:come|appear|show)|no longer)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Announced:
    """Something that an article says is to come."""

    id: str
    what: Span
    who: str | None
    actor: str | None
    due: Due | None
    says: Proposition


def state_on(item: WatchItem, day: str) -> WatchState:
    """What an item's state is on a day, ISO: what was published later is not known yet."""
    if item.closing and (item.closing.date is None or item.closing.date <= day):
        return item.closing.outcome
    start, end = (item.due.start, item.due.end) if item.due else (None, None)
    if end and day > last_day(end):
        return "overdue"
    if (start and day < start) or not (start or end):
        return "open"
    return "due"


def last_day(iso: str) -> str:
    """The last day of an ISO date that may be a month or a year, comparable as a string."""
    return iso[:10] if len(iso) >= 10 else iso + "-99"


def announced(
    reading: Reading, statements: Sequence[Statement], actors: Mapping[str, str], named: Mapping[Span, str]
) -> list[Announced]:
    """The follow-ups of a reading, and the promises among its claims that it did not list."""
    found = [_from_followup(item, reading, actors, named) for item in reading.followups]
    for statement in statements:
        claim = statement.claim
        promised = claim is not None and claim.stance in ("promises", "expects")
        if (promised or not reading.followups) and statement.says.coming and not _covered(statement.span, found):
            chain = claim.chain if claim else ()
            found.append(
                Announced(
                    digest("watch", reading.article.id, statement.span.start, statement.span.end),
                    statement.span,
                    chain[0].text if chain else None,
                    actors.get(chain[0].actor or "") if chain else None,
                    _due(statement.span, reading),
                    statement.says,
                )
            )
    return found


def _covered(span: Span, found: Sequence[Announced]) -> bool:
    return any(item.what.overlaps(span) for item in found)


def _from_followup(item: FollowUp, reading: Reading, actors: Mapping[str, str], named: Mapping[Span, str]) -> Announced:
    article = reading.article
    spans = [item.what, *([item.who.span] if item.who and not item.what.overlaps(item.who.span) else [])]
    says = proposition(Background(article.text, days_in(article.text, article.published), named, {}), spans, promised=True)
    due = Due(item.due.start, item.due.end) if item.due and (item.due.start or item.due.end) else _due(item.what, reading)
    who = item.who.span.text if item.who else None
    actor = actors.get(item.who.actor or "") if item.who else None
    return Announced(digest("watch", article.id, item.id), item.what, who, actor, due, says)


def _due(span: Span, reading: Reading) -> Due | None:
    """The last day that the words name."""
    days = days_in(span.text, reading.article.published, coming=True)
    published = day_of(reading.article.published)
    ahead = [d for d in days if published is None or d.last >= published]
    if not ahead:
        return None
    before = span.text[max(0, ahead[0].start - 12) : ahead[0].start]
    if re.search(r"\b(?:by|before|until|within)\b[\w\s]*$", before, re.IGNORECASE):
        return Due(None, ahead[-1].last.isoformat())
    if re.search(r"\b(?:from|after|since)\s*(?:the\s*)?$", before, re.IGNORECASE):
        return Due(ahead[0].first.isoformat(), None)
    return Due(ahead[0].first.isoformat(), ahead[-1].last.isoformat())


def watch_list(
    reading: Reading, story: str, items: Sequence[Announced], statements: Sequence[Statement], known: Known
) -> list[WatchItem]:
    """The items that an article opens, repeats or closes, as they stand after it."""
    article = reading.article
    held = list(known.watched(story, limit=MOST_WATCHED))
    said = [unpacked(item.proposition) for item in held]
    crowd = Crowd(said, rarity_among([s.says for s in statements] + said))
    closed = _closed(reading, held, crowd, statements)
    changed = {item.id: msgspec.structs.replace(item, closing=closed[item.id]) for item in held if item.id in closed}
    for new in items:
        if repeated := _repeated(held, crowd.likeness(new.says)):
            current = changed.get(repeated.id, repeated)
            changed[repeated.id] = msgspec.structs.replace(
                current, repeats=tuple(dict.fromkeys([*current.repeats, article.id]))
            )
        else:
            changed[new.id] = WatchItem(
                new.id, story, article.id, new.who, new.actor, new.what, new.due, article.published, None, (), (),
                packed(new.says), (),
            )  # fmt: skip
    return list(changed.values())


def _closed(
    reading: Reading, held: Sequence[WatchItem], crowd: Crowd, statements: Sequence[Statement]
) -> dict[str, Closing]:
    """What became of items, by the statement of this article that tells it best."""
    article = reading.article
    waiting = [i.article != article.id and (article.published or "") >= (i.announced or "") for i in held]
    best: dict[str, Closing] = {}
    for statement in statements:
        if statement.says.coming and not CANCELS.search(_sentence(reading, statement)):
            continue
        for item, likeness, waits in zip(held, crowd.likeness(statement.says), waiting, strict=True):
            closing = _closing(reading, statement, likeness, item) if waits else None
            if closing and (item.id not in best or _surer(closing, best[item.id])):
                best[item.id] = closing
    return best


def _surer(one: Closing, other: Closing) -> bool:
    return sum(r.weight for r in one.reasons) > sum(r.weight for r in other.reasons)


def _repeated(held: Sequence[WatchItem], likenesses: Sequence[Likeness]) -> WatchItem | None:
    """The item that an article announces again."""
    fits = [(fit.mean, item.id, item) for fit, item in zip(likenesses, held, strict=True) if fit.shared >= LEAST_SHARED]
    mean, _, item = max(fits, key=lambda fit: fit[:2], default=(0.0, "", None))
    return item if mean >= SAME else None


def _within(says: Proposition, item: WatchItem) -> bool:
    """Whether something is told of a day on which the item was due, or of one before a last day that was set."""
    if item.due is None:
        return False
    first = item.due.start or item.announced or ""
    last = last_day(item.due.end or item.due.start or "")
    return any(first <= day[1] and day[0] <= last and day[0] == day[1] for day in says.days)


def _closing(reading: Reading, statement: Statement, likeness: Likeness, item: WatchItem) -> Closing | None:
    article = reading.article
    cancels = CANCELS.search(_sentence(reading, statement))
    if likeness.shared < LEAST_SHARED or (likeness.said < LEAST_SAID and not cancels):
        return None
    on_the_day = _within(statement.says, item)
    outcome: Outcome | None = None
    if cancels and likeness.mean >= (CALLED_OFF_ON_THE_DAY if on_the_day else CALLED_OFF):
        outcome = "cancelled"
    elif not cancels and not statement.says.negative and not statement.says.coming:
        done = likeness.mean >= MET_ON_THE_DAY if on_the_day else likeness.mean >= MET and _does(item, statement)
        outcome = "met" if done else None
    if outcome is None:
        return None
    shared = ", ".join(word for word in likeness.words if not word.startswith("actor-"))
    reasons = [Reason("same words", round(likeness.mean, 3), shared)]
    if on_the_day:
        reasons.append(Reason("day", 0.3, "told of the day that was named"))
    return Closing(outcome, article.id, statement.span, article.published, tuple(reasons))


def _does(item: WatchItem, statement: Statement) -> bool:
    """Whether what is told is the act that was announced, by its verb."""
    coming = COMING.search(item.what.text)
    forms = [plain(word) for word in WORD.findall(item.what.text[coming.end() if coming else 0 :])]
    act = next((form for form in forms if form not in FUNCTION_WORDS), None)
    if act is None or stem(act) in statement.says.words:
        return True
    book = vocabulary()
    rows = [row for row in statement.says.rows[: statement.says.core] if row != UNKNOWN]
    if book.row(act) == UNKNOWN or not rows:
        return False
    return float((book.vectors[rows] @ book.vectors[book.row(act)]).max()) >= SAME_ACT


def _sentence(reading: Reading, statement: Statement) -> str:
    """The words of a statement with what stands just before and behind it."""
    text = reading.article.text
    return text[max(0, statement.span.start - 30) : statement.span.end + 30]
