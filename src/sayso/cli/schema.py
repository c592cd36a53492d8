"""`sayso schema`: what a reading looks like as JSON, for programs."""

from __future__ import annotations


def schema() -> None:
    """Print the JSON Schema of a reading (contract 1)."""
    from sayso.cli.output import opened
    from sayso.record.schema import SCHEMA_FILE

    with opened(None, color=None) as out:
        out.write(SCHEMA_FILE.read_text(encoding="utf-8"))
