"""The model at work: articles in, what its heads see out.

A `Backend` runs windows through the encoder and returns, per word, three rows of numbers: scores of the flat heads, arc
vectors, and the two ends of relation labels. Everything after that is numpy over one article at a time.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sayso.reading.ends import HELD
from sayso.reading.pieces import Pieces
from sayso.reading.plan import Backend, HeadPlan, WindowInput
from sayso.reading.seeing import Seeing
from sayso.reading.sight import Sight
from sayso.reading.windows import Window, windows_of
from sayso.reading.words import Words, words_of

GROUP = 16  # windows that go through the model before they are taken in: each holds 2 MB until it is, and 64 are no faster


class Tagger:
    """Sees articles. Built once, because building loads the model.

    `group` windows go through the model before they are taken in; `held` bytes of an article's arc vectors, and
    of its flat scores, stay in memory.
    Neither changes what is seen.
    """

    def __init__(self, pieces: Pieces, plan: HeadPlan, backend: Backend, *, group: int = GROUP, held: int = HELD) -> None:
        self.pieces, self.plan, self.backend = pieces, plan, backend
        self._group, self._held = group, held

    def __call__(self, texts: Sequence[str]) -> list[Sight]:
        """What the model sees in each text.

        Windows go through the model in groups, over the borders of texts, and each is taken in as soon as it is seen, so
        that a long text needs no more memory than its words do. What comes out does not depend on the grouping.
        """
        prepared = [self._prepare(text) for text in texts]
        seeing = [Seeing(self.plan, words, held=self._held) for words, _, _ in prepared]
        queue = [
            (taking, window, given)
            for taking, (_, windows, inputs) in zip(seeing, prepared, strict=True)
            for window, given in zip(windows, inputs, strict=True)
        ]
        for at in range(0, len(queue), self._group):
            group = queue[at : at + self._group]
            outputs = self.backend([given for _, _, given in group])
            for (taking, window, _), output in zip(group, outputs, strict=True):
                taking.take(window, output)
        return [taking.sight() for taking in seeing]

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
