"""One page from the open internet, politely and warily.

Every hop is checked: its scheme, robots.txt, and the address that is really connected to, so that neither a redirect nor
a name that resolves anew leads inside. What comes is bounded in bytes as they are unpacked, and in time.
"""

from __future__ import annotations

import re
import ssl
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache

import httpx
from protego import Protego

from sayso.errors import FetchRefused, Unanswered
from sayso.source.address import Policy, Resolver, is_public, system_resolver
from sayso.source.deadline import within
from sayso.source.pinned import PinnedTransport
from sayso.source.unpacking import ACCEPTED, unpacked
from sayso.version import __version__

AGENT = "sayso"
USER_AGENT = f"{AGENT}/{__version__} (reads a news report at a person's request; obeys robots.txt)"
TEXT_TYPES = ("text/html", "application/xhtml+xml", "text/plain")
HEADERS = {
    "User-Agent": USER_AGENT,
    "Accept": ", ".join(TEXT_TYPES),
    "Accept-Encoding": ACCEPTED,
    "Accept-Language": "en",
}
REDIRECTS = (301, 302, 303, 307, 308)
LONGEST_URL = 2000
ANSWERS = {
    401: "asks for a password",
    402: "asks for payment",
    403: "refuses to give the page",
    404: "has no such page",
    410: "has taken the page down",
    429: "has had too many requests",
    451: "may not show the page for legal reasons",
}
PASSING = (408, 425, 429, *range(500, 600))  # statuses that another time may not have


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how much: seconds in all and of silence, bytes after unpacking, redirects."""

    seconds: float = 30.0
    seconds_silent: float = 10.0
    page_bytes: int = 15_000_000
    robots_bytes: int = 512_000  # RFC 9309: at least 500 KiB must be read
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Page:
    """What an address gave: the address it came from in the end, the bytes, and the alphabet it declared."""

    url: str
    data: bytes
    charset: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """One response, read to the end or to the limit."""

    url: httpx.URL
    status: int
    headers: httpx.Headers
    data: bytes
    cut: bool

    @property
    def kind(self) -> str:
        """The type of content that the server declares, "" if it declares none."""
        return str(self.headers.get("content-type", "")).partition(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        """The alphabet that the server declares."""
        return str(self.headers.get("content-type", "")).partition("charset=")[2].strip("\"' ;") or None


Ask = Callable[[httpx.URL, int], Answer]  # one request: an address, and the most bytes to take


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Fetches pages. Tests pass a resolver, a policy or a transport of their own."""

    resolve: Resolver = system_resolver
    allowed: Policy = is_public
    transport: httpx.BaseTransport | None = None
    limits: Limits = field(default_factory=Limits)

    def fetch(self, url: str) -> Page:
        """The page at an address; FetchRefused says why there is none."""
        address = checked_url(url)
        late = f"'{url}' took longer than {self.limits.seconds:g} seconds. Try again later, or save the page."
        return within(self.limits.seconds, lambda: self._fetch(address), late)

    def client(self) -> httpx.Client:
        """A client whose every request goes to a checked address."""
        pinned = PinnedTransport(self.resolve, self.allowed, self.transport or httpx.HTTPTransport(verify=trusted()))
        # No proxies from the environment: they would look up the name anew, behind the check.
        return httpx.Client(
            transport=pinned, timeout=httpx.Timeout(self.limits.seconds_silent), headers=HEADERS, trust_env=False
        )

    def _fetch(self, url: httpx.URL) -> Page:
        with self.client() as client:
            answer = Visit(client, self.limits).page(url)
        return Page(str(answer.url), answer.data, answer.charset)


@dataclass(frozen=True, slots=True)
class Visit:
    """The requests it takes to get one page."""

    client: httpx.Client
    limits: Limits
    rules: dict[str, Protego | None] = field(default_factory=dict)

    def page(self, url: httpx.URL) -> Answer:
        """The page that an address leads to in the end, if it is text and may be read."""
        for _ in range(self.limits.redirects + 1):
            self._ask_permission(url)
            answer = self._get(url, self.limits.page_bytes)
            if answer.status not in REDIRECTS:
                return readable(answer)
            url = next_address(answer)
        raise FetchRefused(f"'{url}' redirects more than {self.limits.redirects} times. Give the address the page ends at.")

    def _ask_permission(self, url: httpx.URL) -> None:
        origin = str(url.copy_with(raw_path=b"/", fragment=None))
        if origin not in self.rules:
            self.rules[origin] = rules_of(url, self._get, self.limits)
        require_permission(self.rules[origin], url)

    def _get(self, url: httpx.URL, most: int) -> Answer:
        return answer_from(self.client, url, most)


@cache
def trusted() -> ssl.SSLContext:
    """The certificates that are trusted. Reading them takes longer than many a request."""
    return httpx.create_ssl_context()


def answer_from(client: httpx.Client, url: httpx.URL, most: int, headers: Mapping[str, str] | None = None) -> Answer:
    """What one request gives; redirects are not followed."""
    with _explained(url), client.stream("GET", url, headers=headers) as response:
        encoding = response.headers.get("content-encoding", "")
        data = b"".join(unpacked(response.iter_raw(), encoding, most))
    return Answer(url, response.status_code, response.headers, data[:most], len(data) > most)


def rules_of(url: httpx.URL, ask: Ask, limits: Limits) -> Protego | None:
    """The rules of an address's site; None if it has none. RFC 9309: a site that fails to give its rules allows nothing."""
    url = url.copy_with(raw_path=b"/robots.txt", fragment=None)
    for _ in range(limits.redirects + 1):
        answer = ask(url, limits.robots_bytes)
        if answer.status >= 500:
            raise Unanswered(f"'{url}' fails ({answer.status}), so nothing may be fetched. Try again later.")
        if answer.status not in REDIRECTS:
            return Protego.parse(answer.data.decode("utf-8", "replace")) if answer.status < 300 else None
        url = next_address(answer)
    return None


def require_permission(rules: Protego | None, url: httpx.URL) -> None:
    """Refuse an address that its site's rules keep from us."""
    if rules and not rules.can_fetch(str(url), AGENT):
        raise FetchRefused(f"The robots.txt of '{url.host}' does not allow '{url}'. Save the page from a browser.")


def checked_url(url: str) -> httpx.URL:
    """An address that is one, and of the web."""
    shown = _printable(url)
    if len(url) > LONGEST_URL:
        raise FetchRefused(f"The address '{shown}' is longer than {LONGEST_URL} characters. Check it.")
    try:
        parsed = httpx.URL(url.strip())
    except httpx.InvalidURL:
        raise FetchRefused(f"'{shown}' is not an address. Write it as https://example.org/report.") from None
    if parsed.scheme not in ("http", "https") or not parsed.host or "%" in parsed.host:
        raise FetchRefused(f"'{shown}' is not an address of the web, such as https://example.org/report. Check it.")
    if parsed.userinfo:
        raise FetchRefused(f"The address at '{parsed.host}' holds a name or password. Leave it out, or save the page.")
    return parsed


def _printable(url: str) -> str:
    """An address fit for a message: short, on one line, without a password."""
    return re.sub(r"//[^/@]*@", "//", re.sub(r"\s|[^\x20-\U0010ffff]", "�", url.strip()))[:200]


def next_address(answer: Answer) -> httpx.URL:
    """Where a redirect points."""
    target = answer.headers.get("location", "")
    try:
        joined = answer.url.join(target) if target else None
    except httpx.InvalidURL:
        joined = None
    if joined is None:
        raise FetchRefused(f"'{answer.url}' redirects to nowhere. Save the page from a browser.")
    return checked_url(str(joined))


def readable(answer: Answer, kinds: Collection[str] = TEXT_TYPES) -> Answer:
    """The answer, if it is a page that was given whole, or something else of one of these kinds."""
    if answer.status != 200:
        said = ANSWERS.get(answer.status, "fails" if answer.status >= 500 else "does not give the page")
        refusal = Unanswered if answer.status in PASSING else FetchRefused
        raise refusal(
            f"'{answer.url.host}' {said} ({answer.status}) for '{answer.url}'. Check the address, or save the page."
        )
    if answer.kind and answer.kind not in kinds:
        raise FetchRefused(f"'{answer.url}' is '{answer.kind[:60]}', not a page. Give the address of a report.")
    if answer.cut:
        raise FetchRefused(f"'{answer.url}' is larger than a report may be once unpacked. Save its text and read that.")
    return answer


@contextmanager
def _explained(url: httpx.URL) -> Iterator[None]:
    """Says in words what went wrong on the wire."""
    try:
        yield
    except httpx.TimeoutException:
        raise Unanswered(f"'{url}' does not answer in time. Try again later, or save the page.") from None
    except httpx.ConnectError as problem:
        raise Unanswered(f"'{url.host}' cannot be reached ({problem}). Check the address and the connection.") from None
    except httpx.HTTPError as problem:
        raise Unanswered(f"'{url}' broke off ({problem}). Try again later, or save the page.") from None
    except (httpx.InvalidURL, ValueError) as problem:
        raise FetchRefused(f"'{url}' cannot be fetched ({problem}). Try again later, or save the page.") from None
