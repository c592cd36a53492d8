"""Addresses: a page, or a feed or sitemap and the pages it lists."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.errors import FetchRefused
from sayso.intake.entry import Entry
from sayso.intake.input import Input
from sayso.intake.item import Item
from sayso.intake.kind import kind_of
from sayso.intake.listing import Listing, item_of_page
from sayso.intake.visitor import Fetched
from sayso.source.composition import Known


def address_items(source: Input) -> Iterator[Item]:
    """The items at an address that the user named."""
    url = source.name
    if not source.wanted(url):
        return
    try:
        fetched = source.visitor().listing(url, source.validators.get(url))
    except FetchRefused as problem:
        yield source.failed(url, "fetch", str(problem))
        return
    if fetched and kind_of(fetched.data) == "page":
        yield item_of_page(fetched, url, source, Entry(url, None, Known()))
        source.told(1, 1)
    elif fetched:
        yield from listed_items(fetched, source)


def listed_items(fetched: Fetched, source: Input) -> Iterator[Item]:
    """The items that a feed or sitemap lists. Once all were had, it is only asked for again if it changes."""
    listing = Listing(source, source.name, fetched.url)
    yield from listing.items(fetched.data, source.name)
    listing.keep(source.name, fetched)
