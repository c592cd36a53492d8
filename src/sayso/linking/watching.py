"""The watch list: what was announced, and what became of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
import numpy as np

from sayso.linking import acts
from sayso.linking.days import day_of, days_in, time_given
from sayso.linking.forms import FUNCTION_WORDS, WORD, plain, stem
from sayso.linking.kept import Closing, Due, Outcome, Reason, WatchItem, WatchState
from sayso.linking.known import Known
from sayso.linking.proposition import COMING, Background, Proposition, packed, proposition
from sayso.linking.similarity import Comparison, Crowd, rarity_among
from sayso.linking.statements import Statement, telling
from sayso.linking.vocabulary import UNKNOWN, vocabulary
from sayso.linking.wording import wording, wording_kept
from sayso.record.digest import digest
from sayso.record.event import FollowUp
from sayso.record.reading import Reading
from sayso.record.span import Span

MOST_WATCHED = 200
LEAST_TOLD = 2  # telling words
WHOLE_STATEMENT = 4  # times the words of a follow-up: a statement no longer than that tells of nothing else
SAME = 0.6  # two announcements of one thing
MET = 0.45
MET_AS_EVENT = 0.33  # enough where an event of the same kind has the same parties
MET_BY_PARTY = 0.15  # enough where somebody who was to take part does something on that day
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


def announced(reading: Reading, statements: Sequence[Statement], background: Background) -> list[Announced]:
    """The follow-ups of a reading, and what else its statements promise, or tell of a day to come."""
    published = reading.article.published
    found = [_from_followup(item, reading, statements, background) for item in reading.followups]
    for statement in statements:
        due = _due(statement.span, published, coming=statement.says.coming)
        announces = _announces(statement, due, published) or (not reading.followups and statement.says.coming)
        if not announces or any(item.what.overlaps(statement.span) for item in found):
            continue
        chain = statement.claim.chain if statement.claim else ()
        found.append(
            Announced(
                digest("watch", reading.article.id, statement.span.start, statement.span.end),
                statement.span,
                chain[0].text if chain else None,
                background.actors.get(chain[0].actor or "") if chain else None,
                due,
                statement.says,
            )
        )
    return found


def _announces(statement: Statement, due: Due | None, published: str | None) -> bool:
    """Whether a statement speaks of what is to come: promised, or set for a day after the publication."""
    promised = statement.claim is not None and statement.claim.stance in ("promises", "expects")
    dated = due is not None and last_day(due.end or due.start or "") > (published or "")
    return (promised and statement.says.coming) or (dated and not statement.says.negative)


def _from_followup(item: FollowUp, reading: Reading, statements: Sequence[Statement], background: Background) -> Announced:
    article = reading.article
    around = next((s for s in statements if s.span.overlaps(item.what)), None)
    spans = [item.what, *([item.who.span] if item.who and not item.what.overlaps(item.who.span) else [])]
    short = telling(item.what.text) < LEAST_TOLD or (
        around and len(around.span.text) <= WHOLE_STATEMENT * len(item.what.text)
    )
    says = around.says if around and short else None
    what = (
        around.span if around and telling(item.what.text) < LEAST_TOLD else item.what
    )  # "report": the words around it tell
    who = item.who.span.text if item.who else None
    return Announced(
        digest("watch", article.id, item.id),
        what,
        who,
        background.actors.get(item.who.actor or "") if item.who else None,
        _read_due(item, article.published) or _due(around.span if around else item.what, article.published, coming=True),
        says or proposition(background, spans, promised=True),
    )


def _read_due(item: FollowUp, published: str | None) -> Due | None:
    """When a follow-up is due by its reading; nothing that was over when it was announced."""
    due = item.due
    if due is None or not (due.start or due.end):
        return None
    late = published is None or last_day(due.end or due.start or "") >= published
    return Due(due.start, due.end) if late else None


def _due(span: Span, published: str | None, *, coming: bool) -> Due | None:
    """The days to come that the words name; an open end where it is "by" the one or "from" the other."""
    today = day_of(published)
    days = days_in(span.text, published, coming=coming)
    ahead = [day for day in days if today is None or day.last >= today]
    if not ahead:
        last = time_given(span.text, published) if coming else None
        return Due(None, last.isoformat()) if last else None
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
    said = [wording_kept(item.proposition) for item in held]
    told = [wording(statement.says) for statement in statements]
    crowd = Crowd(said, rarity_among([*told, *said]))
    compared = crowd.compared([*told, *(wording(item.says) for item in items)])
    closed = _closed(reading, held, compared, statements)
    changed = {item.id: msgspec.structs.replace(item, closing=closed[item.id]) for item in held if item.id in closed}
    for new, comparison in zip(items, compared[len(told) :], strict=True):
        if repeated := _repeated(held, comparison):
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
    reading: Reading, held: Sequence[WatchItem], compared: Sequence[Comparison], statements: Sequence[Statement]
) -> dict[str, Closing]:
    """What became of items, by the statement of this article that tells it best."""
    article = reading.article
    waiting = [i.article != article.id and (article.published or "") >= (i.announced or "") for i in held]
    best: dict[str, Closing] = {}
    for statement, comparison in zip(statements, compared, strict=False):
        cancels = bool(CANCELS.search(_sentence(reading, statement)))
        if statement.says.coming and not cancels:
            continue
        for place in np.flatnonzero(comparison.shared >= LEAST_SHARED).tolist():
            item = held[place]
            closing = _closing(reading, statement, comparison, place, item, cancels=cancels) if waiting[place] else None
            if closing and (item.id not in best or _surer(closing, best[item.id])):
                best[item.id] = closing
    return best


def _surer(one: Closing, other: Closing) -> bool:
    return sum(r.weight for r in one.reasons) > sum(r.weight for r in other.reasons)


def _repeated(held: Sequence[WatchItem], comparison: Comparison) -> WatchItem | None:
    """The item that an article announces again."""
    means = zip(held, comparison.mean.tolist(), comparison.shared.tolist(), strict=True)
    fits = [(mean, item.id, item) for item, mean, shared in means if shared >= LEAST_SHARED]
    mean, _, item = max(fits, key=lambda fit: fit[:2], default=(0.0, "", None))
    return item if mean >= SAME else None


def _too_early(item: WatchItem, published: str | None) -> bool:
    """Whether the first day on which it may happen had not come when a report appeared."""
    return bool(item.due and item.due.start and published and published < item.due.start)


def _within(says: Proposition, item: WatchItem) -> bool:
    """Whether something is told of a day on which the item was due, or of one before a last day that was set."""
    if item.due is None:
        return False
    first = item.due.start or item.announced or ""
    last = last_day(item.due.end or item.due.start or "")
    return any(first <= day[1] and day[0] <= last and day[0] == day[1] for day in says.days)


def _closing(
    reading: Reading, statement: Statement, comparison: Comparison, place: int, item: WatchItem, *, cancels: bool
) -> Closing | None:
    article, likeness = reading.article, comparison.of(place)
    if likeness.shared < LEAST_SHARED or (likeness.said < LEAST_SAID and not cancels):
        return None
    on_the_day = _within(statement.says, item)
    outcome: Outcome | None = None
    if cancels and likeness.mean >= (CALLED_OFF_ON_THE_DAY if on_the_day else CALLED_OFF):
        outcome = "cancelled"
    elif not cancels and not _too_early(item, article.published):
        outcome = "met" if _met(item, statement, likeness.mean, on_the_day=on_the_day) else None
    if outcome is None:
        return None
    shared = ", ".join(word for word in likeness.words if not word.startswith("actor-"))
    reasons = [Reason("same words", round(likeness.mean, 3), shared)]
    if on_the_day:
        reasons.append(Reason("day", 0.3, "told of the day that was named"))
    if outcome == "met" and _told(item, statement):
        reasons.append(Reason("event", 0.2, "an event of the same kind with the same parties"))
    return Closing(outcome, article.id, statement.span, article.published, tuple(reasons))


def _met(item: WatchItem, statement: Statement, mean: float, *, on_the_day: bool) -> bool:
    """Whether a statement tells that what was announced has happened."""
    if on_the_day and mean >= MET_BY_PARTY and _involves(item, statement):
        return True
    if statement.says.negative or statement.says.coming:
        return False
    if on_the_day or _told(item, statement):
        return mean >= (MET_ON_THE_DAY if on_the_day else MET_AS_EVENT)
    return mean >= MET and _does(item, statement)


def _involves(item: WatchItem, statement: Statement) -> bool:
    """Whether somebody who was to take part takes part in what has happened."""
    expected = acts.parties(wording_kept(item.proposition).says.acts) | ({item.actor} if item.actor else set())
    return bool(expected & acts.parties(acts.done(statement.says.acts)))


def _told(item: WatchItem, statement: Statement) -> bool:
    """Whether an event of the same kind with a party in common is told as having happened."""
    return acts.agree(wording_kept(item.proposition).says.acts, acts.done(statement.says.acts))


def _does(item: WatchItem, statement: Statement) -> bool:
    """Whether what is told is the act that was announced, by its verb; where events were read, by theirs."""
    coming = COMING.search(item.what.text)
    forms = [plain(word) for word in WORD.findall(item.what.text[coming.end() if coming else 0 :])]
    act = next((form for form in forms if form not in FUNCTION_WORDS), None)
    says, book = statement.says, vocabulary()
    told = dict(zip(says.words[: says.core], says.rows[: says.core], strict=True))
    if done := acts.done(says.acts):
        told = {head: told.get(head, book.row(head)) for act in done for head in act.heads}
    if act is None or stem(act) in told:
        return True
    rows = [row for row in told.values() if row != UNKNOWN]
    if book.row(act) == UNKNOWN or not rows:
        return False
    return float((book.vectors[rows] @ book.vectors[book.row(act)]).max()) >= SAME_ACT


def _sentence(reading: Reading, statement: Statement) -> str:
    """The words of a statement with what stands just before and behind it."""
    text = reading.article.text
    return text[max(0, statement.span.start - 30) : statement.span.end + 30]
