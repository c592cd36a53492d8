"""An article's words made safe to show: they are somebody else's, and may be hostile.

Escape sequences would command the terminal; direction overrides would make a line read otherwise than it is written.
The record itself keeps the text as it was.
"""

from __future__ import annotations

import re

DIRECTION_MARKS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
HIDDEN = re.compile(f"[{DIRECTION_MARKS}\ufeff]")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
LINE_SEPARATORS = re.compile("\r\n?|[\u2028\u2029]")
SPACE = re.compile(r"\s+")


def printable(text: str) -> str:
    """The text with line breaks kept, direction marks left out, and every control character shown as one."""
    return CONTROL.sub("\ufffd", HIDDEN.sub("", LINE_SEPARATORS.sub("\n", text)))


def one_line(text: str) -> str:
    """The text on one line."""
    return SPACE.sub(" ", printable(text)).strip()


def shortened(text: str, limit: int) -> str:
    """The text, cut at the end of a word where it is longer than `limit`."""
    if len(text) <= limit:
        return text
    head = text[:limit].rsplit(" ", 1)[0].rstrip(" ,;:–—-")
    return f"{head} …"
