"""Learns which mentions of events are one event, across articles: a scorer of pairs, and groups made with it.

Used by `python -m bench.linking events`, which learns on the train part of ecbplus and reports on its dev part. Signs of
a pair: the words of both mentions (stems, vectors of `words.npz`), the words and parties around them, times and places,
and how alike their articles are. Two layers of a few dozen units in plain numpy; average linkage makes the groups.
"""

from __future__ import annotations

import gzip
import json
import math
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

import sayso.lexicon
from sayso.linking.forms import FUNCTION_WORDS, plain, root, stem
from sayso.linking.vocabulary import UNKNOWN, vocabulary

UNITS = 24
PASSES = 4
BATCH = 512
RATE = 3e-3
SEEDS = range(5)  # networks whose scores are averaged
SURE = 6.0  # scores beyond count no more, or one pair would decide over two groups
JOINS = -0.5  # mean score from which two groups are one; best in five-fold cross-validation over the topics of train
NEAR = 4  # words to either side
SAME_CLUSTER = 0.17  # likeness at which articles join, from which they tell of one occasion more often than not

Floats = np.ndarray
Scorer = Callable[[Floats], Floats]


@dataclass(frozen=True, slots=True, eq=False)
class Mention:
    """A mention of an event with what stands around it, as stems; `chain` is the gold."""

    topic: str
    subtopic: str
    article: int  # its row in the likeness of articles
    sentence: int
    chain: str
    words: tuple[str, ...]
    vector: Floats
    around: dict[str, float]  # the telling words of its sentence, unit length
    rows: Floats  # their vectors
    near: frozenset[str]
    before: frozenset[str]  # the participant named last before it
    behind: frozenset[str]  # and first behind it
    parties: frozenset[str]
    places: frozenset[str]
    times: frozenset[str]
    weight: float


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """All pairs of mentions of a topic: signs (a row each), whether they are one, and which mentions they are."""

    signs: Floats
    same: Floats
    of: Floats


# Mentions


def documents(data: Path, part: str) -> list[dict[str, Any]]:
    with gzip.open(data / "ecbplus" / f"{part}.jsonl.gz", "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def mentions(articles: Sequence[dict[str, Any]]) -> list[Mention]:
    """The events of sentences whose coreference was checked; one without a chain is a group of its own."""
    return [found for row, article in enumerate(articles) for found in _mentions(article, row)]


def _mentions(article: dict[str, Any], row: int) -> Iterator[Mention]:
    tokens = article["tokens"]
    sentence = {at: (number, first, last) for number, first, last in article["sentences"] for at in range(first, last)}
    within: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for mention in article["mentions"]:
        within[sentence[mention["tok"][0]][0]].append(mention)
    for mention in article["mentions"]:
        number, first, last = sentence[mention["tok"][0]]
        if "ACTION" in mention["tag"] and number in article["validated_sentences"]:
            yield _mention(article, row, mention, within[number], range(first, last), number, tokens)


def _mention(
    article: dict[str, Any], row: int, mention: dict[str, Any], others: list[dict[str, Any]], place: range, number: int,
    tokens: list[str],
) -> Mention:  # fmt: skip
    own = mention["tok"]
    forms = [plain(tokens[at]) for at in own]
    forms = [form for form in forms if form not in FUNCTION_WORDS] or forms
    around = {s: vocabulary().weight(s) for s in _stems(tokens[at] for at in place if at not in own)}
    length = math.sqrt(sum(weight * weight for weight in around.values())) or 1.0

    def named(tag: str, *, side: int = 0) -> list[frozenset[str]]:
        fits = [o for o in others if tag in o["tag"] and (not side or (o["tok"][0] < own[0]) == (side < 0))]
        fits.sort(key=lambda other: abs(other["tok"][0] - own[0]))
        return [_stems(tokens[at] for at in other["tok"]) for other in fits]

    return Mention(
        article["topic"], article["subtopic"], row, number, mention.get("chain") or f"{article['id']}/{mention['id']}",
        tuple(map(lemma, forms)), _mean(forms), {s: weight / length for s, weight in around.items()}, _vectors(around),
        _stems(tokens[at] for at in place if at not in own and own[0] - NEAR <= at <= own[-1] + NEAR),
        next(iter(named("PART", side=-1)), frozenset()), next(iter(named("PART", side=1)), frozenset()),
        frozenset().union(*named("PART")), frozenset().union(*named("LOC")), frozenset().union(*named("TIME")),
        vocabulary().weight(forms[-1]),
    )  # fmt: skip


@cache
def _irregular() -> dict[str, str]:
    path = Path(sayso.lexicon.__file__).with_name("inflection.toml")
    verbs = tomllib.loads(path.read_text(encoding="utf-8"))["irregular-verbs"]
    return {form.strip(): verb for verb, forms in verbs.items() for form in forms.split(",")}


def lemma(form: str) -> str:
    """The stem of a plain word, of an irregular verb that of its infinitive."""
    return stem(_irregular().get(form, form))


def _stems(words: Iterable[str]) -> frozenset[str]:
    forms = (plain(word) for word in words)
    return frozenset(lemma(form) for form in forms if form[:1].isalnum() and form not in FUNCTION_WORDS)


def _vectors(words: Iterable[str]) -> Floats:
    book = vocabulary()
    rows = sorted(row for word in words if (row := book.row(word)) != UNKNOWN)
    return book.vectors[rows] if rows else np.zeros((1, book.vectors.shape[1]), np.float32)


def _mean(words: Sequence[str]) -> Floats:
    total = _vectors(words).sum(0)
    return np.asarray(total / max(1e-6, float(np.linalg.norm(total))), np.float32)


# Articles


def likeness_of(articles: Sequence[dict[str, Any]]) -> tuple[Floats, Floats]:
    """How alike any two articles are: by their words, and the mean likeness at which average linkage joins them."""
    counts = [Counter(stem(form) for form in map(plain, a["tokens"]) if len(form) > 2 and form not in FUNCTION_WORDS)
              for a in articles]  # fmt: skip
    in_articles = Counter(word for count in counts for word in count)
    column = {word: n for n, word in enumerate(sorted(word for word, n in in_articles.items() if n > 1))}
    bags = np.zeros((len(articles), len(column)), np.float32)
    for row, count in enumerate(counts):
        for word, n in count.items():
            if word in column:
                bags[row, column[word]] = (1 + math.log(n)) * math.log((len(articles) + 1) / in_articles[word])
    bags /= np.linalg.norm(bags, axis=1, keepdims=True) + 1e-9
    alike = bags @ bags.T
    heights = np.eye(len(articles), dtype=np.float32)
    for height, one, other in _merges(alike, stop=-1.0):
        heights[np.ix_(one, other)] = heights[np.ix_(other, one)] = height
    return alike, heights


def _merges(alike: Floats, *, stop: float) -> Iterator[tuple[float, list[int], list[int]]]:
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


# Pairs


def pairs_by_topic(found: Sequence[Mention], alike: tuple[Floats, Floats]) -> dict[str, Pairs]:
    """All pairs within each topic."""
    topics: dict[str, list[int]] = defaultdict(list)
    for number, mention in enumerate(found):
        topics[mention.topic].append(number)
    return {topic: _pairs(found, numbers, alike) for topic, numbers in topics.items()}


def _pairs(found: Sequence[Mention], numbers: Sequence[int], alike: tuple[Floats, Floats]) -> Pairs:
    of = [(i, j) for place, i in enumerate(numbers) for j in numbers[place + 1 :]]
    signs = np.array([_signs(found[i], found[j], alike) for i, j in of], np.float32)
    same = np.array([found[i].chain == found[j].chain for i, j in of], np.float32)
    return Pairs(signs, same, np.array(of))


def _signs(a: Mention, b: Mention, alike: tuple[Floats, Floats]) -> list[float]:
    words, height = float(alike[0][a.article, b.article]), float(alike[1][a.article, b.article])
    same_head, cosine = float(a.words[-1] == b.words[-1]), float(a.vector @ b.vector)
    one_root = float(root(a.words[-1]) == root(b.words[-1]))
    return [
        same_head, one_root, one_root * height, _shared(map(root, a.words), map(root, b.words)),
        _shared(a.words, b.words), _prefix(a.words[-1], b.words[-1]), cosine, max(0.0, cosine - 0.4),
        words, words * words, height, float(height > SAME_CLUSTER), same_head * height, cosine * height,
        _cosine(a.around, b.around), _shared(a.near, b.near),
        _shared(a.parties, b.parties), float(bool(a.parties and b.parties)),
        _shared(a.before, b.before), _shared(a.behind, b.behind),
        max(_shared(a.before, b.behind), _shared(a.behind, b.before)),
        _shared(a.places, b.places), _clash(a.places, b.places), _shared(a.times, b.times), _clash(a.times, b.times),
        float(a.article == b.article), float((a.article, a.sentence) == (b.article, b.sentence)), a.weight * b.weight,
        max(float((b.rows @ a.vector).max()), float((a.rows @ b.vector).max())),
        float(a.words[-1] in b.around or b.words[-1] in a.around),
    ]  # fmt: skip


def _shared(one: Iterable[str], other: Iterable[str]) -> float:
    """How much of the shorter list is in the other."""
    a, b = frozenset(one), frozenset(other)
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _clash(one: frozenset[str], other: frozenset[str]) -> float:
    return float(bool(one and other and not one & other))


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return sum(weight * other.get(word, 0.0) for word, weight in one.items())


def _prefix(one: str, other: str) -> float:
    """The share of the shorter word with which both begin: acquire, acquisition."""
    same = next((n for n, (x, y) in enumerate(zip(one, other, strict=False)) if x != y), min(len(one), len(other)))
    return same / max(1, min(len(one), len(other)))


# Learning


def learned(pairs: Iterable[Pairs]) -> Scorer:
    """A scorer of signs: the mean of some networks; above 0, one event more likely than not."""
    known = list(pairs)
    signs, same = np.concatenate([p.signs for p in known]), np.concatenate([p.same for p in known])
    mean, spread = signs.mean(0), signs.std(0) + 1e-6
    networks = [_network((signs - mean) / spread, same, seed) for seed in SEEDS]
    return lambda asked: np.mean([_forward(net, (asked - mean) / spread)[1] for net in networks], axis=0)


def _forward(net: Sequence[Floats], x: Floats) -> tuple[Floats, Floats]:
    hidden = np.maximum(x @ net[0] + net[1], 0)
    return hidden, hidden @ net[2] + net[3]


def _network(x: Floats, y: Floats, seed: int) -> list[Floats]:
    """Adam with a falling rate over shuffled batches; the same seed gives the same network."""
    chance = np.random.default_rng(seed)
    width = x.shape[1]
    net = [chance.normal(0, width**-0.5, (width, UNITS)), np.zeros(UNITS), chance.normal(0, UNITS**-0.5, UNITS), np.zeros(1)]
    net = [part.astype(np.float32) for part in net]
    first, second = ([np.zeros_like(part) for part in net] for _ in range(2))
    step, steps = 0, PASSES * math.ceil(len(y) / BATCH)
    for _ in range(PASSES):
        order = chance.permutation(len(y))
        for start in range(0, len(y), BATCH):
            rows = order[start : start + BATCH]
            step += 1
            rate = RATE * (1 - step / steps) + 1e-5
            for n, slope in enumerate(_slopes(net, x[rows], y[rows])):
                first[n] = 0.9 * first[n] + 0.1 * slope
                second[n] = 0.999 * second[n] + 0.001 * slope**2
                net[n] = net[n] - rate * (first[n] / (1 - 0.9**step)) / (np.sqrt(second[n] / (1 - 0.999**step)) + 1e-8)
    return net


def _slopes(net: Sequence[Floats], x: Floats, y: Floats) -> list[Floats]:
    hidden, score = _forward(net, x)
    error = (1 / (1 + np.exp(-score)) - y) / len(y)
    back = np.outer(error, net[2]) * (hidden > 0)
    return [x.T @ back, back.sum(0), hidden.T @ error, np.array([error.sum()])]


# Groups


def grouped(pairs: Pairs, score: Scorer, *, joins: float = JOINS) -> dict[int, int]:
    """Which group each mention of a topic belongs to."""
    numbers = sorted(set(pairs.of.ravel().tolist()))
    place = {number: n for n, number in enumerate(numbers)}
    scores = np.clip(score(pairs.signs), -SURE, SURE)
    alike = np.full((len(numbers), len(numbers)), -np.inf)
    for (i, j), value in zip(pairs.of.tolist(), scores.tolist(), strict=True):
        alike[place[i], place[j]] = alike[place[j], place[i]] = value
    group = list(range(len(numbers)))
    for _, one, other in _merges(alike, stop=joins):
        for member in other:
            group[member] = group[one[0]]
    return {number: group[place[number]] for number in numbers}
