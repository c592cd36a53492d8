from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.gazetteer.spelling import key, sound, without_article


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ḩamāh", "HAMAH"),
        ("St. Kitts and Nevis", "Saint Kitts & Nevis"),
        ("Mt. Lebanon", "Mount Lebanon"),
        ("Loudon Co.", "Loudon County"),
        ("Deir ez-Zor", "Deir ez Zor"),
        ("Sana'a", "Sana’a"),
        ("The Hague", "Hague"),
        ("Tromsø", "Tromso"),
        ("U.S.", "US"),
    ],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(("one", "other"), [("Main St", "Main Saint"), ("Jordan", "Jourdan"), ("Niger", "Nigeria")])
def test_other_names_keep_keys_of_their_own(one: str, other: str) -> None:
    assert key(one) != key(other)


@pytest.mark.parametrize("other", ["al-Fallujah", "Falluja", "Fallouja", "Faluja"])
def test_what_is_heard_alike_sounds_alike(other: str) -> None:
    assert sound(key(other)) == sound(key("Fallujah"))


@pytest.mark.parametrize(
    ("name", "bare"),
    [("al-Raqqa", "Raqqa"), ("Ar Raqqah", "Raqqah"), ("Alabama", "Alabama"), ("el-Arish", "Arish"), ("Alma", "Alma")],
)
def test_an_article_comes_off(name: str, bare: str) -> None:
    assert without_article(name) == bare


@given(st.text(max_size=40))
def test_a_key_is_its_own_key_but_for_shortened_words(name: str) -> None:
    assert key(key(name)) == key(key(key(name)))
    assert key(name) == " ".join(key(name).split())
