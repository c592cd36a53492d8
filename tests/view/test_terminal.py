from __future__ import annotations

import re

import pytest

from sayso.record.reading import Note
from sayso.view.terminal import ACTORS_SHOWN, terminal_text
from tests.readings import Words, actor, article, batumi, claim, link, reading

ANSI = re.compile(r"\x1b\[[0-9;]*m")


def test_the_sections_stand_in_their_order() -> None:
    heads = re.findall(r"^[A-Z][A-Z ]+$", terminal_text(batumi()), re.MULTILINE)
    assert heads == [
        "WHAT HAPPENED", "NOT ESTABLISHED", "SAID BY OTHERS", "TO WATCH", "NOT SAID", "ACTORS", "HOW WELL FOUNDED", "NOTES",
    ]  # fmt: skip


def test_sections_without_records_are_left_out() -> None:
    text = terminal_text(reading(article("Rain in Batumi\n\nIt rained.")))
    assert text.startswith("Rain in Batumi\n")
    assert "SAID BY OTHERS" not in text
    assert "no claims" in text


@pytest.mark.parametrize("width", [20, 60, 79, 80, 100, 200])
def test_no_line_is_wider_than_asked(width: int) -> None:
    lines = terminal_text(batumi(), width=width).splitlines()
    assert max(map(len, lines)) <= width
    assert not [line for line in lines if line != line.rstrip()]


def test_colour_changes_nothing_but_colour() -> None:
    plain, coloured = terminal_text(batumi()), terminal_text(batumi(), color=True)
    assert "\x1b" not in plain
    assert [line.rstrip() for line in ANSI.sub("", coloured).splitlines()] == plain.splitlines()


def test_a_claim_with_its_chain_and_remarks() -> None:
    text = terminal_text(batumi())
    assert "a source (unnamed) → local media → Black Sea Ledger" in text
    assert re.search(r"– “will not trade ships for favours” +declines · quote +[0-9a-f]{6}\n", text)


def test_hostile_words_do_not_command_the_terminal() -> None:
    words = Words("[bold]\x1b]0;pwned\x07Mayor[/bold] says :smile: \x1b[2Jgone")
    said = claim(words("\x1b[2Jgone"), words("says"), [link(words("\x1b]0;pwned\x07Mayor"), "named-person")])
    text = terminal_text(
        reading(
            article(words.text, outlet="\x1b[31mRed"), claims=(said,), notes=(Note("\x1b[5m", "\x9b", said.content[0]),)
        ),
        color=True,
    )
    assert "\x1b" not in ANSI.sub("", text)
    assert "\x9b" not in text
    assert "[bold]" in text
    assert ":smile:" in text


def test_of_many_actors_the_rest_is_counted() -> None:
    words = Words("word " * 20)
    many = tuple(actor(f"Actor {n}", "person", [words("word", n)]) for n in range(1, ACTORS_SHOWN + 4))
    assert "and 3 more" in terminal_text(reading(article(words.text), actors=many))
