"""The report on a page, told from all that stands around it, as paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from sayso.errors import UnreadableInput
from sayso.source.markup import Element, clean
from sayso.source.paragraph import alike

HEADING, PARAGRAPH, BREAK = "head", "p", "lb"
BLOCKS = frozenset(
    {PARAGRAPH, HEADING, "quote", "item", "cell", "row", "list", "table", "ab", "code", "div", "body", "main"}
)
# Words that pages print between the paragraphs of a report, alone in a paragraph.
FURNITURE = re.compile(
    r"""advertise?ments?|article\s+content|ads?|sponsored(?:\s+content)?|recommended(?:\s+(?:videos|from|reading|stories)\b.{0,60})?
    |related(?:\s+(?:articles?|stories|news|topics?|content|links?|posts?))?:?|(?:read|also\s+read|read\s+also)(?:\s+(?:more|next))?:.{0,200}
    |(?:read|see)\s+(?:more|also|next)(?:\s+on\s+.{0,60})?|share(?:\s+this\b.{0,40})?|(?:article|story)\s+continues\b.{0,40}
    |continue\s+reading\b.{0,60}|scroll\s+to\s+continue\b.{0,30}|loading\W*|trending(?:\s+(?:now|stories))?
    |most\s+(?:read|popular|viewed)\b.{0,30}|(?:\d+\s+)?comments?|follow\s+us\b.{0,100}|tags?:.{0,120}|print|e-?mail|save|copy\s+link
    |facebook|twitter|whatsapp|linkedin|(?:sign\s+up|subscribe)\s+(?:to|for)\b.{0,120}|listen\s+to\s+this\s+article\b.{0,30}""",
    re.VERBOSE | re.IGNORECASE,
)
FULLER = 1.5  # times the words from which the text in JSON-LD is taken instead of that on the page
TAGGED = re.compile(r"<(?:p|br|div)\b[^>]*>|</(?:p|div)>", re.IGNORECASE)
ANY_TAG = re.compile(r"<[^<>]{1,2000}>")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a page. `look` is its tag and its class: what the page shows it as."""

    words: str
    look: str = PARAGRAPH

    @property
    def is_heading(self) -> bool:
        return self.look.startswith(HEADING)


def body_of(tree: Element) -> list[Paragraph]:
    """The paragraphs of the report, headings among them, in the order of the page."""
    found = _extracted(tree)
    paragraphs = list(_paragraphs(found, PARAGRAPH)) if found is not None else []
    return [one for one in paragraphs if not FURNITURE.fullmatch(one.words)]


def fuller(body: list[Paragraph], told: str) -> list[Paragraph]:
    """The text a page gives to machines, where it is much longer than what it shows to readers."""
    lines = (clean(ANY_TAG.sub("", unescape(line))) for line in TAGGED.sub("\n", told).splitlines())
    other = [Paragraph(line) for line in lines if line]
    return other if word_count(other) > FULLER * word_count(body) else body


def word_count(body: list[Paragraph]) -> int:
    """How many words a body has."""
    return sum(len(one.words.split()) for one in body)


def without_title(body: list[Paragraph], title: str | None) -> list[Paragraph]:
    """The body from below its headline, and without the headline."""
    if not title:
        return body
    same = [number for number, one in enumerate(body) if alike(one.words) == alike(title)]
    above = same[0] + 1 if same and all(len(one.words.split()) < 10 for one in body[: same[0]]) else 0
    return [one for number, one in enumerate(body) if number >= above and number not in same]


def _extracted(tree: Element) -> Element | None:
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(tree, include_comments=False, include_tables=True, with_metadata=False)
    except Exception as problem:  # whatever a hostile page makes a parser stumble over, the page is at fault
        raise UnreadableInput(f"The page cannot be taken apart ({type(problem).__name__}). Save its text.") from problem
    return getattr(found, "body", None)


def _paragraphs(element: Element, look: str) -> Iterator[Paragraph]:
    """The paragraphs inside an element, and those that stand between its blocks."""
    pieces = [element.text or ""]
    for child in element:
        if child.tag == BREAK:
            pieces.append("\n")
        elif child.tag in BLOCKS:
            yield from _lines(pieces, look)
            pieces = []
            yield from _paragraphs(child, f"{child.tag} {child.get('class') or ''} {child.get('rend') or ''}")
        else:
            pieces.append("".join(child.itertext()))
        pieces.append(child.tail or "")
    yield from _lines(pieces, look)


def _lines(pieces: list[str], look: str) -> Iterator[Paragraph]:
    for line in "".join(pieces).split("\n"):
        if words := clean(line):
            yield Paragraph(words, look)
