"""A reading as one HTML page that needs nothing else: no request, no script, and no word of the article unescaped.

Article on the left, records on the right, each a link to the other. Which words belong to the record one has gone to is
shown by style rules (`:has(:target)`), one for each record.
"""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from sayso.record.reading import Reading
from sayso.view import anchors
from sayso.view.cards import cards
from sayso.view.handles import record_ids
from sayso.view.header import imprint, title
from sayso.view.marks import marks_of
from sayso.view.markup import Markup, element, joined
from sayso.view.printable import one_line
from sayso.view.prose import paragraphs, prose

STYLE_FILE = Path(__file__).with_name("page.css")
TOGGLES = (("claims", "claims"), ("sources", "sources"), ("cues", "cues"), ("actors", "actors"), ("events", "events"))


def page_html(reading: Reading) -> str:
    """The whole page."""
    article = reading.article
    style = STYLE_FILE.read_text(encoding="utf-8") + _rules(reading)
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_policy(style)),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", f"{title(article)} – sayso"),
        # Our own style: it must not be escaped, and holds no word of the article (see anchors.card).
        Markup(f"<style>{style}</style>"),
    )
    body = element("body", _bar(reading), element("main", _report(reading), _record(reading)), _foot(reading))
    return f"<!DOCTYPE html>\n{element('html', head, body, lang='en')}\n"


def _policy(style: str) -> str:
    """Nothing may be loaded, run or sent; the one style allowed is the one with this digest."""
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _rules(reading: Reading) -> str:
    """One rule for each record: where it, or its words, are gone to or pointed at, its words stand out."""
    rules = []
    for record in dict.fromkeys(record_ids(reading)):
        card, about = anchors.card(record), anchors.about(record)
        here = f"#{card}:target, #{card}:hover, #{card}:focus-within, .{about}:hover, [id$='{card}']:target"
        rules.append(f"body:has({here}) .{about} {{ background: var(--here) }}\n")
        rules.append(f"body:has([id$='{card}']:target) #{card} {{ border-color: var(--ink) }}\n")
    return "".join(rules)


def _bar(reading: Reading) -> Markup:
    switches = [
        element(
            "label", element("input", type="checkbox", checked=True, id=f"show-{name}"), element("span", label, class_=name)
        )
        for name, label in TOGGLES
    ]
    return element(
        "header",
        element("a", "Go to the records", href="#record", class_="skip"),
        element("p", element("b", "sayso"), " ", " · ".join(imprint(reading.article)), class_="imprint"),
        element("p", switches, class_="switches"),
    )


def _report(reading: Reading) -> Markup:
    article = reading.article
    has_title = any(block.kind == "title" for block in paragraphs(article))
    shown = None if has_title else element("h1", title(article), class_="title" if article.title else "title missing")
    return element(
        "article",
        shown,
        prose(article, marks_of(reading)),
        id="report",
        tabindex="0",
        aria_label="Report",
        dir="auto",
        lang=article.language,
    )


def _record(reading: Reading) -> Markup:
    return element("aside", cards(reading), id="record", tabindex="0", aria_label="Records")


def _foot(reading: Reading) -> Markup:
    return element(
        "footer",
        joined("Read by ", element("code", one_line(reading.reader)), " · article ", element("code", reading.article.id)),
        " · machine reading: claims are shown with their sources, not checked",
    )
