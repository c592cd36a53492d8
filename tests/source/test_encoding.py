from __future__ import annotations

import pytest

from sayso.source.encoding import declared_charset, decoded, is_markup

WORDS = "The café’s pier — sold"


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        (WORDS.encode(), None),
        (WORDS.encode("utf-8-sig"), None),
        (WORDS.encode("utf-16"), None),
        (WORDS.encode("cp1252"), None),
        (WORDS.encode("cp1252"), "ISO-8859-1"),
        (WORDS.encode("cp1252"), "windows-1252"),
        (WORDS.encode(), "utf8"),
        (WORDS.encode(), "iso-8859-99"),
        (WORDS.encode(), "unicode_escape"),
        (WORDS.encode(), "punycode"),
    ],
)
def test_alphabets(data: bytes, charset: str | None) -> None:
    assert decoded(data, charset) == WORDS


def test_a_broken_character_costs_no_other() -> None:
    assert decoded("é ü ".encode() + b"\xe9 \x81") == "é ü é \ufffd"


@pytest.mark.parametrize(
    ("page", "charset"),
    [
        (b'<meta charset="gbk">', "gbk"),
        (b"<META http-equiv=x content='text/html; charset=KOI8-R'>", "KOI8-R"),
        (b'<meta charset="utf-16">', None),
        (b"<p>", None),
    ],
)
def test_declared(page: bytes, charset: str | None) -> None:
    assert declared_charset(page) == charset


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("<!DOCTYPE html><p>", True),
        ("\n <!-- saved from a browser --> <html>", True),
        ("<?xml version='1.0'?><html>", True),
        ("<p>one</p><p>two</p><p>three</p>", True),
        ("He wrote <b> and <p> on the wall.", False),
        ("a < b and c > d", False),
    ],
)
def test_markup(text: str, markup: bool) -> None:
    assert is_markup(text) is markup


def test_comments_without_a_page_take_no_time() -> None:
    assert not is_markup("<!---->" * 500)
