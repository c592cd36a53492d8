"""The statements of a report: its claims, and what the outlet tells on its own word.

Together they cover the body once: a stretch is a claim of the reading, or narrated, never both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.linking.days import days_in
from sayso.linking.forms import FUNCTION_WORDS, WORD, plain, stem
from sayso.linking.proposition import Background, Proposition, proposition
from sayso.record.claim import Claim
from sayso.record.reading import Reading
from sayso.record.sentence import sentences
from sayso.record.span import Span, span_of

FEWEST_WORDS = 3  # telling words; less is a remnant: "by his account", "in a statement"
FEWEST_IN_A_CLAIM = 1
CLAUSE_END = re.compile(r";\s+|:\s+|\s[—–]\s|,\s(?=(?:and|but|while|whereas|whose|which)\s)")
DATELINE_END = re.compile(r"\s*(?:\([^()]{2,45}\)\s*)?(?:[-—–:]+)\s*")
LEANING = 4  # telling words below which a statement leans on the sentence before
PRONOUN = re.compile(
    r"\b(?:it|its|they|them|their|he|him|his|she|her|hers|such|that|this|those|these|one|none|any|so|there)\b", re.IGNORECASE
)
FIRST_PERSON = re.compile(r"\b(?:I|me|my|myself|we|us|our|ourselves)\b")
ANSWERS = re.compile(
    r"\b(?:den(?:y|ies|ied)|reject(?:s|ed)?|contradict(?:s|ed)?|disput(?:es|ed)|none of it|otherwise|on the contrary|not so"
    r"|(?:un|not )true|false|nonsense|refut\w+|dismiss(?:es|ed)|insist(?:s|ed)|maintain(?:s|ed)"
    r"|different(?:ly)? (?:book|account|version))\b",
    re.IGNORECASE,
)
VERB = re.compile(
    r"\b(?:am|is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|may|might|must|shall|should|[a-z]{3,}ed"
    r"|went|came|took|gave|made|said|says|told|left|met|held|put|set|cut|got|saw|sent|sold|bought|kept|lost|found|fell|rose|sank"
    r"|began|broke|brought|built|caught|chose|drew|drove|fought|fled|flew|hit|hurt|knew|led|lay|lies|paid|ran|sat|shot|shut|spent"
    r"|spoke|stood|struck|swam|threw|wore|won|wrote|read|grew|dealt|drowned|owes|gives|shows|takes|goes|comes|stands|remains|runs"
    r"|carries|holds|keeps|makes|says|sits|wants|needs|sells|costs|cross(?:es)?)\b"
)
# What a clause cannot end with: the reading began a content in its middle.
UNFINISHED = re.compile(
    r"\b(?:of|from|in|at|on|to|for|with|by|about|into|over|a|an|the|its|their|his|her)\s*$", re.IGNORECASE
)
TRIM = " \t,;:.—–-\"'“”‘’«»()[]"


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing a report says: where, on whose word, and what can be compared of it."""

    span: Span
    claim: Claim | None  # None: the outlet's own word
    sentence: int
    paragraph: int
    says: Proposition
    answers: bool  # its sentence says that it denies or contradicts what came before
    around: str  # the sentence


def statements(reading: Reading, background: Background) -> list[Statement]:
    """All statements of a report in the order of its text."""
    article = reading.article
    held = _claims_by_place(reading)
    found: list[Statement] = []
    before: tuple[int, int] | None = None
    for number, (paragraph, start, end) in enumerate(body_sentences(reading)):
        mine = [(span, claim) for span, claim in held if start <= span.start < end]
        parts = [*mine, *((span, None) for span in _narrated(reading, start, end, mine))]
        for span, claim in parts:
            says = proposition(
                background,
                [span],
                beside=_beside(article.text, start, end, span, claim),
                before=span_of(article.text, *before) if before and leans_back(span.text) else None,
                speaker=_speaker(claim, background.named),
                denied=claim is not None and claim.stance == "denies",
                promised=claim is not None and claim.stance in ("promises", "expects"),
            )
            if says.words:
                answers = says.negative or bool(ANSWERS.search(article.text, start, end))
                found.append(Statement(span, claim, number, paragraph, says, answers, article.text[start:end]))
        before = (start, end)
    return sorted(found, key=lambda statement: (statement.span.start, statement.span.end))


def background_of(
    reading: Reading, named: Mapping[Span, str], places: Mapping[Span, str], actors: Mapping[str, str]
) -> Background:
    """What is known of a report when its statements are compared: see `Background`."""
    article = reading.article
    titles = {
        stem(plain(word)) for actor in reading.actors for role in actor.roles for word in WORD.findall(role.title.text)
    }
    days = days_in(article.text, article.published)
    return Background(article.text, days, named, places, frozenset(titles), reading.events, actors)


def leans_back(words: str) -> bool:
    """Whether a statement can only be understood with the sentence before it."""
    return telling(words) < LEANING or bool(PRONOUN.search(words))


def _speaker(claim: Claim | None, named: Mapping[Span, str]) -> str | None:
    """The name of whoever says "I" or "we" in a claim."""
    if claim is None or not claim.chain or not FIRST_PERSON.search(" ".join(span.text for span in claim.content)):
        return None
    link = claim.chain[0]
    return next((name for span, name in named.items() if span.overlaps(link.span)), link.text)


def _beside(text: str, start: int, end: int, span: Span, claim: Claim | None) -> list[Span]:
    """What a sentence says around a statement, without the words that tell who says it."""
    taken = [(span.start, span.end)]
    if claim:
        taken += [(c.start, c.end) for c in claim.cue] + [(link.span.start, link.span.end) for link in claim.chain]
    found: list[Span] = []
    at = start
    for first, last in [*sorted(pair for pair in taken if pair[0] < end and pair[1] > start), (end, end)]:
        if first > at:
            found.append(span_of(text, at, first))
        at = max(at, last)
    return found


def body_sentences(reading: Reading) -> Iterator[tuple[int, int, int]]:
    """Paragraph number, start and end of each sentence of the body, without a dateline, captions and credits."""
    article = reading.article
    stretches = [(b.start, b.end) for b in article.blocks if b.kind in ("body", "standfirst")] or [(0, len(article.text))]
    again = [repeat.at for repeat in article.repeats]
    for number, (start, end) in enumerate(stretches):
        for first, last in sentences(article.text, start, end):
            begin = _after_dateline(reading, first, last)
            bracketed = article.text[first] in "[(" and article.text[start:end].rstrip().endswith(("]", ")"))
            if begin < last and not bracketed and not any(a.start <= first and last <= a.end for a in again):
                yield number, begin, last


def _after_dateline(reading: Reading, start: int, end: int) -> int:
    line = reading.article.dateline
    parts = [part for part in (line.place, line.outlet, line.date) if part] if line else []
    inside = [part.end for part in parts if start <= part.start and part.end <= min(end, start + 120)]
    if not inside or min(p.start for p in parts) - start > 3:
        return start
    text = reading.article.text
    gap = DATELINE_END.match(text, max(inside)) or re.compile(r"\)?\s*[-—–:]*\s*").match(text, max(inside))
    return gap.end() if gap else start


def _claims_by_place(reading: Reading) -> list[tuple[Span, Claim]]:
    """The contents of claims, cut at semicolons, without those that lie within another's."""
    text = reading.article.text
    spans: list[tuple[Span, Claim]] = []
    for claim in reading.claims:
        for content in claim.content:
            start = _begun(reading, content)
            spans += [(part, claim) for part in _clauses(text, start, content.end, semicolons=True)]
    spans.sort(key=lambda pair: (pair[0].start, -pair[0].end))
    kept: list[tuple[Span, Claim]] = []
    for span, claim in spans:
        if telling(span.text) >= FEWEST_IN_A_CLAIM and not any(other.contains(span) for other, _ in kept):
            kept.append((span, claim))
    return kept


def _begun(reading: Reading, content: Span) -> int:
    """Where what a claim says begins: with its clause, also where the reading has only the end of it, "cracks in the heap"
    of "it was warned of cracks in the heap"."""
    text = reading.article.text
    first = max((text.rfind(mark, 0, content.start) + 1 for mark in ',;:.!?\n“”"(—'), default=0)
    before = text[first : content.start]
    taken = [c for claim in reading.claims for c in (*claim.cue, *claim.content, *(link.span for link in claim.chain))]
    if any(c.start < content.start and c.end > first for c in taken):
        return content.start
    whole = UNFINISHED.search(before) and has_verb(before) and not has_verb(content.text[:40].partition(",")[0])
    return first + len(before) - len(before.lstrip()) if whole else content.start


def _narrated(reading: Reading, start: int, end: int, mine: Sequence[tuple[Span, Claim]]) -> Iterator[Span]:
    """What is left of a sentence beside its claims, their cues and their sources."""
    text = reading.article.text
    taken = [(span.start, span.end) for span, _ in mine]
    for _, claim in mine:
        taken += [(c.start, c.end) for c in claim.cue] + [(link.span.start, link.span.end) for link in claim.chain]
    at = start
    for first, last in [*sorted(pair for pair in taken if pair[0] < end and pair[1] > start), (end, end)]:
        if first > at:
            fewest = FEWEST_WORDS + bool(mine)
            parts = _clauses(text, at, first)
            if text[at:first].lstrip('"”’')[:1] == ";":  # a clause for itself, however short
                fewest = 2
            if (at, first) == (start, end):  # a whole sentence, however short
                fewest = 2
            yield from (part for part in parts if telling(part.text) >= fewest and (not mine or has_verb(part.text)))
        at = max(at, last)


def _clauses(text: str, start: int, end: int, *, semicolons: bool = False) -> Iterator[Span]:
    """The clauses of a stretch that say something each; one that says too little stays with its neighbour."""
    cuts = [m.end() for m in CLAUSE_END.finditer(text, start, end) if not semicolons or m.group()[0] in ";:"]
    first = start
    for cut in [*cuts, end]:
        rest = end if cut == end else cut
        fewest = 2 if text[first:cut].rstrip()[-1:] in (":", ";") else FEWEST_WORDS
        if cut != end and not (_stands(text[first:cut], fewest) and _stands(text[cut:end], fewest)):
            continue
        if span := trimmed(text, first, rest):
            yield span
        first = cut


def _stands(clause: str, fewest: int) -> bool:
    return telling(clause) >= fewest and has_verb(clause)


def has_verb(words: str) -> bool:
    """Whether a stretch seems to have a finite verb: an auxiliary, a past form, a common irregular one."""
    return bool(VERB.search(words))


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The span without the punctuation and space at its edges."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip(TRIM))
    end -= len(piece) - len(piece.rstrip(TRIM))
    return span_of(text, start, end) if start < end else None


def telling(words: str) -> int:
    """How many words that are no function words."""
    return sum(1 for match in WORD.finditer(words) if plain(match.group()) not in FUNCTION_WORDS)
