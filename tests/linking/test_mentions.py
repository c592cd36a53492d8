from __future__ import annotations

import msgspec

from sayso.linking.kept import ArchiveActor
from sayso.linking.mentions import mended, same_by_text
from sayso.record.actor import Actor, ActorKind
from sayso.record.reading import Reading
from tests.linking.reports import Report


def report(text: str) -> Report:
    return Report(text, outlet="Colchis Courier", published="2025-05-01")


def kept(name: str, *others: str, kind: ActorKind = "person") -> ArchiveActor:
    return ArchiveActor(f"actor-{name}", name, kind, (name, *others), (), (), (), (), (), 1, None, None, ())


def called(reading: Reading, name: str) -> Actor:
    (found,) = (actor for actor in reading.actors if name in (actor.name, *actor.aliases))
    return found


def test_a_name_that_the_reading_gave_somebody_else_is_taken_from_them() -> None:
    told = report("Paid\nRioni Works was paid, the Colchis Review wrote. RW would not say.\n")
    told.who("Colchis Review", "RW", kind="media")
    told.who("Rioni Works", kind="organisation")
    mended_ = mended(told.read, ())
    assert {m.text for m in called(mended_, "Colchis Review").mentions} == {"Colchis Review"}
    assert {m.text for m in called(mended_, "RW").mentions} == {"Rioni Works", "RW"}


def test_a_name_that_the_story_knows_is_found_where_the_reading_missed_it() -> None:
    told = report("Raid\nThe guards spoke of Shavi as others speak of rain. Shavina is a village.\n")
    mended_ = mended(told.read, (kept("Zurab Kalandia", "Shavi"),))
    assert [m.text for m in called(mended_, "Shavi").mentions] == ["Shavi"]


def test_a_common_word_that_begins_a_sentence_is_no_name() -> None:
    told = report("Raid\nWolves were heard. The Wolves took them.\n")
    mended_ = mended(told.read, (kept("Wolves", kind="armed-group"),))
    assert [told.article.text[m.start - 4 : m.start] for m in called(mended_, "Wolves").mentions] == ["The "]


def test_part_of_a_longer_name_is_not_that_name() -> None:
    told = report("Match\nShavi Beridze won.\n")
    assert not mended(told.read, (kept("Zurab Kalandia", "Shavi"),)).actors


def test_a_title_is_a_name_where_the_text_says_so() -> None:
    told = report("Quay\nIt belongs to Ivo Marić, known as the Admiral.\n")
    told.who("Ivo Marić")
    mended_ = mended(told.read, ())
    ((one, other),) = same_by_text(mended_)
    assert {one.name, other.name} == {"Ivo Marić", "Admiral"}


def test_a_person_is_not_many() -> None:
    told = report("Taken\nShavi denies that the surveyors were taken by his people.\n")
    told.who("Shavi", "the surveyors", "his people")
    assert {m.text for m in called(mended(told.read, ()), "Shavi").mentions} == {"Shavi"}


def test_a_body_that_is_a_she_is_a_person() -> None:
    told = report("Budget\nEteri Kvaratskhelia, who chairs the committee, said that she would resign.\n")
    told.who("Eteri Kvaratskhelia", "she", kind="organisation")
    assert called(mended(told.read, ()), "Eteri Kvaratskhelia").kind == "person"


def test_a_source_of_whom_the_reading_has_the_title_alone() -> None:
    told = report("Budget\nThe budget is spent, Ms Kvaratskhelia said.\n")
    told.who("Kvaratskhelia")
    told.says("Ms", "The budget is spent", "said")
    reading = mended(told.read, ())
    assert reading.claims[0].chain[0].actor == called(reading, "Kvaratskhelia").id


def test_what_needs_no_mending_stays() -> None:
    told = report("Bridge\nTamar Lobjanidze said that Rioni Works was paid.\n")
    told.who("Tamar Lobjanidze")
    told.who("Rioni Works", kind="organisation")
    reading = told.read
    assert msgspec.json.encode(mended(reading, ())) == msgspec.json.encode(reading)
