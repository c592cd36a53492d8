from __future__ import annotations

import html
import re

import pytest

from sayso.record.article import Block
from sayso.view.marks import Mark, marks_of
from sayso.view.prose import paragraphs, prose
from tests.readings import article, batumi


def words_of(markup: str) -> str:
    return "".join(html.unescape(re.sub(r"<[^>]*>", "", markup)).split())


def test_every_word_of_the_article_is_on_the_page_once() -> None:
    of = batumi()
    assert words_of(prose(of.article, marks_of(of))) == "".join(of.article.text.split())


@pytest.mark.parametrize(
    "blocks",
    [
        (),
        (Block(0, 5, "title"),),
        (Block(7, 10, "body"),),
        (Block(0, 8, "title"), Block(6, 14, "body")),
        (Block(0, 999, "body"),),
    ],
)
def test_text_between_and_beside_blocks_is_not_lost(blocks: tuple[Block, ...]) -> None:
    text = "Title\n\nFirst line.\n  Second line.\n"
    shown = "".join(text[block.start : block.end] for block in paragraphs(article(text, blocks=blocks)))
    assert "".join(shown.split()) == "".join(text.split())


def test_a_mark_over_two_paragraphs_shows_in_both() -> None:
    written = prose(article("Title\nOne.\nTwo."), (Mark(6, 15, "claim", "claim-1", "words-claim-1"),))
    assert written.count('href="#claim-1"') == 2
    assert written.count('id="words-claim-1"') == 1


def test_only_the_first_words_of_a_record_take_a_place_among_the_tab_stops() -> None:
    written = prose(article("Title\nOne.\nTwo."), (Mark(6, 15, "claim", "claim-1"),))
    assert written.count('tabindex="-1"') == 1
