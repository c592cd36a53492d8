"""The dateline: "ERBIL (Kurdistan24) -", "BEIRUT, March 3 (Reuters) —", "afrol News, 26 June -", "KYOTO –"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sayso.record.article import Dateline
from sayso.record.span import Span, span_of
from sayso.source.credit import MEDIA_WORD, is_agency
from sayso.source.date import PrintedDate, date_at

LONGEST = 110  # characters; the longest of the records sets has 32
FEWEST_WORDS = 10  # of a paragraph whose dateline is in small letters; shorter ones are lists and labels
FEWEST_AFTER_COLON = 16  # "Bill Clinton: …", "FIX IS IN: …" are headlines; leads are longer

_DASH = r"\s*(?:-\s?-+|[—–―]+|:)\s*|\s+-\s*|-\s+|-(?=\d{1,2}\s[A-Z])|(?<=[A-Z])/(?=\s?[A-Z])"
DASH = re.compile(_DASH)
HEAD = re.compile(
    rf"(?P<head>[^()\n]{{2,70}}?)(?:\s?\((?P<bracket>[^()\n]{{2,45}})\)(?P<late>{_DASH}|\s+)|(?P<early>{_DASH}))"
)
LONE_BRACKET = re.compile(rf"\((?P<bracket>[^()\n]{{2,45}})\)(?:{_DASH})")
PART = re.compile(r"[^,/]+")
# What a report begins with after its dateline: a capital or a number, perhaps in quotation marks.
BEGINNING = re.compile(r"[\"'“‘«„\[(]*(?:\d|[^\W\d_a-zà-öø-ÿ])")
_CAPITALISED = r"[A-ZÀ-ÖØ-ÞĀŁŚŠŽČĆĐŞİÇ][\w.'’-]*"
NAME = re.compile(rf"{_CAPITALISED}(?:\s(?:{_CAPITALISED}|d[eoi]s?|del|la|las|los|el|al|of|the|on|upon|sur)){{0,4}}")
POSSESSIVE = re.compile(r"['’]s\b")
NO_PLACE = re.compile(
    r"""(?:updated?|breaking|exclusive|analysis|opinion|editorial|comment\w*|watch|video|photos?|gallery|pictures?|listen|read
    |notes?|correction|clarification|live|explain\w*|factbox|interview|profile|review|feature|q|a|question|answer|summary
    |background|related|see|also|advert\w*|sponsored|topics?|tags?|fact|claim|file|image|caption|sources?|graphic|polls?
    |podcast|newsletter|alert|developing|urgent|reports?|headlines?|nato|eu|u\.?n\.?|u\.?s\.?|u\.?k\.?|fbi|cia|who|imf|isis
    |isil|opec|nasa|covid|host|anchor|reporter|minister|president|(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday
    |dear|yes|no|well|so|but|however|please|warning|verdict|by|the|a|an|this|that|it|he|she|they|we|i|in|on|at|mr|mrs|ms|dr)
    (?:\b|$)""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Opening:
    """What stands before the first dash of a paragraph, taken apart."""

    place: Span | None = None
    outlet: Span | None = None
    date: PrintedDate | None = None
    bracketed: bool = False
    colon: bool = False
    dashed: bool = True
    end: int = 0


def find_dateline(text: str, openings: Iterable[tuple[int, int]]) -> Dateline | None:
    """The dateline of the first paragraph that has one. Past the first paragraph it must be unmistakable."""
    for number, (start, end) in enumerate(openings):
        if found := dateline_at(text, start, end, unmistakable=number > 0):
            return found
    return None


def dateline_at(text: str, start: int, end: int, *, unmistakable: bool = False) -> Dateline | None:
    """The dateline with which the paragraph from `start` to `end` opens."""
    opening = _opening(text, start, min(end, start + LONGEST))
    if opening is None or not BEGINNING.match(text, opening.end, end):
        return None
    if opening.colon and not _has_words(text[start:end], FEWEST_AFTER_COLON):
        return None
    if not _is_clear(opening) and (unmistakable or not _is_likely(opening, text[start:end])):
        return None
    date = span_of(text, opening.date.start, opening.date.end) if opening.date else None
    return Dateline(opening.place, opening.outlet, date)


def _opening(text: str, start: int, limit: int) -> Opening | None:
    if lone := LONE_BRACKET.match(text, start, limit):
        return _in_brackets(text, lone)
    match = HEAD.match(text, start, limit)
    parts = match and _parts(text, *match.span("head"))
    if not match or not parts:
        return None
    opening = replace(parts, end=match.end(), colon=":" in (match["early"] or match["late"]))
    if match["bracket"] is None:
        return _with_late_date(text, opening, limit)
    inside = match.span("bracket")
    dated = date_at(text, *inside)
    opening = replace(opening, bracketed=True, dashed=not match["late"].isspace())
    return replace(opening, date=dated) if dated else replace(opening, outlet=span_of(text, *inside))


def _in_brackets(text: str, match: re.Match[str]) -> Opening | None:
    """ "(Reuters) -" or "(NEW YORK) —"."""
    inside = span_of(text, *match.span("bracket"))
    if is_agency(inside.text) or MEDIA_WORD.search(inside.text):
        return Opening(outlet=inside, bracketed=True, end=match.end())
    if inside.text.isupper() and len(inside.text) > 3 and not NO_PLACE.match(inside.text):
        return Opening(place=inside, bracketed=True, end=match.end())
    return None


def _parts(text: str, start: int, end: int) -> Opening | None:
    """ "PURCHASE, N.Y., April 1": a place with its region, a date, perhaps an agency; None if anything else is there."""
    found = Opening()
    while part := PART.search(text, start, end):
        first = part.end() - len(part.group().lstrip())
        dated = date_at(text, first, end)
        last = dated.end if dated else first + len(part.group().strip())
        if dated and not found.date and not text[last:end].strip().strip(",/"):
            return replace(found, date=dated)
        added = None if dated else _with_name(found, span_of(text, first, last), text)
        if added is None:
            return None
        found, start = added, last
    return found


def _with_name(found: Opening, name: Span, text: str) -> Opening | None:
    media = is_agency(name.text) or (MEDIA_WORD.search(name.text) and len(name.text.split()) <= 4)
    if media and not found.outlet:
        return replace(found, outlet=name)
    if not NAME.fullmatch(name.text) or POSSESSIVE.search(name.text) or NO_PLACE.match(name.text) or found.outlet:
        return None
    if not found.place:
        return replace(found, place=name)
    whole = span_of(text, found.place.start, name.end)  # with its region: "SPRINGFIELD, Ill."
    return replace(found, place=whole) if whole.text.count(",") <= 2 else None


def _with_late_date(text: str, opening: Opening, limit: int) -> Opening:
    """ "CAIRO – 24 July 2022: President …": the date comes after the first dash."""
    dated = None if opening.date else date_at(text, opening.end, limit)
    dash = dated and DASH.match(text, dated.end, limit)
    return replace(opening, date=dated, end=dash.end()) if dash else opening


def _is_clear(opening: Opening) -> bool:
    """Whether nothing but a dateline looks like this."""
    known = opening.outlet is not None and (is_agency(opening.outlet.text) or bool(MEDIA_WORD.search(opening.outlet.text)))
    if not opening.dashed:
        return known and opening.place is not None
    if opening.place is None:
        return opening.outlet is not None and (opening.bracketed or opening.date is not None)
    capitals = opening.place.text.split(",")[0].isupper() and len(opening.place.text) > 3
    initials = opening.bracketed and opening.outlet and _abbreviates(opening.outlet.text, opening.place.text)
    return not initials and (capitals or opening.date is not None or known)


def _is_likely(opening: Opening, paragraph: str) -> bool:
    """Whether a paragraph that begins "Cape Town - The bishop" names the place it was written in."""
    if not opening.dashed or not _has_words(paragraph, FEWEST_WORDS):
        return False
    if opening.place is None:
        return opening.outlet is not None and opening.outlet.text.isupper()
    initials = opening.outlet is not None and _abbreviates(opening.outlet.text, opening.place.text)
    most_words = 2 if opening.colon else 3
    return not initials and len(opening.place.text.split(",")[0].split()) <= most_words


def _has_words(paragraph: str, fewest: int) -> bool:
    return len(paragraph.split(None, fewest)) >= fewest


def _abbreviates(short: str, name: str) -> bool:
    """ "INTERNATIONAL CRIMINAL COURT (ICC)": a body with its initials, not a place with its outlet."""
    return short.isupper() and short == "".join(word[0] for word in name.split() if word[0].isupper())
