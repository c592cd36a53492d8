from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.view.printable import one_line, printable, shortened


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("\x1b]0;title\x07 red \x1b[31m", "\ufffd]0;title\ufffd red \ufffd[31m"),
        ("not \u202edeined\u202c", "not deined"),
        ("\u2066isolated\u2069", "isolated"),
        ("NUL\x00 and C1\x9b", "NUL\ufffd and C1\ufffd"),
        ("one\r\ntwo\u2028three", "one\ntwo\nthree"),
        ("أحمد الشرع", "أحمد الشرع"),
    ],
)
def test_control_characters_do_nothing(hostile: str, shown: str) -> None:
    assert printable(hostile) == shown


@given(st.text(alphabet=st.characters()))
def test_nothing_but_line_breaks_and_tabs_controls_anything(text: str) -> None:
    assert not [c for c in printable(text) if unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t"]
    assert "\n" not in one_line(text)


def test_words_are_not_cut_in_two() -> None:
    assert shortened("a delegation arrived, in Batumi", 22) == "a delegation arrived …"
    assert shortened("short", 22) == "short"
