"""Lexicon files in TOML: reading them, and saying plainly what is wrong with one.

A file has sections, a section has groups, and a group is a list of words with what they have in common:

    [reporting-verbs.refusals]
    words = "stonewall, decline to comment"
    stance = "declines"
    refuses = true

`[countries]` and the tables of forms have a line for each country or word instead.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import NoneType
from typing import Any, Literal, NoReturn, get_args, get_type_hints

import msgspec

from sayso.errors import BadLexicon
from sayso.lexicon.entries import ActorEntry, Entry
from sayso.lexicon.family import GAP
from sayso.lexicon.inflection import HEAD
from sayso.lexicon.sections import COUNTRIES, FORMS, SECTIONS

OF_THE_FILE = frozenset({"key", "section", "group", "file", "own"})  # told by where an entry stands, not by a field
COUNTRY_FIELDS = ("names", "people", "capital")
COUNTRY_CODE = re.compile(r"[A-Z]{2}")
Country = dict[str, str]


class LexiconFile(msgspec.Struct, frozen=True):
    """What one file says: its entries, those it takes away, and its exceptions to the rules of inflection."""

    name: str
    entries: tuple[Entry, ...]
    dropped: frozenset[tuple[str, str]]  # section and key
    forms: Mapping[str, Mapping[str, str]]  # section, word, its forms


def read_file(path: Path, *, own: bool) -> LexiconFile:
    """A lexicon file. Raises BadLexicon, in one line, for whatever cannot be used."""
    name = str(path) if own else path.name
    entries: list[Entry] = []
    dropped: set[tuple[str, str]] = set()
    forms: dict[str, Mapping[str, str]] = {}
    for section, groups in parsed(path, name).items():
        where = Heading(name, section)
        if section in FORMS:
            forms[section] = {str(word): where.text(str(word), said) for word, said in where.table(groups).items()}
        elif section == COUNTRIES:
            for code, country in where.table(groups).items():
                entries += countries(where, code, country, own)
        elif section in SECTIONS:
            for group, fields in where.table(groups).items():
                found = tuple(group_entries(where, group, fields, own))
                if fields.get("drop"):
                    dropped |= {(entry.section, entry.key) for entry in found}
                else:
                    entries += found
        else:
            raise BadLexicon(
                f"{name}: there is no section '{section}'. Use one of {', '.join((*SECTIONS, COUNTRIES, *FORMS))}."
            )
    return LexiconFile(name, tuple(entries), frozenset(dropped), forms)


def parsed(path: Path, name: str) -> dict[str, Any]:
    """The file as TOML tells it."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise BadLexicon(f"There is no lexicon file '{name}'. Check the path.") from None
    except OSError as error:
        raise BadLexicon(f"{name}: the lexicon file cannot be read ({error.strerror}).") from None
    except UnicodeDecodeError:
        raise BadLexicon(f"{name}: the lexicon file is not UTF-8 text. Save it as UTF-8.") from None
    except tomllib.TOMLDecodeError as error:
        raise BadLexicon(f"{name}: the lexicon file is not TOML: {error}.") from None


class Heading(msgspec.Struct, frozen=True):
    """A section of a file, to complain about."""

    file: str
    section: str

    def wrong(self, entry: str, what: str) -> NoReturn:
        raise BadLexicon(f"{self.file}: [{self.section}.{entry}] {what}")

    def table(self, value: object) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise BadLexicon(f"{self.file}: '{self.section}' must be a section. Write it as [{self.section}.name].")
        return value

    def text(self, entry: str, value: object) -> str:
        if not isinstance(value, str):
            self.wrong(entry, f"is {value!r}, not text. Put it in quotation marks.")
        return value


def group_entries(where: Heading, group: str, fields: object, own: bool) -> Iterator[Entry]:
    """One entry for each word of a group."""
    if not isinstance(fields, dict):
        where.wrong(group, 'must be a group with its words: words = "first, second".')
    said = {field: value for field, value in fields.items() if field not in ("words", "drop")}
    model = template(where, group, said, own)
    if not isinstance(fields.get("drop", False), bool):
        where.wrong(group, f"has drop = {shown(fields['drop'])}. Use true or false.")
    told = {field: getattr(model, field) for field in model.__struct_fields__}
    for key in words_in(where, group, fields.get("words")):
        check_signs(where, group, key)
        yield type(model)(**{**told, "key": key, "cased": model.cased or is_short_acronym(key)})


def template(where: Heading, group: str, said: dict[str, Any], own: bool) -> Entry:
    """An entry with everything but its word."""
    kind = SECTIONS[where.section].entry
    ours = OF_THE_FILE & said.keys()
    if ours:
        where.wrong(group, f"has the field '{min(ours)}', which follows from its place in the file. Leave it out.")
    facts = {"key": "", "section": where.section, "group": group, "file": where.file, "own": own}
    try:
        return msgspec.convert({**SECTIONS[where.section].defaults, **said, **facts}, kind)
    except msgspec.ValidationError:
        where.wrong(group, complaint(kind, said))


def complaint(kind: type[Entry], said: Mapping[str, Any]) -> str:
    """What is wrong with the fields of a group, and what to write instead."""
    hints = {field: hint for field, hint in get_type_hints(kind).items() if field not in OF_THE_FILE}
    for field, value in said.items():
        if field not in hints:
            return f"has an unknown field '{field}'. Use one of words, drop, {', '.join(hints)}."
        try:
            msgspec.convert(value, hints[field])
        except msgspec.ValidationError:
            return f"has {field} = {shown(value)}. Use {wanted(hints[field])}."
    return "cannot be used. Compare it with docs/lexicon.md."


def wanted(hint: Any) -> str:
    """The values that a field takes, in words."""
    inner = [part for part in get_args(hint) if part not in (NoneType, Ellipsis)]
    if hint is bool:
        return "true or false"
    if hint is str or inner == [str]:
        return "text in quotation marks"
    if getattr(hint, "__origin__", None) is tuple:
        return f"a list of {wanted(inner[0]).removeprefix('one of ')}"
    if len(inner) == 1 and not isinstance(inner[0], str):
        return wanted(inner[0])
    return f"one of {', '.join(map(str, inner))}"


def shown(value: object) -> str:
    """A value as the file has it."""
    return str(value).lower() if isinstance(value, bool) else repr(value)


def words_in(where: Heading, group: str, words: object) -> Iterator[str]:
    """The words of a group: parted by commas in one text, or a list of texts."""
    if isinstance(words, str):
        words = words.split(",")
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        where.wrong(group, 'needs its words, as text with commas between them: words = "first, second".')
    found = [" ".join(word.split()) for word in words]
    if not any(found):
        where.wrong(group, "has no words. Name at least one, or leave the group out.")
    yield from (word for word in found if word)


def check_signs(where: Heading, group: str, key: str) -> None:
    """A gap stands between words, and only what inflects has a star."""
    words = key.split(" ")
    if GAP in (words[0], words[-1]):
        where.wrong(group, f"has '{key}', but '{GAP}' stands between two words. Write it as 'rule {GAP} out'.")
    if HEAD in key and SECTIONS[where.section].inflects is None:
        where.wrong(group, f"has '{key}', but nothing inflects in this section. Leave out '{HEAD}' and list the forms.")


def is_short_acronym(key: str) -> bool:
    """Whether a key is one that is a plain word in small letters: US and us, WHO and who."""
    return len(key) <= 4 and key.isupper() and key.isalpha()


def countries(where: Heading, code: str, country: object, own: bool) -> Iterator[ActorEntry]:
    """The names, people and capital of a country, each an entry."""
    if not COUNTRY_CODE.fullmatch(code):
        where.wrong(code, "is not called by its code. Use the two capital letters of ISO 3166-1, such as IQ.")
    if not isinstance(country, dict) or not country.get("names") or set(country) - set(COUNTRY_FIELDS):
        where.wrong(code, f"must be a table of {', '.join(COUNTRY_FIELDS)}, each a text; names are needed.")
    name = where.text(code, country["names"]).partition(",")[0].strip()
    facts: dict[str, Any] = {"section": where.section, "group": code, "file": where.file, "own": own, "cased": True}
    forms: dict[str, tuple[Literal["name", "people", "capital"], Literal["government", "population"]]] = {
        "names": ("name", "government"), "people": ("people", "population"), "capital": ("capital", "government"),
    }  # fmt: skip
    for field, words in country.items():
        form, kind = forms[field]
        for key in words_in(where, code, where.text(code, words)):
            yield ActorEntry(key=key, country=code, name=name, form=form, kind=kind, **facts)
