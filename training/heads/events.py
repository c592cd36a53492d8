"""What happened: triggers with type and status, participants, further mentions of one event, and what is to come."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from training.corpora import RECORDS, Document
from training.heads import Arcs, Labels, Place, SpanGold, Spans
from training.heads.attribution import place

TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "OTHER",
)  # fmt: skip
STATUSES = ("happened", "ongoing", "planned", "expected", "requested", "denied", "alleged", "hypothetical")
PARTS = ("actor", "place", "time", "count")


def events_of(document: Document) -> list[dict[str, Any]] | None:
    return document.gold["events"] if document.corpus in RECORDS else None


def events_in_context(document: Document) -> list[dict[str, Any]] | None:
    """Only a real report says what is context in it, what it mentions twice, what it announces."""
    return events_of(document) if document.corpus == "records" else None


def mentions(event: dict[str, Any]) -> list[Place]:
    return sorted({place(event["trigger"]), *(place(m) for m in event["also"])})


def apart(spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Without those that overlap a longer one."""
    kept: list[tuple[int, int, str]] = []
    for span in sorted(set(spans), key=lambda s: (s[0] - s[1], s)):
        if all(span[1] <= other[0] or other[1] <= span[0] for other in kept):
            kept.append(span)
    return sorted(kept)


def triggers(document: Document) -> SpanGold | None:
    events = events_of(document)
    if events is None:
        return None
    return SpanGold(apart([(*m, "event") for e in events for m in mentions(e)]))


def of_each_mention(document: Document, value: str) -> list[tuple[list[Place], str]] | None:
    events = events_of(document)
    if events is None:
        return None
    return [([m], e[value]) for e in events for m in mentions(e)]


def types(document: Document) -> list[tuple[list[Place], str]] | None:
    return of_each_mention(document, "type")


def statuses(document: Document) -> list[tuple[list[Place], str]] | None:
    return of_each_mention(document, "status")


def background(document: Document) -> list[tuple[list[Place], str]] | None:
    events = events_in_context(document)
    if events is None:
        return None
    return [([m], "background" if e.get("background") else "news") for e in events for m in mentions(e)]


def carried(document: Document) -> list[tuple[list[Place], str]] | None:
    """Whether a claim carries the event, at its main mention."""
    events = events_of(document)
    if events is None:
        return None
    return [([place(e["trigger"])], "claim" if e["claim"] else "outlet") for e in events]


def participants_of(event: dict[str, Any]) -> Iterator[tuple[int, int, str]]:
    for party in [*event["agents"], *event["recipients"]]:
        yield (*place(party), "actor")
    for key, part in (("place", "place"), ("when_text", "time"), ("count", "count")):
        if event[key]:
            yield (*place(event[key]), part)
    for site in event.get("places_also", ()):
        yield (*place(site), "place")


def participants(document: Document) -> SpanGold | None:
    events = events_of(document)
    if events is None:
        return None
    return SpanGold(apart([p for e in events for p in participants_of(e)]))


def arcs_to(part: str, document: Document) -> list[tuple[Place, Place]] | None:
    """From the main mention to the first word of its part, the nearest of several; to itself for none."""
    events = events_of(document)
    if events is None:
        return None
    arcs = []
    for event in events:
        start = place(event["trigger"])
        value = event[part]
        ends = [place(v) for v in (value if isinstance(value, list) else [value] if value else [])]
        arcs.append((start, nearest(ends, start[0]) if ends else start))
    return arcs


def nearest(places: list[Place], to: int) -> Place:
    return min(places, key=lambda p: abs(p[0] - to))


def to_agent(document: Document) -> list[tuple[Place, Place]] | None:
    return arcs_to("agents", document)


def to_recipient(document: Document) -> list[tuple[Place, Place]] | None:
    return arcs_to("recipients", document)


def to_place(document: Document) -> list[tuple[Place, Place]] | None:
    """event-location says of a verb which place names are its own; its sentences teach the same arc."""
    if document.corpus == "event-location":
        return [((a, b), nearest(places, a) if places else (a, b)) for a, b, places in document.gold["verbs"]]
    return arcs_to("place", document)


def to_time(document: Document) -> list[tuple[Place, Place]] | None:
    return arcs_to("when_text", document)


def to_count(document: Document) -> list[tuple[Place, Place]] | None:
    return arcs_to("count", document)


def same_event(document: Document) -> list[tuple[Place, Place]] | None:
    """From each mention to the nearest earlier one of its event; the first to itself."""
    events = events_in_context(document)
    if events is None:
        return None
    arcs = []
    for event in events:
        ordered = mentions(event)
        arcs.append((ordered[0], ordered[0]))
        arcs.extend(zip(ordered[1:], ordered, strict=False))
    return arcs


def followups(document: Document) -> SpanGold | None:
    if document.corpus != "records":
        return None
    return SpanGold(apart([(*place(f["what"]), "followup") for f in document.gold["followups"]]))


def to_come(document: Document) -> list[tuple[list[Place], str]] | None:
    """Whether an event that is not over stands in a follow-up: each mention, so that none needs a span of its own."""
    events = events_in_context(document)
    if events is None:
        return None
    coming = [(place(f["what"]), "arguable" if f.get("optional") else "followup") for f in document.gold["followups"]]
    found = []
    for event in events:
        around = (
            {kind for start, end in mentions(event) for what, kind in coming if what[0] <= start and end <= what[1]}
            if event["status"] != "happened"
            else set()
        )
        label = "followup" if "followup" in around else "arguable" if around else "none"
        found += [([m], label) for m in mentions(event)]
    return found


def followup_arcs(part: str, document: Document) -> list[tuple[Place, Place]] | None:
    if document.corpus != "records":
        return None
    return [(place(f["what"]), place(f[part]) if f[part] else place(f["what"])) for f in document.gold["followups"]]


def followup_who(document: Document) -> list[tuple[Place, Place]] | None:
    return followup_arcs("who", document)


def followup_due(document: Document) -> list[tuple[Place, Place]] | None:
    return followup_arcs("due_text", document)


TRIGGER = ("trigger",)
HEADS = [
    Spans("trigger", ("event",), triggers, weight=1.5),
    Spans("participant", PARTS, participants),
    Spans("followup", ("followup",), followups),
    Labels("event_type", TYPES, types, weight=1.5, over=TRIGGER),
    Labels("event_status", STATUSES, statuses, weight=1.5, over=TRIGGER),
    Labels("event_background", ("news", "background"), background, over=TRIGGER),
    Labels("event_carried", ("outlet", "claim"), carried, over=TRIGGER),
    Labels("event_to_come", ("none", "arguable", "followup"), to_come, over=TRIGGER),
    Arcs("event_agent", to_agent, weight=1.5, starts=TRIGGER),
    Arcs("event_recipient", to_recipient, weight=1.5, starts=TRIGGER),
    Arcs("event_place", to_place, starts=TRIGGER),
    Arcs("event_time", to_time, starts=TRIGGER),
    Arcs("event_count", to_count, starts=TRIGGER),
    Arcs("same_event", same_event, leftward=True, starts=TRIGGER),
    Arcs("followup_who", followup_who, weight=0.5, starts=("followup",)),
    Arcs("followup_due", followup_due, weight=0.5, starts=("followup",)),
]
