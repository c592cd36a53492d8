"""How far the network, its fp32 graph and its 8-bit graph see the same in a text, head by head."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from sayso.reading.loading import tagger_from
from sayso.reading.sight import Sight
from sayso.reading.tagger import Tagger

Rows = list[tuple[str, float]]


def compare(network: Tagger, fp32: Path, eight_bits: Path, texts: Sequence[str]) -> dict[str, Rows]:
    """Agreement in percent: of the network with its fp32 graph, and of the fp32 graph with the 8-bit one."""
    graph = tagger_from(fp32)(texts)
    return {
        "torch and fp32 graph": agreement(network(texts), graph),
        "fp32 and 8-bit graph": agreement(graph, tagger_from(eight_bits)(texts)),
    }


def agreement(one: Sequence[Sight], other: Sequence[Sight]) -> Rows:
    pairs = list(zip(one, other, strict=True))
    rows = [
        (f"spans: {name}", span_agreement([(spans(a, name), spans(b, name)) for a, b in pairs])) for name in one[0].spans
    ]
    rows += [(f"tags: {name}", share(pairs, lambda s, name=name: s.tags[name])) for name in one[0].tags]
    rows.append(("syntactic heads", share(pairs, lambda s: s.heads)))
    rows += [(f"labels: {name}", share(pairs, lambda s, n=name: s.label_scores[n].argmax(-1))) for name in one[0].labels]
    names = [name for name in one[0].arcs.names if name != "head"]
    rows += [(f"arcs: {name}", share(pairs, lambda s, name=name: targets(s, name))) for name in names]
    apart = max(float(np.abs(a.label_scores[n] - b.label_scores[n]).max()) for a, b in pairs for n in a.labels)
    return [*rows, ("largest difference of a label's score", apart)]


def spans(sight: Sight, head: str) -> set[tuple[int, int, str]]:
    return {(s.first, s.last, s.label) for s in sight.spans[head]}


def span_agreement(pairs: list[tuple[set, set]]) -> float:
    """F1 of one's exact spans against the other's."""
    both = sum(2 * len(a & b) for a, b in pairs)
    return 100 * both / max(1, sum(len(a) + len(b) for a, b in pairs))


def share(pairs: list[tuple[Sight, Sight]], look: Callable[[Sight], Sequence]) -> float:
    same = np.concatenate([np.asarray(look(a)) == np.asarray(look(b)) for a, b in pairs])
    return 100 * float(same.mean())


def targets(sight: Sight, head: str) -> list[int]:
    return [sight.target(head, word)[0] for word in range(len(sight.words))]


def print_table(tables: dict[str, Rows]) -> None:
    for title, rows in tables.items():
        print(f"\n{title}")
        for name, value in rows:
            print(f"  {name:40} {value:9.4f}")
