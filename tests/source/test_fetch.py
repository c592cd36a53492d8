"""Fetching from a real server on this machine, which the tests allow and nothing else would."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

import httpx
import pytest

from sayso.errors import FetchRefused
from sayso.source import article_from_url
from sayso.source.address import Address, is_public
from sayso.source.fetch import USER_AGENT, Fetcher, Limits

PIER = "<html><h1>Council closes old pier</h1>" + "<p>The harbour council voted on Monday to close the pier.</p>" * 9
BOMB = gzip.compress(b"<html>" + b"pier " * 20_000_000)
HOST = "tideline.example"
LOOPBACK = ip_address("127.0.0.1")
INSIDE = "internal.example"


class Site(BaseHTTPRequestHandler):
    """A small newspaper with every trick in it."""

    seen: list[tuple[str, str]]

    def do_GET(self) -> None:
        self.server.seen.append((self.headers["Host"], self.path))  # type: ignore[attr-defined]
        name = self.path.split("?")[0].strip("/").replace(".", "_").replace("-", "_")
        getattr(self, f"give_{name}", self.give_404)()

    def give(self, body: bytes, *, status: int = 200, kind: str | None = "text/html; charset=utf-8", **headers: str) -> None:
        self.send_response(status)
        if kind:
            self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def give_404(self) -> None:
        self.give(b"", status=404)

    def give_robots_txt(self) -> None:
        self.give(b"User-agent: sayso\nDisallow: /private\n\nUser-agent: *\nDisallow: /", kind="text/plain")

    def give_pier(self) -> None:
        self.give(PIER.encode())

    def give_private(self) -> None:
        self.give(PIER.encode())

    def give_moved(self) -> None:
        self.give(b"", status=302, Location="/pier?from=moved")

    def give_loop(self) -> None:
        self.give(b"", status=301, Location="/loop")

    def give_inside(self) -> None:
        self.give(b"", status=302, Location=f"http://{INSIDE}/secret")

    def give_to_file(self) -> None:
        self.give(b"", status=302, Location="file:///etc/passwd")

    def give_to_private(self) -> None:
        self.give(b"", status=302, Location="/private")

    def give_nowhere(self) -> None:
        self.give(b"", status=302)

    def give_bomb(self) -> None:
        self.give(BOMB, Content_Encoding="gzip")

    def give_broken(self) -> None:
        self.give(b"no gzip", Content_Encoding="gzip")

    def give_picture(self) -> None:
        self.give(b"\x89PNG", kind="image/png")

    def give_fails(self) -> None:
        self.give(b"", status=503)

    def give_shy(self) -> None:
        self.give(b"", status=403)

    def give_latin(self) -> None:
        self.give(PIER.replace("pier", "café").encode("latin-1"), kind="text/html; charset=ISO-8859-1")

    def give_drip(self) -> None:
        self.send_response(200)
        for _ in range(100):
            self.wfile.write(b"X-Drip: 1\r\n")
            self.wfile.flush()
            time.sleep(0.05)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[ThreadingHTTPServer]:
    site = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    site.daemon_threads = True
    site.seen = []  # type: ignore[attr-defined]
    thread = threading.Thread(target=site.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    yield site
    site.shutdown()
    site.server_close()
    thread.join()


@pytest.fixture
def at(server: ThreadingHTTPServer) -> str:
    return f"http://{HOST}:{server.server_port}"


def resolve(host: str, port: int) -> Sequence[str]:
    del port
    return {HOST: ["127.0.0.1"], INSIDE: ["10.0.0.7"]}[host]


def allowed(address: Address) -> bool:
    return address == LOOPBACK or is_public(address)


FETCHER = Fetcher(resolve, allowed, limits=Limits(seconds=10, seconds_silent=5, page_bytes=200_000))


def test_a_page(at: str, server: ThreadingHTTPServer) -> None:
    article = article_from_url(f"{at}/pier", fetcher=FETCHER)
    assert (article.title, article.url) == ("Council closes old pier", f"{at}/pier")
    assert server.seen[-2:] == [(at[7:], "/robots.txt"), (at[7:], "/pier")]  # type: ignore[attr-defined]


def test_a_redirect_gives_the_address_it_leads_to(at: str) -> None:
    assert FETCHER.fetch(f"{at}/moved").url == f"{at}/pier?from=moved"


def test_the_declared_alphabet_is_heeded(at: str) -> None:
    assert "café" in article_from_url(f"{at}/latin", fetcher=FETCHER).text


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("private", "robots.txt"),
        ("to-private", "robots.txt"),
        ("loop", "more than 5 times"),
        ("inside", "internal address"),
        ("to-file", "not an address of the web"),
        ("nowhere", "to nowhere"),
        ("bomb", "larger"),
        ("broken", "damaged"),
        ("picture", "image/png"),
        ("fails", "503"),
        ("shy", "403"),
        ("missing", "404"),
    ],
)
def test_refusals_are_one_line(at: str, path: str, reason: str) -> None:
    with pytest.raises(FetchRefused, match=reason) as caught:
        FETCHER.fetch(f"{at}/{path}")
    assert "\n" not in str(caught.value)


def test_nothing_inside_is_fetched_by_default(at: str) -> None:
    for url in (
        at.replace(HOST, "127.0.0.1"),
        at.replace(HOST, "localhost"),
        at.replace(HOST, "[::ffff:127.0.0.1]"),
        at.replace(HOST, "2130706433"),
    ):
        with pytest.raises(FetchRefused, match=r"internal address|cannot be found"):
            Fetcher().fetch(f"{url}/pier")


@pytest.mark.parametrize(
    "url",
    [
        "ftp://tideline.example/",
        "https://",
        "http://a b/",
        "https://ana:secret@tideline.example/",
        "ftp://ana:secret@tideline.example/",
        "not\nan address",
        "https://a.example/" + "x" * 3000,
        "http://[::1",
    ],
)
def test_what_is_no_address(url: str) -> None:
    with pytest.raises(FetchRefused) as caught:
        FETCHER.fetch(url)
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_server_that_drips_its_headers_is_left(at: str) -> None:
    began = time.monotonic()
    with pytest.raises(FetchRefused, match="longer than"):
        Fetcher(resolve, allowed, limits=Limits(seconds=0.5)).fetch(f"{at}/drip")
    assert time.monotonic() - began < 3


def test_a_closed_port_is_said_to_be_unreachable() -> None:
    with pytest.raises(FetchRefused, match="cannot be reached"):
        FETCHER.fetch(f"http://{HOST}:1/pier")


def answer(request: httpx.Request) -> httpx.Response:
    asked.append(request)
    if request.url.path == "/robots.txt":
        return httpx.Response(503 if "robotless" in request.headers["host"] else 404, stream=Bytes(b""))
    return httpx.Response(200, headers={"content-type": "text/html"}, stream=Bytes(PIER.encode()))


class Bytes(httpx.SyncByteStream):
    """A body that comes in pieces, as on the wire."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def __iter__(self) -> Iterator[bytes]:
        yield self.data


asked: list[httpx.Request] = []


def test_the_checked_address_is_the_one_connected_to() -> None:
    """A name that resolves inside the second time it is asked leads nowhere: it is asked once a request."""
    answers = iter([["93.184.216.34"], ["93.184.216.34"], ["127.0.0.1"]])
    fetcher = Fetcher(lambda _host, _port: next(answers), transport=httpx.MockTransport(answer))
    asked.clear()
    fetcher.fetch("https://tideline.example/pier")
    assert {request.url.host for request in asked} == {"93.184.216.34"}
    assert {request.headers["host"] for request in asked} == {"tideline.example"}
    assert {request.extensions["sni_hostname"] for request in asked} == {"tideline.example"}
    assert {request.headers["user-agent"] for request in asked} == {USER_AGENT}
    with pytest.raises(FetchRefused, match="internal"):
        fetcher.fetch("https://tideline.example/pier")


def test_a_site_that_fails_to_give_its_rules_allows_nothing() -> None:
    fetcher = Fetcher(lambda _host, _port: ["93.184.216.34"], transport=httpx.MockTransport(answer))
    with pytest.raises(FetchRefused, match="503"):
        fetcher.fetch("https://robotless.example/pier")
