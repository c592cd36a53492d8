"""What lists reports: a feed, a sitemap or a list of sitemaps, told from a page by what it is, not by what it is called."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from sayso.errors import FetchRefused
from sayso.intake.entry import Entry, completed
from sayso.intake.feed import feed_of, page_of
from sayso.intake.input import Input, digest_of
from sayso.intake.item import Item
from sayso.intake.kind import kind_of, unzipped
from sayso.intake.sitemap import BrokenListing, pages_of, sitemaps_of
from sayso.intake.visitor import LARGEST_LISTING, Fetched
from sayso.record.article import Article
from sayso.source.composition import Known
from sayso.source.html import article_from_html
from sayso.source.input import article_from_bytes

DEEPEST = 3  # lists of sitemaps within lists of sitemaps; the protocol allows no nesting, some sites do it all the same
MOST_SITEMAPS = 50_000  # in one input, as one list may have by the protocol


def local_items(path: Path, where: str, source: Input) -> Iterator[Item]:
    """The reports that a feed or sitemap in a file lists: the user named it, so they are fetched."""
    with path.open("rb") as file:
        data = file.read(LARGEST_LISTING + 1)
    yield from Listing(source, where, None).items(data, where)


class Listing:
    """The reports that one input lists. `base` is the address that relative ones start from."""

    def __init__(self, source: Input, locator: str, base: str | None) -> None:
        self.source = source
        self.locator = locator
        self.base = base
        self.seen: set[int] = set()  # hashes of locators: a listing may have a million of them
        self.sitemaps = 0
        self.done = 0
        self.complete = True  # whether all that can be had of it was had, so that it need not be asked for unchanged

    def items(self, data: bytes, locator: str, depth: int = 0) -> Iterator[Item]:
        """The items of a listing, which was found at `locator`."""
        try:
            data = unzipped(data, LARGEST_LISTING)
        except FetchRefused:
            yield self._broken(locator, "It is packed in a damaged way.")
            return
        kind = kind_of(data)
        if len(data) > LARGEST_LISTING:
            yield self._broken(locator, f"It is larger than a feed or sitemap may be ({LARGEST_LISTING:,} bytes).")
        elif kind == "feed":
            yield from self._feed_items(data, locator)
        elif kind == "sitemap":
            yield from self._sitemap_items(data, locator)
        elif kind == "index":
            yield from self._index_items(data, locator, depth)
        else:
            yield self._broken(locator, "It is no feed and no sitemap. Check the address.")

    def keep(self, url: str, fetched: Fetched) -> None:
        """Remember how to ask whether a listing has changed, if all of it was had."""
        if self.complete and fetched.validator.headers():
            self.source.validators.put(url, fetched.validator)

    def _feed_items(self, data: bytes, locator: str) -> Iterator[Item]:
        feed = feed_of(data, self.base)
        for number, entry in enumerate(feed.entries, 1):
            yield from self._entry_items(entry)
            self.source.told(number, len(feed.entries))
        if feed.complaint:
            yield self._broken(locator, feed.complaint)

    def _sitemap_items(self, data: bytes, locator: str) -> Iterator[Item]:
        try:
            for entry in pages_of(data):
                yield from self._entry_items(entry)
                self.done += 1
                self.source.told(self.done)
        except BrokenListing as problem:
            yield self._broken(locator, str(problem))

    def _index_items(self, data: bytes, locator: str, depth: int) -> Iterator[Item]:
        try:
            for url in sitemaps_of(data):
                if self._is_new(f"sitemap {url}"):
                    self.sitemaps += 1
                    yield from self._below(url, depth + 1)
        except BrokenListing as problem:
            yield self._broken(locator, str(problem))
        self.complete = False  # a list may stay the same while the sitemaps it names change

    def _below(self, url: str, depth: int) -> Iterator[Item]:
        """The items of a sitemap that a list of sitemaps names."""
        if depth > DEEPEST or self.sitemaps > MOST_SITEMAPS:
            yield self._broken(
                url, "It is one list of sitemaps too many, or too deep in others. Name it as an input itself."
            )
            return
        fetched = self._fetched(url)
        if isinstance(fetched, Item):
            yield fetched
        elif fetched:
            before = self.complete
            self.complete = True
            yield from self.items(fetched.data, url, depth)
            self.keep(url, fetched)
            self.complete = self.complete and before

    def _fetched(self, url: str) -> Fetched | Item | None:
        try:
            return self.source.visitor().listing(url, self.source.validators.get(url))
        except FetchRefused as problem:
            self.complete = False
            return self.source.failed(url, "fetch", str(problem))

    def _entry_items(self, entry: Entry) -> Iterator[Item]:
        """The item of an entry; none for one that was there before or is not wanted."""
        locator = self._locator(entry)
        if locator is None or not self.source.wanted(locator, None if entry.link else _digest(entry)):
            return
        if entry.content or not entry.link:
            yield _item_of_content(entry, locator, self.source)
            return
        item = page_item(entry.link, self.source, entry)
        if item.failure and item.failure.stage == "fetch":
            self.complete = False
        yield item

    def _locator(self, entry: Entry) -> str | None:
        """Where an entry stands; None if it is another's twin.

        One without address and id, or with those of another, is known by its words: numbers shift as a feed grows.
        """
        name = entry.link or entry.guid
        if name and self._is_new(name):
            return name
        if name and not entry.content:
            return None
        other = f"{name or self.locator}#{_digest(entry)[:16]}"
        return other if self._is_new(other) else None

    def _is_new(self, locator: str) -> bool:
        before = len(self.seen)
        self.seen.add(hash(locator))
        return len(self.seen) > before

    def _broken(self, locator: str, reason: str) -> Item:
        self.complete = False
        return self.source.failed(locator, "parse", reason)


def page_item(url: str, source: Input, entry: Entry) -> Item:
    """The item of a page that has to be fetched."""
    try:
        fetched = source.visitor().page(url)
    except FetchRefused as problem:
        return source.failed(url, "fetch", str(problem), external_id=entry.guid)
    return item_of_page(fetched, url, source, entry)


def item_of_page(fetched: Fetched, locator: str, source: Input, entry: Entry) -> Item:
    """The item of a page. What the page says of itself goes before what a listing says of it."""
    return source.made(
        locator, partial(_article_of_page, fetched, entry.known), external_id=entry.guid, digest=digest_of(fetched.data)
    )


def _article_of_page(fetched: Fetched, known: Known) -> Article:
    return completed(article_from_bytes(fetched.data, url=fetched.url, charset=fetched.charset), known)


def _item_of_content(entry: Entry, locator: str, source: Input) -> Item:
    """The item of an entry that brings its report along."""
    if not entry.content:
        return source.failed(locator, "parse", "The entry has neither an address nor words.", external_id=entry.guid)
    return source.made(locator, partial(_article_of_content, entry), external_id=entry.guid, digest=_digest(entry))


def _article_of_content(entry: Entry) -> Article:
    return completed(article_from_html(page_of(entry), Known(entry.link)), entry.known)


def _digest(entry: Entry) -> str:
    """What tells the words of an entry from those of another."""
    return digest_of(page_of(entry).encode("utf-8", "replace"))
