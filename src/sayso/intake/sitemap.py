"""Sitemaps, news sitemaps and lists of sitemaps, read element by element: the largest has fifty thousand addresses."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from sayso.errors import SaysoError
from sayso.intake.entry import Entry, day_of
from sayso.source.composition import Known
from sayso.source.markup import clean

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MOST_PAGES = 500_000  # of one sitemap; the protocol allows 50,000
LONGEST_ADDRESS = 2_048  # characters, as the protocol allows


class BrokenListing(SaysoError):
    """A sitemap that can be read no further."""


def pages_of(data: bytes) -> Iterator[Entry]:
    """The pages that a sitemap names, up to where it can be read; BrokenListing says why not further."""
    for number, element in enumerate(_elements(data, "url"), 1):
        if number > MOST_PAGES:
            raise BrokenListing(f"The sitemap has more than {MOST_PAGES:,} addresses. Those beyond were left out.")
        told = {_name(part): clean(part.text) for part in element.iter() if part.text}
        if link := _address(element):
            known = Known(link, told.get("name"), told.get("title"), None, day_of(told.get("publication_date")))
            yield Entry(link, None, known)


def sitemaps_of(data: bytes) -> Iterator[str]:
    """The sitemaps that a list of them names."""
    for element in _elements(data, "sitemap"):
        if url := _address(element):
            yield url


def _elements(data: bytes, name: str) -> Iterator[Element]:
    """The elements of this name below the root, each let go when the next is asked for."""
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException  # type: ignore[import-untyped]
    from defusedxml.ElementTree import iterparse  # type: ignore[import-untyped]

    root: Element | None = None
    depth = 0
    try:
        for event, element in iterparse(BytesIO(data), events=("start", "end")):
            depth += 1 if event == "start" else -1
            if root is None:
                root = element
            elif event == "end" and depth == 1:
                if _name(element) == name:
                    yield element
                root.clear()
    except DefusedXmlException as problem:
        raise BrokenListing(f"The sitemap declares entities of its own, which none needs ({problem}).") from None
    except (ParseError, ValueError, LookupError) as problem:
        raise BrokenListing(f"The sitemap is no well-formed XML ({problem}). What came before was taken.") from None


def _name(element: Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2].lower()


def _address(element: Element) -> str | None:
    """What stands in its `loc`; not in that of a picture or video in it."""
    found = next((clean(part.text) for part in element if _name(part) == "loc"), "")
    return found if found.lower().startswith(("http://", "https://")) and len(found) <= LONGEST_ADDRESS else None
