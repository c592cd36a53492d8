from __future__ import annotations

import base64
import hashlib
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.record.reading import Note, Reading
from sayso.record.span import span_of
from sayso.view.anchors import card
from sayso.view.handles import record_ids
from sayso.view.page import page_html
from tests.readings import Words, actor, article, batumi, claim, link, reading

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ELEMENTS = {
    "html", "head", "meta", "title", "style", "body", "header", "main", "article", "aside", "section", "footer", "div",
    "p", "h1", "h2", "h3", "span", "a", "b", "em", "small", "code", "label", "input", "table", "tr", "th", "td",
}  # fmt: skip
ATTRIBUTES = {
    "charset", "http-equiv", "content", "name", "lang", "dir", "id", "class", "href", "tabindex", "title", "type", "checked",
    "scope", "aria-label",
}  # fmt: skip
HOSTILE = (
    "<script>document.title='owned'</script>",
    "\" onmouseover=\"alert(1)\" x=\"",
    "' autofocus onfocus='alert(1)",
    "</style><img src=x onerror=alert(1)>",
    "</title><svg/onload=alert(1)>",
    "javascript:alert(1)",
    "<!-- --><a href='//example.org'>x</a>",
    "]]> &lt;b&gt; \u202egnp.exe\u202c",
)  # fmt: skip


class Page(HTMLParser):
    """What a browser would make of a page: its elements, the words in them, and where it links to."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(attrs) == len(dict(attrs)), f"an attribute is given twice: {attrs}"
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def values(self, attribute: str) -> list[str]:
        return [value for _, given in self.elements if (value := given.get(attribute)) is not None]


def hostile() -> Reading:
    """A reading in which every string that comes from outside is an attack."""
    words = Words("\n".join(HOSTILE))
    spans = [words(each) for each in HOSTILE]
    evil = actor("Evil", "person", spans[:2])
    evil = msgspec.structs.replace(evil, name=HOSTILE[0], aliases=HOSTILE, id="actor-" + HOSTILE[1])
    said = claim(spans[3], spans[2], [link(spans[0], "leak", evil)], certainty="hedged", also=[spans[4]])
    said = msgspec.structs.replace(said, id="claim-" + HOSTILE[3])
    report = article(
        words.text, outlet=HOSTILE[0], byline=HOSTILE[1], url=HOSTILE[5], published=HOSTILE[4], language=HOSTILE[1]
    )
    return msgspec.structs.replace(
        reading(report, actors=(evil,), claims=(said,), notes=(Note(HOSTILE[2], HOSTILE[0], spans[6]),)), reader=HOSTILE[3]
    )


def check_harmless(html: str) -> Page:
    """Only the elements and attributes we write ourselves, and no link that leaves the page."""
    page = Page(html)
    assert {tag for tag, _ in page.elements} <= ELEMENTS
    assert {name for _, given in page.elements for name in given} <= ATTRIBUTES
    assert all(link.startswith("#") for link in page.values("href"))
    assert html.count("<style>") == html.count("</style>") == 1
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\x1b]", html)
    return page


def test_no_word_of_a_hostile_article_becomes_markup() -> None:
    page = check_harmless(page_html(hostile()))
    shown = "".join(page.words)
    for attack in HOSTILE[:-1]:
        assert attack in shown


@settings(max_examples=50, deadline=None)
@given(st.text(min_size=1), st.data())
def test_whatever_the_words_and_wherever_the_spans(text: str, data: st.DataObject) -> None:
    edge = st.integers(0, len(text))
    spans = [span_of(text, *sorted((data.draw(edge), data.draw(edge)))) for _ in range(6)]
    who = actor("Somebody", "person", spans[:2])
    said = claim(spans[2], spans[3], [link(spans[4], "unnamed", who)], voice="quote", also=[spans[5]])
    check_harmless(page_html(reading(article(text, outlet=text), actors=(who,), claims=(said,))))


def test_every_link_arrives_and_no_place_is_named_twice() -> None:
    page = Page(page_html(batumi()))
    names = page.values("id")
    assert len(names) == len(set(names))
    assert {link.removeprefix("#") for link in page.values("href")} <= set(names)


def test_every_record_has_a_card_that_leads_to_its_words() -> None:
    of = batumi()
    page = Page(page_html(of))
    for record in record_ids(of):
        if record.startswith(("claim", "event", "followup", "silence")):
            assert {record, f"words-{record}"} <= set(page.values("id"))
            assert {f"#{record}", f"#words-{record}"} <= set(page.values("href"))


def test_what_an_event_names_is_a_link() -> None:
    of = batumi()
    links = Page(page_html(of)).values("href")
    for event in of.events:
        named = [party.actor for party in (*event.agents, *event.recipients)] + [event.claim, event.place and event.place.id]
        assert {f"#{card(each)}" for each in named if each} <= set(links)


def test_the_policy_allows_the_pages_own_style_and_nothing_else() -> None:
    html = page_html(batumi())
    (policy,) = [given["content"] for tag, given in Page(html).elements if given.get("http-equiv")]
    style = html.partition("<style>")[2].partition("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert "url(" not in style
    assert "@import" not in style


def test_the_same_reading_gives_the_same_page() -> None:
    assert page_html(batumi()) == page_html(batumi())


def test_a_paragraph_of_a_hundred_thousand_words_is_no_trouble() -> None:
    text = "Rain fell. " * 50_000
    marks = [span_of(text, start, start + 4) for start in range(0, len(text) - 10, 110)]
    who = actor("Rain", "unknown", marks)
    claims = tuple(claim(span) for span in marks[:1000])
    assert len(page_html(reading(article(text), actors=(who,), claims=claims))) > len(text)


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium")
@pytest.mark.parametrize("of", [batumi(), hostile()], ids=["sample", "hostile"])
def test_in_a_browser_nothing_runs_and_nothing_is_blocked(tmp_path: Path, of: Reading) -> None:
    assert CHROMIUM
    page = tmp_path / "page.html"
    page.write_text(page_html(of), encoding="utf-8")
    seen = subprocess.run(
        [
            CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
            f"--user-data-dir={tmp_path / 'profile'}", "--enable-logging=stderr", "--dump-dom", page.as_uri(),
        ],
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    assert "Content Security Policy" not in seen.stderr
    assert "<title>owned" not in seen.stdout
    assert "– sayso</title>" in seen.stdout
