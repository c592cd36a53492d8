"""Who said what: content, cue, source and their links, by the rules of records-train; spans of polnear beside them."""

from __future__ import annotations

from typing import Any

from training.corpora import RECORDS, Document
from training.heads import Arcs, Labels, Place, SpanGold, Spans

KINDS = ("named-person", "office", "organisation", "unnamed", "media", "document", "leak")
STANCES = ("asserts", "denies", "accuses", "expects", "demands", "warns", "promises", "declines")
VOICES = ("paraphrase", "quote", "mixed")
CERTAINTIES = ("plain", "hedged")


def place(span: dict[str, Any]) -> Place:
    return span["at"], span["at"] + len(span["text"])


def claims_of(document: Document) -> list[dict[str, Any]] | None:
    return document.gold["claims"] if document.corpus in RECORDS else None


def sure(claims: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [c for c in claims if not c.get("optional")]


def contents(document: Document, *, inner: bool) -> SpanGold | None:
    """The outer contents do not overlap; what lies inside another content is the inner layer's."""
    claims = claims_of(document)
    if claims is None:
        return None
    places = {place(c["content"]) for c in sure(claims)}
    nested = {p for p in places if any(q != p and q[0] <= p[0] and p[1] <= q[1] for q in places)}
    wanted = nested if inner else places - nested
    unsure = [place(c["content"]) for c in claims if c.get("optional")] if not inner else []
    repeats = [place(a) for c in claims for a in c.get("also", ())]
    return SpanGold([(*p, "content") for p in sorted(wanted)], unsure + repeats)


def outer(document: Document) -> SpanGold | None:
    return contents(document, inner=False)


def inner(document: Document) -> SpanGold | None:
    return contents(document, inner=True)


def cues(document: Document) -> SpanGold | None:
    claims = claims_of(document)
    if claims is None:
        return None
    firm = {place(c["cue"]) for c in sure(claims) if c["cue"]}
    loose = [place(c["cue"]) for c in claims if c.get("optional") and c["cue"] and place(c["cue"]) not in firm]
    return SpanGold([(*p, "cue") for p in sorted(firm)], loose)


def sources(document: Document) -> SpanGold | None:
    """Sources where they are named. One whose cue stands in another sentence is taken up from there, not named as source."""
    claims = claims_of(document)
    if claims is None:
        return None
    local, far = set(), set()
    for claim in claims:
        for link in claim["chain"]:
            near = _near(document.text, place(link), claim) and not claim.get("optional")
            (local if near else far).add(place(link))
    return SpanGold([(*p, "source") for p in sorted(local)], sorted(far - local))


def _near(text: str, source: Place, claim: dict[str, Any]) -> bool:
    anchors = [place(claim["cue"] or claim["content"])]
    return any("\n" not in text[min(source[0], a[0]) : max(source[1], a[1])] for a in anchors)


def kinds(document: Document) -> list[tuple[list[Place], str]] | None:
    claims = claims_of(document)
    if claims is None:
        return None
    return sorted({(place(link), link["kind"]) for c in claims for link in c["chain"]}) and [
        ([p], k) for p, k in sorted({(place(link), link["kind"]) for c in claims for link in c["chain"]})
    ]


def value_of(key: str, document: Document) -> list[tuple[list[Place], str]] | None:
    claims = claims_of(document)
    if claims is None:
        return None
    return [([place(c["content"]), *([place(c["cue"])] if c["cue"] else [])], c[key]) for c in sure(claims) if c[key]]


def link_to(which: str, document: Document) -> list[tuple[Place, Place]] | None:
    """From the first word of a content to that of its cue, ultimate source or nearest relay; to itself for none."""
    claims = claims_of(document)
    if claims is None:
        return None
    arcs = []
    for claim in sure(claims):
        start = place(claim["content"])
        chain = claim["chain"]
        target = {"cue": claim["cue"], "source": chain[0] if chain else None, "relay": chain[1] if len(chain) > 1 else None}
        if which == "relay" and not chain:
            continue
        arcs.append((start, place(target[which]) if target[which] else start))
    return arcs


def polnear(document: Document) -> SpanGold | None:
    if document.corpus != "polnear":
        return None
    unsure = [tuple(p) if isinstance(p, list) else (p["start"], p["end"]) for p in document.gold.get("discard", ())]
    spans = [(s, e, span["label"]) for span in document.gold["spans"] for s, e in span["frags"]]
    return SpanGold(sorted(spans), unsure)


def stance(document: Document) -> list[tuple[list[Place], str]] | None:
    return value_of("stance", document)


def voice(document: Document) -> list[tuple[list[Place], str]] | None:
    return value_of("voice", document)


def certainty(document: Document) -> list[tuple[list[Place], str]] | None:
    return value_of("certainty", document)


def to_cue(document: Document) -> list[tuple[Place, Place]] | None:
    return link_to("cue", document)


def to_source(document: Document) -> list[tuple[Place, Place]] | None:
    return link_to("source", document)


def to_relay(document: Document) -> list[tuple[Place, Place]] | None:
    return link_to("relay", document)


CONTENTS = ("content", "inner_content")
HEADS = [
    Spans("content", ("content",), outer),
    Spans("inner_content", ("content",), inner),
    Spans("cue", ("cue",), cues),
    Spans("source", ("source",), sources),
    Spans("polnear", ("source", "cue", "content"), polnear),
    Labels("kind", KINDS, kinds, over=("source",)),
    Labels("stance", STANCES, stance, weight=2.0, over=CONTENTS, through="content_cue"),
    Labels("voice", VOICES, voice, over=CONTENTS, through="content_cue"),
    Labels("certainty", CERTAINTIES, certainty, over=CONTENTS, through="content_cue"),
    Arcs("content_cue", to_cue, starts=CONTENTS),
    Arcs("content_source", to_source, starts=CONTENTS),
    Arcs("content_relay", to_relay, starts=CONTENTS),
]
