"""What a report prints twice: a standfirst or pull quote from the body, a caption that comes with its picture again."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.record.article import Block, Repeat
from sayso.record.sentence import sentences
from sayso.record.span import Span, span_of
from sayso.source.paragraph import alike

FEWEST_WORDS = 5  # "He declined to comment." may well be said of two people
FEWEST_BESIDE_BODY = 3  # a caption or headline is a repeat sooner


def find_repeats(text: str, blocks: tuple[Block, ...]) -> tuple[Repeat, ...]:
    """Every paragraph, or else every sentence, whose words stood in the text before, and where they stood first."""
    first: dict[str, Span] = {}
    return tuple(repeat for block in blocks for repeat in _repeats_in(text, block, first))


def _repeats_in(text: str, block: Block, first: dict[str, Span]) -> Iterator[Repeat]:
    whole = span_of(text, block.start, block.end)
    key = _key(whole, FEWEST_WORDS if block.kind == "body" else FEWEST_BESIDE_BODY)
    if key and key in first:
        yield Repeat(first[key], whole)
        return
    for start, end in sentences(text, block.start, block.end):
        sentence = span_of(text, start, end)
        said = _key(sentence, FEWEST_WORDS)
        if said and said in first:
            yield Repeat(first[said], sentence)
        elif said:
            first[said] = sentence
    if key:
        first.setdefault(key, whole)


def _key(span: Span, fewest: int) -> str:
    """The words as they are compared; empty where they are too few."""
    words = alike(span.text)
    return words if words.count(" ") + 1 >= fewest else ""
