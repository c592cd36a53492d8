"""The records of a reading on a page: each says what it rests on and links to the words."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.record.actor import Actor
from sayso.record.claim import Claim, Silence
from sayso.record.event import Event, FollowUp
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


def cards(reading: Reading) -> Markup:
    """All sections that have something to show."""
    events = happenings.sorted_events(reading)
    return joined(
        _section("What happened", (_event(each, reading) for each in events.happened)),
        _section("Not established", (_event(each, reading) for each in events.not_established)),
        _section("Said by others", (_group(each) for each in grouped_by_chain(reading))),
        _section("To watch", (_followup(each, reading) for each in reading.followups)),
        _section("Not said", (_silence(each, reading.article.text) for each in reading.silences)),
        _section("Actors", (_actor(each) for each in by_weight(reading))),
        _section("How well founded", _grounds(reading)),
        _section("Background", (_event(each, reading) for each in events.background)),
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
    again = [
        element("a", f"again {n}" if len(claim.also) > 1 else "again", href=f"#{anchors.again(claim.id, n)}")
        for n in range(1, len(claim.also) + 1)
    ]
    return _card(
        claim.id,
        _words(claim.id, claim_words(claim)),
        element("p", shown, class_="remarks"),
        _facts(
            _quoted("cue", claim.cue),
            _quoted("decided by", claim.decisive),
            [[piece, " "] for piece in again],
            f"probability {claim.score:.2f}" if claim.score is not None else None,
            element("code", claim.id),
        ),
    )


def _quoted(label: str, spans: Iterable[Span]) -> str:
    words = ", ".join(f"“{one_line(span.text)}”" for span in spans)
    return f"{label} {words}" if words else ""


def _event(event: Event, reading: Reading) -> Markup:
    actors = {actor.id: actor for actor in reading.actors}
    agents, recipients = happenings.parties(event.agents, actors), happenings.parties(event.recipients, actors)
    status = "established" if happenings.is_established(event) else "certainty"
    return _card(
        event.id,
        element("p", " · ".join(happenings.when_and_where(event)), class_="when"),
        _words(
            event.id,
            f"{agents} — " if agents else None,
            element("em", one_line(event.trigger.text)),
            f" — {recipients}" if recipients else None,
            f" ({one_line(event.count.text)})" if event.count else None,
        ),
        element(
            "p", element("span", event.type, class_="remark"), element("span", event.status, class_=f"remark {status}"),
            class_="remarks",
        ),
        _facts(happenings.on_whose_word(event, reading), element("code", event.id)),
    )  # fmt: skip


def _followup(followup: FollowUp, reading: Reading) -> Markup:
    actors = {actor.id: actor for actor in reading.actors}
    who = f"{happenings.party_name(followup.who, actors)}: " if followup.who else None
    expected_by = f"expected by {one_line(followup.expected_by.text)}" if followup.expected_by else None
    return _card(
        followup.id,
        _words(followup.id, who, one_line(followup.what.text)),
        _facts(happenings.due(followup), expected_by, element("code", followup.id)),
    )


def _silence(silence: Silence, article_text: str) -> Markup:
    return _card(silence.id, _words(silence.id, silence_words(silence, article_text)), _facts(element("code", silence.id)))


def _actor(actor: Actor) -> Markup:
    roles = [
        element("p", element("a", worded_role(role), href=f"#{anchors.role(actor.id, n)}"), class_="role")
        for n, role in enumerate(actor.roles, start=1)
    ]
    mentions = [
        [element("a", str(n), href=f"#{anchors.again(actor.id, n)}", title=one_line(span.text)), " "]
        for n, span in enumerate(actor.mentions, start=1)
    ]
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
