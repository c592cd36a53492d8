"""Which articles are one text: reprints, shortened and edited ones.

Word runs of RUN words are hashed; winnowing (Schleimer, Wilkerson and Aiken 2003) picks those under which the text is
found again, so that any passage of RUN + WINDOW - 1 words in common leads from one text to the other. MinHash bands
(rensa was tried) look at the whole of both texts and miss a reprint that kept three paragraphs of eight.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence

from sayso.linking.forms import WORD, plain
from sayso.linking.kept import ArticleSketch, CopyKind, CopyOf, Reason
from sayso.linking.known import Known
from sayso.linking.statements import body_sentences
from sayso.record.reading import Reading
from sayso.source.credit import is_credit

RUN = 5  # words
WINDOW = 12  # runs, of which one is a key: 16 words in common are always found
SKETCH_SIZE = 256  # runs kept; a report of up to 260 words is compared in full, a longer one by sample
MOST_KEYS = 96
FEWEST_RUNS = 25  # a shorter text is too short to call a copy
CANDIDATES = 24
# Shares of the shorter text that stands in the longer one too.
COPIED = 0.45  # an edited copy keeps half; two reports that quote the same agency share less than a fifth
WHOLE = 0.85
SAME_LENGTH = 0.8  # shorter over longer; below it, a whole copy is a shortened one
LONGEST_CREDIT = 80  # characters of a closing line that are looked at
INITIALS = re.compile(r"\b[A-Z][A-Z/]{1,7}\b")


def sketch(reading: Reading) -> ArticleSketch:
    """What is remembered of a new article; story and copy are not known yet."""
    article = reading.article
    runs = _runs(_words(reading))
    lowest = tuple(sorted(set(runs))[:SKETCH_SIZE])
    keys = tuple(f"{run:x}" for run in list(dict.fromkeys(_winnowed(runs)))[:MOST_KEYS])
    return ArticleSketch(
        article.id, article.outlet, article.published, None, None, credits_of(reading), len(set(runs)), lowest, keys
    )


def copy_of(new: ArticleSketch, known: Known) -> CopyOf | None:
    """The article that the new one repeats, if any: the first of its family."""
    best: tuple[float, str, CopyOf] | None = None
    if new.runs < FEWEST_RUNS:
        return None
    for old in known.articles_by(new.keys, limit=CANDIDATES):
        shared = containment(new, old)
        if old.id == new.id or old.runs < FEWEST_RUNS or shared < COPIED:
            continue
        root = old.copy_of.article if old.copy_of else old.id
        found = CopyOf(root, _kind(new, old, shared), _reasons(new, old, shared))
        if best is None or (shared, old.id) > best[:2]:
            best = (shared, old.id, found)
    return best[2] if best else None


def containment(one: ArticleSketch, other: ArticleSketch) -> float:
    """The share of the shorter text's runs that the longer one has, 0 to 1; an estimate where texts are long."""
    a, b = set(one.shingles), set(other.shingles)
    if not a or not b:
        return 0.0
    lowest = sorted(a | b)[: max(1, min(SKETCH_SIZE, len(a | b)))] if max(one.runs, other.runs) > SKETCH_SIZE else a | b
    both = a & b
    jaccard = sum(1 for run in lowest if run in both) / len(lowest)
    shared = jaccard * (one.runs + other.runs) / (1 + jaccard)
    return min(1.0, shared / min(one.runs, other.runs))


def credits_of(reading: Reading) -> tuple[str, ...]:
    """The agencies and outlets that a report credits beside its text: dateline, byline, closing line."""
    article = reading.article
    written: list[str] = [article.dateline.outlet.text] if article.dateline and article.dateline.outlet else []
    written += [article.text[b.start : b.end] for b in article.blocks if b.kind in ("credit", "byline")]
    last = article.text.rstrip().rsplit("\n", 1)[-1]
    if last.startswith("(") or is_credit(last):  # "(AP) jb", "Source: Reuters"
        written.append(last[:LONGEST_CREDIT])
    found = {key for words in written for key in outlet_keys(words)}
    return tuple(sorted(found))


def outlet_keys(name: str) -> tuple[str, ...]:
    """Under what an outlet is known: its name, and its initials where it has several words or is written so."""
    keys = [initials.lower() for initials in INITIALS.findall(name)]
    capitals = [word for word in WORD.findall(name) if word[0].isupper() and not word.isupper()]
    if len(capitals) >= 2:
        keys.append("".join(word[0] for word in capitals).lower())
        keys.append(" ".join(plain(word) for word in capitals))
    elif capitals:
        keys.append(plain(capitals[0]))
    return tuple(dict.fromkeys(keys))


def _words(reading: Reading) -> list[str]:
    text = reading.article.text
    return [plain(m.group()) for _, start, end in body_sentences(reading) for m in WORD.finditer(text, start, end)]


def _runs(words: Sequence[str]) -> list[int]:
    return [_hash(" ".join(words[n : n + RUN])) for n in range(max(0, len(words) - RUN + 1))]


def _hash(words: str) -> int:
    return int.from_bytes(hashlib.blake2b(words.encode(), digest_size=7).digest(), "big")  # fits a database's integer


def _winnowed(runs: Sequence[int]) -> Iterable[int]:
    """The lowest run of every window."""
    for n in range(max(1, len(runs) - WINDOW + 1)):
        if window := runs[n : n + WINDOW]:
            yield min(window)


def _kind(new: ArticleSketch, old: ArticleSketch, shared: float) -> CopyKind:
    if shared < WHOLE:
        return "edited"
    return "reprint" if min(new.runs, old.runs) >= SAME_LENGTH * max(new.runs, old.runs) else "shortened"


def _reasons(new: ArticleSketch, old: ArticleSketch, shared: float) -> tuple[Reason, ...]:
    shorter = "its" if new.runs <= old.runs else "the other's"
    reasons = [Reason("same words", round(shared, 3), f"{shared:.0%} of {shorter} runs of {RUN} words are in both")]
    both = sorted(set(new.credits) & {*old.credits, *(outlet_keys(old.outlet or ""))})
    if both:
        reasons.append(Reason("agency credit", 0.2, f"credits {both[0].upper() if len(both[0]) < 6 else both[0]}"))
    return tuple(reasons)
