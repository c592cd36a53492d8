"""What holds of every article, whatever it was made of."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from sayso.errors import SaysoError
from sayso.record.article import Article
from sayso.source import article_from_bytes, article_from_text
from sayso.source.paragraph import alike

WORDS = [
    "The pier was sold on Monday.",
    "Council closes pier",
    "NARVA (Tideline) - ",
    "Dec. 30, 2031",
    "By Ana Ruiz",
    "“We left,” ",
    "He declined to comment on the sale.",
    "(L)",
    "—",
    "(AP)",
    "Feb. 30, 2024",
    "Photo: Tom Beek",
    ";",
    ":",
    "The ",
    "Xinhua ",
    "https://a.example/",
    "\u202e",
    "\u200b",
    "\n",
    "\n\n",
    "\r\n",
    "\u2028",
    "\x85",
    "\x0b",
    "İ",
    "ß",
    "𝒜",
]
TAGS = [
    "<html>",
    "<p>",
    "</p>",
    "<h1>",
    "</h1>",
    "<article>",
    "<div class='caption'>",
    "<figcaption>",
    "<br>",
    "<script>",
    "</script>",
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":',
    '["x"]}',
    "<meta name=author content='Ana Ruiz'>",
    "&amp;",
    "&#0;",
    "<!--",
    "-->",
]
TEXTS = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(WORDS), max_size=40).map("".join))
PAGES = st.lists(st.sampled_from(TAGS + WORDS), max_size=60).map(lambda parts: "<html>" + "".join(parts))


def check(article: Article | str) -> None:
    if isinstance(article, str):
        assert "\n" not in article
        return
    text = article.text
    end = 0
    for block in article.blocks:
        assert end <= block.start < block.end <= len(text)
        end = block.end
        assert text[block.start : block.end].strip()
    for repeat in article.repeats:
        assert repeat.of.end <= repeat.at.start
        assert text[repeat.of.start : repeat.of.end] == repeat.of.text
        assert text[repeat.at.start : repeat.at.end] == repeat.at.text
        assert alike(repeat.of.text) == alike(repeat.at.text)
    line = article.dateline
    for span in (line.place, line.outlet, line.date) if line else ():
        assert span is None or (span.text and text[span.start : span.end] == span.text)


def made(make: object, given: object) -> Article | str:
    try:
        return make(given)  # type: ignore[operator, no-any-return]
    except SaysoError as refusal:
        return str(refusal)


@given(TEXTS)
@example("\ufeff")
@example("Council closes pier\n\nDec. 30, 2031\n\n(AP) — The pier.\n\n(AP)")
@settings(max_examples=300, deadline=None)
def test_of_any_text(text: str) -> None:
    article = made(article_from_text, text)
    assert article == made(article_from_text, text)
    check(article)
    if isinstance(article, Article):
        assert article.text == text.removeprefix("\ufeff").replace("\r\n", "\n")


@given(st.binary(max_size=300))
@settings(max_examples=200, deadline=None)
def test_of_any_bytes(data: bytes) -> None:
    article = made(article_from_bytes, data)
    assert article == made(article_from_bytes, data)
    check(article)


@given(PAGES)
@settings(max_examples=100, deadline=None)
def test_of_any_page(page: str) -> None:
    article = made(article_from_bytes, page.encode())
    assert article == made(article_from_bytes, page.encode())
    check(article)
