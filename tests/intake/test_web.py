"""Addresses: what a server gives, and every trick it may play."""

from __future__ import annotations

import gzip
import time
from collections.abc import Sequence

import pytest

from sayso.intake import Item, Manners, items
from sayso.intake.pace import MOST_MISSES
from sayso.intake.validator import Remembered
from tests.intake.site import INSIDE, QUICK, XML, Handler, Server, fetcher, page, reasons, titles


def read(*urls: str, seconds: float = 5.0, manners: Manners = QUICK, kept: Remembered | None = None) -> list[Item]:
    return list(items(urls, fetcher=fetcher(seconds), manners=manners, validators=kept))


def rss(*links: str) -> bytes:
    entries = "".join(f"<item><title>Entry {n}</title><link>{link}</link></item>" for n, link in enumerate(links))
    return f"<rss version='2.0'><channel><title>Tideline</title>{entries}</channel></rss>".encode()


def stages(found: Sequence[Item]) -> list[str]:
    return [stage for stage, _ in reasons(found)]


def test_a_page(site: Server) -> None:
    url = site.put("/pier", page("Council closes old pier"))
    [item] = read(url)
    assert item.article
    assert (item.article.title, item.article.url, item.locator) == ("Council closes old pier", url, url)


def test_the_feed_is_told_by_what_it_is(site: Server) -> None:
    pier = site.put("/pier", page("Council closes old pier"))
    for kind in ("text/html", "text/xml; charset=utf-8", "application/octet-stream", "text/plain"):
        assert [item.locator for item in read(site.put("/feed", rss("/pier"), kind))] == [pier]


def test_a_page_named_by_two_entries_is_fetched_once(site: Server) -> None:
    site.put("/pier", page("Council closes old pier"))
    assert len(read(site.put("/feed", rss("/pier", "/pier"), XML))) == 1
    assert site.asked("/pier") == 1


def test_a_page_that_is_missing_costs_no_other(site: Server) -> None:
    site.put("/pier", page("Council closes old pier"))
    found = read(site.put("/feed", rss("/gone", "/pier"), XML))
    assert stages(found) == ["fetch"]
    assert "404" in reasons(found)[0][1]
    assert titles(found) == ["Council closes old pier"]


def test_a_feed_that_lists_feeds_is_not_followed_further(site: Server) -> None:
    found = read(site.put("/feed", rss("/feed"), XML))
    assert stages(found) == ["fetch"]
    assert site.asked("/feed") == 2


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "application/json"])
def test_what_is_neither_page_nor_feed(site: Server, kind: str) -> None:
    assert stages(read(site.put("/x", b"%PDF", kind))) == ["fetch"]


# Tricks

BOMB = gzip.compress(b"<p>pier</p>" * 6_000_000, 1)


def hang(handler: Handler) -> None:
    handler.server.over.wait(5)


def drip(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    while not handler.server.over.wait(0.02):
        handler.wfile.write(b"<p>")


def loop(handler: Handler) -> None:
    handler.give(b"", status=302, headers={"Location": handler.path})


def inside(handler: Handler) -> None:
    handler.give(b"", status=302, headers={"Location": f"http://{INSIDE}/secret"})


def short(handler: Handler) -> None:
    handler.give(page("Council closes old pier"), headers={"Content-Length": "100000"})
    handler.close_connection = True


def endless(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    while not handler.server.over.is_set():
        handler.wfile.write(b"<p>pier</p>" * 10_000)


def bomb(handler: Handler) -> None:
    handler.give(BOMB, headers={"Content-Encoding": "gzip"})


def hangs_up(handler: Handler) -> None:
    handler.close_connection = True


def nonsense(handler: Handler) -> None:
    handler.wfile.write(b"\x00\x01nonsense\r\n\r\n")
    handler.close_connection = True


TRICKS = [
    (hang, "time|longer"), (drip, "longer"), (loop, "redirects more than"), (inside, "internal"), (short, "broke off"),
    (endless, "larger|longer"), (bomb, "larger|longer"), (hangs_up, "broke off"), (nonsense, "broke off"),
]  # fmt: skip


@pytest.mark.parametrize(("trick", "reason"), TRICKS, ids=lambda value: getattr(value, "__name__", ""))
@pytest.mark.parametrize("listed", [False, True])
def test_a_trick_is_a_failure_and_the_next_address_is_read(site: Server, trick: object, reason: str, listed: bool) -> None:
    site.play("/trick", trick)  # type: ignore[arg-type]
    site.put("/pier", page("Council closes old pier"))
    began = time.monotonic()
    urls = [site.put("/feed", rss("/trick", "/pier"), XML)] if listed else [f"{site.url}/trick", f"{site.url}/pier"]
    found = read(*urls, seconds=0.6)
    assert stages(found) in (["fetch"], ["article"])
    assert any(word in reasons(found)[0][1] for word in reason.split("|")), reasons(found)
    assert found[-1].article
    assert time.monotonic() - began < 15


def test_an_internal_address_is_not_asked_at_all(site: Server) -> None:
    assert "internal" in reasons(read("http://127.0.0.1:1/", f"http://{INSIDE}/"))[1][1]
    assert site.seen == []


# Manners


def test_robots_txt_is_read_once_and_obeyed(site: Server) -> None:
    site.put("/robots.txt", b"User-agent: *\nDisallow: /private", "text/plain")
    for path in ("/a", "/b", "/private"):
        site.put(path, page("Council closes old pier"))
    found = read(*[site.url + path for path in ("/a", "/private", "/b")])
    assert [item.failure is None for item in found] == [True, False, True]
    assert "robots.txt" in reasons(found)[0][1]
    assert site.seen == ["/robots.txt", "/a", "/b"]


def test_two_requests_to_a_host_are_apart(site: Server) -> None:
    urls = [site.put(path, page("Council closes old pier")) for path in ("/a", "/b")]
    began = time.monotonic()
    read(*urls, manners=Manners(delay=0.2))
    assert time.monotonic() - began >= 0.4  # robots.txt is the first of three


def test_a_crawl_delay_is_kept(site: Server) -> None:
    site.put("/robots.txt", b"User-agent: *\nCrawl-delay: 0.3", "text/plain")
    began = time.monotonic()
    read(*[site.put(path, page("Council closes old pier")) for path in ("/a", "/b")])
    assert time.monotonic() - began >= 0.3


def test_what_failed_once_is_tried_again(site: Server) -> None:
    answers = iter([503, 200])

    def trick(handler: Handler) -> None:
        handler.give(page("Council closes old pier"), status=next(answers))

    assert titles(read(site.play("/pier", trick))) == ["Council closes old pier"]


def test_what_will_not_change_is_not_tried_again(site: Server) -> None:
    read(f"{site.url}/gone")
    assert site.asked("/gone") == 1


def test_a_server_that_wants_a_pause_gets_it(site: Server) -> None:
    site.play("/busy", lambda handler: handler.give(b"", status=429, headers={"Retry-After": "3600"}))
    found = read(f"{site.url}/busy", f"{site.url}/pier")
    assert stages(found) == ["fetch", "fetch"]
    assert "another 3600 seconds" in reasons(found)[1][1]
    assert site.seen == ["/robots.txt", "/busy"]


def test_a_host_that_is_down_is_left_alone_after_some_tries(site: Server) -> None:
    site.play("/robots.txt", hangs_up)
    found = read(site.put("/x", b""), *[f"{site.url}/{number}" for number in range(50)])
    assert stages(found) == ["fetch"] * 51
    assert len(site.seen) == MOST_MISSES


# What has not changed


def conditional(handler: Handler) -> None:
    if handler.headers["If-None-Match"] == '"v1"':
        handler.give(b"", status=304)
    else:
        handler.give(rss("/pier"), kind=XML, headers={"ETag": '"v1"'})


def test_a_feed_that_has_not_changed_is_not_sent_twice(site: Server) -> None:
    site.put("/pier", page("Council closes old pier"))
    url, kept = site.play("/feed", conditional), Remembered()
    assert len(read(url, kept=kept)) == 1
    assert read(url, kept=kept) == []
    assert site.asked("/pier") == 1


def test_a_feed_that_was_not_taken_in_whole_is_asked_for_anew(site: Server) -> None:
    url, kept = site.play("/feed", conditional), Remembered()
    assert stages(read(url, kept=kept)) == ["fetch"]
    site.put("/pier", page("Council closes old pier"))
    assert titles(read(url, kept=kept)) == ["Council closes old pier"]
    stream = items([url], fetcher=fetcher(), manners=QUICK, validators=(stopped := Remembered()))
    next(stream)
    assert not stopped


def test_a_page_that_is_had_is_not_fetched(site: Server) -> None:
    url = site.put("/feed", rss("/a", "/b"), XML)
    site.put("/b", page("Council closes old pier"))
    found = list(items([url], fetcher=fetcher(), manners=QUICK, skip=lambda _input, locator, _: locator.endswith("/a")))
    assert [item.locator for item in found] == [f"{site.url}/b"]
    assert site.asked("/a") == 0
