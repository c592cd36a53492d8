"""Many addresses, fetched politely: robots.txt, a delay for each host, tries with pauses, nothing that has not changed.

What guards a single page (internal addresses, redirects, size, time) is in sayso.source.fetch and guards these too.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

import httpx
from protego import Protego

from sayso.errors import FetchRefused, Unanswered
from sayso.intake.manners import Manners
from sayso.intake.pace import Held, Pace
from sayso.intake.validator import Validator
from sayso.source.deadline import within
from sayso.source.fetch import (
    AGENT,
    PASSING,
    REDIRECTS,
    TEXT_TYPES,
    Answer,
    Fetcher,
    answer_from,
    checked_url,
    next_address,
    readable,
    require_permission,
    rules_of,
)

if TYPE_CHECKING:
    from tenacity import Retrying

LISTING_TYPES = (
    "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml",
    "application/gzip", "application/x-gzip", "application/octet-stream",
)  # fmt: skip
ACCEPT_LISTING = "application/rss+xml, application/atom+xml, application/xml, text/xml, text/html;q=0.9, */*;q=0.1"
LARGEST_LISTING = 52_428_800  # bytes of a sitemap, unpacked, as its protocol allows
RULES_LAST = 86_400.0  # seconds; RFC 9309: rules should not be kept for longer than a day
MOST_RULES = 2_000  # hosts whose rules are remembered at a time


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: where it came from in the end, the bytes, and what the server said of them."""

    url: str
    data: bytes
    kind: str
    charset: str | None
    validator: Validator
    fresh: float  # seconds for which the server says it will not change


@dataclass(frozen=True, slots=True)
class Rules:
    """The robots.txt of a site, and when it was read (monotonic seconds)."""

    rules: Protego | None
    read: float


class Visitor:
    """Fetches address after address. One for a whole run, since it remembers hosts; not for use from several threads."""

    def __init__(
        self,
        fetcher: Fetcher | None = None,
        *,
        manners: Manners | None = None,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self.fetcher = fetcher or Fetcher()
        self.manners = manners or Manners()
        self.pace = Pace(self.manners.delay, sleep=sleep)
        self.rules: dict[str, Rules] = {}

    def page(self, url: str) -> Fetched:
        """A page. FetchRefused says why there is none; Unanswered, that another time there may be one."""
        return self._fetched(self._persistent(url, self.fetcher.limits.page_bytes, {}), TEXT_TYPES)

    def listing(self, url: str, validator: Validator | None = None) -> Fetched | None:
        """A feed or sitemap, or else a page; None if it has not changed since the validator was given."""
        headers = {"Accept": ACCEPT_LISTING, **(validator.headers() if validator else {})}
        answer = self._persistent(url, LARGEST_LISTING, headers)
        return None if answer.status == 304 else self._fetched(answer, (*TEXT_TYPES, *LISTING_TYPES))

    def held(self, url: str) -> float:
        """The seconds for which the host of an address wants to be left alone."""
        return self.pace.held(_host(checked_url(url)))

    def _persistent(self, url: str, most: int, headers: Mapping[str, str]) -> Answer:
        """The answer at the end of the redirects, tried again where it may come the next time."""
        address = checked_url(url)
        return self._retrying()(self._visit, address, most, headers)

    def _retrying(self) -> Retrying:
        # Not by way of stamina, which is built on this: its pauses cannot be ended, and it tells of each on whatever logs.
        from tenacity import Retrying, retry_if_exception, stop_after_attempt, wait_exponential, wait_random

        manners = self.manners
        return Retrying(
            retry=retry_if_exception(_worth_another_try),
            stop=stop_after_attempt(manners.tries),
            wait=wait_exponential(manners.wait_first, manners.wait_most) + wait_random(0, manners.jitter),
            sleep=self._pause,
            reraise=True,
        )

    def _pause(self, seconds: float) -> None:
        self.pace.sleep(seconds)

    def _visit(self, url: httpx.URL, most: int, headers: Mapping[str, str]) -> Answer:
        for _ in range(self.fetcher.limits.redirects + 1):
            require_permission(self._rules(url), url)
            answer = self._ask(url, most, headers)
            if answer.status in PASSING:
                readable(answer)
            if answer.status not in REDIRECTS:
                return answer
            url = next_address(answer)
        most_redirects = self.fetcher.limits.redirects
        raise FetchRefused(f"'{url}' redirects more than {most_redirects} times. Give the address the page ends at.")

    def _rules(self, url: httpx.URL) -> Protego | None:
        """The rules of a site, read at most once a day."""
        origin = str(url.copy_with(raw_path=b"/", fragment=None))
        known = self.rules.get(origin)
        if known is None or self.pace.clock() - known.read > RULES_LAST:
            if len(self.rules) >= MOST_RULES:
                self.rules.clear()
            known = Rules(rules_of(url, self._ask, self.fetcher.limits), self.pace.clock())
            self.rules[origin] = known
            if known.rules and (delay := known.rules.crawl_delay(AGENT)):
                self.pace.slow_down(_host(url), delay)
        return known.rules

    def _ask(self, url: httpx.URL, most: int, headers: Mapping[str, str] | None = None) -> Answer:
        """One request, in its turn and in its time."""
        host, limits = _host(url), self.fetcher.limits
        self.pace.wait(host)
        late = f"'{url}' took longer than {limits.seconds:g} seconds. Try again later, or save the page."
        try:
            with self.fetcher.client() as client:  # closing it also ends a request that is late
                answer = within(limits.seconds, lambda: answer_from(client, url, most, headers), late)
        except Unanswered:
            self.pace.missed(host)
            raise
        self.pace.answered(host)
        if answer.status in PASSING and (seconds := _retry_after(answer.headers)):
            self.pace.hold(host, seconds)
        return answer

    def _fetched(self, answer: Answer, kinds: Collection[str]) -> Fetched:
        readable(answer, kinds)
        headers = answer.headers
        validator = Validator(_short(headers.get("etag")), _short(headers.get("last-modified")))
        return Fetched(str(answer.url), answer.data, answer.kind, answer.charset, validator, _fresh(headers))


def _worth_another_try(problem: BaseException) -> bool:
    return isinstance(problem, Unanswered) and not isinstance(problem, Held)


def _host(url: httpx.URL) -> str:
    return url.netloc.decode("ascii", "replace")


def _short(value: str | None) -> str | None:
    """A header fit to be kept and sent back."""
    return value if value and len(value) <= 500 else None


def _fresh(headers: httpx.Headers) -> float:
    """The seconds for which a response stays as it is, by Cache-Control and Age."""
    directives = dict(part.strip().lower().partition("=")[::2] for part in headers.get("cache-control", "").split(","))
    if "no-cache" in directives or "no-store" in directives:
        return 0.0
    return max(0.0, _seconds(directives.get("max-age")) - _seconds(headers.get("age")))


def _seconds(words: str | None) -> float:
    """A number of seconds as headers give it; 0 for anything else."""
    digits = (words or "").strip().strip('"')
    return float(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else 0.0


def _retry_after(headers: httpx.Headers) -> float:
    """The seconds after which a server wants to be asked again: a number, or a date beside the server's own clock."""
    words = headers.get("retry-after", "")
    if seconds := _seconds(words):
        return seconds
    try:
        wait = parsedate_to_datetime(words) - parsedate_to_datetime(headers.get("date", ""))
    except (TypeError, ValueError, OverflowError):
        return 0.0
    return max(0.0, wait.total_seconds())
