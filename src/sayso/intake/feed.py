"""RSS and Atom feeds: their entries, as far as they can be read, and what is wrong with them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from io import BytesIO
from typing import Any
from urllib.parse import urljoin

from sayso.intake.entry import Entry, day_of
from sayso.source.composition import Known
from sayso.source.markup import clean

# Words from which what a feed brings along is taken for the whole report; excerpts end sooner, or with words that say so.
FULL = 200
EXCERPT = re.compile(
    r"(?:\.\.\.|…|\[\s*(?:…|\.\.\.|&hellip;|&#8230;)\s*\]|read more|continue reading|full (?:story|article))\W*$", re.I
)
TAG = re.compile(r"<[^<>]{1,2000}>")
OWN_ENTITIES = re.compile(rb"<!entity", re.IGNORECASE)
ROOT = re.compile(rb"<(?:\w{1,20}:)?(?:rss|feed|rdf)\b", re.IGNORECASE)
ADDRESS = re.compile(r"https?://\S+$", re.IGNORECASE)
LONGEST = 400  # characters of a title or a name


@dataclass(frozen=True, slots=True)
class Feed:
    """The entries of a feed, and what is wrong with it; None if it is well formed."""

    entries: list[Entry]
    complaint: str | None


def feed_of(data: bytes, base: str | None) -> Feed:
    """The feed in some bytes. Of one that is broken, what can be read is kept."""
    if _declares_entities(data):
        return Feed([], "The feed declares entities of its own, which no feed needs and which can grow without end.")
    import feedparser  # type: ignore[import-untyped]

    try:
        # Addresses are joined and HTML is cleaned here, where every other page's are.
        found = feedparser.parse(BytesIO(data), resolve_relative_uris=False, sanitize_html=False)
        outlet = _words(found.feed.get("title"))
        base = base or _words(found.feed.get("link"))
        entries = [_entry(entry, base, outlet) for entry in found.entries]
    except Exception as problem:  # noqa: BLE001 - whatever a parser stumbles over, the feed is at fault
        return Feed([], f"The feed cannot be taken apart ({type(problem).__name__}: {str(problem)[:200]}).")
    complaint = _complaint(found)
    if complaint and _ends_inside_entry(data):
        entries = entries[:-1]  # part of a report must not pass for the whole
    return Feed(entries, complaint and f"{complaint} {len(entries)} of its entries could be read; others may be missing.")


def page_of(entry: Entry) -> str:
    """A page of the words that an entry brings along."""
    title = escape(entry.known.title or "")
    return f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{entry.content}</article></body></html>"


def _declares_entities(data: bytes) -> bool:
    """Whether entities are declared in front of the feed; inside it, it is words about XML."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        data = data.replace(b"\x00", b"")
    declared, root = OWN_ENTITIES.search(data), ROOT.search(data)
    return bool(declared and (root is None or declared.start() < root.start()))


def _complaint(found: Any) -> str | None:
    problem = found.get("bozo_exception") if found.get("bozo") else None
    kind = type(problem).__name__
    if problem is None or kind in ("CharacterEncodingOverride", "NonXMLContentType"):
        return None
    line = problem.getLineNumber() if hasattr(problem, "getLineNumber") else None
    where = f" (line {line}: {problem.getMessage()})" if line is not None else f" ({str(problem)[:200]})"
    return f"The feed is no well-formed XML{where}."


def _ends_inside_entry(data: bytes) -> bool:
    """Whether a feed is cut off in the middle of an entry."""
    return any(data.rfind(b"<" + name) > data.rfind(b"</" + name) for name in (b"item", b"entry"))


def _entry(entry: Any, base: str | None, outlet: str | None) -> Entry:
    guid = _words(entry.get("id"))
    link = _link(entry, guid, base)
    content = _content(entry)
    known = Known(
        url=link,
        outlet=_words((entry.get("source") or {}).get("title")) or outlet,
        title=_words(TAG.sub("", entry.get("title") or "")),
        byline=_byline(entry),
        # Asked of the parser's own dictionary, a missing `updated` is made up from `published`, with a warning.
        published=day_of(entry.get("published") or dict.get(entry, "updated")),
    )
    return Entry(link, guid, known, content if not link or _is_full(content) else "")


def _link(entry: Any, guid: str | None, base: str | None) -> str | None:
    """The address of an entry. An id is taken for one only if it looks like one."""
    link = (entry.get("link") or "").strip()
    if link == guid and not ADDRESS.match(link):
        return None
    try:
        joined = urljoin(base or "", link) if link else ""
    except ValueError:
        return None
    return joined if ADDRESS.match(joined) else None


def _content(entry: Any) -> str:
    """The longest of the words that an entry brings along, as HTML."""
    given = [part.get("value") or "" for part in entry.get("content") or []]
    return max([*given, entry.get("summary") or ""], key=len)


def _is_full(content: str) -> bool:
    words = clean(TAG.sub(" ", content))
    return len(words.split()) >= FULL and not EXCERPT.search(words[-60:])


def _byline(entry: Any) -> str | None:
    name = _words((entry.get("author_detail") or {}).get("name") or entry.get("author"))
    return name if name and "@" not in name else None


def _words(value: Any) -> str | None:
    return clean(value)[:LONGEST] or None if isinstance(value, str) else None
