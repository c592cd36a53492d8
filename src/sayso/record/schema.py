"""Contract 1 as a JSON Schema (2020-12), made from the record types so that the two cannot part.

The package carries it as a file beside this one, for those who check readings in another language. Fields may be added
to the contract, so unknown ones are allowed everywhere; those that are known keep their types.
"""

from __future__ import annotations

import inspect
import json
from pathlib import Path
from typing import Any

import msgspec

from sayso.record.reading import CONTRACT, Reading

SCHEMA_FILE = Path(__file__).with_name(f"contract-{CONTRACT}.schema.json")
ISO_DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"  # as precise as known: a year, a month or a day
EVENT_DATE = r"^-?\d{4}(-\d{2}(-\d{2})?)?(T.*)?$"


def contract_schema() -> dict[str, Any]:
    """The schema of one reading, as a JSON-like dictionary."""
    schema: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:sayso:contract:{CONTRACT}",
        "title": f"sayso reading, contract {CONTRACT}",
        **msgspec.json.schema(Reading),
    }
    kinds = schema["$defs"]
    for kind in kinds.values():  # docstrings come dedented from Python 3.13 on, and not before
        kind["description"] = inspect.cleandoc(kind["description"])
    kinds["Reading"]["properties"]["contract"] = {"const": CONTRACT}
    for edge in ("start", "end"):
        kinds["Span"]["properties"][edge]["minimum"] = 0
    kinds["Article"]["properties"]["published"] = _dated_or_unknown(ISO_DATE)
    for edge in ("start", "end"):
        kinds["When"]["properties"][edge] = _dated_or_unknown(EVENT_DATE)
    for scored in ("Claim", "Event"):
        _bound_score(kinds[scored]["properties"]["score"])
    return schema


def schema_text() -> str:
    """The schema as the file has it."""
    return json.dumps(contract_schema(), indent=2, ensure_ascii=False) + "\n"


def _dated_or_unknown(pattern: str) -> dict[str, Any]:
    return {"anyOf": [{"type": "string", "pattern": pattern}, {"type": "null"}]}


def _bound_score(score: dict[str, Any]) -> None:
    numbers = [part for part in score.get("anyOf", [score]) if part.get("type") == "number"]
    for number in numbers:
        number.update(minimum=0, maximum=1)
