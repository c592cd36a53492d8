"""What a page says about its report to machines: JSON-LD first, then its meta elements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from sayso.source.composition import Known
from sayso.source.date import iso_day, valid_day
from sayso.source.markup import Element, clean, words_of
from sayso.source.paragraph import alike

LONGEST_SCRIPT = 3_000_000  # characters of one JSON-LD element
MOST_NODES = 20_000  # of all JSON-LD of a page
REPORT_TYPE = re.compile(r"(?:Article|Posting|Report)$")
NO_AUTHOR = re.compile(
    r"https?:|www\.|@|^\W*$|^(?:admin|administrator|no author|by|editor|staff|unknown|none|null|undefined|guest)$",
    re.IGNORECASE,
)
LONGEST_VALUE = 400  # characters of a title, a name or a date

DATES = (
    "article:published_time", "datepublished", "og:published_time", "og:article:published_time", "publishdate",
    "publish-date", "publish_date", "pubdate", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created",
    "dcterms.date", "dc.date", "dc.date.created", "article.published", "cxenseparse:recs:publishtime", "analytics.pubdate",
    "date", "originalpublicationdate", "displaydate", "rnews:datepublished", "article_date_original", "published_at",
    "publication_date", "citation_publication_date", "mediator_published_time",
)  # fmt: skip
AUTHORS = (
    "author", "article:author", "byl", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator",
    "cxenseparse:author",
)  # fmt: skip
OUTLETS = ("og:site_name", "application-name", "publisher", "dc.publisher", "apple-mobile-web-app-title")
TITLES = ("og:title", "twitter:title", "parsely-title", "dc.title", "title")
DESCRIPTIONS = ("description", "og:description", "twitter:description")
URL_DAY = re.compile(r"/((?:19|20)\d\d)(?:([/-])(\d{1,2})\2(\d{1,2})|(\d\d)(\d\d))(?=[/._-]|$)")
# Elements that show the author or the day, by the names that sites give them.
AUTHOR_CLASS = re.compile(r"by-?line|author(?:s|-?name|__name|-link)?\b|\bwriter\b", re.IGNORECASE)
DATE_CLASS = re.compile(r"date|publish|posted|time-?stamp|entry-meta|post-meta|article-meta|\btime\b", re.IGNORECASE)
NAME = re.compile(r"[^\W\d_a-z][\w.'’-]*(?:\s[^\W\d_a-z][\w.'’-]*|\s(?:d[aeiu]|del|la|van|von|der|den|bin|al)\b){1,4}")
NO_PERSON = re.compile(
    r"twitter|facebook|linkedin|instagram|whatsapp|e-?mail|share|follow|staff|news|more|latest|sign|view", re.IGNORECASE
)
MOST_CLASSED = 12  # elements looked at
MOST_WORDS = 20  # in one of them
NAME_SEPARATOR = re.compile(r"\s*(?:;|\||\band\b|&|,(?!\s*(?:Jr|Sr|MD|PhD|II|III)\b))\s*")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page tells beside its words. `body` is the report's text in JSON-LD, `free` whether it may be read by all."""

    known: Known
    titles: tuple[str, ...]
    descriptions: tuple[str, ...]
    body: str
    free: bool = True


def metadata_of(tree: Element, url: str | None) -> Metadata:
    """The metadata of a page."""
    report = _report(_nodes(tree))
    meta = _meta(tree)
    titles = (_text(report.get("headline")), *_values(meta, TITLES), *_page_title(tree))
    outlet = next(iter((*_names(report.get("publisher")), *_values(meta, OUTLETS))), None)
    page_url = url or _canonical(tree)
    return Metadata(
        known=Known(page_url, outlet, None, _byline(tree, report, meta, outlet), _published(tree, report, meta, page_url)),
        titles=tuple(title for title in titles if title),
        descriptions=tuple(filter(None, (_text(report.get("description")), *_values(meta, DESCRIPTIONS)))),
        body=str(report.get("articleBody") or ""),
        free=str(report.get("isAccessibleForFree", "true")).lower() != "false",
    )


def _nodes(tree: Element) -> Iterator[dict[str, Any]]:
    """Every object of the JSON-LD of a page, outer ones first."""
    waiting: list[Any] = [_json(script.text) for script in tree.iter("script") if _is_json_ld(script)]
    waiting.reverse()
    for _ in range(MOST_NODES):
        if not waiting:
            return
        node = waiting.pop()
        if isinstance(node, dict):
            yield node
            waiting.extend(reversed([inner for inner in node.values() if isinstance(inner, (dict, list))]))
        elif isinstance(node, list):
            waiting.extend(reversed(node))


def _is_json_ld(script: Element) -> bool:
    return "ld+json" in (script.get("type") or "").lower() and 0 < len(script.text or "") <= LONGEST_SCRIPT


def _json(script: str | None) -> Any:
    """The value of a JSON-LD script; None if nothing can be made of it."""
    bare = re.sub(r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\]\]>|\]\]>|;)\s*$", "", script or "")
    try:
        return json.loads(bare, strict=False)
    except (ValueError, RecursionError):
        return None


def _report(nodes: Iterator[dict[str, Any]]) -> dict[str, Any]:
    """The object that describes the report: of several, the first with the most that is asked for here."""
    wanted = ("headline", "datePublished", "author", "publisher", "description", "articleBody")
    everything = list(nodes)
    named = {node["@id"]: node for node in reversed(everything) if isinstance(node.get("@id"), str) and len(node) > 1}
    reports = [node for node in everything if REPORT_TYPE.search(str(_first(node.get("@type"))))]
    if not reports:
        return {}
    best = max(reports, key=lambda node: sum(bool(node.get(name)) for name in wanted))
    return {name: _resolved(value, named) for name, value in best.items()}


def _resolved(value: Any, named: dict[str, dict[str, Any]]) -> Any:
    """A value with references ({"@id": …}) replaced by what they refer to."""
    if isinstance(value, list):
        return [_resolved(one, named) if not isinstance(one, list) else one for one in value[:50]]
    if isinstance(value, dict) and isinstance(value.get("@id"), str) and "name" not in value:
        return named.get(value["@id"], value)
    return value


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else value


def _text(value: Any) -> str:
    """A string of JSON-LD, with the entities some sites leave in it resolved."""
    value = _first(value)
    return clean(unescape(unescape(value)))[:LONGEST_VALUE] if isinstance(value, str) else ""


def _names(value: Any) -> list[str]:
    """The names of people or bodies, given as strings, as objects, or as lists of either."""
    given = value if isinstance(value, list) else [value]
    return [name for one in given if (name := _text(one.get("name") if isinstance(one, dict) else one))]


def _meta(tree: Element) -> dict[str, list[str]]:
    """The values of the meta elements by name; all of them, since authors come one by one."""
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        for attribute in ("property", "name", "itemprop"):
            name = (element.get(attribute) or "").strip().lower()
            content = clean(unescape(element.get("content") or ""))[:LONGEST_VALUE]
            if name and content:
                found.setdefault(name, []).append(content)
    return found


def _values(meta: dict[str, list[str]], names: tuple[str, ...]) -> list[str]:
    return [meta[name][0] for name in names if name in meta]


def _page_title(tree: Element) -> list[str]:
    return [clean(element.text)[:LONGEST_VALUE] for element in tree.iter("title")][:1]


def _canonical(tree: Element) -> str | None:
    for link in tree.iter("link"):
        address = (link.get("href") or "").strip()
        if "canonical" in (link.get("rel") or "").lower() and re.match(r"https?://\S+$", address[:2000]):
            return address
    return None


def _byline(tree: Element, report: dict[str, Any], meta: dict[str, list[str]], outlet: str | None) -> str | None:
    listed = [_names(report.get("author"))] + [meta[name] for name in AUTHORS if name in meta]
    listed.append([words_of(element) for element in tree.xpath("//*[@rel='author' or @itemprop='author']")[:6]])
    for names in listed:
        people = _people(names)
        if people and alike(", ".join(people)) != alike(outlet or ""):
            return ", ".join(people)
    shown = ([name for name in _people([printed]) if _is_person(name, outlet)] for printed in _shown(tree, AUTHOR_CLASS))
    return next((", ".join(people) for people in shown if people), None)


def _is_person(name: str, outlet: str | None) -> bool:
    return bool(NAME.fullmatch(name)) and not NO_PERSON.search(name) and alike(name) != alike(outlet or "")


def _shown(tree: Element, classes: re.Pattern[str]) -> Iterator[str]:
    """The words of short elements whose class says what they hold."""
    looked_at = 0
    for element in tree.iter("span", "div", "p", "a", "time", "address", "li", "small", "h5", "h6"):
        if classes.search(f"{element.get('class') or ''} {element.get('id') or ''}"[:LONGEST_VALUE]):
            looked_at += 1
            if any("comment" in (above.get("class") or "").lower() for above in element.iterancestors()):
                continue
            words = words_of(element)
            if 0 < len(words.split()) <= MOST_WORDS:
                yield words
        if looked_at >= MOST_CLASSED:
            return


def _people(names: list[str]) -> list[str]:
    parts = [part for name in names for part in NAME_SEPARATOR.split(re.sub(r"^\s*by:?\s+", "", name, flags=re.IGNORECASE))]
    people = [part for part in parts if 1 < len(part) <= 80 and not NO_AUTHOR.search(part)]
    return list(dict.fromkeys(people))[:12]


def _published(tree: Element, report: dict[str, Any], meta: dict[str, list[str]], url: str | None) -> str | None:
    """The day of publication, from the most to the least reliable place."""
    stamps = [_text(report.get("datePublished")), _text(report.get("dateCreated")), *_values(meta, DATES)]
    marked = tree.xpath("//time[@datetime and (@pubdate or @itemprop='datePublished')] | //*[@itemprop='datePublished']")
    stamps += [element.get("datetime") or element.get("content") or words_of(element) for element in marked[:3]]
    in_report = tree.xpath("//article//time[@datetime] | //main//time[@datetime] | //header//time[@datetime]")
    stamps += [element.get("datetime") or "" for element in in_report[:2]]
    days = (iso_day(stamp) for stamp in (*stamps, *_shown(tree, DATE_CLASS)) if stamp)
    return next((day for day in days if day), None) or _day_in(url)


def _day_in(url: str | None) -> str | None:
    match = URL_DAY.search((url or "")[:LONGEST_VALUE])
    if not match:
        return None
    year, _, month, day, joined_month, joined_day = match.groups()
    return valid_day(int(year), int(month or joined_month), int(day or joined_day))
