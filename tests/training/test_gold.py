"""Gold spans as runs of our own words."""

from __future__ import annotations

import re

from sayso.reading.words import Words
from training.heads import SpanGold
from training.report.gold import arcs_of, bare, runs_at, runs_of

TEXT = "Dirie said : we go home . Photo by Ali"


def spaced_words(text: str) -> Words:
    """Words parted at white space, in one sentence."""
    found = list(re.finditer(r"\S+", text))
    n = len(found)
    starts, ends = [m.start() for m in found], [m.end() for m in found]
    return Words(text, starts, ends, [m.group() for m in found], [0] * n, [0] * n, [0] * n, [0] * n, [(0, n)])


def place(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def test_a_span_is_widened_to_the_words_it_touches() -> None:
    gold = SpanGold([(1, 8, "source")])
    assert runs_of(gold, spaced_words(TEXT)).runs == {"source": {(0, 2)}}


def test_fragments_stay_apart() -> None:
    gold = SpanGold([(*place("Dirie"), "content"), (*place("we go"), "content")])
    assert runs_of(gold, spaced_words(TEXT)).runs == {"content": {(0, 1), (3, 5)}}


def test_a_sure_span_stands_within_an_unsure_stretch() -> None:
    found = runs_of(SpanGold([(*place("go"), "content")], [place("we go home")]), spaced_words(TEXT))
    assert found.runs == {"content": {(4, 5)}}
    assert found.ignored == {3, 5}


def test_what_lies_in_a_stretch_that_was_passed_over_is_dropped() -> None:
    found = runs_of(SpanGold([(*place("Ali"), "source")], [place("Photo by Ali")]), spaced_words(TEXT), hidden=True)
    assert found.runs == {}
    assert found.ignored == {7, 8, 9}


def test_two_arcs_from_one_word_are_both_right() -> None:
    arcs = [(place("we go"), place("said")), (place("we go home"), place("Dirie"))]
    assert arcs_of(arcs, spaced_words(TEXT)) == {3: {0, 1}}


def test_an_arc_to_itself_means_none() -> None:
    assert arcs_of([(place("we go"), place("we go"))], spaced_words(TEXT)) == {3: {3}}


def test_places_without_words_are_left_out() -> None:
    assert runs_at([place("said"), (5, 6)], spaced_words(TEXT)) == [(1, 2)]


def test_marks_are_bare() -> None:
    words = spaced_words(TEXT)
    assert {form for form, mark in zip(words.forms, bare(words), strict=True) if mark} == {":", "."}
