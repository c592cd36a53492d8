"""HTML as a tree, however badly it is meant: nothing is fetched, run or expanded, and depth has a limit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Protocol

from sayso.errors import UnreadableInput

MOST_ELEMENTS = 50_000  # the busiest page of the development sets has 4,410
INVISIBLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b\u2060\ufeff\ufffe\uffff]")
SPACE = re.compile(r"\s+")


class Element(Protocol):
    """What is used of an lxml element, which comes without types of its own."""

    tag: Any  # a string, but for what is no element
    text: str | None
    tail: str | None

    def get(self, name: str) -> str | None: ...
    def iter(self, *tags: str) -> Iterator[Element]: ...
    def itertext(self) -> Iterator[str]: ...
    def iterancestors(self) -> Iterator[Element]: ...
    def xpath(self, path: str) -> list[Element]: ...
    def __iter__(self) -> Iterator[Element]: ...


def tree_of(page: str) -> Element:
    """The page as a tree. libxml2 cuts what is nested deeper than 256 levels and knows no entities but those of HTML."""
    from lxml import etree  # type: ignore[import-untyped]
    from lxml.html import HTMLParser, document_fromstring  # type: ignore[import-untyped]

    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    try:
        tree: Element = document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as problem:
        raise UnreadableInput("The page has nothing in it that a browser could show. Save the whole page anew.") from problem
    if sum(1 for _ in tree.iter()) > MOST_ELEMENTS:
        raise UnreadableInput(f"The page has more than {MOST_ELEMENTS:,} elements; no report needs as many. Save its text.")
    return tree


def clean(words: str | None) -> str:
    """Words as a reader sees them: runs of white space as one space, nothing that is not printed."""
    return SPACE.sub(" ", INVISIBLE.sub("", words or "")).strip()


def words_of(element: Element) -> str:
    """All words inside an element."""
    return clean(" ".join(element.itertext()))
