"""The model at work: articles in, what its heads see out.

A `Backend` runs windows through the encoder and returns, per word, three rows of numbers: scores of the flat heads, arc
vectors, and the two ends of relation labels. Everything after that is numpy over one article at a time.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from sayso.reading.decoding import Floats, best_paths, spans_of, tree
from sayso.reading.pieces import Pieces
from sayso.reading.sight import ArcTable, Pane, Sight
from sayso.reading.windows import Window, windows_of
from sayso.reading.words import Words, words_of

NEVER = np.float32(-1e4)


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
    transitions: Floats  # (span heads, tags, tags), padded with NEVER
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


class Tagger:
    """Sees articles. Built once, because building loads the model."""

    def __init__(self, pieces: Pieces, plan: HeadPlan, backend: Backend) -> None:
        self.pieces, self.plan, self.backend = pieces, plan, backend

    def __call__(self, texts: Sequence[str]) -> list[Sight]:
        prepared = [self._prepare(text) for text in texts]
        outputs = self.backend([w for _, _, inputs in prepared for w in inputs])
        found, at = [], 0
        for words, windows, inputs in prepared:
            found.append(self._see(words, windows, outputs[at : at + len(inputs)]))
            at += len(inputs)
        return found

    def _prepare(self, text: str) -> tuple[Words, list[Window], list[WindowInput]]:
        words = words_of(text)
        pieces, shapes = self.pieces.cut(words.forms)
        counts = np.array([len(p) for p in pieces], np.int64)
        layouts = np.array(words.place, np.int64) * 3 + np.array(words.quoted, np.int64)
        windows = windows_of(words, counts.tolist())
        shape_row = np.array(shapes, np.int64)
        return words, windows, [self._input(w, pieces, counts, shape_row, layouts) for w in windows]

    def _input(
        self, window: Window, pieces: Sequence[tuple[int, ...]], counts: np.ndarray, shapes: np.ndarray, layouts: np.ndarray
    ) -> WindowInput:
        a, b = window.first, window.last
        here = counts[a:b]
        flat = np.fromiter((p for word in pieces[a:b] for p in word), np.int64, int(here.sum()))
        return WindowInput(
            pieces=np.concatenate([[self.pieces.start], flat, [self.pieces.end]]),
            shapes=np.concatenate([[7], np.repeat(shapes[a:b], here), [7]]),
            layouts=np.concatenate([[0], np.repeat(layouts[a:b], here), [0]]),
            first=1 + np.cumsum(here) - here,
        )

    def _see(self, words: Words, windows: list[Window], outputs: Sequence[WindowOutput]) -> Sight:
        plan = self.plan
        panes, home = [], []
        flat = np.zeros((len(words), plan.width), np.float32)
        pairs = np.zeros((len(words), 2 * plan.pair_weight.shape[1]), np.float32)
        for number, (window, out) in enumerate(zip(windows, outputs, strict=True)):
            part = slice(window.home_first - window.first, window.home_last - window.first)
            flat[window.home_first : window.home_last] = out.flat[part]
            pairs[window.home_first : window.home_last] = out.pairs[part]
            ends = out.arcs.reshape(window.last - window.first, len(plan.arcs.names), 2, plan.arcs.width)
            panes.append(Pane(window.first, window.last, ends))
            home.extend([number] * (window.home_last - window.home_first))
        sight = Sight(
            words=words,
            spans={},
            tags={},
            labels={name: labels for name, (_, _, labels) in plan.labels.items()},
            label_scores={name: flat[:, a:b] for name, (a, b, _) in plan.labels.items()},
            heads=[],
            panes=panes,
            home=home,
            arcs=plan.arcs,
        )
        self._add_spans(sight, flat)
        for name, (a, b, labels) in plan.tags.items():
            sight.tags[name] = [labels[k] for k in flat[:, a:b].argmax(-1)] if len(words) else []
        self._add_tree(sight, pairs)
        return sight

    def _add_spans(self, sight: Sight, flat: Floats) -> None:
        plan = self.plan
        most = plan.transitions.shape[1]
        emissions = np.full((len(flat), len(plan.spans), most), NEVER, np.float32)
        for k, (name, (a, b, _)) in enumerate(plan.spans.items()):
            emissions[:, k, : b - a] = flat[:, a:b]
            sight.span_scores[name] = flat[:, a:b]
        paths = best_paths(emissions, plan.transitions) if len(flat) else np.zeros((0, len(plan.spans)), np.int64)
        for k, (name, (_, _, labels)) in enumerate(plan.spans.items()):
            sight.spans[name] = spans_of(paths[:, k], sight.span_scores[name], labels)

    def _add_tree(self, sight: Sight, pairs: Floats) -> None:
        """Heads by sentence, then the relation of each word to its head."""
        plan = self.plan
        sight.heads = list(range(len(sight.words)))
        for first, last in sight.words.sentence_bounds:
            for a, b in _whole(sight.home, first, last):
                scores = self._head_scores(sight, a, b)
                sight.heads[a:b] = [a + h for h in tree(scores)]
        width = plan.pair_weight.shape[1]
        joined = np.maximum(pairs[:, :width] + pairs[sight.heads, width:], 0)
        relations = np.einsum("wd,rd->wr", joined, plan.pair_weight) + plan.pair_bias
        root = plan.relations.index("root")
        own = np.arange(len(relations)) == np.array(sight.heads, np.int64)
        relations[~own, root] = NEVER
        names = [plan.relations[k] for k in relations.argmax(-1)] if len(relations) else []
        sight.tags["relation"] = ["root" if o else n for o, n in zip(own, names, strict=True)]

    def _head_scores(self, sight: Sight, a: int, b: int) -> Floats:
        pane = sight.panes[sight.home[a]]
        k = sight.arcs.names.index("head")
        ends = pane.ends[a - pane.first : b - pane.first, k]
        scores = np.einsum("id,jd->ij", ends[:, 0], ends[:, 1]) / np.float32(sight.arcs.width**0.5)
        away = np.arange(b - a)[None, :] - np.arange(b - a)[:, None]
        scores = scores + sight.arcs.distance[k, sight.arcs.bucket(away)]
        scores[np.diag_indices(b - a)] += sight.arcs.itself[k]
        return np.asarray(scores, np.float32)


def _whole(home: list[int], first: int, last: int) -> list[tuple[int, int]]:
    """A sentence, or its parts where it was too long for one window."""
    parts, begin = [], first
    for n in range(first + 1, last + 1):
        if n == last or home[n] != home[begin]:
            parts.append((begin, n))
            begin = n
    return parts
