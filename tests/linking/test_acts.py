from __future__ import annotations

import pytest

from sayso.linking import acts
from sayso.linking.proposition import Act, proposition
from sayso.linking.statements import background_of
from sayso.record.claim import Party
from sayso.record.event import EventStatus, EventType
from tests.readings import Words, article, event, reading


def act(*heads: str, by: str = "", to: str = "", kind: EventType = "ASSAULT", status: EventStatus = "happened") -> Act:
    return Act(kind, status, heads, tuple(by.split()), tuple(to.split()))


def test_one_verb_or_one_kind_is_one_act() -> None:
    assert acts.same_act(act("open", "fir"), act("fir", kind="OTHER"))
    assert acts.same_act(act("shot"), act("fir"))
    assert not acts.same_act(act("shot", kind="OTHER"), act("fir", kind="OTHER"))


def test_other_words_for_one_event_are_one_act() -> None:
    assert acts.same_act(act("explod", by="boiler"), act("explosion", by="boiler", kind="OTHER"))
    assert not acts.same_act(act("kill", by="gunman"), act("sign", by="gunman", kind="OTHER"))


def test_who_did_it_to_whom_can_be_turned_round() -> None:
    assert acts.turned_round([act("fir", by="men", to="patrol")], [act("fir", by="patrol")])
    assert not acts.turned_round([act("fir", by="men", to="patrol")], [act("fir", by="men")])


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("actor-1", "actor-2", True),
        ("actor-1", "actor-1", False),
        ("actor-1", "soldier", False),  # who the soldiers are is not known
        ("soldier", "gunman", False),
        ("soldier", "nurse", True),
    ],
)
def test_other_doers_of_one_act(one: str, other: str, differ: bool) -> None:
    assert acts.other_doer([act("kill", by=one, to="actor-9")], [act("kill", by=other, to="actor-9")]) is differ


def test_only_what_happened_is_done() -> None:
    assert acts.done([act("meet", status="planned"), act("meet", status="denied")]) == []
    assert acts.parties(acts.done([act("meet", by="actor-1", to="actor-2")])) == {"actor-1", "actor-2"}


def test_a_proposition_keeps_the_events_told_in_its_span() -> None:
    text = "Harbour quiet\nIt was the pilots who stopped the ferry. Repairs begin on Friday.\n"
    words = Words(text)
    stopped = event("COERCE", words("stopped"), recipients=[Party(None, words("the ferry"))])
    begin = event("OTHER", words("begin"), status="planned")
    report = reading(article(text, published="2025-05-05"), events=(stopped, begin))
    background = background_of(report, {}, {}, {})
    first = proposition(background, [words("It was the pilots who stopped the ferry")])
    second = proposition(background, [words("Repairs begin on Friday")])
    assert [(a.type, a.agents, a.recipients) for a in first.acts] == [("COERCE", ("pilot",), ("ferry",))]
    assert not first.coming
    assert second.coming


def test_reports_of_other_events_have_none_in_common() -> None:
    assert acts.none_in_common([act("sign", kind="AGREE")], [act("kill")])
    assert not acts.none_in_common([act("kill")], [act("kill", kind="OTHER")])
    assert not acts.none_in_common([], [act("kill")])  # nothing was read: nothing can be said
