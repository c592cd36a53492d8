"""What each paragraph of a report is: headline, standfirst, byline, date, caption, credit or body.

Of a plain text there is nothing to go by but the words and their order. The head of a report comes in a usual order
(headline, standfirst, pictures, byline, date, dateline), so each kind is looked for where it belongs.
"""

from __future__ import annotations

from collections.abc import Collection
from itertools import takewhile

from sayso.record.article import Block, BlockKind
from sayso.source.credit import byline, is_caption, is_credit
from sayso.source.date import date_line
from sayso.source.dateline import dateline_at
from sayso.source.headline import is_headline
from sayso.source.paragraph import alike, paragraphs

HEAD = 10  # paragraphs in which a byline or a date is looked for
TAIL = 6  # paragraphs in which a closing credit is looked for
BEFORE_TITLE = 4  # paragraphs (an address, a date, a byline) that may stand before the headline
LONGEST_STANDFIRST = 60  # words
MOST_STANDFIRSTS = 2


def laid_out(text: str, title: str | None = None) -> tuple[Block, ...]:
    """The paragraphs of a plain text with their kinds. `title` is the headline if it is known."""
    places = paragraphs(text)
    kinds = [_own_kind(text, place, number, len(places)) for number, place in enumerate(places)]
    _mark_twins(text, places, kinds)
    head = _title(text, places, kinds, title)
    if head is not None:
        kinds[head] = "title"
        for number in _standfirsts(text, places, kinds, head):
            kinds[number] = "standfirst"
    return tuple(Block(start, end, kind) for (start, end), kind in zip(places, kinds, strict=True))


def kind_in_body(paragraph: str, *, opening: bool, closing: bool) -> BlockKind:
    """What a paragraph is by its own words; `opening` and `closing` say whether it is near either end of the report."""
    if (opening or closing) and date_line(paragraph, 0, len(paragraph)):
        return "date"
    if (opening or closing) and byline(paragraph):
        return "byline"
    if is_caption(paragraph):
        return "caption"
    return "credit" if (closing or opening) and is_credit(paragraph) else "body"


def _own_kind(text: str, place: tuple[int, int], number: int, count: int) -> BlockKind:
    return kind_in_body(text[place[0] : place[1]], opening=number < HEAD, closing=number >= max(1, count - TAIL))


def _mark_twins(text: str, places: list[tuple[int, int]], kinds: list[BlockKind]) -> None:
    """A paragraph printed twice in a row, in the head of a report, is a caption that was copied with its picture."""
    said = [alike(text[start:end]) for start, end in places[: HEAD + 1]]
    for number in range(1, len(said) - 1):
        if kinds[number] == "body" and said[number] == said[number + 1]:
            kinds[number] = kinds[number + 1] = "caption"


def _title(text: str, places: list[tuple[int, int]], kinds: list[BlockKind], title: str | None) -> int | None:
    """Which paragraph is the headline."""
    early = range(min(BEFORE_TITLE, len(places)))
    if title is not None:
        return next((n for n in early if alike(text[slice(*places[n])]) == alike(title)), None)
    first = next((number for number in early if kinds[number] == "body"), None)
    if first is None or first + 1 >= len(places):
        return None
    (start, end), following = places[first], places[first + 1]
    heads = kinds[first + 1] in ("date", "byline") or _is_clear_dateline(text, following)
    apart = text.count("\n", end, following[0]) > 1 or text[end - 1] == ";"  # a headline of two lines
    if _is_clear_dateline(text, places[first]) or not is_headline(text[start:end], apart=apart, heads=heads):
        return None
    return first if "body" in kinds[first + 1 :] else None


def _is_clear_dateline(text: str, place: tuple[int, int]) -> bool:
    return dateline_at(text, *place, unmistakable=True) is not None


def _standfirsts(text: str, places: list[tuple[int, int]], kinds: list[BlockKind], head: int) -> Collection[int]:
    """The paragraphs right below the headline that stand above the byline, date or dateline, or are said again below."""
    below = list(takewhile(lambda n: _is_plain(text, places[n], kinds[n]), range(head + 1, min(head + HEAD, len(places)))))
    if not below:
        return ()
    if text[places[head][1] - 1] == ";":  # a headline of two lines
        return below[:1]
    after = next((n for n in range(below[-1] + 1, len(places)) if kinds[n] != "caption"), None)
    marked = after is not None and (kinds[after] in ("date", "byline") or dateline_at(text, *places[after]))
    short = all(len(text[slice(*places[n])].split()) <= LONGEST_STANDFIRST for n in below)
    if marked and short and len(below) <= MOST_STANDFIRSTS and "body" in kinds[below[-1] + 1 :]:
        return below
    return _said_again(text, places, below)


def _is_plain(text: str, place: tuple[int, int], kind: BlockKind) -> bool:
    return kind == "body" and dateline_at(text, *place) is None


def _said_again(text: str, places: list[tuple[int, int]], below: list[int]) -> Collection[int]:
    """The first paragraph, if a later one holds all of it."""
    if not below or below[0] + 1 >= len(places):
        return ()
    first = alike(text[slice(*places[below[0]])])
    if len(first.split()) < 5 or len(first.split()) > LONGEST_STANDFIRST:
        return ()
    return below[:1] if any(first in alike(text[start:end]) for start, end in places[below[0] + 1 :]) else ()
