from __future__ import annotations

import pytest

from sayso.errors import SaysoError, UnreadableInput
from sayso.source import article_from_text

REPORT = """Council closes old pier

Dec. 30, 2031

NARVA (Tideline) - The harbour council voted on Monday to close the old pier. \n
"Nobody spoke against it," said Ana Ruiz.
"""


def test_what_is_known_of_a_plain_report() -> None:
    article = article_from_text(REPORT)
    assert (article.title, article.outlet, article.published) == ("Council closes old pier", "Tideline", "2031-12-30")
    assert article.dateline
    assert article.dateline.place
    assert (article.dateline.place.text, article.language, article.byline) == ("NARVA", "en", None)


def test_the_text_stays_as_it_is() -> None:
    assert article_from_text(REPORT).text == REPORT
    assert article_from_text("\ufeff" + REPORT.replace("\n", "\r\n")).text == REPORT


def test_what_the_caller_knows_comes_first() -> None:
    article = article_from_text(
        REPORT, outlet="Evening Tide", published="2031-12-31", byline="Tom Beek", url="https://a.example/"
    )
    assert (article.outlet, article.published, article.byline) == ("Evening Tide", "2031-12-31", "Tom Beek")
    assert article.id != article_from_text(REPORT).id


def test_the_same_report_has_the_same_id() -> None:
    assert article_from_text(REPORT).id == article_from_text(REPORT).id


@pytest.mark.parametrize(
    ("ending", "outlet", "published"),
    [
        ("(Xinhua, April 6, 2031)", "Xinhua", "2031-04-06"),
        ("MAP 05 April 2031", "MAP", "2031-04-05"),
        ("(Yonhap)", "Yonhap", None),
        ("(the mayor)", None, None),
    ],
)
def test_a_closing_credit(ending: str, outlet: str | None, published: str | None) -> None:
    article = article_from_text(f"The harbour council voted on Monday to close the old pier. Nobody spoke. {ending}\n")
    assert (article.outlet, article.dateline and article.dateline.date and article.published) == (outlet, published)


def test_a_date_no_calendar_has_is_no_date_of_publication() -> None:
    assert article_from_text(REPORT.replace("Dec. 30", "Feb. 30")).published is None


@pytest.mark.parametrize(
    "text", ["", " \n\t ", "\u200b\u200f", "123 456 !!", "a\x00b", "\x01\x02\x03 pier", "half \ud800 a pier"]
)
def test_what_nobody_printed_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(UnreadableInput) as caught:
        article_from_text(text)
    assert "\n" not in str(caught.value)


def test_too_much_text_is_refused() -> None:
    with pytest.raises(UnreadableInput, match="5,000,000"):
        article_from_text("word " * 10_000_000)


def test_one_paragraph_of_a_hundred_thousand_words() -> None:
    text = "“The pier, he said, was sold (L) by A. B. and 3 May . " * 9_000
    assert article_from_text(text).text == text


@pytest.mark.parametrize(
    "text", ['"The pier was sold, he said.', "‘ ” « It “ was ' sold", "\u202eThe pier\u202c was \u200fsold\u200e, he said."]
)
def test_odd_marks_are_no_obstacle(text: str) -> None:
    assert article_from_text(text).text == text


def test_a_refusal_is_one_of_ours() -> None:
    with pytest.raises(SaysoError, match="another language"):
        article_from_text("El consejo del puerto votó el lunes para cerrar el viejo muelle hasta que pasen las tormentas.")
