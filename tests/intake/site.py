"""A server on this machine with as many tricks as a test gives it, and reports in words of our own."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

from sayso.intake import Item, Manners
from sayso.source.address import Address, is_public
from sayso.source.fetch import Fetcher, Limits

HTML = "text/html; charset=utf-8"
XML = "application/rss+xml"
HOST = "tideline.example"
INSIDE = "internal.example"
ADDRESSES = {HOST: ["127.0.0.1"], INSIDE: ["10.0.0.7"]}
LOOPBACK = ip_address("127.0.0.1")
QUICK = Manners(delay=0.0, tries=2, wait_first=0.01, wait_most=0.01, jitter=0.0)
SENTENCE = "The harbour council in Narva voted on Monday to close the old pier after the storm. "

Trick = Callable[["Handler"], None]


def page(title: str) -> bytes:
    """A page with a report."""
    body = "".join(f"<p>{SENTENCE}It gave reason {number} of eight.</p>" for number in range(8))
    return f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{body}</article></body></html>".encode()


class Handler(BaseHTTPRequestHandler):
    """Answers with what the site has at a path."""

    server: Server

    def do_GET(self) -> None:
        self.server.seen.append(self.path)
        self.server.headers.append(dict(self.headers))
        self.server.tricks.get(self.path, missing)(self)

    def give(self, body: bytes, *, status: int = 200, kind: str = HTML, headers: Mapping[str, str] | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in {"Content-Length": str(len(body)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def missing(handler: Handler) -> None:
    handler.give(b"", status=404)


class Server(ThreadingHTTPServer):
    """The server, what it has, and what it was asked for."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.tricks: dict[str, Trick] = {}
        self.seen: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.over = threading.Event()

    def handle_error(self, *_: object) -> None:
        """A client that hangs up is no error of the server's."""

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.server_port}"

    def put(self, path: str, body: bytes, kind: str = HTML, headers: Mapping[str, str] | None = None) -> str:
        """Give these bytes at a path; returns its address."""
        return self.play(path, lambda handler: handler.give(body, kind=kind, headers=headers))

    def play(self, path: str, trick: Trick) -> str:
        """Answer at a path with a trick; returns its address."""
        self.tricks[path] = trick
        return self.url + path

    def asked(self, path: str) -> int:
        """How often a path was asked for."""
        return self.seen.count(path)


@contextmanager
def served() -> Iterator[Server]:
    """A server for as long as a test needs it."""
    server = Server()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.over.set()
        server.shutdown()
        server.server_close()
        thread.join()


def resolve(host: str, _port: int) -> Sequence[str]:
    return ADDRESSES.get(host, [host])


def allowed(address: Address) -> bool:
    return address == LOOPBACK or is_public(address)


def fetcher(seconds: float = 5.0) -> Fetcher:
    """A fetcher that may fetch from this machine."""
    return Fetcher(resolve, allowed, limits=Limits(seconds=seconds, seconds_silent=seconds, page_bytes=300_000))


def titles(found: Sequence[Item]) -> list[str | None]:
    """The titles of the articles among some items."""
    return [item.article.title for item in found if item.article]


def reasons(found: Sequence[Item]) -> list[tuple[str, str]]:
    """The stages and reasons of the failures among some items."""
    return [(item.failure.stage, item.failure.reason) for item in found if item.failure]
