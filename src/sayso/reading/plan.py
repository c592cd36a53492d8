"""What goes into the model and what comes out: windows, rows of numbers, and which columns are whose."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from sayso.reading.decoding import Floats
from sayso.reading.sight import ArcTable


@dataclass(frozen=True, slots=True)
class WindowInput:
    """One window as the encoder takes it: ids per piece with both markers, and the first piece of each word."""

    pieces: np.ndarray
    shapes: np.ndarray
    layouts: np.ndarray
    first: np.ndarray


@dataclass(frozen=True, slots=True)
class WindowOutput:
    """(words, flat scores), (words, arc heads * 2 * width), (words, 2 * pair width); all fp32."""

    flat: Floats
    arcs: Floats
    pairs: Floats


class Backend(Protocol):
    """Whatever runs the encoder: ONNX Runtime in use, PyTorch while learning."""

    def __call__(self, windows: Sequence[WindowInput]) -> list[WindowOutput]: ...


@dataclass(frozen=True, slots=True)
class HeadPlan:
    """What the heads are called, which columns are theirs, and the tables that numpy adds: `heads.json` and `heads.npz`."""

    spans: dict[str, tuple[int, int, tuple[str, ...]]]
    tags: dict[str, tuple[int, int, tuple[str, ...]]]
    labels: dict[str, tuple[int, int, tuple[str, ...]]]
    relations: tuple[str, ...]
    arcs: ArcTable
    transitions: Floats  # (span heads, tags, tags), padded
    pair_weight: Floats  # (relations, pair width)
    pair_bias: Floats

    @property
    def width(self) -> int:
        """How many flat scores a word has."""
        return max(last for kind in (self.spans, self.tags, self.labels) for _, last, _ in kind.values())

    @classmethod
    def load(cls, folder: Path) -> HeadPlan:
        with np.load(folder / "heads.npz") as tables:
            return cls.build(json.loads((folder / "heads.json").read_text(encoding="utf-8")), dict(tables))

    @classmethod
    def build(cls, plan: dict[str, Any], tables: dict[str, np.ndarray]) -> HeadPlan:
        def columns(kind: str) -> dict[str, tuple[int, int, tuple[str, ...]]]:
            return {h["name"]: (h["columns"][0], h["columns"][1], tuple(h["labels"])) for h in plan[kind]}

        arcs = ArcTable(
            names=tuple(plan["arcs"]),
            distance=tables["distance"],
            sentences=tables["sentences"],
            itself=tables["itself"],
            furthest=plan["furthest"],
            furthest_sentence=plan["furthest_sentence"],
            leftward=frozenset(plan["leftward"]),
            width=plan["arc_width"],
        )
        return cls(
            columns("spans"), columns("tags"), columns("labels"), tuple(plan["relations"]), arcs,
            tables["transitions"], tables["pair_weight"], tables["pair_bias"],
        )  # fmt: skip
