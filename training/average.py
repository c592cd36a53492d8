"""Averages the weights of checkpoints: `python -m training.average --out FILE CHECKPOINT:WEIGHT CHECKPOINT:WEIGHT …`.

Rounds of learning that start from one another lie in one basin, and their mean reads better than each of them (model soups:
Wortsman et al. 2022). Weights are made to add up to one.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch


def average(parts: list[tuple[Path, float]]) -> dict[str, object]:
    """The first checkpoint with the mean of all their weights, without the state of its optimizer."""
    total = sum(weight for _, weight in parts)
    found: dict[str, object] | None = None
    mean: dict[str, torch.Tensor] = {}
    for path, weight in parts:
        state = torch.load(path, weights_only=False)
        found = found or {key: value for key, value in state.items() if key != "optimizer"}
        for name, value in state["net"].items():
            mean[name] = mean.get(name, torch.zeros(())) + value.float() * (weight / total)
    assert found is not None
    return found | {"net": mean}


def part(given: str) -> tuple[Path, float]:
    """ "runs/further/last.pt:0.6" """
    path, _, weight = given.rpartition(":")
    return Path(path), float(weight)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="+", type=part, metavar="CHECKPOINT:WEIGHT")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    torch.save(average(given.parts), given.out)


if __name__ == "__main__":
    main()
