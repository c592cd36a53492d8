"""Commands, options, fields of the contract and sections of the lexicon are documented, and what is documented exists."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
import typer

from sayso.cli import app
from sayso.record.schema import SCHEMA_FILE

ROOT = Path(__file__).resolve().parents[1]
GUIDE = "\n".join((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "docs/tutorial.md", "docs/archive.md"))
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]
OPTIONS = sorted(
    {
        option
        for command in COMMANDS.values()
        for parameter in command.params
        for option in (*parameter.opts, *parameter.secondary_opts)
        if option.startswith("--")
    }
)
KINDS = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))["$defs"]
FIELDS = sorted({(kind, field) for kind, known in KINDS.items() for field in known["properties"]})
LEXICON = sorted(
    {
        section
        for path in (ROOT / "src/sayso/lexicon").glob("*.toml")
        for section in tomllib.loads(path.read_text(encoding="utf-8"))
    }
)
LINK = re.compile(r"\]\((?!#)([^)\s]+)\)")


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_commands_are_documented(command: str) -> None:
    assert f"sayso {command}" in GUIDE


@pytest.mark.parametrize("option", OPTIONS)
def test_options_are_documented(option: str) -> None:
    assert f"`{option}" in GUIDE


def test_no_option_is_documented_that_does_not_exist() -> None:
    mentioned = set(re.findall(r"`(--[a-z-]+)", (ROOT / "README.md").read_text(encoding="utf-8")))
    assert mentioned <= {*OPTIONS, "--version", "--help"}


@pytest.mark.parametrize(("kind", "field"), FIELDS)
def test_fields_are_documented(kind: str, field: str) -> None:
    text = (ROOT / "docs/reading.md").read_text(encoding="utf-8")
    assert f"`{field}`" in text or f'"{field}"' in text, f"{kind}.{field}"


@pytest.mark.parametrize("section", LEXICON)
def test_sections_of_the_lexicon_are_documented(section: str) -> None:
    assert section in (ROOT / "docs/lexicon.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", [path.relative_to(ROOT) for path in (*ROOT.glob("*.md"), *ROOT.glob("*/*.md"))], ids=str)
def test_links_between_documents_arrive(page: Path) -> None:
    for target in LINK.findall((ROOT / page).read_text(encoding="utf-8")):
        if "://" not in target:
            assert (ROOT / page.parent / target.partition("#")[0]).exists(), target
