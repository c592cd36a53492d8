"""Words cut into the model's word pieces, and the shape of each word.

The vocabulary is uncased: the shape says what lower-casing lost. Words repeat, so both are remembered per form.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tokenizers import Tokenizer

LOWER, TITLE, UPPER, CAPITAL, MIXED, DIGITS, ALPHANUMERIC, PUNCTUATION = range(8)
MOST_PIECES = 12  # a "word" of more pieces is an address or noise: the rest of it tells the model nothing
REMEMBERED = 200_000  # forms kept before starting afresh: about 40 MB, reached only over many articles


class Pieces:
    """Cuts words into word pieces by a BERT vocabulary."""

    def __init__(self, path: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._known: dict[str, tuple[tuple[int, ...], int]] = {}
        self.start = self._id("[CLS]")
        self.end = self._id("[SEP]")
        self.unknown = self._id("[UNK]")

    def _id(self, piece: str) -> int:
        found = self._tokenizer.token_to_id(piece)
        if found is None:
            raise ValueError(f"The vocabulary lacks {piece!r}.")
        return int(found)

    def of(self, form: str) -> tuple[int, ...]:
        """The ids of a word's pieces: at least one, at most MOST_PIECES."""
        return self._look_up(form)[0]

    def shape(self, form: str) -> int:
        return self._look_up(form)[1]

    def cut(self, forms: Sequence[str]) -> tuple[list[tuple[int, ...]], list[int]]:
        """Pieces and shapes of many words."""
        found = [self._look_up(form) for form in forms]
        return [ids for ids, _ in found], [shape for _, shape in found]

    def _look_up(self, form: str) -> tuple[tuple[int, ...], int]:
        known = self._known.get(form)
        if known is None:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            ids = self._tokenizer.encode(form[:200], add_special_tokens=False).ids[:MOST_PIECES] or [self.unknown]
            known = self._known[form] = (tuple(ids), shape_of(form))
        return known


def shape_of(form: str) -> int:
    """Which of the eight shapes a word has."""
    if form.isalpha():
        if form.islower():
            return LOWER
        if form.isupper():
            return CAPITAL if len(form) == 1 else UPPER
        return TITLE if form.istitle() else MIXED
    if form.isdigit():
        return DIGITS
    letters, digits = any(c.isalpha() for c in form), any(c.isdigit() for c in form)
    if digits:
        return ALPHANUMERIC if letters else DIGITS
    if not letters:
        return PUNCTUATION
    inner = "".join(c for c in form if c.isalpha())
    return shape_of(inner)
