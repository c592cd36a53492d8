from __future__ import annotations

import pytest

from sayso.linking.names import compared, is_initials, name_keys, words_of
from sayso.linking.spelling import same_name


@pytest.mark.parametrize(
    ("one", "other", "match"),
    [
        ("Omar Haddad", "Omar Haddad", "same"),
        ("Dr Omar al-Haddad", "Omar Haddad", "same"),
        ("Omar Nabil Haddad", "Omar Haddad", "shortened"),
        ("Mohamed Yousef", "Muhammad Youssef", "spelling"),
        ("Sami Ba Saleh", "Sami Basaleh", "same"),
        ("Haddad", "Omar Haddad", "one word"),
        ("Omar Haddad", "Haddad Omar", None),
        ("Omar Haddad", "Salim Haddad", None),
    ],
)
def test_names_of_people(one: str, other: str, match: str | None) -> None:
    fit = compared(one, other, person=True)
    assert (fit.match if fit else None) == match


def test_initials_fit_the_body_they_stand_for() -> None:
    fit = compared("Tigray Water Board", "TWB", person=False)
    assert fit is not None
    assert fit.match == "initials"
    assert compared("Tigray Water Board", "TWA", person=False) is None
    assert is_initials("T.W.B.")
    assert not is_initials("Twb")


def test_spellings_of_one_name_share_a_key() -> None:
    assert set(name_keys("Geeldoon")) & set(name_keys("Gueldon"))
    assert set(name_keys("Cabdi Warsame")) & set(name_keys("Abdi Warsame"))


def test_titles_and_articles_are_no_part_of_a_name() -> None:
    assert words_of("Captain Omar al-Sayed") == ("omar", "sayed")
    assert words_of("Captain") == ("captain",)


@pytest.mark.parametrize(("one", "other"), [("youssef", "yusuf"), ("hussein", "husain"), ("أحمد", "ahmed")])
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert same_name(one, other) == same_name(other, one) > 0.5


@pytest.mark.parametrize(("one", "other"), [("masoud", "masrour"), ("karim", "salim"), ("barkat", "bahir")])
def test_other_names(one: str, other: str) -> None:
    assert same_name(one, other) < 0.5
