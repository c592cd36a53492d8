from __future__ import annotations

import json
import time
from contextlib import suppress

import pytest

from sayso.errors import UnreadableInput
from sayso.source import article_from_bytes

LEAD = (
    "NARVA – The harbour council voted on Monday to close the old pier until the storms of spring are over, officials said."
)
MORE = [
    "Nobody spoke against the closure, and the hall was empty again by noon, though a ferryman waited outside in the rain.",
    "“We were never asked,” said Ana Ruiz, who runs the last ferry. “They have sold it already, and they know it.”",
    "The council's clerk, Tom Beek, refused to say whether a buyer had been found for the pier or for the land beside it.",
]
LD = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebPage", "name": "Council closes old pier"},
        {"@type": "NewsMediaOrganization", "@id": "#tideline", "name": "Tideline"},
        {
            "@type": ["NewsArticle"],
            "headline": "Council closes old pier &amp; quay",
            "datePublished": "2031-03-05T23:10:00+02:00",
            "author": [{"@type": "Person", "name": "By Mia Holm"}, {"@type": "Person", "name": "Ole Sund"}],
            "publisher": {"@id": "#tideline"},
            "description": "Storms have made it unsafe, the council says.",
        },
    ],
}


def page(*, head: str = "", above: str = "", below: str = "", body: list[str] | None = None) -> bytes:
    paragraphs = "".join(f"<p>{words}</p>" for words in body or [LEAD, *MORE])
    return f"""<!doctype html><html><head><title>Council closes old pier &amp; quay | Tideline</title>{head}</head><body>
    <nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><main><article>
    <h1>Council closes old pier &amp; quay</h1>{above}{paragraphs}{below}</article></main>
    <aside><figure><figcaption>A cat of another story</figcaption></figure></aside>
    <footer>All rights reserved by the Tideline company</footer></body></html>""".encode()


def ld(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def kinds(data: bytes) -> list[tuple[str, str]]:
    article = article_from_bytes(data)
    return [(block.kind, article.text[block.start : block.end]) for block in article.blocks]


def test_a_page_with_all_there_is() -> None:
    figure = '<figure><img src="x.jpg"><figcaption>The old pier at dawn. Photo: Ole Sund</figcaption></figure>'
    data = page(head=ld(LD), above=f'<p class="standfirst">Storms have made it unsafe, the council says.</p>{figure}')
    article = article_from_bytes(data)
    assert (article.title, article.outlet, article.byline, article.published) == (
        "Council closes old pier & quay", "Tideline", "Mia Holm, Ole Sund", "2031-03-05",
    )  # fmt: skip
    assert article.dateline
    assert article.dateline.place
    assert article.dateline.place.text == "NARVA"
    assert kinds(data) == [
        ("title", "Council closes old pier & quay"),
        ("standfirst", "Storms have made it unsafe, the council says."),
        *[("body", words) for words in [LEAD, *MORE]],
        ("caption", "The old pier at dawn. Photo: Ole Sund"),
    ]


def test_meta_elements_serve_where_there_is_no_json_ld() -> None:
    head = (
        '<meta property="og:site_name" content="Tideline"><meta name="author" content="Mia Holm and Ole Sund">'
        '<meta property="article:published_time" content="2031-03-05T08:00:00Z">'
    )
    article = article_from_bytes(page(head=head))
    assert (article.outlet, article.byline, article.published) == ("Tideline", "Mia Holm, Ole Sund", "2031-03-05")


def test_the_page_shows_what_it_does_not_declare() -> None:
    above = '<div class="byline">By Mia Holm</div><span class="post-date">March 5, 2031</span>'
    article = article_from_bytes(page(above=above))
    assert (article.byline, article.published) == ("Mia Holm", "2031-03-05")


def test_the_address_tells_the_day_last() -> None:
    assert article_from_bytes(page(), url="https://tideline.example/2031/03/05/pier").published == "2031-03-05"
    assert article_from_bytes(page(), url="https://tideline.example/2031/13/05/pier").published is None


def test_the_host_is_no_outlet() -> None:
    assert article_from_bytes(page(), url="https://tideline.example/").outlet is None


def test_what_the_caller_knows_comes_first() -> None:
    article = article_from_bytes(page(head=ld(LD)), outlet="Evening Tide", published="2031-03")
    assert (article.outlet, article.published) == ("Evening Tide", "2031-03")


def test_the_text_for_machines_is_taken_where_the_page_shows_less() -> None:
    told = {"@type": "NewsArticle", "headline": "Council closes old pier", "articleBody": "\n".join([LEAD, *MORE])}
    article = article_from_bytes(page(head=ld(told), body=["A pier."]))
    assert MORE[-1] in article.text


@pytest.mark.parametrize(
    "script", ["{", "[[[[", "null", '{"@type":"NewsArticle","author":{"name":["a",{}]},"headline":7}', "[" * 100_000]
)
def test_broken_json_ld_is_passed_over(script: str) -> None:
    article = article_from_bytes(page(head=f'<script type="application/ld+json">{script}</script>'))
    assert article.title == "Council closes old pier & quay"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("We and our 214 partners store cookies on your device. Accept all cookies", "cookie"),
        ("Subscribe to continue reading. Already a subscriber? Log in", "paywall"),
        ("Please enable JavaScript to view this page.", "JavaScript"),
        ("Verify you are human by completing the action below.", "robot"),
        ("Page not found", "error page"),
    ],
)
def test_walls_are_named(words: str, kind: str) -> None:
    with pytest.raises(UnreadableInput, match=kind):
        article_from_bytes(f"<html><body><div><p>{words}</p></div></body></html>".encode())


def test_a_report_about_cookies_is_no_wall() -> None:
    data = page(below="<p>Accept all cookies</p>", body=[LEAD, *MORE, "Bakers say: we use cookies for the feast."])
    assert article_from_bytes(data).title


@pytest.mark.parametrize(
    "data", [b"<html></html>", b"<!doctype html>", b"<html><body><script>var a = 'pier'</script></body></html>"]
)
def test_a_page_without_a_report(data: bytes) -> None:
    with pytest.raises(UnreadableInput):
        article_from_bytes(data)


def test_scripts_and_entities_do_nothing() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    article = article_from_bytes(
        page(above="<script>document.write('PWNED')</script><p>&b;</p>").replace(b"<!doctype html>", bomb.encode())
    )
    assert "PWNED" not in article.text
    assert "aaaa" not in article.text


@pytest.mark.parametrize(
    "data",
    [
        b"<html><body>" + b"<div>" * 50_000 + b"pier",
        b"<html><body>" + b"<p>pier" * 45_000,
        b"<html><body>" + b"<p>pier" * 200_000,
        b"<html><body>" + b"<b><i><a>" * 30_000 + b"pier",
        b"<html><body><table>" + b"<tr><td>pier" * 20_000,
        b"<html>" + b"<meta name=author content=x>" * 45_000,
        b"<html>" + b"<!--" * 500_000,
        b"<html><p>" + b"pier " * 500_000,
        b"<html><p " + b"a=b " * 500_000,
    ],
    ids=["deep", "many", "too-many", "unclosed", "table", "meta", "comments", "long", "attributes"],
)
def test_a_hostile_page_ends_soon(data: bytes) -> None:
    began = time.process_time()
    with suppress(UnreadableInput):  # either outcome will do, so long as it comes
        article_from_bytes(data)
    assert time.process_time() - began < 20
