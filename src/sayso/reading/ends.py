"""The arc vectors of an article's windows: in memory while they are few, in a temporary file when a text is very long.

An arc goes from a word, read from its home window, to any word of that window; so a window keeps the vectors of its home
words as beginnings and of all its words as targets. Half precision is enough for shares (the same labels came out on all
held-back documents), and it is used for short texts as for long ones, so that length changes nothing.
"""

from __future__ import annotations

import tempfile
import weakref
from collections import OrderedDict
from dataclasses import dataclass
from typing import IO

import numpy as np
from numpy.typing import NDArray

Halves = NDArray[np.float16]

HELD = 32 * 2**20  # bytes of one article's vectors kept in memory: some 6,000 words with 16 arc heads
RECENT = 4  # windows of a file kept in memory: rules go through an article from its beginning, one after the other


@dataclass(frozen=True, slots=True)
class Ends:
    """One window's vectors: of its home words as beginnings, of its words as targets; (words, arc heads, width) each."""

    beginnings: Halves
    targets: Halves


class EndStore:
    """The `Ends` of an article by the number of their window, added in order."""

    def __init__(self, held: int) -> None:
        self._held = held
        self._kept: list[Ends] = []
        self._bytes = 0
        self._file: IO[bytes] | None = None
        self._places: list[tuple[int, tuple[int, ...], tuple[int, ...]]] = []  # offset and the two shapes
        self._recent: OrderedDict[int, Ends] = OrderedDict()

    def __len__(self) -> int:
        return len(self._places) if self._file else len(self._kept)

    def add(self, ends: Ends) -> None:
        """Keeps the vectors of the next window."""
        self._bytes += ends.beginnings.nbytes + ends.targets.nbytes
        if self._file is None and self._bytes <= self._held:
            self._kept.append(ends)
            return
        if self._file is None:
            self._file = tempfile.TemporaryFile(prefix="sayso-")  # noqa: SIM115 - lives as long as the store
            weakref.finalize(self, self._file.close)
            for one in self._kept:
                self._write(self._file, one)
            self._kept = []
        self._write(self._file, ends)

    def __getitem__(self, number: int) -> Ends:
        if self._file is None:
            return self._kept[number]
        found = self._recent.pop(number, None)
        if found is None:
            found = self._read(self._file, number)
            if len(self._recent) >= RECENT:
                self._recent.popitem(last=False)
        self._recent[number] = found
        return found

    def _write(self, file: IO[bytes], ends: Ends) -> None:
        file.seek(0, 2)
        self._places.append((file.tell(), ends.beginnings.shape, ends.targets.shape))
        file.write(ends.beginnings.tobytes())
        file.write(ends.targets.tobytes())

    def _read(self, file: IO[bytes], number: int) -> Ends:
        at, first, second = self._places[number]
        file.seek(at)
        size = int(np.prod(first))
        row = np.frombuffer(file.read(2 * (size + int(np.prod(second)))), np.float16)
        return Ends(row[:size].reshape(first), row[size:].reshape(second))


__all__ = ["HELD", "EndStore", "Ends"]
