"""What every system is brought to: attributions in characters of a text, and readings of contract 1 made from them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

Place = tuple[int, int]
QUOTATION_MARKS = '“”"„«»'


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to have said what, by which words. Several sources: a chain, the ultimate one first."""

    content: tuple[Place, ...]
    cue: tuple[Place, ...]
    sources: tuple[Place, ...]


def from_json(found: dict[str, Any]) -> Attribution:
    content, cue, sources = (tuple((a, b) for a, b in found[part]) for part in ("content", "cue", "sources"))
    return Attribution(content, cue, sources)


def from_reading(reading: dict[str, Any]) -> list[Attribution]:
    """The claims of a reading. Those on the same word of the same source are one attribution, as polnear has them: a reading
    has a claim for each sentence.
    """
    joined: dict[Any, Attribution] = {}
    for claim in reading["claims"]:
        content, cue = (tuple((s["start"], s["end"]) for s in claim[part]) for part in ("content", "cue"))
        sources = tuple((link["span"]["start"], link["span"]["end"]) for link in claim["chain"])
        key = (cue, sources) if cue else claim["id"]
        before = joined.get(key)
        joined[key] = Attribution((before.content if before else ()) + content, cue, sources)
    return list(joined.values())


def to_reading(document_id: str, text: str, reader: str, found: Sequence[Attribution]) -> dict[str, Any]:
    """A reading of contract 1 that holds these attributions and nothing else.

    Peers know nothing of stance, certainty and kinds of source; those fields hold the commonest value and are not compared.
    """
    unknown: dict[str, Any] = dict.fromkeys(("url", "outlet", "title", "byline", "dateline", "published"))
    article = {"id": document_id, **unknown, "language": "en", "text": text, "repeats": []}
    claims = [_claim(text, one, number) for number, one in enumerate(found)]
    rest: dict[str, Any] = {part: [] for part in ("actors", "places", "events", "followups", "silences", "topics")}
    return {"contract": 1, "reader": reader, "article": article, "claims": claims} | rest


def _claim(text: str, one: Attribution, number: int) -> dict[str, Any]:
    chain = [{"text": text[a:b], "span": _span(text, (a, b)), "kind": "named-person", "actor": None} for a, b in one.sources]
    return {
        "id": hashlib.sha256(f"{number} {one}".encode()).hexdigest()[:16],
        "content": [_span(text, place) for place in one.content],
        "cue": [_span(text, place) for place in one.cue],
        "chain": chain,
        "voice": _voice(text, one.content),
        "stance": "asserts",
        "certainty": "plain",
        "also": [],
    }


def _span(text: str, place: Place) -> dict[str, Any]:
    return {"start": place[0], "end": place[1], "text": text[place[0] : place[1]]}


def _voice(text: str, content: Sequence[Place]) -> str:
    words = " ".join(text[a:b] for a, b in content).strip(" ,.")
    if not any(mark in words for mark in QUOTATION_MARKS):
        return "paraphrase"
    return "quote" if words and words[0] in QUOTATION_MARKS and words[-1] in QUOTATION_MARKS else "mixed"
