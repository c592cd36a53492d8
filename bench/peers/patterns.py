"""A baseline of regular expressions: quotations with "X said" beside them, "X said (that) …", "…, X said", "according to X".

What somebody writes in an afternoon. Sentences are cut at full stops; a sentence gives at most one indirect attribution.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bench.peers.attributions import Attribution, Place

VERB = (
    r"(?:(?:has|have|had|also|later|previously|then|would|could|did\snot)\s){0,2}"
    r"(?:said|says|say|saying|told|tells|added|adds|stated|states|announced|announces|claimed|claims|argued|argues|insisted"
    r"|insists|noted|notes|warned|warns|denied|denies|reported|reports|wrote|writes|explained|explains|suggested|suggests"
    r"|acknowledged|admitted|alleged|asserted|believes?|believed|confirmed|declared|promised|predicted|tweeted)"
)
CAPITAL = r"(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|St|[A-Z])\.|[A-Z](?:\.[A-Z]\.?|[\w’'-])*)"
NAME = rf"{CAPITAL}(?:\s(?:(?:of|the|and|for|in|al|bin|van|de)\s){{0,2}}{CAPITAL})*"
DETERMINER = r"(?:[Tt]he|[Aa]n?|[Ss]ome|[Ss]everal|[Mm]any|[Oo]ne|[Tt]wo|[Tt]hree|[Hh]is|[Hh]er|[Tt]heir)"
WHO = (
    rf"(?:{DETERMINER}(?:\s[a-z][\w-]*){{1,4}}?(?:\s{NAME})?|(?:[a-z][\w-]+\s){{0,2}}{NAME}|[Hh]e|[Ss]he|[Tt]hey"
    r"|[Oo]fficials|[Ss]ources|[Cc]ritics|[Pp]olice|[Aa]uthorities|[Ee]xperts)"
)
QUOTE = r"(?:“[^“”]{3,600}”|\"[^\"]{3,600}\")"

BESIDE_QUOTATION = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<content>{QUOTE})[,]?\s(?P<source>{WHO})\s(?P<cue>{VERB})\b",
        rf"(?P<content>{QUOTE})[,]?\s(?P<cue>{VERB})\s(?P<source>{WHO})(?![\w’'])",
        rf"\b(?P<source>{WHO})\s(?P<cue>{VERB})(?:\s[\w\s]{{1,40}})?[,:]?\s(?P<content>{QUOTE})",
    )
)
INDIRECT = tuple(
    re.compile(pattern)
    for pattern in (
        rf"^(?P<cue>According\sto)\s(?P<source>{WHO})[^,“”]{{0,60}},\s(?P<content>.+?)[.!?]?$",
        rf"^(?P<content>.+?),?\s(?P<cue>according\sto)\s(?P<source>{WHO})",
        rf"^(?P<content>[^“”]+?),\s(?P<source>{WHO})\s(?P<cue>{VERB})\b[^“”]{{0,40}}[.!?]?$",
        rf"^(?P<content>[^“”]+?),\s(?P<cue>{VERB})\s(?P<source>{WHO})[^“”]{{0,60}}[.!?]?$",
        rf"\b(?P<source>{WHO})\s(?P<cue>{VERB})(?:\s(?:on|in|at|to)\s\w+)?\s(?P<content>that\s.+?)[.!?]?$",
        rf"\b(?P<source>{WHO})\s(?P<cue>{VERB})\s(?P<content>(?!in\b|on\b|at\b|to\b)\w.+?)[.!?]?$",
    )
)
SENTENCE_END = re.compile(r"(?<=[.!?])[”\"’]?\s+(?=[A-Z“\"])")
LONGEST = 1200  # characters: what is longer is no sentence, and slow to search


def read(text: str) -> list[Attribution]:
    """All attributions the patterns find."""
    found: list[Attribution] = []
    for start, end in lines(text):
        direct = [one for pattern in BESIDE_QUOTATION for one in matches(pattern, text, start, end)]
        kept = apart(direct)
        taken = [place for one in kept for place in (*one.content, *one.cue)]
        found += kept
        for a, b in sentences(text, start, end):
            if b - a <= LONGEST and not any(x < b and a < y for x, y in taken):
                found += next((m for p in INDIRECT if (m := list(matches(p, text, a, b))[:1])), [])
    return found


def lines(text: str) -> Iterator[Place]:
    yield from ((m.start(), m.end()) for m in re.finditer(r"[^\n]+", text))


def sentences(text: str, start: int, end: int) -> Iterator[Place]:
    at = start
    for cut in SENTENCE_END.finditer(text, start, end):
        yield at, cut.start() + len(cut.group().rstrip())
        at = cut.end()
    yield at, end


def matches(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[Attribution]:
    # A slice, so that ^ and $ are the ends of the sentence.
    for match in pattern.finditer(text[start:end]):
        content, cue, source = ((start + match.start(g), start + match.end(g)) for g in ("content", "cue", "source"))
        yield Attribution((content,), (cue,), (source,))


def apart(found: list[Attribution]) -> list[Attribution]:
    """One attribution a quotation: the first pattern's."""
    kept: dict[tuple[Place, ...], Attribution] = {}
    for one in found:
        kept.setdefault(one.content, one)
    return list(kept.values())
