"""A saved page in, article out: headline, standfirst, body, captions, one paragraph each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sayso.errors import UnreadableInput
from sayso.record.article import Article, Block, BlockKind
from sayso.source.body import Paragraph, body_of, fuller, without_title
from sayso.source.composition import Known, composed
from sayso.source.encoding import LARGEST, LARGEST_PAGE, require_page, require_printed, require_size
from sayso.source.figure import captions_of
from sayso.source.layout import HEAD, TAIL, kind_in_body
from sayso.source.markup import tree_of, words_of
from sayso.source.metadata import Metadata, metadata_of
from sayso.source.paragraph import alike
from sayso.source.wall import wall_of

STANDFIRST = re.compile(
    r"stand-?first|sub-?(?:title|head|headline)\b|\bdek\b|\b(?:article|story|post)[-_]{1,2}(?:dek|summary|intro|excerpt)|strapline|\blede\b",
    re.IGNORECASE,
)
EARLY = 3  # paragraphs in which a standfirst is looked for
LONGEST_HEAD = 400  # characters
LONGEST_STANDFIRST = 60  # words
# " | Coastline Daily" and " - BBC News" behind a headline.
SUFFIX = re.compile(r"\s+[|–—•·«»-]\s+[^|–—•·«»]{2,40}$")

Printed = tuple[BlockKind, str]


def article_from_html(page: str, known: Known) -> Article:
    """The article of a page. What the caller knows goes before what the page says of itself."""
    require_size(len(page), LARGEST_PAGE, "characters")
    require_page(page)
    tree = tree_of(page)
    told = metadata_of(tree, known.url)
    heads = [head for element in tree.iter("h1") if 0 < len(head := words_of(element)) <= LONGEST_HEAD]
    captions, printed = captions_of(tree), words_of(tree)
    body = fuller(body_of(tree), told.body)  # takes the tree apart, so nothing is read off it after this
    _require_report(printed, body, told)
    title = known.title or _title(told, heads)
    text, blocks = joined(_in_order(title, without_title(body, title), captions, told))
    require_size(len(text), LARGEST, "characters")
    require_printed(text)
    mine = Known(known.url, known.outlet, title, known.byline, known.published)
    return composed(text, blocks, mine.over(told.known))


def joined(parts: Iterable[Printed]) -> tuple[str, tuple[Block, ...]]:
    """The parts as one text, a blank line between them, and where in it each is."""
    blocks: list[Block] = []
    pieces: list[str] = []
    start = 0
    for kind, words in parts:
        blocks.append(Block(start, start + len(words), kind))
        pieces.append(words)
        start += len(words) + 2
    return "\n\n".join(pieces), tuple(blocks)


def _require_report(printed: str, body: list[Paragraph], told: Metadata) -> None:
    words = " ".join(one.words for one in body if not one.is_heading)
    if wall := wall_of(printed, words, free=told.free):
        raise UnreadableInput(
            f"The page looks like {wall}, not a report. Open it in a browser and save the page or its text."
        )
    if not words:
        raise UnreadableInput("The page has no report that could be found in it. Save its text and read that.")


def _in_order(title: str | None, body: list[Paragraph], captions: list[str], told: Metadata) -> Iterator[Printed]:
    if title:
        yield "title", title
    standfirst, rest = _standfirst(body, told)
    if standfirst:
        yield "standfirst", standfirst
    for number, one in enumerate(rest):
        yield kind_in_body(one.words, opening=number < HEAD, closing=number >= max(1, len(rest) - TAIL)), one.words
    known = {alike(one.words) for one in rest}
    yield from (("caption", caption) for caption in captions if alike(caption) not in known)


def _standfirst(body: list[Paragraph], told: Metadata) -> tuple[str | None, list[Paragraph]]:
    """The paragraph above the report proper: shown as one, or a heading or first line that describes the report."""
    described = {alike(description) for description in told.descriptions}
    for number, one in enumerate(body[:EARLY]):
        above = one.is_heading and alike(one.words) in described
        fits = len(one.words.split()) <= LONGEST_STANDFIRST and number + 1 < len(body)
        if fits and (above or STANDFIRST.search(one.look)):
            return one.words, body[:number] + body[number + 1 :]
    return None, body


def _title(told: Metadata, heads: list[str]) -> str | None:
    """The headline as printed: the h1 that the metadata knows too, or else what the metadata say."""
    claimed = [alike(title) for title in told.titles]
    for head in heads:
        if head and any(alike(head) in title or (title and title in alike(head)) for title in claimed):
            return head
    return next((SUFFIX.sub("", title) for title in told.titles), None) or next(iter(heads), None)
