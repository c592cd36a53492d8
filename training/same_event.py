"""Learns which tellings are of one event, across articles, and writes the weights that linking uses.

    python -m training.same_event --data ../shared/data --out src/sayso/linking/occurrence.json
    python -m training.same_event --data ../shared/data --folds          # what each threshold gives, by cross-validation

Learns on the train part of ecbplus (Cybulska and Vossen, LREC 2014), gold mentions of events, their participants, times and
places given. Pairs within a subtopic, which is one story; the signs are in `sayso.linking.occurrence`. One hidden layer of
a few dozen units in plain numpy, and a logistic regression for what an act of a claim has of them. The threshold of
groups is the best over folds of the topics of train; dev is only ever scored (`python -m bench.linking events`).
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from bench.coreference import conll
from sayso.linking.forms import FUNCTION_WORDS, plain, stem
from sayso.linking.occurrence import WORD_SIGNS, Telling, joined, lemma, merges, scored, signs_of, word_signs
from sayso.linking.vocabulary import UNKNOWN, vocabulary
from training import logistic

UNITS = 24
PASSES = 8  # 3 give 0.781 in cross-validation, 8 give 0.784
BATCH = 512
RATE = 3e-3
DECAY = 1e-4
SEEDS = range(3)  # networks whose scores are averaged
KEPT = 0.3  # of the pairs that are two events: most of them are far from being one. Those kept count for the others
PENALTY = 1.0
JOINS = -0.5  # mean score from which two groups are one: best of THRESHOLDS over FOLDS
THRESHOLDS = (-1.5, -1.25, -1.0, -0.75, -0.5, -0.25, 0.0)
FOLDS = 4
NEAR = 4  # words to either side
SAME_STORY = 0.17  # mean likeness to which articles join: from there they tell of one occasion more often than not

Floats = np.ndarray
Networks = list[list[Floats]]


class Mention(NamedTuple):
    """A telling of an event, where it comes from, and the gold."""

    topic: str
    subtopic: str
    article: int  # its row in the likeness of articles
    chain: str
    telling: Telling


class Pairs(NamedTuple):
    """All pairs of mentions of a story: which they are, a row of signs for each, whether they are one."""

    of: Floats
    signs: Floats
    same: Floats


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

    telling = Telling(
        article["id"], number, tuple(map(lemma, forms)), _mean(forms),
        {s: weight / length for s, weight in around.items()}, _vectors(around),
        _stems(tokens[at] for at in place if at not in own and own[0] - NEAR <= at <= own[-1] + NEAR),
        frozenset().union(*named("PART")),
        next(iter(named("PART", side=-1)), frozenset()), next(iter(named("PART", side=1)), frozenset()),
        frozenset().union(*named("LOC")), frozenset().union(*named("TIME")), vocabulary().weight(forms[-1]),
    )  # fmt: skip
    chain = mention.get("chain") or f"{article['id']}/{mention['id']}"
    return Mention(article["topic"], article["subtopic"], row, chain, telling)


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


def likeness_of(articles: Sequence[dict[str, Any]]) -> Floats:
    """How alike any two articles are by their words, the rare ones counting most."""
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
    return np.asarray(bags @ bags.T, np.float32)


def stories_of(articles: Sequence[dict[str, Any]]) -> list[int]:
    """Which story each article tells, by its words: average linkage down to SAME_STORY."""
    story = list(range(len(articles)))
    for _, one, other in merges(likeness_of(articles), stop=SAME_STORY):
        for row in (*one, *other):
            story[row] = one[0]
    return story


# Pairs


def by_story(story: Sequence[object]) -> dict[object, list[int]]:
    """The numbers of the mentions of each story, whose story these are."""
    numbers: dict[object, list[int]] = defaultdict(list)
    for number, key in enumerate(story):
        numbers[key].append(number)
    return dict(numbers)


def pairs_of(found: Sequence[Mention]) -> Pairs:
    """All pairs of the mentions of one story."""
    of, signs = signs_of([mention.telling for mention in found])
    same = np.array([found[i].chain == found[j].chain for i, j in of.tolist()], np.float32)
    return Pairs(of, signs, same)


# Learning


def learned(pairs: Iterable[Pairs]) -> Networks:
    """Some networks, the scale of the signs in their weights; from the same pairs always the same."""
    known = list(pairs)
    signs, same = np.concatenate([p.signs for p in known]), np.concatenate([p.same for p in known])
    mean, spread = signs.mean(0), signs.std(0) + 1e-6
    networks: Networks = []
    for seed in SEEDS:
        kept = (same > 0) | (np.random.default_rng(seed).random(len(same)) < KEPT)
        counts = np.where(same > 0, 1, 1 / KEPT).astype(np.float32)[kept]
        into, bias, out, last = _network((signs[kept] - mean) / spread, same[kept], counts, seed)
        networks.append([into / spread[:, None], bias - (mean / spread) @ into, out, last])
    return networks


def _network(x: Floats, y: Floats, counts: Floats, seed: int) -> list[Floats]:
    """Adam with a falling rate over shuffled batches; `counts`: for how many pairs each stands."""
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
            for n, slope in enumerate(_slopes(net, x[rows], y[rows], counts[rows])):
                first[n] = 0.9 * first[n] + 0.1 * slope
                second[n] = 0.999 * second[n] + 0.001 * slope**2
                net[n] = net[n] - rate * (first[n] / (1 - 0.9**step)) / (np.sqrt(second[n] / (1 - 0.999**step)) + 1e-8)
    return net


def _slopes(net: Sequence[Floats], x: Floats, y: Floats, counts: Floats) -> list[Floats]:
    hidden = np.maximum(x @ net[0] + net[1], 0)
    error = (counts * (1 / (1 + np.exp(-(hidden @ net[2] + net[3]))) - y) / len(y)).astype(np.float32)
    back = np.outer(error, net[2]) * (hidden > 0)
    return [x.T @ back + DECAY * net[0], back.sum(0), hidden.T @ error, np.array([error.sum()])]


def by_words_learned(stories: Iterable[Sequence[Mention]]) -> tuple[list[float], float]:
    """Weights of WORD_SIGNS and what they start from. Pairs of one story; each kind of pair once."""
    signs: list[Mapping[str, float]] = []
    gold: list[bool] = []
    names = (*WORD_SIGNS, "bias")
    for story in stories:
        seen: dict[tuple[object, ...], bool] = {}
        for a, b in combinations(story, 2):
            one, other = a.telling, b.telling
            key = (one.words, other.words, one.first, other.first, one.second, other.second)
            seen[key] = seen.get(key, False) or a.chain == b.chain
        for (w1, w2, f1, f2, s1, s2), same in seen.items():
            signs.append(dict(zip(names, [*word_signs((w1, w2), (f1, f2), (s1, s2)), 1.0], strict=True)))  # type: ignore[arg-type]
            gold.append(same)
    weights = logistic.fit(signs, gold, names=names, penalty=PENALTY)
    return [round(weights[name], 4) for name in WORD_SIGNS], round(weights["bias"], 4)


# Measures


def folds(found: Sequence[Mention]) -> None:
    """Prints CoNLL F1 of each threshold, every topic scored by networks that have not seen it."""
    stories = by_story([mention.subtopic for mention in found])
    pairs = {key: pairs_of([found[n] for n in numbers]) for key, numbers in stories.items()}
    topics = sorted({mention.topic for mention in found}, key=int)
    group: dict[float, dict[int, object]] = {joins: {} for joins in THRESHOLDS}
    for fold in range(FOLDS):
        held = {key for key, numbers in stories.items() if found[numbers[0]].topic in topics[fold::FOLDS]}
        networks = learned(pairs[key] for key in stories if key not in held)
        for key in held:
            scores = scored(networks, pairs[key].signs)
            for joins in THRESHOLDS:
                groups = joined(pairs[key].of, scores, len(stories[key]), joins)
                group[joins].update((n, (key, each)) for n, each in zip(stories[key], groups, strict=True))
    gold = [mention.chain for mention in found]
    for joins, of in group.items():
        figures = " / ".join(f"{figure:.3f}" for figure in conll(gold, [of[n] for n in range(len(found))]))
        print(f"joins from {joins:5.2f}: CoNLL / MUC / B-cubed / CEAF-e {figures}", flush=True)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--out", type=Path)
    options.add_argument("--folds", action="store_true")
    args = options.parse_args()
    found = mentions(documents(args.data, "train"))
    if args.folds:
        folds(found)
    if args.out:
        numbers = by_story([mention.subtopic for mention in found]).values()
        stories = [[found[n] for n in each] for each in numbers]
        networks = learned(map(pairs_of, stories))
        kept = {
            "networks": [[np.round(part.astype(float), 4).tolist() for part in network] for network in networks],
            "joins": JOINS,
            "words": by_words_learned(stories),
        }
        args.out.write_text(json.dumps(kept, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
