"""The captions of the pictures that belong to a report."""

from __future__ import annotations

import re

from sayso.source.markup import Element, words_of
from sayso.source.paragraph import alike

CAPTION_CLASS = re.compile(r"wp-caption-text|(?:image|photo|picture|figure|media)[-_]{0,2}caption|^caption$", re.IGNORECASE)
# Parts of a page whose pictures belong to other reports.
ASIDE = re.compile(
    r"related|recommend|promo|teaser|sidebar|side-bar|newsletter|trending|most-?read|more-?(?:stories|from|news)|carousel|footer|comment",
    re.IGNORECASE,
)
MOST = 20
FEWEST_WORDS, MOST_WORDS = 3, 90
HOLDERS = ("article", "main")


def captions_of(tree: Element) -> list[str]:
    """The captions inside the report, each once; pages print one picture several times for several screens."""
    found: dict[str, str] = {}
    for element in _candidates(tree):
        words = words_of(element)
        if FEWEST_WORDS <= len(words.split()) <= MOST_WORDS and not _is_aside(element):
            found.setdefault(alike(words), words)
    whole = [words for key, words in found.items() if not any(key != other and key in other for other in found)]
    return whole[:MOST]


def _candidates(tree: Element) -> list[Element]:
    inside = next((part for holder in HOLDERS for part in tree.iter(holder)), tree)
    classed = (element for element in inside.iter("p", "span", "div") if CAPTION_CLASS.search(element.get("class") or ""))
    return [*inside.iter("figcaption"), *classed][: 10 * MOST]


def _is_aside(element: Element) -> bool:
    return any(
        above.tag in ("aside", "nav", "footer", "a") or ASIDE.search(f"{above.get('class') or ''} {above.get('id') or ''}")
        for above in (element, *element.iterancestors())
        if above.tag not in ("body", "html", "main", "article")
    )
