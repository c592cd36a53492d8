from __future__ import annotations

from sayso.source.layout import laid_out
from sayso.source.repeats import find_repeats

SAID = "A ferryman told the paper that the pier had been sold."


def repeated(text: str) -> list[tuple[str, str]]:
    return [(one.of.text, one.at.text) for one in find_repeats(text, laid_out(text))]


def test_a_sentence_taken_from_the_body() -> None:
    text = f"Pier sold, ferryman says\n\n{SAID}\n\nNARVA (Tideline) - It rained. {SAID} Nobody objected."
    assert repeated(text) == [(SAID, SAID)]


def test_quotation_marks_case_and_spacing_do_not_count() -> None:
    text = '“We will  not sell the old pier,” she said.\n\nThe rain stopped.\n\n"We will not sell the old pier," She said'
    assert len(repeated(text)) == 1


def test_the_first_is_the_one_repeated() -> None:
    text = "\n\n".join(["It rained all day.", SAID, SAID, "The ferry left.", SAID])
    found = find_repeats(text, laid_out(text))
    assert [one.of.start for one in found] == [text.index(SAID)] * 2


def test_short_sentences_may_come_twice() -> None:
    assert not repeated("He declined to comment.\n\nThe rain stopped.\n\nHe declined to comment.")
