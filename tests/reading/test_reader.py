"""What holds for every reading: evidence, sameness, and no exception."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.errors import SaysoError, UnknownRecord
from sayso.reading.loading import load_tagger
from sayso.reading.reader import Reader
from sayso.record.reading import Reading, to_json
from sayso.record.span import Span
from sayso.source import article_from_text
from tests.reading.packaged import needs_model, reader, reading_of

pytestmark = needs_model

REPORT = """Harbour talks resume in Batumi

BATUMI (Black Sea Courier) - Nino Jashi, head of the Batumi Port Authority (BPA), said on Monday that the strike was over.

"We have an agreement," Jashi said. The union declined to comment. A source told local media that the BPA had raised wages.

The authority reportedly paid 40 workers. He added that ships would return within days.
"""


def spans_in(value: object) -> list[Span]:
    if isinstance(value, Span):
        return [value]
    if isinstance(value, msgspec.Struct):
        return [s for field in value.__struct_fields__ for s in spans_in(getattr(value, field))]
    return [s for part in value for s in spans_in(part)] if isinstance(value, tuple | list) else []


def records_of(reading: Reading) -> list[Any]:
    return [*reading.actors, *reading.places, *reading.claims, *reading.silences]


def check(reading: Reading) -> None:
    text = reading.article.text
    for span in spans_in(reading):
        assert text[span.start : span.end] == span.text
        assert span.text
    ids = [record.id for record in records_of(reading)]
    assert len(ids) == len(set(ids))
    actors = {a.id for a in reading.actors}
    linked = {link.actor for c in reading.claims for link in c.chain if link.actor}
    assert linked <= actors


def test_a_report_read_whole() -> None:
    reading = reading_of(REPORT)
    check(reading)
    (jashi,) = [a for a in reading.actors if a.name == "Nino Jashi"]
    assert "Jashi" in jashi.aliases
    assert [r.title.text for r in jashi.roles] == ["head"]
    (port,) = [a for a in reading.actors if "BPA" in (a.name, *a.aliases)]
    assert "Batumi Port Authority" in (port.name, *port.aliases)
    assert [s.cue.text for s in reading.silences] == ["declined to comment"]


def test_the_same_reading_whatever_the_batch_order_and_threads() -> None:
    texts = [REPORT, "Prices rose, officials said.", REPORT.replace("Batumi", "Poti"), "Nothing happened here today."]
    articles = [article_from_text(t) for t in texts]
    alone = [to_json(reader()([a])[0]) for a in articles]
    assert [to_json(r) for r in reader()(articles)] == alone
    assert [to_json(r) for r in reader()(articles[::-1])] == alone[::-1]
    many = Reader(tagger=load_tagger(threads=2), name=reader().name)
    assert [to_json(r) for r in many(articles)] == alone


def test_every_record_can_be_explained() -> None:
    article = article_from_text(REPORT)
    (reading,) = reader()([article])
    for record in records_of(reading):
        assert reader().explain(article, record.id).steps
    with pytest.raises(UnknownRecord, match="claim-0"):
        reader().explain(article, "claim-0")


ODD = st.text(alphabet=st.sampled_from(list("ab Z.,\"“”‘’'()-—\n\u200f\u0000é9$")), max_size=300)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ODD | st.lists(st.sampled_from(REPORT.split()), max_size=60).map(" ".join))
def test_any_text_gives_valid_spans_and_the_same_twice(text: str) -> None:
    try:
        article = article_from_text(text)
    except SaysoError:
        return
    first, second = reader()([article])[0], reader()([article])[0]
    check(first)
    assert to_json(first) == to_json(second)
