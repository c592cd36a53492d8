"""Whether two tellings are of one event: signs of words, parties, times and places, weighed as ecbplus taught.

Only tellings of one story are compared: which documents tell one matter is settled first (`stories.py`), as Barhom et al.
(ACL 2019) and all after them do. A word has to be near another, and nearer than the other words of its story: "quake" is
no more like "earthquake" than "deal" is like "talks", but nothing else in its story is as like it. Average linkage makes
the events, so that one chance likeness ties nothing (Cattan et al., Findings of ACL 2021). The weights are learned by
`training/same_event.py`, its threshold is from cross-validation there; `python -m bench.linking events` measures both.
"""

from __future__ import annotations

import json
import math
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

import sayso.lexicon
from sayso.linking.forms import root, stem
from sayso.linking.vocabulary import UNKNOWN, Floats, vocabulary

Numbers = npt.NDArray[Any]  # of tellings

FILE = Path(__file__).with_name("occurrence.json")
SURE = 6.0  # scores beyond count no more, or one pair would decide over two groups
NEAREST = 5.0  # how far above its rivals the same word stands
PAIR_SIGNS, RIVAL_SIGNS = 23, 10  # of all of two tellings; of their heads beside the other heads of the story
# Of their words and parties alone, which is what an act of a claim has.
WORD_SIGNS = ("same head", "same root", "prefix", "cosine", "near", "parties", "no party", "first", "second", "turned")


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """An event as one sentence tells it; words are stems. `parties` are all who take part, `first` the one named last
    before the event's own words, `second` the one named first behind them."""

    article: str
    sentence: int
    words: tuple[str, ...]
    vector: Floats  # the mean of its words, unit length; zero where none is known
    around: Mapping[str, float]  # the telling words of its sentence, unit length
    rows: Floats  # their vectors
    close: frozenset[str]  # those a few words to either side
    parties: frozenset[str]
    first: frozenset[str]
    second: frozenset[str]
    places: frozenset[str]
    times: frozenset[str]
    weight: float  # how much its head tells


# Words


@cache
def _irregular() -> dict[str, str]:
    path = Path(sayso.lexicon.__file__).with_name("inflection.toml")
    verbs = tomllib.loads(path.read_text(encoding="utf-8"))["irregular-verbs"]
    return {form.strip(): verb for verb, forms in verbs.items() for form in forms.split(",")}


def lemma(form: str) -> str:
    """The stem of a plain word, of an irregular verb that of its infinitive."""
    return stem(_irregular().get(form, form))


@cache
def _row_of_stem() -> dict[str, int]:
    """The commonest word with each stem."""
    rows: dict[str, int] = {}
    for word, row in vocabulary().rows.items():
        rows.setdefault(lemma(word), row)
    return rows


@lru_cache(maxsize=65536)
def cosine(one: str, other: str) -> float:
    """How near two stems are in meaning; 0 where one is unknown."""
    if one == other:
        return 1.0
    rows = _row_of_stem()
    a, b = rows.get(one, UNKNOWN), rows.get(other, UNKNOWN)
    return float(vocabulary().vectors[a] @ vocabulary().vectors[b]) if UNKNOWN not in (a, b) else 0.0


def _shared(one: Iterable[str], other: Iterable[str]) -> float:
    """How much of the shorter list is in the other."""
    a, b = frozenset(one), frozenset(other)
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _clash(one: frozenset[str], other: frozenset[str]) -> float:
    return float(bool(one and other and not one & other))


def _prefix(one: str, other: str) -> float:
    """The share of the shorter word with which both begin: acquire, acquisition."""
    same = next((n for n, (x, y) in enumerate(zip(one, other, strict=False)) if x != y), min(len(one), len(other)))
    return same / max(1, min(len(one), len(other)))


# Signs


def word_signs(
    words: tuple[Sequence[str], Sequence[str]],
    first: tuple[Iterable[str], Iterable[str]],
    second: tuple[Iterable[str], Iterable[str]],
) -> list[float]:
    """What the words of two events and the parties on either side say: values in the order of WORD_SIGNS."""
    one, other = (list(each) or [""] for each in words)
    near = max(cosine(a, b) for a in one for b in other)
    (a1, b1), (a2, b2) = map(frozenset, first), map(frozenset, second)
    a, b = a1 | a2, b1 | b2
    return [
        float(one[-1] == other[-1]), float(root(one[-1]) == root(other[-1])), _prefix(one[-1], other[-1]),
        cosine(one[-1], other[-1]), near, _shared(a, b), _clash(a, b), _shared(a1, b1), _shared(a2, b2),
        max(_shared(a1, b2), _shared(a2, b1)),
    ]  # fmt: skip


def pair_signs(a: Telling, b: Telling) -> list[float]:
    """What all of two tellings says."""
    near = float(a.vector @ b.vector)
    return [
        float(a.words[-1] == b.words[-1]), float(root(a.words[-1]) == root(b.words[-1])),
        _shared(map(root, a.words), map(root, b.words)), _shared(a.words, b.words), _prefix(a.words[-1], b.words[-1]),
        near, max(0.0, near - 0.4),
        sum(weight * b.around.get(word, 0.0) for word, weight in a.around.items()), _shared(a.close, b.close),
        _shared(a.parties, b.parties), float(bool(a.parties and b.parties)),
        _shared(a.first, b.first), _shared(a.second, b.second),
        max(_shared(a.first, b.second), _shared(a.second, b.first)),
        _shared(a.places, b.places), _clash(a.places, b.places), _shared(a.times, b.times), _clash(a.times, b.times),
        float(a.article == b.article), float((a.article, a.sentence) == (b.article, b.sentence)), a.weight * b.weight,
        max(float((b.rows @ a.vector).max()), float((a.rows @ b.vector).max())),
        float(a.words[-1] in b.around or b.words[-1] in a.around),
    ]  # fmt: skip


def signs_of(story: Sequence[Telling]) -> tuple[Numbers, Floats]:
    """All pairs of tellings of a story, and a row of signs for each: (pairs, 2) and (pairs, signs)."""
    one, other = np.triu_indices(len(story), 1)
    if not len(one):
        return np.zeros((0, 2), np.intp), np.zeros((0, PAIR_SIGNS + RIVAL_SIGNS), np.float32)
    signs = [pair_signs(story[i], story[j]) for i, j in zip(one.tolist(), other.tolist(), strict=True)]
    of = np.stack([one, other], axis=1)
    return of, np.concatenate([np.array(signs, np.float32), _rivals(story, one, other)], axis=1)


def _rivals(story: Sequence[Telling], one: Numbers, other: Numbers) -> Floats:
    """How near the heads of two tellings are, beside all other heads of the story: ranks, deviations from the mean, what
    the nearest is nearer; and how often and in how many articles each is told. The lesser of the two sides first."""
    heads = {head: n for n, head in enumerate(sorted({telling.words[-1] for telling in story}))}
    at = np.array([heads[telling.words[-1]] for telling in story], np.intp)
    vectors = np.zeros((len(heads), vocabulary().vectors.shape[1]))
    articles: dict[int, set[str]] = defaultdict(set)
    for head, telling in zip(at.tolist(), story, strict=True):
        vectors[head] += telling.vector
        articles[head].add(telling.article)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    near = vectors @ vectors.T
    np.fill_diagonal(near, -1)
    rank = np.log1p((-near).argsort(1, kind="stable").argsort(1))
    above = (near - near.mean(1, keepdims=True)) / (near.std(1, keepdims=True) + 1e-6)
    behind = near.max(1, keepdims=True) - near
    for table, same in ((rank, 0.0), (above, NEAREST), (behind, 0.0)):
        np.fill_diagonal(table, same)
    told = np.log1p(np.bincount(at, minlength=len(heads)))
    spread = np.log1p([len(articles[head]) for head in range(len(heads))])
    x, y = at[one], at[other]
    sides = [(table[x, y], table[y, x]) for table in (rank, above, behind)] + [(told[x], told[y]), (spread[x], spread[y])]
    return np.stack([part(*side) for side in sides for part in (np.minimum, np.maximum)], axis=1).astype(np.float32)


# Scores


@cache
def _kept() -> dict[str, Any]:
    kept: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    kept["networks"] = [[np.array(part, np.float32) for part in network] for network in kept["networks"]]
    return kept


def scored(networks: Sequence[Sequence[Floats]], signs: Floats) -> Floats:
    """The mean score of some networks of one hidden layer: above 0, one event more likely than not."""
    each = [np.maximum(signs @ into + bias, 0) @ out + last for into, bias, out, last in networks]
    mean: Floats = np.mean(each, axis=0)
    return mean


def events_of(story: Sequence[Telling]) -> list[int]:
    """Which event of its story each telling tells."""
    if len(story) < 2:
        return list(range(len(story)))
    of, signs = signs_of(story)
    return joined(of, scored(_kept()["networks"], signs), len(story), _kept()["joins"])


def joined(of: Numbers, scores: Floats, count: int, joins: float) -> list[int]:
    """The group of each of `count` tellings, of the scores of their pairs."""
    alike = np.full((count, count), -np.inf)
    alike[of[:, 0], of[:, 1]] = alike[of[:, 1], of[:, 0]] = np.clip(scores, -SURE, SURE)
    group = list(range(count))
    for _, one, other in merges(alike, stop=joins):
        for member in other:
            group[member] = group[one[0]]
    return group


def merges(alike: Floats, *, stop: float) -> Iterator[tuple[float, list[int], list[int]]]:
    """Average linkage: which groups join, the most alike first, down to `stop`. The first of them grows after each."""
    alike = alike.astype(np.float64)
    np.fill_diagonal(alike, -np.inf)
    groups = {row: [row] for row in range(len(alike))}
    best, at = alike.max(1, initial=-np.inf), alike.argmax(1) if len(alike) else np.zeros(0, int)
    while len(groups) > 1:
        one = int(best.argmax())
        other, height = int(at[one]), float(best[one])
        if height < stop or height == -np.inf:
            return
        a, b = len(groups[one]), len(groups[other])
        yield height, list(groups[one]), list(groups[other])
        mixed = (a * alike[one] + b * alike[other]) / (a + b)
        mixed[one] = -np.inf
        alike[one], alike[:, one] = mixed, mixed
        alike[other], alike[:, other] = -np.inf, -np.inf
        groups[one] += groups.pop(other)
        best, at = alike.max(1), alike.argmax(1)


@lru_cache(maxsize=65536)
def by_words(
    words: tuple[tuple[str, ...], tuple[str, ...]],
    first: tuple[tuple[str, ...], tuple[str, ...]],
    second: tuple[tuple[str, ...], tuple[str, ...]],
) -> float:
    """How likely two events of one story are one, 0 to 1, by their words and their parties alone."""
    weights, bias = _kept()["words"]
    total = bias + sum(weight * value for weight, value in zip(weights, word_signs(words, first, second), strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
