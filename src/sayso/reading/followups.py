"""What is to come and can be checked: announced, expected, under way or due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.reading.attribution import Run, clause_at, overlap, party_at
from sayso.reading.events import Happening
from sayso.reading.phrases import head_word, lower, sentence_of, trimmed
from sayso.reading.sight import Sight

SURE_OF_FOLLOWUP = 0.4
SURE_OF_PART = 0.4
SURE_OF_COMING = 0.6  # share of "stands in a follow-up", an arguable one counting half, from which an event is one
COMING = ("planned", "expected")
NOT_OVER = (*COMING, "ongoing", "requested")


@dataclass(frozen=True, slots=True)
class Coming:
    """One follow-up as words: what, who, and the words that say by when; `event` numbers the event it is about."""

    what: Run
    who: Run | None
    due: Run | None
    event: int | None
    score: float


def followups(sight: Sight, events: Sequence[Happening]) -> list[Coming]:
    """What the model marks as to come, each with the event in it; then the events that it takes for to come without that."""
    found = marked(sight, events)
    covered = {one.event for one in found}
    for number, event in enumerate(events):
        if number not in covered and event.status in NOT_OVER and not event.is_background:
            score = to_come(sight, event)
            what = phrase_of(sight, event.main.run)
            if score >= SURE_OF_COMING and not any(overlap(what, one.what) for one in found):
                found.append(Coming(what, None, None, number, score))
    return [replace(one, due=one.due or due_clause(sight, one.what)) for one in each_event_once(found)]


def each_event_once(found: Sequence[Coming]) -> list[Coming]:
    """ "He will meet the envoy; he will go ahead with the meeting": one thing is to come, told at its surest."""
    best: dict[object, Coming] = {}
    for one in found:
        key = one.event if one.event is not None else one.what
        if key not in best or one.score > best[key].score:
            best[key] = one
    return list(best.values())


UNDATED = frozenset({"when", "once", "after", "before", "until"})


def tells_when(sight: Sight, word: int) -> bool:
    """Whether a clause that begins here says when: "as soon as" does, "as" mostly says why."""
    form = lower(sight, word)
    return form in UNDATED or (form == "as" and word + 1 < len(sight.words) and lower(sight, word + 1) == "soon")


def due_clause(sight: Sight, what: Run) -> Run | None:
    """The clause behind what is to come that says by when: "when the session resumes", "once the votes are counted".

    What it hangs from is not asked: parsers tie such a clause to the nearest noun as often as to the verb.
    """
    _, last = sentence_of(sight, what[0])
    for word in range(what[0] + 1, last):
        if tells_when(sight, word) and sight.tags["relation"][word] in ("mark", "advmod") and sight.heads[word] > word:
            run = word, max(clause_at(sight, sight.heads[word], word, last)[1], word + 1)
            past = any(sight.tags["verb_form"][w] == "Past" for w in range(*run))
            if not (past and lower(sight, word) == "after"):  # "after he had fired": over already
                return run
    return None


def to_come(sight: Sight, event: Happening) -> float:
    """How far the model believes that an event stands in a follow-up: the best of its mentions."""
    labels = sight.labels["event_to_come"]
    sure, half = labels.index("followup"), labels.index("arguable")
    shares = [sight.label("event_to_come", m.run)[2] for m in event.mentions]
    return max(float(s[sure] + 0.5 * s[half]) for s in shares)


def marked(sight: Sight, events: Sequence[Happening]) -> list[Coming]:
    """The stretches that the model marks, each with the event in it."""
    found = []
    for seen in sight.spans.get("followup", ()):
        run = trimmed(sight, seen.first, seen.last)
        if run[0] < run[1] and seen.score >= SURE_OF_FOLLOWUP:
            inside = [n for n, e in enumerate(events) if any(run[0] <= m.run[0] and m.run[1] <= run[1] for m in e.mentions)]
            event = next((n for n in inside if events[n].status in COMING), inside[0] if inside else None)
            found.append(Coming(run, part(sight, "followup_who", run), part(sight, "followup_due", run), event, seen.score))
    return found


def part(sight: Sight, arc: str, what: Run) -> Run | None:
    """Whom, or which words of time, an arc of a follow-up goes to."""
    word, sure = sight.target(arc, what[0])
    if word == what[0] or sure < SURE_OF_PART:
        return None
    return party_at(sight, word) if arc == "followup_who" else with_its_noun(sight, word)


def with_its_noun(sight: Sight, word: int) -> Run:
    """ "For" of "for seven days" with all that it opens; any other word alone."""
    if sight.tags["relation"][word] not in OPENING or sight.heads[word] <= word:
        return word, word + 1
    _, last = sentence_of(sight, word)
    return word, max(clause_at(sight, sight.heads[word], word, last)[1], word + 1)


OPENING = ("case", "mark", "advmod", "det")


def phrase_of(sight: Sight, run: Run) -> Run:
    """The words that say what is to come: the act with what hangs from it to the right, within its sentence."""
    head = head_word(sight, *run)
    _, last = sentence_of(sight, head)
    end = run[1]
    for word in range(run[1], last):
        at = word
        while at not in (head, sight.heads[at]) and at > run[0]:
            at = sight.heads[at]
        if at == head:
            end = word + 1
        else:
            break
    return trimmed(sight, run[0], end)
