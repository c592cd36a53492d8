"""The records of a reading on a page: each says what it rests on and links to the words."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.record.actor import Actor
from sayso.record.claim import Claim, Party, Silence
from sayso.record.event import Event, EventStatus, FollowUp
from sayso.record.place import Place
from sayso.record.reading import Note, Reading
from sayso.record.span import Span
from sayso.view import anchors
from sayso.view import events as happenings
from sayso.view.actors import by_weight, worded_kind, worded_role
from sayso.view.chains import ChainGroup, ShownLink, grouped_by_chain
from sayso.view.claims import claim_words, remarks
from sayso.view.grounds import grounds, kind_label, source_list, summary
from sayso.view.markup import Content, Markup, element, joined
from sayso.view.printable import one_line
from sayso.view.silences import silence_words

TO_COME: tuple[EventStatus, ...] = ("planned", "expected", "requested")


def cards(reading: Reading) -> Markup:
    """All sections that have something to show."""
    events = happenings.sorted_events(reading)
    return joined(
        _section("What happened", (_event(each, reading) for each in events.happened)),
        _section("Not established", (_event(each, reading) for each in events.not_established)),
        _section("Said by others", (_group(each) for each in grouped_by_chain(reading))),
        _section("To watch", (_followup(each, reading) for each in reading.followups)),
        _section("Not said", (_silence(each, reading) for each in reading.silences)),
        _section("Actors", (_actor(each) for each in by_weight(reading))),
        _section("How well founded", _grounds(reading)),
        _section("Background", (_event(each, reading) for each in events.background)),
        _section("Places", (_place(each) for each in reading.places)),
        _section("Notes", (_note(each) for each in reading.notes)),
    )


def _section(head: str, body: Iterable[Markup]) -> Markup | None:
    pieces = list(body)
    return element("section", element("h2", head), pieces) if pieces else None


def _card(record: str, *content: Content) -> Markup:
    return element("div", *content, class_="card", id=anchors.card(record))


def _words(record: str, *content: Content) -> Markup:
    return element("p", element("a", *content, href=f"#{anchors.words(record)}"), class_="words")


def _facts(*facts: Content) -> Markup:
    return element("p", [element("span", fact) for fact in facts if fact], class_="facts")


def _group(group: ChainGroup) -> Markup:
    links = [
        [element("span", "→", class_="arrow") if n else None, _link(each, n == 0)] for n, each in enumerate(group.chain)
    ]
    return element("div", element("h3", links), [_claim(claim) for claim in group.claims], class_="group")


def _link(link: ShownLink, ultimate: bool) -> Markup:
    name = element("b", link.name) if ultimate else link.name
    shown = element("a", name, href=f"#{anchors.card(link.actor)}") if link.actor else name
    return joined(" ", shown, element("small", f" {link.note}") if link.note else None, " ")


def _claim(claim: Claim) -> Markup:
    shown = [
        element(
            "span",
            each.text,
            class_=f"remark {each.about} {each.text}" if each.about == "stance" else f"remark {each.about}",
        )
        for each in remarks(claim)
    ]
    again = _again(claim.id, len(claim.also))
    return _card(
        claim.id,
        _words(claim.id, claim_words(claim)),
        element("p", shown, class_="remarks"),
        _facts(
            _quoted("cue", claim.cue),
            _quoted("decided by", claim.decisive),
            again,
            f"probability {claim.score:.2f}" if claim.score is not None else None,
            element("code", claim.id),
        ),
    )


def _again(record: str, times: int) -> list[Content]:
    """Links to the other places where a record is told: "again", or "again 1 2 3"."""
    names = ["again"] if times == 1 else ["again 1", *map(str, range(2, times + 1))]
    return [[element("a", name, href=f"#{anchors.again(record, n)}"), " "] for n, name in enumerate(names[:times], start=1)]


def _quoted(label: str, spans: Iterable[Span]) -> str:
    words = ", ".join(f"“{one_line(span.text)}”" for span in spans)
    return f"{label} {words}" if words else ""


def _event(event: Event, reading: Reading) -> Markup:
    actors = {actor.id: actor for actor in reading.actors}
    agents, recipients = _parties(event.agents, actors), _parties(event.recipients, actors)
    trigger = element("a", element("em", one_line(event.trigger.text)), href=f"#{anchors.words(event.id)}")
    return _card(
        event.id,
        element("p", _when_and_where(event), class_="when"),
        element(
            "p",
            [agents, " — "] if agents else None,
            trigger,
            [" — ", recipients] if recipients else None,
            f" ({one_line(event.count.text)})" if event.count and not happenings.says(event, event.count) else None,
            class_="words",
        ),
        element(
            "p", element("span", event.type, class_="remark"),
            element("span", event.status, class_=f"remark status {_standing(event)}"), class_="remarks",
        ),
        _facts(_on_whose_word(event, reading), _again(event.id, len(event.also)), element("code", event.id)),
    )  # fmt: skip


def _standing(event: Event) -> str:
    """What a status is coloured by: a fact of the outlet's, to come, not so, or somebody's word and doubt."""
    if happenings.is_established(event):
        return "established"
    return event.status if event.status in (*TO_COME, "denied") else "unsettled"


def _when_and_where(event: Event) -> list[Content]:
    """The parts that are known, the place linked to its card."""
    known: list[Content] = []
    for n, part in enumerate(happenings.when_and_where(event)):
        at = event.place if event.place and part == one_line(event.place.span.text) else None
        shown = element("a", part, href=f"#{anchors.card(at.id)}") if at and at.id else part
        known.append([" · " if n else None, shown])
    return known


def _parties(who: Iterable[Party], actors: dict[str, Actor]) -> list[Content]:
    """The parties with their roles, each that is an actor linked to its card."""
    return [[", " if n else None, _party(each, actors, with_role=True)] for n, each in enumerate(who)]


def _party(party: Party, actors: dict[str, Actor], *, with_role: bool = False) -> Content:
    name = happenings.party_name(party, actors, with_role=with_role)
    return element("a", name, href=f"#{anchors.card(party.actor)}") if party.actor in actors and party.actor else name


def _on_whose_word(event: Event, reading: Reading) -> Content:
    words = happenings.on_whose_word(event, reading)
    return element("a", words, href=f"#{anchors.card(event.claim)}") if event.claim else words


def _followup(followup: FollowUp, reading: Reading) -> Markup:
    actors = {actor.id: actor for actor in reading.actors}
    expected_by = f"expected by {one_line(followup.expected_by.text)}" if followup.expected_by else None
    what = element("a", one_line(followup.what.text), href=f"#{anchors.words(followup.id)}")
    return _card(
        followup.id,
        element("p", [_party(followup.who, actors), ": "] if followup.who else None, what, class_="words"),
        _facts(
            happenings.due(followup),
            expected_by,
            element("a", "its event", href=f"#{anchors.card(followup.event)}") if followup.event else None,
            element("code", followup.id),
        ),
    )


def _silence(silence: Silence, reading: Reading) -> Markup:
    words = silence_words(silence, reading.article.text, reading.claims)
    return _card(silence.id, _words(silence.id, words), _facts(element("code", silence.id)))


def _actor(actor: Actor) -> Markup:
    roles = [
        element("p", element("a", worded_role(role), href=f"#{anchors.role(actor.id, n)}"), class_="role")
        for n, role in enumerate(actor.roles, start=1)
    ]
    mentions = _mentions(actor.id, actor.mentions)
    return _card(
        actor.id,
        element("p", element("b", one_line(actor.name)), element("small", f" {worded_kind(actor)}"), class_="name"),
        roles,
        _facts(
            f"also: {', '.join(one_line(alias) for alias in actor.aliases)}" if actor.aliases else None,
            ["mentions ", mentions] if mentions else None,
            element("code", actor.id),
        ),
    )


def _mentions(record: str, spans: Iterable[Span]) -> list[Content]:
    """A numbered link to each place where somebody or something is named."""
    return [
        [element("a", str(n), href=f"#{anchors.again(record, n)}", title=one_line(span.text)), " "]
        for n, span in enumerate(spans, start=1)
    ]


def _place(place: Place) -> Markup:
    where = (
        f"{place.lat:.2f}, {place.lon:.2f}" if place.lat is not None and place.lon is not None else "not in the gazetteer"
    )
    return _card(
        place.id,
        element("p", element("b", one_line(place.name)), element("small", f" {place.country or ''}"), class_="name"),
        _facts(
            where,
            f"GeoNames {place.geonames_id}" if place.geonames_id is not None else None,
            ["mentions ", _mentions(place.id, place.mentions)] if place.mentions else None,
            element("code", place.id),
        ),
    )


def _grounds(reading: Reading) -> Iterable[Markup]:
    rows = [
        element(
            "tr", element("th", kind_label(each.kind), scope="row"), element("td", str(each.claims), class_="count"),
            element("td", source_list(each)),
        )
        for each in grounds(reading)
    ]  # fmt: skip
    yield element("p", summary(reading))
    if rows:
        yield element("table", rows)


def _note(note: Note) -> Markup:
    where = f" “{one_line(note.span.text)}”" if note.span else None
    return element("p", f"{one_line(note.stage)}: {one_line(note.reason)}", where, class_="note")
