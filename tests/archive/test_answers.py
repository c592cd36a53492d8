from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from sayso.archive import answers
from sayso.archive.export.formats import FORMATS
from sayso.archive.export.tables import TABLES
from sayso.archive.judging import FIELDS

GUIDE = (Path(__file__).resolve().parents[2] / "docs" / "archive.md").read_text(encoding="utf-8")
KINDS = [kind for kind in vars(answers).values() if isinstance(kind, type) and issubclass(kind, msgspec.Struct)]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_field_is_documented(kind: type[msgspec.Struct]) -> None:
    assert [name for name in kind.__struct_fields__ if f"`{name}`" not in GUIDE and f'"{name}"' not in GUIDE] == []


def test_formats_tables_and_what_can_be_corrected_are_documented() -> None:
    assert all(f"`{form}`" in GUIDE for form in FORMATS)
    assert all(table in GUIDE for table in TABLES)
    assert all(f"`{field}`" in GUIDE for fields in FIELDS.values() for field in fields)


def test_an_answer_is_one_line() -> None:
    failed = answers.FailedItem("failure-1", "a", "a\nb", None, "read", "two\nlines", "2025-01-01T00:00:00+00:00")
    assert answers.line(failed).count("\n") == 1
