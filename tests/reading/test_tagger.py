"""What is seen does not depend on how windows are grouped or where arc vectors are kept."""

from __future__ import annotations

import pytest

from sayso.reading.sight import Sight
from sayso.reading.tagger import Tagger
from tests.reading.packaged import needs_model, reader

pytestmark = needs_model

SENTENCE = "Harbour master Ines Duarte said that pier {n} would stay closed, and Mayor Tomas Reyle thanked her. "
TEXTS = ["", "".join(SENTENCE.format(n=n) for n in range(40)), SENTENCE.format(n=1), "One\n\n" + SENTENCE.format(n=2) * 8]


def looks(sight: Sight) -> tuple[object, ...]:
    """Everything of a sight that rules can read."""
    arcs = [sight.arc(head, word) for head in sight.arcs.names for word in range(len(sight.words))]
    return (
        sight.spans, sight.tags, sight.heads, sight.home, {k: v[:].tobytes() for k, v in sight.label_scores.items()},
        [(first, shares.tobytes()) for first, shares in arcs],
    )  # fmt: skip


@pytest.mark.parametrize(("group", "held"), [(1, 10**9), (3, 0), (1000, 0)])
def test_grouping_and_keeping_change_nothing(group: int, held: int) -> None:
    usual = reader().tagger
    other = Tagger(usual.pieces, usual.plan, usual.backend, group=group, held=held)
    assert [looks(sight) for sight in other(TEXTS)] == [looks(sight) for sight in usual(TEXTS)]


def test_the_span_of_a_word_is_found() -> None:
    (sight,) = reader().tagger([TEXTS[1]])
    for head, spans in sight.spans.items():
        for word in range(len(sight.words)):
            assert sight.covering(head, word) == next((s for s in spans if s.first <= word < s.last), None)
