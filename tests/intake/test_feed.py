from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.intake import Item, items
from sayso.intake.feed import FULL, feed_of
from tests.intake.site import QUICK, SENTENCE, XML, Server, fetcher, page, reasons, titles

WORDS = "".join(f"<p>{SENTENCE}It gave reason {number} of many.</p>" for number in range(FULL // 15))
BOMB = (
    b"<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'pier pier pier pier'>"
    + b"".join(b"<!ENTITY %c '%b'>" % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(12))
    + b"]><rss><channel><title>&m;</title><item><title>&m;</title><link>/pier</link></item></channel></rss>"
)


def rss(*entries: str, title: str = "Tideline") -> bytes:
    return (
        "<?xml version='1.0'?><rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/' "
        f"xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>{title}</title>"
        + "".join(f"<item>{entry}</item>" for entry in entries)
        + "</channel></rss>"
    ).encode()


def read(site: Server, feed: bytes) -> list[Item]:
    return list(items([site.put("/feed", feed, XML)], fetcher=fetcher(), manners=QUICK))


def test_what_a_page_does_not_say_is_taken_from_the_feed(site: Server) -> None:
    site.put("/pier", page("Council closes old pier"))
    entry = (
        "<title>Pier shut</title><link>/pier</link><guid isPermaLink='false'>t-1</guid><dc:creator>Ana Berg</dc:creator>"
        "<pubDate>Wed, 05 Mar 2031 01:00:00 +0300</pubDate>"
    )
    [item] = read(site, rss(entry))
    assert item.article
    assert (item.external_id, item.locator) == ("t-1", f"{site.url}/pier")
    assert (item.article.title, item.article.outlet, item.article.byline) == (
        "Council closes old pier",
        "Tideline",
        "Ana Berg",
    )
    assert item.article.published == "2031-03-05"  # the day at the outlet; in London it was still the fourth


def test_a_whole_report_in_the_feed_is_not_fetched(site: Server) -> None:
    content = f"<content:encoded><![CDATA[{WORDS}]]></content:encoded>"
    entry = f"<title>Council closes &amp; sells pier</title><link>/pier</link>{content}"
    [item] = read(site, rss(entry))
    assert item.article
    assert (item.article.title, item.article.url) == ("Council closes & sells pier", f"{site.url}/pier")
    assert "reason 3 of many" in item.article.text
    assert site.asked("/pier") == 0


@pytest.mark.parametrize("end", ["…", "[…]", " Continue reading", "... [...]"])
def test_an_excerpt_is_not_taken_for_the_report(site: Server, end: str) -> None:
    site.put("/pier", page("Council closes old pier"))
    read(site, rss(f"<title>Pier</title><link>/pier</link><content:encoded><![CDATA[{WORDS}{end}]]></content:encoded>"))
    assert site.asked("/pier") == 1


def test_an_entry_without_address_brings_its_words(site: Server) -> None:
    found = read(
        site, rss(f"<title>Council closes old pier</title><guid>t-1</guid><description>{SENTENCE * 9}</description>")
    )
    assert titles(found) == ["Council closes old pier"]
    assert [item.locator for item in found] == ["t-1"]


def test_an_entry_with_nothing_is_a_failure(site: Server) -> None:
    found = read(site, rss("<title>Pier</title>", ""))
    assert [stage for stage, _ in reasons(found)] == ["parse", "parse"]
    assert len({item.locator for item in found}) == 2


def test_two_entries_with_one_id_are_two(site: Server) -> None:
    for path in ("/a", "/b"):
        site.put(path, page(f"Council closes pier {path}"))
    found = read(site, rss("<link>/a</link><guid>same</guid>", "<link>/b</link><guid>same</guid>"))
    assert [item.external_id for item in found] == ["same", "same"]
    assert [item.locator for item in found] == [f"{site.url}/a", f"{site.url}/b"]


def test_entries_without_address_are_known_by_their_words(site: Server) -> None:
    one, two = (f"<title>Council closes pier {n}</title><description>{n} {SENTENCE * 9}</description>" for n in "12")
    same = "<guid>same</guid>"
    found = read(site, rss(one, two, one, one + same, two + same, two + same))
    assert titles(found) == [f"Council closes pier {n}" for n in "1212"]
    assert len({item.locator for item in found}) == 4
    later = read(site, rss("<title>News</title><link>/new</link>", one, two))
    assert [item.locator for item in found[:2]] == [item.locator for item in later[1:]]


def test_atom(site: Server) -> None:
    site.put("/pier", page("Council closes old pier"))
    feed = (
        b"<feed xmlns='http://www.w3.org/2005/Atom'><title>Tideline</title><entry><id>urn:pier</id><title>Pier</title>"
        b"<link rel='self' href='/self'/><link rel='alternate' href='/pier'/><updated>2031-03-05T01:00:00+03:00</updated>"
        b"<author><name>Ana Berg</name></author></entry></feed>"
    )
    [item] = read(site, feed)
    assert item.article
    assert (item.external_id, item.locator, item.article.published) == ("urn:pier", f"{site.url}/pier", "2031-03-05")


@pytest.mark.parametrize("stamp", ["soon", "", "32 March 2031", "0000-00-00", "Mon, 99 Foo 2031 99:99:99"])
def test_a_date_that_is_none_is_unknown(stamp: str) -> None:
    feed = feed_of(rss(f"<title>Pier</title><link>/pier</link><pubDate>{stamp}</pubDate>"), "http://tideline.example")
    assert feed.entries[0].known.published is None


def test_a_date_with_a_short_year() -> None:
    feed = feed_of(rss("<link>/pier</link><pubDate>05 Mar 31 10:00 GMT</pubDate>"), "http://tideline.example")
    assert feed.entries[0].known.published == "2031-03-05"


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "file:///etc/passwd", "mailto:a@b.example", "http://[", "ftp://x/y", " "]
)
def test_what_is_no_address_of_the_web_is_none(link: str) -> None:
    assert feed_of(rss(f"<title>Pier</title><link>{link}</link>"), "http://tideline.example").entries[0].link is None


def test_a_feed_of_ten_thousand_entries(site: Server) -> None:
    feed = rss(*[f"<title>Pier {n}</title><link>/{n}</link><description>{SENTENCE}</description>" for n in range(10_000)])
    for path in ("/0", "/9999"):
        site.put(path, page(f"Council closes pier {path}"))
    asked: list[str] = []

    def skip(_input: str, locator: str, _digest: str | None) -> bool:
        asked.append(locator)
        return not locator.endswith(("/feed", "/0", "/9999"))

    found = list(items([site.put("/feed", feed, XML)], fetcher=fetcher(60), manners=QUICK, skip=skip))
    assert titles(found) == ["Council closes pier /0", "Council closes pier /9999"]
    assert len(asked) == 10_001


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_a_feed_that_is_cut_keeps_what_came_before(share: float) -> None:
    whole = rss(
        *[f"<title>Pier {n}</title><link>/{n}</link><description>{n} {SENTENCE * 9}</description>" for n in range(20)]
    )
    feed = feed_of(whole[: int(len(whole) * share)], "http://tideline.example")
    assert feed.complaint
    assert "no well-formed XML" in feed.complaint
    assert [entry.link for entry in feed.entries] == [f"http://tideline.example/{n}" for n in range(len(feed.entries))]
    assert int(20 * share) - 2 <= len(feed.entries) < 20


def test_a_feed_with_an_error_in_the_middle_is_read_and_complained_of(site: Server) -> None:
    site.put("/a", page("Council closes old pier"))
    found = read(site, rss("<title>A&nbsp;B</title><link>/a</link>"))
    assert titles(found) == ["Council closes old pier"]
    assert "no well-formed XML" in reasons(found)[0][1]


def test_an_entity_bomb_is_refused_at_once(site: Server) -> None:
    began = time.monotonic()
    [(stage, reason)] = reasons(read(site, BOMB))
    assert (stage, "entities" in reason) == ("parse", True)
    assert time.monotonic() - began < 5


def test_an_entity_bomb_in_another_alphabet(site: Server) -> None:
    assert "entities" in reasons(read(site, BOMB.decode().encode("utf-16")))[0][1]


def test_a_report_about_entities_is_no_bomb() -> None:
    feed = feed_of(
        rss("<title>Pier</title><link>/a</link><description><![CDATA[<!ENTITY a 'b'>]]></description>"), "http://t.example"
    )
    assert (len(feed.entries), feed.complaint) == (1, None)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200), st.integers(0, 400))
def test_whatever_a_feed_holds_it_is_told(junk: bytes, place: int) -> None:
    whole = rss("<title>Pier</title><link>/a</link>", "<title>Pier</title><link>/b</link>")
    feed = feed_of(whole[:place] + junk + whole[place:], "http://tideline.example")
    assert feed.complaint or feed.entries
