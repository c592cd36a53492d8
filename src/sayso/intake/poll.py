"""Feeds that are followed: asked again and again, no more often than they want to be, and only what is new comes out."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from threading import Event
from typing import TYPE_CHECKING

from sayso.errors import FetchRefused
from sayso.intake.input import Input
from sayso.intake.item import Item, Report, Skip, report_nothing, skip_nothing
from sayso.intake.manners import Manners
from sayso.intake.validator import Remembered, Validators

if TYPE_CHECKING:
    from sayso.intake.visitor import Fetched, Visitor
    from sayso.source.fetch import Fetcher

USUAL = 900.0  # seconds between two requests for a feed that says nothing about it
LEAST = 60.0
MOST = 86_400.0
MOST_DOUBLED = 6  # times that the pause of a feed which fails is doubled
MOST_TRIES = 3  # rounds in which a page that could not be fetched is tried


@dataclass(slots=True)
class Followed:
    """A feed, when it is due (monotonic seconds), what it listed the last time, and what went wrong since."""

    name: str
    number: int
    due: float
    listed: frozenset[str] = frozenset()
    tries: dict[str, int] = field(default_factory=dict)
    fresh: float = 0.0
    misses: int = 0
    complaint: str | None = None


class Poll:
    """The new items of some feeds or sitemaps, for as long as it is iterated over or until `stop` is called.

    `skip` says what the archive has already. What a feed listed the last time is never given again, whatever `skip` says,
    except for pages that could not be fetched: those are tried in three rounds. A feed that cannot be read is one failure,
    however long that lasts. `stop` may be called from another thread or a signal handler; it ends a pause at once.
    """

    def __init__(
        self,
        feeds: Sequence[str],
        *,
        skip: Skip = skip_nothing,
        progress: Report = report_nothing,
        fetcher: Fetcher | None = None,
        manners: Manners | None = None,
        validators: Validators | None = None,
        every: float = USUAL,
        clock: Callable[[], float] = time.monotonic,
        wait: Callable[[float], object] | None = None,
    ) -> None:
        self.stopped = Event()
        self.skip = skip
        self.progress = progress
        self.fetcher = fetcher
        self.manners = manners
        self.validators = Remembered() if validators is None else validators
        self.every = max(every, LEAST)
        self.clock = clock
        self.wait = wait or self.stopped.wait
        self.feeds = [Followed(name, number, clock()) for number, name in enumerate(feeds, 1)]
        self.made: Visitor | None = None

    def stop(self) -> None:
        """End after the item that is being taken."""
        self.stopped.set()

    def __iter__(self) -> Iterator[Item]:
        while self.feeds:
            feed = min(self.feeds, key=lambda one: (one.due, one.number))
            if (pause := feed.due - self.clock()) > 0:
                self.wait(pause)
            if self.stopped.is_set():
                return
            yield from self._round(feed)

    def visitor(self) -> Visitor:
        """The one who fetches, made when first needed. Its pauses end when this is stopped."""
        if self.made is None:
            from sayso.intake.visitor import Visitor

            self.made = Visitor(self.fetcher, manners=self.manners, sleep=self.wait)
        return self.made

    def _round(self, feed: Followed) -> Iterator[Item]:
        """The new items of one feed."""
        complaint: str | None = None
        for item in self._items(feed):
            if item.failure and item.locator == feed.name:
                complaint = item.failure.reason
                if complaint == feed.complaint:
                    continue
            yield item
            if self.stopped.is_set():
                return
        feed.misses = feed.misses + 1 if complaint else 0
        feed.complaint = complaint
        feed.due = self.clock() + self._pause(feed)

    def _items(self, feed: Followed) -> Iterator[Item]:
        listed: set[str] = set()

        def skip(name: str, locator: str, digest: str | None) -> bool:
            listed.add(locator)
            return locator in feed.listed or self.skip(name, locator, digest)

        source = Input(feed.name, self.visitor, skip, self.progress, self.validators, feed.number, len(self.feeds))
        fetched = self._fetched(feed, source)
        if isinstance(fetched, Item):
            yield fetched
        elif fetched:
            from sayso.intake.web import listed_items

            feed.fresh = fetched.fresh
            for item in listed_items(fetched, source):
                if _is_unfetched(item) and self._may_try_again(feed, item.locator):
                    listed.discard(item.locator)
                yield item
            feed.listed = frozenset(listed)
            feed.tries = {locator: tries for locator, tries in feed.tries.items() if locator not in listed}

    def _fetched(self, feed: Followed, source: Input) -> Fetched | Item | None:
        """What a feed gives now; None if it has not changed."""
        try:
            return self.visitor().listing(feed.name, self.validators.get(feed.name))
        except FetchRefused as problem:
            return source.failed(feed.name, "fetch", str(problem))

    def _may_try_again(self, feed: Followed, locator: str) -> bool:
        feed.tries[locator] = feed.tries.get(locator, 0) + 1
        return feed.tries[locator] < MOST_TRIES

    def _pause(self, feed: Followed) -> float:
        """The seconds until a feed is asked again: its own wishes go before ours, and one that fails is asked less often."""
        usual = max(self.every, feed.fresh) * 2.0 ** min(feed.misses, MOST_DOUBLED)
        return min(max(usual, self._held(feed)), MOST)

    def _held(self, feed: Followed) -> float:
        """The seconds for which a server said it wants to be left alone."""
        try:
            return self.visitor().held(feed.name)
        except FetchRefused:  # what is no address has no server
            return MOST


def _is_unfetched(item: Item) -> bool:
    return item.failure is not None and item.failure.stage == "fetch"
