"""The paragraphs of a text, and what may be compared of them."""

from __future__ import annotations

import re

LINE = re.compile(r"[^\n]+")
# White space, and the marks that only steer the direction of writing or join letters: nothing of them is printed.
UNPRINTED = (
    " \t\r\f\v\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2028\u2029\u202f\u205f\u3000\u200b\u200e\u200f\u061c\ufeff"
    + "".join(chr(code) for code in (*range(0x2000, 0x200B), *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
)
_SAME = str.maketrans("“”„«»‘’‚`´–—―‐‑−\u00a0\u202f", "\"\"\"\"\"'''''------  ")
_EDGES = " .,;:!?\"'()[]…-"


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Each line with something printed on it, as offsets without the white space around it."""
    found = []
    for line in LINE.finditer(text):
        words = line.group()
        start = line.start() + len(words) - len(words.lstrip(UNPRINTED))
        end = line.start() + len(words.rstrip(UNPRINTED))
        if start < end:
            found.append((start, end))
    return found


def alike(words: str) -> str:
    """The words in a form in which two printings are the same: case, quotation marks, dashes and spacing set aside."""
    return " ".join(words.translate(_SAME).casefold().split()).strip(_EDGES)
