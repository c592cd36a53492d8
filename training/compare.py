"""How far the network, its fp32 graph and its 8-bit graph see the same in a text, head by head."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from sayso.reading.loading import tagger_from
from sayso.reading.sight import Sight
from sayso.reading.tagger import Tagger

# Of one text, what each head sees: spans as a set, anything else as a row with a value a word.
Seen = dict[str, set[tuple[int, int, str]] | np.ndarray]


def compare(network: Tagger, fp32: Path, eight_bits: Path, texts: Sequence[str]) -> dict[str, dict[str, float]]:
    """Agreement in percent: of the network with its fp32 graph, and of the fp32 graph with the 8-bit one."""
    exact = looked(tagger_from(fp32), texts)
    return {
        "torch and fp32 graph": agreement(looked(network, texts), exact),
        "fp32 and 8-bit graph": agreement(exact, looked(tagger_from(eight_bits), texts)),
    }


def looked(tagger: Tagger, texts: Sequence[str]) -> list[Seen]:
    return [seen(tagger([text])[0]) for text in texts]


def seen(sight: Sight) -> Seen:
    found: Seen = {f"spans: {name}": {(s.first, s.last, s.label) for s in row} for name, row in sight.spans.items()}
    found |= {f"tags: {name}": np.array(row) for name, row in sight.tags.items()}
    found["heads of words"] = np.array(sight.heads)
    found |= {f"labels: {name}": row.argmax(-1) for name, row in sight.label_scores.items()}
    places = range(len(sight.words))
    for name in sight.arcs.names:
        if name != "head":
            found[f"arcs: {name}"] = np.array([sight.target(name, word)[0] for word in places])
    return found


def agreement(one: Sequence[Seen], other: Sequence[Seen]) -> dict[str, float]:
    """Exact F1 of one's spans against the other's; the share of words with the same tag, head or arc."""
    same: dict[str, int] = {}
    total: dict[str, int] = {}
    for a, b in zip(one, other, strict=True):
        for name, mine in a.items():
            theirs = b[name]
            if isinstance(mine, set) and isinstance(theirs, set):
                more, of = 2 * len(mine & theirs), len(mine) + len(theirs)
            else:
                more, of = int((np.asarray(mine) == np.asarray(theirs)).sum()), len(mine)
            same[name], total[name] = same.get(name, 0) + more, total.get(name, 0) + of
    return {name: 100 * same[name] / max(1, total[name]) for name in same}


def print_tables(tables: dict[str, dict[str, float]]) -> None:
    for title, rows in tables.items():
        print(f"\n{title}")
        for name, value in rows.items():
            print(f"  {name:28} {value:7.2f}")
