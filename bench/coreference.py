"""How well found groups of mentions fit the gold ones: MUC, B-cubed, CEAF-e, and their mean, which CoNLL tasks report."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence

import numpy as np

Groups = Sequence[Hashable]  # the group of each mention
Rates = tuple[float, float]  # precision, recall


def conll(gold: Groups, found: Groups) -> tuple[float, float, float, float]:
    """The mean of the three F1, and each of them: MUC, B-cubed, CEAF-e."""
    each = [f1(measure(gold, found)) for measure in (muc, b_cubed, ceaf)]
    return sum(each) / 3, each[0], each[1], each[2]


def f1(rates: Rates) -> float:
    """The harmonic mean."""
    return 2 * rates[0] * rates[1] / (sum(rates) or 1.0)


def b_cubed(gold: Groups, found: Groups) -> Rates:
    """Each mention counts once."""
    both = Counter(zip(gold, found, strict=True))
    golds, founds = Counter(gold), Counter(found)
    precision = sum(n * n / founds[f] for (_, f), n in both.items()) / len(gold)
    recall = sum(n * n / golds[g] for (g, _), n in both.items()) / len(gold)
    return precision, recall


def muc(gold: Groups, found: Groups) -> Rates:
    """Links that hold groups together."""
    return _links(found, gold), _links(gold, found)


def _links(groups: Groups, others: Groups) -> float:
    parts: dict[Hashable, set[Hashable]] = defaultdict(set)
    for group, other in zip(groups, others, strict=True):
        parts[group].add(other)
    sizes = Counter(groups)
    return sum(n - len(parts[g]) for g, n in sizes.items()) / max(1, sum(n - 1 for n in sizes.values()))


def ceaf(gold: Groups, found: Groups) -> Rates:
    """Groups matched one to one, each pair by how much of both it shares."""
    golds, founds = Counter(gold), Counter(found)
    both = Counter(zip(gold, found, strict=True))
    total = sum(_best_matching(part, golds, founds) for part in _connected(both))
    return total / len(founds), total / len(golds)


def _connected(both: Counter[tuple[Hashable, Hashable]]) -> list[dict[tuple[Hashable, Hashable], int]]:
    """Overlaps in parts that have no group in common: each is matched for itself."""
    part_of: dict[tuple[int, Hashable], set[tuple[Hashable, Hashable]]] = {}
    for pair in both:
        joined = {pair}.union(*(part_of.get((side, pair[side]), set()) for side in (0, 1)))
        for one, other in joined:
            part_of[0, one] = part_of[1, other] = joined
    return [{pair: both[pair] for pair in part} for part in {id(part): part for part in part_of.values()}.values()]


def _best_matching(part: dict[tuple[Hashable, Hashable], int], golds: Counter[Hashable], founds: Counter[Hashable]) -> float:
    rows, columns = ({group: n for n, group in enumerate(dict.fromkeys(pair[side] for pair in part))} for side in (0, 1))
    worth = np.zeros((len(rows), len(columns)))
    for (one, other), shared in part.items():
        worth[rows[one], columns[other]] = 2 * shared / (golds[one] + founds[other])
    return assigned(worth if len(rows) <= len(columns) else worth.T)


def assigned(worth: np.ndarray) -> float:
    """The most that can be had by giving each row a column of its own: the Hungarian method, rows no more than columns."""
    rows, columns = worth.shape
    of_row, of_column = np.zeros(rows + 1), np.zeros(columns + 1)
    owner = np.zeros(columns + 1, int)
    for row in range(1, rows + 1):
        owner[0], column = row, 0
        least, way = np.full(columns + 1, np.inf), np.zeros(columns + 1, int)
        used = np.zeros(columns + 1, bool)
        while owner[column]:
            used[column] = True
            cost = -worth[owner[column] - 1] - of_row[owner[column]] - of_column[1:]
            better = ~used[1:] & (cost < least[1:])
            least[1:][better], way[1:][better] = cost[better], column
            free = np.flatnonzero(~used)
            following = int(free[least[free].argmin()])
            step = least[following]
            of_row[owner[used]] += step
            of_column[used] -= step
            least[free] -= step
            column = following
        while column:
            owner[column] = owner[way[column]]
            column = int(way[column])
    return float(sum(worth[owner[c] - 1, c - 1] for c in range(1, columns + 1) if owner[c]))
