"""The public surface: what `import sayso` gives, and no more."""

from __future__ import annotations

import subprocess
import sys

import pytest

import sayso

RECORDS = {"Actor", "Article", "Claim", "Event", "FollowUp", "Link", "Note", "Place", "Reading", "Role", "Silence", "Span"}
ERRORS = {
    "ArchiveBusy", "ArchiveRefused", "BadLexicon", "BadModel", "FetchRefused", "MissingPackage", "SaysoError",
    "UnknownRecord", "UnreadableInput", "UnsupportedLanguage",
}  # fmt: skip
DOING = {"Archive", "Lexicon", "Reader", "load_lexicon", "open", "read", "read_file", "read_url", "to_json"}


def test_just_these_names_are_public() -> None:
    assert set(sayso.__all__) == RECORDS | ERRORS | DOING | {"__version__"}
    assert sayso.__all__ == sorted(sayso.__all__)


@pytest.mark.parametrize("name", sayso.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(sayso, name) is not None


@pytest.mark.parametrize("name", sorted(ERRORS))
def test_every_error_is_a_sayso_error(name: str) -> None:
    assert issubclass(getattr(sayso, name), sayso.SaysoError)


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        _ = sayso.nonsense


def test_importing_the_package_loads_nothing_heavy() -> None:
    heavy = ("numpy", "onnxruntime", "rich", "typer", "httpx", "lxml")
    code = f"import sys, sayso; print([m for m in {heavy} if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
