"""The article on a page: its paragraphs as they stood, with the words marked that the reading rests on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from sayso.record.article import Article, Block, BlockKind
from sayso.view import anchors
from sayso.view.marks import UNLINKED, Mark, Segment, segments
from sayso.view.markup import Markup, element, joined, text

ELEMENTS: dict[BlockKind, str] = {"title": "h1"}


def prose(article: Article, marks: tuple[Mark, ...]) -> Markup:
    """All of the text, a paragraph for each block, and for whatever lies between blocks."""
    linked: set[str] = set()  # a record's first words can be reached with the keyboard; its others would only be in the way
    written = []
    blocks = list(paragraphs(article))
    for block, here in zip(blocks, _marks_by_block(blocks, marks), strict=True):
        pieces = [_segment(each, article.text, linked) for each in segments(block.start, block.end, here)]
        written.append(element(ELEMENTS.get(block.kind, "p"), *pieces, class_=block.kind))
    return joined(written)


def paragraphs(article: Article) -> Iterator[Block]:
    """The blocks of the article; text that is in none of them comes as a block of its own, so that nothing is lost."""
    position = 0
    for block in sorted(article.blocks, key=lambda block: block.start):
        yield from _lines(article.text, position, block.start)
        if block.end > max(position, block.start):
            yield Block(max(position, block.start), block.end, block.kind)
        position = max(position, block.end)
    yield from _lines(article.text, position, len(article.text))


def _marks_by_block(blocks: list[Block], marks: tuple[Mark, ...]) -> list[list[Mark]]:
    """The marks that reach into each block, in their order. A mark may run over several: a quotation of two paragraphs."""
    found: list[list[Mark]] = [[] for _ in blocks]
    ends = [block.end for block in blocks]
    for mark in marks:
        index = bisect_right(ends, mark.start)
        while index < len(blocks) and blocks[index].start < mark.end:
            found[index].append(mark)
            index += 1
    return found


def _lines(whole: str, start: int, end: int) -> Iterator[Block]:
    for line in whole[start:end].splitlines(keepends=True):
        if line.strip():
            yield Block(start, start + len(line.rstrip()), "body")
        start += len(line)


def _segment(segment: Segment, whole: str, linked: set[str]) -> Markup:
    words = text(whole[segment.start : segment.end])
    if not segment.marks:
        return words
    begun = [mark for mark in segment.marks if mark.anchor and mark.start == segment.start]
    places = [element("span", id=mark.anchor) for mark in begun]
    classes = list(dict.fromkeys(f"m-{mark.kind}" for mark in segment.marks))
    owners = dict.fromkeys(anchors.about(mark.record) for mark in segment.marks if mark.record)
    named = " ".join([*classes, *owners])
    top = next((mark for mark in reversed(segment.marks) if mark.record and mark.kind not in UNLINKED), None)
    if top is None or top.record is None:
        return joined(places, element("span", words, class_=named))
    first = top.record not in linked
    linked.add(top.record)
    link = element("a", words, class_=named, href=f"#{anchors.card(top.record)}", tabindex=None if first else "-1")
    return joined(places, link)
