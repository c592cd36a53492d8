from __future__ import annotations

import gzip
import tracemalloc

import pytest

from sayso.intake import Item, items
from sayso.intake.sitemap import BrokenListing, pages_of, sitemaps_of
from sayso.intake.validator import Remembered
from tests.intake.site import QUICK, XML, Handler, Server, fetcher, page, reasons, titles

SPACES = "xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'"
BOMB = b"<!DOCTYPE urlset [<!ENTITY a 'pier'><!ENTITY b '&a;&a;&a;&a;'>]><urlset><url><loc>&b;</loc></url></urlset>"


def urlset(*urls: str, more: str = "") -> bytes:
    pages = "".join(f"<url><loc>{url}</loc>{more}</url>" for url in urls)
    return f"<?xml version='1.0'?><urlset {SPACES}>{pages}</urlset>".encode()


def index(*urls: str) -> bytes:
    return (
        f"<sitemapindex {SPACES}>{''.join(f'<sitemap><loc>{url}</loc></sitemap>' for url in urls)}</sitemapindex>".encode()
    )


def read(*urls: str, kept: Remembered | None = None) -> list[Item]:
    return list(items(urls, fetcher=fetcher(), manners=QUICK, validators=kept))


def test_every_page_of_a_sitemap(site: Server) -> None:
    urls = [site.put(path, page(f"Council closes pier {path}")) for path in ("/a", "/b")]
    found = read(site.put("/sitemap.xml", urlset(*urls), "application/xml"))
    assert [item.locator for item in found] == urls
    assert titles(found) == ["Council closes pier /a", "Council closes pier /b"]


def test_a_news_sitemap_tells_what_its_pages_do_not(site: Server) -> None:
    news = (
        "<news:news><news:publication><news:name>Tideline</news:name><news:language>en</news:language></news:publication>"
        "<news:publication_date>2031-03-05T23:30:00+03:00</news:publication_date><news:title>Pier</news:title></news:news>"
        "<image:image xmlns:image='http://i.example'><image:loc>http://i.example/x.png</image:loc></image:image>"
    )
    url = site.put("/a", page("Council closes old pier"))
    [item] = read(site.put("/news.xml", urlset(url, more=news), "text/xml"))
    assert item.article
    assert (item.article.outlet, item.article.published, item.article.title) == (
        "Tideline",
        "2031-03-05",
        "Council closes old pier",
    )


def test_a_list_of_sitemaps_packed_and_not(site: Server) -> None:
    urls = [site.put(path, page(f"Council closes pier {path}")) for path in ("/a", "/b")]
    one = site.put("/one.xml.gz", gzip.compress(urlset(urls[0])), "application/octet-stream")
    two = site.put("/two.xml", urlset(*urls), "text/xml")
    found = read(site.put("/index.xml", index(one, two, one, f"{site.url}/gone.xml"), "text/xml"))
    assert [item.locator for item in found] == [*urls, f"{site.url}/gone.xml"]
    assert site.asked("/one.xml.gz") == 1


def test_a_list_that_lists_itself_ends(site: Server) -> None:
    url = f"{site.url}/index.xml"
    site.put("/index.xml", index(url, f"{site.url}/deeper1"), "text/xml")
    for level in range(1, 9):
        site.put(f"/deeper{level}", index(f"{site.url}/deeper{level + 1}"), "text/xml")
    assert [stage for stage, _ in reasons(read(url))] == ["parse"]
    assert "too deep" in reasons(read(url))[0][1]


def test_an_unchanged_list_does_not_hide_a_changed_sitemap(site: Server) -> None:
    def fixed(handler: Handler) -> None:
        if handler.headers["If-None-Match"]:
            handler.give(b"", status=304)
        else:
            handler.give(index(f"{site.url}/one.xml"), kind=XML, headers={"ETag": '"v1"'})

    site.put("/a", page("Council closes old pier"))
    site.put("/one.xml", urlset(f"{site.url}/a"), "text/xml", {"ETag": '"v1"'})
    kept = Remembered()
    url = site.play("/index.xml", fixed)
    assert len(read(url, kept=kept)) == 1
    site.put("/b", page("Council opens a new pier"))
    site.put("/one.xml", urlset(f"{site.url}/a", f"{site.url}/b"), "text/xml", {"ETag": '"v2"'})
    assert "Council opens a new pier" in titles(read(url, kept=kept))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (BOMB, "entities"),
        (urlset("http://a.example/1")[:-12], "no well-formed XML"),
        (b"<urlset><url><loc>http://a.example/1</loc></url><b></i></urlset>", "no well-formed XML"),
    ],
)
def test_a_broken_sitemap_is_a_failure(site: Server, data: bytes, reason: str) -> None:
    found = read(site.put("/sitemap.xml", data, "text/xml"))
    assert (found[-1].failure and found[-1].failure.stage, found[-1].locator) == ("parse", f"{site.url}/sitemap.xml")
    assert reason in reasons(found)[-1][1]


def test_a_damaged_packed_sitemap(site: Server) -> None:
    packed = gzip.compress(urlset("http://a.example/1"))
    found = read(site.put("/sitemap.xml.gz", packed[:30] + b"nonsense" + packed[30:], "application/gzip"))
    assert len(reasons(found)) == 1


@pytest.mark.parametrize("location", ["", "ftp://a.example/", "/relative", "javascript:x", "http://a.example/" + "x" * 3000])
def test_what_is_no_address_is_passed_over(location: str) -> None:
    assert [entry.link for entry in pages_of(urlset(location, "http://a.example/1"))] == ["http://a.example/1"]


def test_what_came_before_the_error_is_given() -> None:
    entries = pages_of(urlset("http://a.example/1", "http://a.example/2")[:-9])
    assert [next(entries).link, next(entries).link] == ["http://a.example/1", "http://a.example/2"]
    with pytest.raises(BrokenListing):
        next(entries)


def test_ten_thousand_addresses_in_little_memory() -> None:
    data = urlset(*[f"http://a.example/{number}" for number in range(10_000)])
    tracemalloc.start()
    assert sum(1 for _ in pages_of(data)) == 10_000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2_000_000


def test_a_list_of_sitemaps_is_read_by_its_elements() -> None:
    assert list(sitemaps_of(index("http://a.example/1.xml", "nonsense"))) == ["http://a.example/1.xml"]
