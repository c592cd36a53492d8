from __future__ import annotations

import gzip
import io
import subprocess
import sys
from pathlib import Path

import pytest

from sayso.errors import FetchRefused, UnreadableInput, UnsupportedLanguage
from sayso.source import article_from, article_from_file, article_from_stdin

REPORT = b"Council closes old pier\r\n\r\nNARVA (Tideline) - The harbour council voted on Monday to close the old pier.\r\n"


def test_a_file(tmp_path: Path) -> None:
    path = tmp_path / "pier.txt"
    path.write_bytes(REPORT)
    article = article_from(str(path), published="2031-03-05")
    assert article.text == REPORT.decode().replace("\r\n", "\n")
    assert (article.outlet, article.published) == ("Tideline", "2031-03-05")


def test_standard_input() -> None:
    assert article_from_stdin(io.BytesIO(REPORT)).title == "Council closes old pier"


def test_an_address_is_fetched() -> None:
    with pytest.raises(FetchRefused, match="internal"):
        article_from("http://127.0.0.1/")


@pytest.mark.parametrize("address", ["file:///etc/passwd", "FTP://example.org/pier", "data://x"])
def test_only_addresses_of_the_web_are_fetched(address: str) -> None:
    with pytest.raises(FetchRefused, match="Only http and https"):
        article_from(address)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        (b"pier\x00pier", "NUL"),
        (bytes(range(256)) * 10, "NUL"),
        (b"<html><body>" + bytes(range(256)) * 10, "NUL"),
        (gzip.compress(REPORT), "gzip"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\xef\xbb\xbf", "no words"),
        (b"word " * 10_000_000, "larger"),
        (
            "Der Hafenrat hat am Montag beschlossen, den alten Pier zu schließen, bis die Stürme vorüber sind.".encode(),
            "'de'",
        ),
    ],
)
def test_bad_files_are_named_in_one_line(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(data)
    with pytest.raises(UnreadableInput, match=reason) as caught:
        article_from_file(path)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_another_language_keeps_its_error(tmp_path: Path) -> None:
    path = tmp_path / "hafen.txt"
    path.write_text(
        "Der Hafenrat hat am Montag beschlossen, den alten Pier zu schließen, bis die Stürme vorüber sind.", "utf-8"
    )
    with pytest.raises(UnsupportedLanguage):
        article_from_file(path)


@pytest.mark.parametrize("name", ["missing.txt", "", "a\x00b"])
def test_no_such_file(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnreadableInput) as caught:
        article_from_file(tmp_path / name)
    assert str(tmp_path) in str(caught.value)


def test_broken_characters_cost_no_others(tmp_path: Path) -> None:
    path = tmp_path / "pier.txt"
    path.write_bytes("The café said: “sold”".encode() + b" and the caf\xe9 closed.")
    assert article_from_file(path).text == "The café said: “sold” and the café closed."


def test_importing_loads_nothing_heavy() -> None:
    heavy = ("trafilatura", "lxml", "httpx", "py3langid", "numpy", "protego")
    code = f"import sys, sayso.source; print([name for name in {heavy} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
