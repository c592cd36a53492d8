from __future__ import annotations

import pytest

from sayso.source.credit import byline, is_agency, is_caption, is_credit


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ana Ruiz", "Ana Ruiz"),
        ("BY ANA RUIZ AND TOM VAN DER BEEK", "ANA RUIZ AND TOM VAN DER BEEK"),
        ("by Ana Ruiz and Tom Beek, Tideline", "Ana Ruiz and Tom Beek"),
        ("By Ana Ruiz | Staff writer", "Ana Ruiz"),
        ("Written by Ana Ruiz, Dec. 30, 2024", "Ana Ruiz"),
        ("By Monday the rain had stopped.", None),
        ("By the time they came, Ana Ruiz had left.", None),
        ("Bystanders cheered", None),
        ("By " + "Ana " * 100, None),
    ],
)
def test_bylines(line: str, names: str | None) -> None:
    assert byline(line) == names


@pytest.mark.parametrize(
    "line",
    [
        "Ana Ruiz (L), head of the board, and Tom Beek (R). (Photo: Tideline)",
        "Ana Ruiz (left) and Tom Beek (right) on the pier",
        "FILE - The old pier in 2020.",
        "Image: Tom Beek.",
        "The pier at dawn. Photo by Tom Beek",
    ],
)
def test_captions(line: str) -> None:
    assert is_caption(line)


@pytest.mark.parametrize("line", ["He sat to the left (right) of her.", "The image was clear: nobody came.", "word " * 500])
def test_no_captions(line: str) -> None:
    assert not is_caption(line)


@pytest.mark.parametrize(
    ("line", "credited"),
    [
        ("Reporting by Ana Ruiz; Editing by Tom Beek", True),
        ("© 2031 Tideline", True),
        ("(Yonhap)", True),
        ("Ana Ruiz contributed to this report.", True),
        ("The accusations contributed to his fall.", False),
    ],
)
def test_credits(line: str, credited: bool) -> None:
    assert is_credit(line) is credited


def test_agencies_in_any_case() -> None:
    assert is_agency("The Associated  Press")
    assert not is_agency("Tideline")
