"""What 8 bits cost, as a table."""

from __future__ import annotations

import pytest

from training.compare import COMPARED, Cost, cost_lines
from training.report.sets import SECTIONS


@pytest.mark.parametrize(
    ("fp32", "eight_bits", "shown"), [(71.25, 71.0, "0.25"), (71.0, 71.5, "-0.50"), (71.0, 70.4, "0.60 (over 0.5)")]
)
def test_a_loss_that_is_too_large_says_so(fp32: float, eight_bits: float, shown: str) -> None:
    *_, row = cost_lines([Cost("a set", "cue", fp32, eight_bits, 12)])
    assert [cell.strip() for cell in row.strip("|").split("|")] == [
        "a set",
        "cue",
        f"{fp32:.2f}",
        f"{eight_bits:.2f}",
        shown,
        "12",
    ]


def test_the_sets_compared_are_sets_of_the_report() -> None:
    assert set(COMPARED) <= set(SECTIONS)
