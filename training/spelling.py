"""Learns when two words are spellings of one name, and writes the weights that linking uses.

    python -m training.spelling --data ../shared/data --out src/sayso/linking/spelling.json

Pairs: names-anetac gives Latin spellings that share an Arabic one (positive), names-ar2en-google gives Arabic and Latin
spellings of one name. Negatives are hard: for each name the most similar spellings of other names. A tenth of the Arabic
strings of names-anetac, by their hash, and the dev file of names-ar2en-google are held back and reported on.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import zlib
from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
from rapidfuzz import fuzz, process

from sayso.linking.spelling import ACROSS, LATIN, MEASURES, bones, letters, measures

SEED = 7
HARD = 3  # negatives a name
EASY = 2  # random ones beside them, in training only
MOST_NAMES = 4000
STEPS = 1200
RATE = 0.05
L2 = 1e-4

Pair = tuple[str, str, int]


def lines(path: Path) -> list[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def latin_pairs(data: Path, *, held_back: bool) -> list[Pair]:
    groups: dict[str, set[str]] = defaultdict(set)
    for entry in lines(data / "names-anetac" / "train.jsonl.gz"):
        if entry["type"] == "PERSON" and (zlib.crc32(entry["ar"].encode()) % 10 == 0) == held_back:
            name = letters(entry["en"])
            if len(name) > 2 and " " not in entry["en"]:
                groups[entry["ar"]].add(name)
    positives = [(a, b, 1) for names in groups.values() for a, b in combinations(sorted(names), 2) if plausible(a, b)]
    owner = {name: ar for ar, names in groups.items() for name in names}
    return balanced(
        positives,
        list(owner),
        list(owner),
        lambda a, b: owner[a] != owner[b] and bones(owner[a]) != bones(owner[b]),
        easy=not held_back,
    )


def across_pairs(data: Path, name: str) -> list[Pair]:
    entries = [
        (e["ar"], e["en"])
        for e in lines(data / "names-ar2en-google" / f"{name}.jsonl.gz")
        if len(e["en"]) > 2 and len(e["ar"]) > 2
    ]
    right: dict[str, set[str]] = defaultdict(set)
    for ar, en in entries:
        right[ar].add(en)
    positives = [(ar, en, 1) for ar, en in entries]
    return balanced(
        positives, [ar for ar, _ in entries], [en for _, en in entries], lambda a, b: b not in right[a], easy=name == "train"
    )


def plausible(one: str, other: str) -> bool:
    """Groups mix different names that are written alike in Arabic: those with hardly a letter in common go."""
    return fuzz.ratio(one, other) > 55


def balanced(
    positives: list[Pair], names: Sequence[str], others: Sequence[str], apart: Callable[[str, str], bool], *, easy: bool
) -> list[Pair]:
    """The positives, and as many hard negatives: for each name the spellings of others that come nearest."""
    chosen = random.Random(SEED)
    sample = chosen.sample(list(names), min(MOST_NAMES, len(names)))
    readable = [letters(other) for other in others]
    negatives: list[Pair] = []
    for name in sample:
        near = process.extract(letters(name), readable, scorer=fuzz.ratio, limit=12)
        wrong = [others[at] for _, _, at in near if others[at] != name and apart(name, others[at])]
        negatives += [(name, other, 0) for other in wrong[:HARD]]
        if easy:  # or the score would take unlikeness itself for a sign of sameness
            negatives += [(name, other, 0) for other in chosen.sample(list(others), EASY) if apart(name, other)]
    chosen.shuffle(negatives)
    chosen.shuffle(positives)
    size = min(len(positives), len(negatives), 12000)
    return positives[:size] + negatives[:size]


def learn(pairs: Sequence[Pair]) -> tuple[np.ndarray, float]:
    x = np.array([measures(a, b) for a, b, _ in pairs])
    y = np.array([label for _, _, label in pairs], float)
    w, b = np.zeros(x.shape[1]), 0.0
    m, v = np.zeros(x.shape[1] + 1), np.zeros(x.shape[1] + 1)
    for t in range(1, STEPS + 1):
        p = 1 / (1 + np.exp(-(x @ w + b)))
        g = np.append(x.T @ (p - y) / len(y) + L2 * w, np.mean(p - y))
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g
        step = RATE * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)
        w, b = w - step[:-1], b - step[-1]
    return w, float(b)


def report(name: str, pairs: Sequence[Pair], w: np.ndarray, b: float) -> None:
    x = np.array([measures(a, c) for a, c, _ in pairs])
    y = np.array([label for _, _, label in pairs])
    p = 1 / (1 + np.exp(-(x @ w + b)))
    order = np.argsort(-p)
    right = np.cumsum(y[order])
    precision, recall = right / np.arange(1, len(y) + 1), right / y.sum()
    at85 = precision[np.searchsorted(recall, 0.85)]
    good = np.where(precision >= 0.95)[0]
    best = recall[good[-1]] if len(good) else 0.0
    half = ((p > 0.5) & (y == 1)).sum() / max(1, (p > 0.5).sum()), ((p > 0.5) & (y == 1)).sum() / y.sum()
    print(f"{name}: {len(y)} pairs, precision at recall .85 {at85:.3f}, recall at precision .95 {best:.3f}")
    print(f"{name}: precision {half[0]:.3f} and recall {half[1]:.3f} at a score of 0.5")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, default=Path("../shared/data"))
    options.add_argument("--out", type=Path, required=True)
    args = options.parse_args()
    kept = {}
    for kind, train, dev in (
        (LATIN, latin_pairs(args.data, held_back=False), latin_pairs(args.data, held_back=True)),
        (ACROSS, across_pairs(args.data, "train"), across_pairs(args.data, "dev")),
    ):
        w, b = learn(train)
        report(kind, dev, w, b)
        kept[kind] = {"weights": dict(zip(MEASURES, (round(float(v), 4) for v in w), strict=True)), "bias": round(b, 4)}
    args.out.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
