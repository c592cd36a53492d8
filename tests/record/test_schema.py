from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from sayso.record.reading import CONTRACT, Reading, to_json
from sayso.record.schema import SCHEMA_FILE, schema_text
from tests.readings import article, batumi, reading

# Contract 1 as it was promised. Fields may be added to the record types; these may not go.
PROMISED = {
    "Reading": "contract reader article actors places claims events followups silences topics",
    "Article": "id url outlet title byline dateline published language text repeats",
    "Dateline": "place outlet date",
    "Repeat": "of at",
    "Span": "start end text",
    "Actor": "id name kind mentions aliases roles",
    "Role": "title organisation evidence",
    "Place": "id name geonames_id lat lon country mentions",
    "Claim": "id content cue chain voice stance certainty also",
    "Link": "text span kind actor",
    "Event": "id type trigger agents recipients place when status claim count also background score",
    "Party": "actor span",
    "EventPlace": "id span",
    "When": "start end span",
    "FollowUp": "id who what due expected_by event",
    "Silence": "who cue",
}


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    schema = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def as_json(of: Reading) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(to_json(of))
    return loaded


def test_the_file_is_made_from_the_record_types() -> None:
    assert SCHEMA_FILE.read_text(encoding="utf-8") == schema_text(), "write it anew: make schema"


@pytest.mark.parametrize("of", [batumi(), reading(article("", outlet=None))], ids=["full", "empty"])
def test_readings_hold_to_it(validator: Draft202012Validator, of: Reading) -> None:
    validator.validate(as_json(of))


@pytest.mark.parametrize("kind", PROMISED)
def test_no_promised_field_is_missing(kind: str) -> None:
    known = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))["$defs"][kind]
    promised = set(PROMISED[kind].split())
    assert promised <= set(known["properties"])
    assert promised <= set(known["required"])


def test_unknown_fields_are_allowed_everywhere(validator: Draft202012Validator) -> None:
    def widened(value: object) -> object:
        if isinstance(value, dict):
            return {**{key: widened(each) for key, each in value.items()}, "added later": 1}
        return [widened(each) for each in value] if isinstance(value, list) else value

    validator.validate(widened(as_json(batumi())))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("contract",), CONTRACT + 1),
        (("article", "text"), None),
        (("article", "published"), "30 December 2024"),
        (("claims", 0, "stance"), "hints"),
        (("claims", 0, "content", 0, "start"), "12"),
        (("claims", 0, "content", 0, "start"), -1),
        (("claims", 0, "score"), 1.5),
        (("claims", 0, "chain", 0, "actor"), 7),
        (("actors", 0, "aliases"), "Arikan"),
        (("events", 0, "status"), "probably"),
    ],
)
def test_types_are_fixed(validator: Draft202012Validator, path: tuple[str | int, ...], value: object) -> None:
    wrong: Any = as_json(batumi())
    inner = wrong
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    assert not validator.is_valid(wrong)


def test_the_same_reading_gives_the_same_bytes() -> None:
    assert to_json(batumi()) == to_json(batumi())
