"""The teacher labels every training text: `python -m training.teach CHECKPOINT --out DIR`.

Span heads and word tags are kept as probabilities, arcs and claim labels as the teacher's best guess where
it is sure. Works on through a list of documents and keeps what is done, so that it can be interrupted.
"""

from __future__ import annotations

import argparse
import pickle
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

from training.learn import Vocabulary, examples, load_network, settings
from training.network import Network, pool
from training.windows import UNKNOWN, Example, length_of, windows

NOT_TAUGHT = frozenset(settings()["not_taught"])
SURE = 0.5
SURE_LINK = 0.4
SAVE_EVERY = 60.0
Row = tuple[Example, int, int]


def label_all(checkpoint: Path, out: Path, *, unlabelled: bool, anew: bool) -> None:
    chosen = settings()
    net, vocabulary = load_network(checkpoint)
    heads = net.heads
    made = examples(heads, soft=None, open_only=chosen["open_only"], unlabelled=unlabelled)
    out.mkdir(parents=True, exist_ok=True)
    target = out / "soft.pickle"
    taught: dict[tuple[str, str], dict] = pickle.loads(target.read_bytes()) if target.exists() else {}
    sets = chosen["taught"]
    made = [e for e in made if e.document.corpus in sets and len(e.words)]
    if not anew:
        made = [e for e in made if (e.document.corpus, e.document.id) not in taught]
    made.sort(key=lambda e: sets.index(e.document.corpus))
    total, done, begun = sum(int(e.counts.sum()) for e in made), 0, time.time()
    saved = begun
    for part in portions(made):
        for example, soft in zip(part, label(net, vocabulary, part), strict=True):
            taught.setdefault((example.document.corpus, example.document.id), {}).update(soft)
        done += sum(int(e.counts.sum()) for e in part)
        if time.time() - saved > SAVE_EVERY:
            print(f"{done / total:6.1%} {done / (time.time() - begun):6.0f} pieces/s", flush=True)
            keep(target, taught)
            saved = time.time()
    keep(target, taught)
    print("labelled", len(taught), "documents", flush=True)


def keep(target: Path, taught: dict[tuple[str, str], dict]) -> None:
    target.with_suffix(".part").write_bytes(pickle.dumps(taught))
    target.with_suffix(".part").replace(target)


def portions(made: list[Example], size: int = 40_000) -> Iterator[list[Example]]:
    part: list[Example] = []
    held = 0
    for example in made:
        part.append(example)
        held += int(example.counts.sum())
        if held >= size:
            yield part
            part, held = [], 0
    if part:
        yield part


@torch.no_grad()
def label(net: Network, vocabulary: Vocabulary, part: list[Example]) -> list[dict]:
    """The teacher's labels for some documents."""
    rows = [(e, a, b) for e in part for a, b in windows(e)]
    by_length: dict[int, list[Row]] = {}
    for row in rows:
        by_length.setdefault(length_of(row), []).append(row)
    soft = {id(e): empty(net, e) for e in part}
    for length, group in by_length.items():
        step = vocabulary.tokens // length
        for at in range(0, len(group), step):
            label_batch(net, vocabulary, group[at : at + step], soft)
    return [soft[id(e)] for e in part]


def empty(net: Network, example: Example) -> dict:
    n = len(example.words)
    made: dict = {}
    for head in [*net.spans, *net.tags]:
        if head.name not in NOT_TAUGHT:
            a, b = net.flat[head.name]
            made[head.name] = np.zeros((n, b - a), np.float16)
    for name in (h.name for h in [*net.arcs, *net.pairs] if h.name not in NOT_TAUGHT):
        made[name] = np.full(n, UNKNOWN, np.int64)
    for head in net.labels:
        if head.name not in NOT_TAUGHT:
            made[head.name] = []
    return made


def label_batch(net: Network, vocabulary: Vocabulary, rows: list[Row], soft: dict[int, dict]) -> None:
    batch = vocabulary.batch(rows)
    words = net.body(batch)
    flat = net.flat_out(words)
    n = len(rows)
    shares = span_shares(net, flat[:n])
    for head in net.tags:
        if head.name in NOT_TAUGHT:
            continue
        a, b = net.flat[head.name]
        shares[head.name] = flat[:n, :, a:b].softmax(-1).numpy()
    arcs = net.arc_scores(words, batch)[:n].softmax(-1)
    for r, (example, a, b) in enumerate(rows):
        own = soft[id(example)]
        for name, values in shares.items():
            own[name][a:b] = values[r, : b - a]
        keep_arcs(net, arcs[r], shares, r, own, a, b)
        keep_pairs(net, words, r, own, a, b)
        keep_labels(net, flat[r], shares, r, own, a, b)


def begins(shares: dict[str, np.ndarray], name: str, r: int, n: int) -> np.ndarray:
    """Words at which the teacher believes a span of this head begins."""
    return np.flatnonzero(shares[name][r, :n, 1::2].sum(-1) > SURE)


def span_shares(net: Network, flat: torch.Tensor) -> dict[str, np.ndarray]:
    """The emissions of the span heads as shares. CRF marginals are hardly different and take as long as the encoder."""
    taught = [h for h in net.spans if h.name not in NOT_TAUGHT]
    return {h.name: flat[:, :, slice(*net.flat[h.name])].softmax(-1).numpy() for h in taught}


def keep_arcs(net: Network, arcs: torch.Tensor, shares: dict, r: int, own: dict, a: int, b: int) -> None:
    for k, head in enumerate(net.arcs):
        if head.name in NOT_TAUGHT:
            continue
        sure, best = arcs[k, : b - a, : b - a].max(-1)
        words = np.arange(b - a) if not head.starts else np.concatenate([begins(shares, n, r, b - a) for n in head.starts])
        words = words[(sure.numpy() > SURE_LINK)[words]]
        own[head.name][a + words] = a + best.numpy()[words]


def keep_pairs(net: Network, words: torch.Tensor, r: int, own: dict, a: int, b: int) -> None:
    """The relation of each word to the head that the teacher gave it."""
    for head in net.pairs:
        if head.name in NOT_TAUGHT:
            continue
        above = torch.from_numpy(own[head.arcs][a:b]) - a
        known = (above >= 0) & (above < b - a)
        shares = net.pair_scores(head.name, words[r : r + 1, : b - a], above.clamp(0, b - a - 1)[None])[0].softmax(-1)
        sure, best = shares.max(-1)
        own[head.name][a:b] = torch.where(known & (sure > SURE), best, UNKNOWN).numpy()


def runs(shares: np.ndarray) -> list[list[int]]:
    """Spans by the likelier of outside, begin and inside at each word."""
    found: list[list[int]] = []
    best = shares.argmax(-1)
    for n, tag in enumerate(best.tolist()):
        if tag and (tag % 2 == 1 or not found or found[-1][-1] != n - 1):
            found.append([n])
        elif tag:
            found[-1].append(n)
    return found


def keep_labels(net: Network, flat: torch.Tensor, shares: dict, r: int, own: dict, a: int, b: int) -> None:
    for head in net.labels:
        if head.name in NOT_TAUGHT:
            continue
        first, last = net.flat[head.name]
        scores = flat[:, first:last]
        for name in head.over:
            for words in runs(shares[name][r, : b - a]):
                read = [(words[0], words[-1] + 1)]
                further = own[head.through][a + words[0]] - a if head.through else UNKNOWN
                if 0 <= further < b - a and further != words[0]:
                    read.append((further, further + 1))
                shares_of_label = F.softmax(pool(scores, read), -1).numpy()
                own[head.name].append(([(a + first, a + last) for first, last in read], shares_of_label))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--unlabelled", action="store_true", help="label further texts that have no labels of their own")
    parser.add_argument("--anew", action="store_true", help="label again what has labels: the parser's for the teacher's")
    given = parser.parse_args()
    torch.set_num_threads(2)
    label_all(given.checkpoint, given.out, unlabelled=given.unlabelled, anew=given.anew)


if __name__ == "__main__":
    main()
