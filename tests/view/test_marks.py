from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.view.events import is_established
from sayso.view.handles import record_ids
from sayso.view.marks import Mark, marks_of, segments
from tests.readings import batumi


def test_nested_and_overlapping_marks_come_apart() -> None:
    outer, inner, across = Mark(0, 10, "claim", "a"), Mark(2, 4, "actor", "b"), Mark(3, 14, "claim", "c")
    cut = [(each.start, each.end, [mark.record for mark in each.marks]) for each in segments(0, 12, [outer, inner, across])]
    assert cut == [
        (0, 2, ["a"]),
        (2, 3, ["a", "b"]),
        (3, 4, ["c", "a", "b"]),
        (4, 10, ["c", "a"]),
        (10, 12, ["c"]),
    ]


spans = st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda pair: Mark(pair[0], pair[0] + pair[1], "claim", "x"))


@given(st.lists(spans), st.integers(0, 40), st.integers(0, 40))
def test_segments_cover_the_stretch_once_and_carry_just_the_marks_over_them(
    marks: list[Mark], start: int, more: int
) -> None:
    marks.sort(key=lambda mark: mark.start)
    end = start + more
    cut = list(segments(start, end, marks))
    assert [position for each in cut for position in range(each.start, each.end)] == list(range(start, end))
    for each in cut:
        over = [mark for mark in marks if mark.start < each.end and each.start < mark.end]
        assert sorted(map(id, each.marks)) == sorted(map(id, over))


def test_every_record_has_a_place_in_the_text() -> None:
    of = batumi()
    marked = {mark.record for mark in marks_of(of)}
    places = {place.id for place in of.places}  # named in other records; they have no card of their own
    assert set(record_ids(of)) - places <= marked


def test_an_event_is_marked_wherever_it_is_told_and_by_whether_it_is_established() -> None:
    of = batumi()
    for event in of.events:
        marks = [mark for mark in marks_of(of) if mark.record == event.id]
        assert [(mark.start, mark.end) for mark in marks] == sorted((s.start, s.end) for s in (event.trigger, *event.also))
        assert {mark.kind for mark in marks} == {"event" if is_established(event) else "unsettled"}
