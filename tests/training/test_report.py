"""The development report as text."""

from __future__ import annotations

from typing import Any

from training.report.table import report_lines, side_by_side


def model(name: str, exact: float) -> dict[str, Any]:
    rows = {
        "cue": {"exact": exact, "gold": 12},
        "content": {"exact": 60.0, "gold": 9},
        "alias": {"accuracy": 50.0, "where none": None},
    }
    return {"model": name, "seconds": 1.5, "sections": {"a set": {"documents": 2, "words": 1200, "rows": rows}}}


def test_rows_with_the_same_columns_share_a_heading() -> None:
    lines = [line.split() for line in report_lines(model("small", 71.25))]
    assert ["cue", "71.2", "12"] in lines
    assert ["alias", "50.0", "-"] in lines
    assert lines.count(["exact", "gold"]) == 1


def test_side_by_side_shows_what_the_second_loses() -> None:
    lines = [line.split() for line in side_by_side(model("fp32", 71.25), model("int8", 71.0))]
    assert ["cue", "exact", "71.25", "71.00", "-0.25"] in lines
    assert ["alias", "accuracy", "50.00", "50.00", "+0.00"] in lines


def test_a_row_that_only_one_model_has_is_left_out() -> None:
    fewer = model("int8", 71.0)
    del fewer["sections"]["a set"]["rows"]["alias"]
    assert not any(line.startswith("alias") for line in side_by_side(model("fp32", 71.25), fewer))
