"""The flat scores of an article's words: in memory while they are few, in a temporary file when a text is very long."""

from __future__ import annotations

import tempfile
import weakref
from dataclasses import dataclass
from typing import IO

import numpy as np

from sayso.reading.decoding import Floats


class ScoreRows:
    """A row of scores for each word, added in order, read in stretches. At most `held` bytes stay in memory."""

    def __init__(self, words: int, width: int, held: int) -> None:
        self._size = words, width
        self._row_bytes = 4 * width
        self._added = 0
        self._table: Floats | None = None
        self._file: IO[bytes] | None = None
        if words * self._row_bytes <= held:
            self._table = np.zeros(self._size, np.float32)
        else:
            self._file = tempfile.TemporaryFile(prefix="sayso-", buffering=0)  # noqa: SIM115 - lives as long as the rows
            weakref.finalize(self, self._file.close)

    def __len__(self) -> int:
        return self._size[0]

    def add(self, rows: Floats) -> None:
        """Keeps the rows of the next words."""
        first, self._added = self._added, self._added + len(rows)
        if self._table is not None:
            self._table[first : self._added] = rows
        elif self._file is not None:
            self._file.seek(first * self._row_bytes)
            self._file.write(np.ascontiguousarray(rows, np.float32).tobytes())

    def between(self, first: int, last: int) -> Floats:
        """The rows of the words from `first` to `last` (exclusive)."""
        if self._table is not None:
            return self._table[first:last]
        if self._file is None or first >= last:
            return np.zeros((0, self._size[1]), np.float32)
        self._file.seek(first * self._row_bytes)
        read = self._file.read((last - first) * self._row_bytes)
        return np.frombuffer(read, np.float32).reshape(-1, self._size[1])


@dataclass(frozen=True, slots=True)
class Columns:
    """What one head says of the words: its columns of the rows, to be asked for by slices like an array of its own."""

    rows: ScoreRows
    first: int
    last: int

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, words: slice) -> Floats:
        first, last, _ = words.indices(len(self.rows))
        # Contiguous, so that sums over the words are taken in one order however the rows are kept.
        return np.ascontiguousarray(self.rows.between(first, last)[:, self.first : self.last])
