from __future__ import annotations

from sayso.source.layout import laid_out

LEAD = "NARVA (Tideline) - The harbour council voted on Monday to close the old pier."
MORE = "Nobody spoke against it, and the hall was empty by noon."


def kinds(*paragraphs: str, gap: str = "\n\n") -> list[str]:
    return [block.kind for block in laid_out(gap.join(paragraphs))]


def test_the_usual_head_of_a_report() -> None:
    caption = "Ana Ruiz (L), head of the board, and Tom Beek (R). (Photo: Tideline)"
    head = ["Council closes pier", "Storms made it unsafe, a source said.", caption, caption, "Dec. 3, 2031"]
    assert kinds(*head, LEAD, MORE) == [
        "title", "standfirst", "caption", "caption", "date", "body", "body",
    ]  # fmt: skip


def test_headline_date_and_body_line_by_line() -> None:
    assert kinds("Council closes pier", "Friday, July 21, 2031", LEAD, MORE, gap="\n") == ["title", "date", "body", "body"]


def test_byline_and_closing_credit() -> None:
    assert kinds("Council closes pier", "By Ana Ruiz", LEAD, MORE, "Editing by Tom Beek") == [
        "title", "byline", "body", "body", "credit",
    ]  # fmt: skip


def test_an_address_and_a_date_may_stand_above_the_headline() -> None:
    assert kinds("https://tideline.example/pier", "3 May 2031", "Council closes pier", LEAD)[:3] == [
        "credit",
        "date",
        "title",
    ]


def test_running_prose_has_no_headline() -> None:
    assert kinds("The council voted on Monday to close the pier.", MORE) == ["body", "body"]
    assert kinds(LEAD, MORE) == ["body", "body"]
    assert kinds("Council closes pier") == ["body"]


def test_a_first_line_said_again_below_is_a_standfirst() -> None:
    said = "A ferryman told the paper that the pier had been sold."
    assert kinds("Council closes pier", said, MORE, f"It rained. {said}") == ["title", "standfirst", "body", "body"]


def test_a_known_headline_is_found_and_no_other_taken() -> None:
    text = f"A pier, a storm\n\n{LEAD}"
    assert laid_out(text, "A PIER, A STORM")[0].kind == "title"
    assert laid_out(text, "Another headline")[0].kind == "body"


def test_any_paragraph_printed_twice_in_the_head_is_a_caption() -> None:
    assert kinds("Council closes pier", "The pier at dawn", "The pier at dawn", LEAD)[1:3] == ["caption", "caption"]
