"""The report as text."""

from __future__ import annotations

from typing import Any

LEADING = ("exact", "F1", "accuracy")  # the figure that stands for a row when two models are set side by side
COUNTS = frozenset({"gold", "said", "n"})
WIDTH = 24

Report = dict[str, dict[str, Any]]


def report_lines(model: dict[str, Any]) -> list[str]:
    """One model's figures: a table a section, its columns those of its rows."""
    found = [f"# {model['model']}, {model['seconds']:.0f} s"]
    for name, section in model["sections"].items():
        found += ["", f"## {name}: {section['documents']} documents, {section['words']:,} words"]
        columns: tuple[str, ...] = ()
        for row, figures in section["rows"].items():
            if tuple(figures) != columns:
                columns = tuple(figures)
                found.append(f"{'':{WIDTH}}" + "".join(f"{c:>12}" for c in columns))
            found.append(f"{row:{WIDTH}}" + "".join(f"{cell(c, v):>12}" for c, v in figures.items()))
    return found


def cell(column: str, value: float | None) -> str:
    if value is None:
        return "-"
    return f"{value:.0f}" if column in COUNTS else f"{value:.1f}"


def side_by_side(one: dict[str, Any], other: dict[str, Any]) -> list[str]:
    """The leading figure of each row in both models, and what the second gains or loses."""
    found = [f"# {one['model']} | {other['model']}"]
    for name, section in one["sections"].items():
        found += ["", f"## {name}"]
        for row, figures in section["rows"].items():
            beside = other["sections"].get(name, {"rows": {}})["rows"].get(row)
            lead = next((c for c in LEADING if c in figures), None)
            if beside and lead:
                a, b = figures[lead], beside[lead]
                found.append(f"{row:{WIDTH}}{lead:>12}{a:9.2f}{b:9.2f}{b - a:+9.2f}")
    return found
