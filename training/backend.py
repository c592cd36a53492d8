"""A learned network behind the reader's own `Backend`, so that it can be measured before it is exported."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from torch.nn import functional as F

from sayso.reading.pieces import Pieces
from sayso.reading.plan import HeadPlan, WindowInput, WindowOutput
from sayso.reading.tagger import Tagger
from training import crf
from training.learn import Vocabulary, minilm_folder
from training.network import ARC_WIDTH, FURTHEST, FURTHEST_SENTENCE, Network


def plan_of(net: Network) -> tuple[dict[str, Any], dict[str, np.ndarray]]:
    """What `heads.json` and `heads.npz` hold."""

    def rows(heads: Sequence[Any]) -> list[dict[str, Any]]:
        return [{"name": h.name, "columns": list(net.flat[h.name]), "labels": list(h.labels)} for h in heads]

    (pair,) = net.pairs
    plan = {
        "spans": rows(net.spans),
        "tags": rows(net.tags),
        "labels": rows(net.labels),
        "relations": list(pair.labels),
        "arcs": [h.name for h in net.arcs],
        "leftward": [h.name for h in net.arcs if h.leftward],
        "furthest": FURTHEST,
        "furthest_sentence": FURTHEST_SENTENCE,
        "arc_width": ARC_WIDTH,
    }
    most = net.tag_count
    padded = [
        F.pad(t, (0, most - len(t), 0, most - len(t)), value=crf.NEVER)
        for t in (net.transitions[h.name].detach() for h in net.spans)
    ]
    tables = {
        "transitions": torch.stack(padded),
        "distance": net.distance,
        "sentences": net.sentences,
        "itself": net.itself,
        "pair_weight": net.pair_out[pair.name].weight,
        "pair_bias": net.pair_out[pair.name].bias,
    }
    return plan, {k: v.detach().float().numpy() for k, v in tables.items()}


class TorchBackend:
    """Runs windows through a network, some at a time."""

    def __init__(self, net: Network, vocabulary: Vocabulary, *, exact: bool = True) -> None:
        self.net, self.vocabulary, self.exact = net.eval(), vocabulary, exact

    def __call__(self, windows: Sequence[WindowInput]) -> list[WindowOutput]:
        order = sorted(range(len(windows)), key=lambda n: len(windows[n].pieces))
        found: dict[int, WindowOutput] = {}
        for at in range(0, len(order), 16):
            part = order[at : at + 16]
            for n, out in zip(part, self._run([windows[n] for n in part]), strict=True):
                found[n] = out
        return [found[n] for n in range(len(windows))]

    @torch.no_grad()
    def _run(self, windows: Sequence[WindowInput]) -> list[WindowOutput]:
        longest = max(len(w.pieces) for w in windows)
        size = (len(windows), longest)
        pieces, shapes = np.zeros(size, np.int64), np.full(size, 7, np.int64)
        layouts, mask = np.zeros(size, np.int64), np.zeros(size, bool)
        for r, w in enumerate(windows):
            n = len(w.pieces)
            pieces[r, :n], shapes[r, :n], layouts[r, :n], mask[r, :n] = w.pieces, w.shapes, w.layouts, True
        if self.vocabulary.move is not None:
            pieces = self.vocabulary.move.numpy()[pieces]
        with torch.autocast("cpu", torch.bfloat16, enabled=not self.exact):
            hidden = self.net.encoder(*map(torch.from_numpy, (pieces, shapes, layouts, mask))).float()
        (pair,) = self.net.pairs
        found = []
        for r, w in enumerate(windows):
            words = hidden[r, torch.from_numpy(w.first)]
            outputs = (self.net.flat_out(words), self.net.arc_out(words), self.net.pair_ends[pair.name](words))
            found.append(WindowOutput(*(o.numpy() for o in outputs)))
        return found


def tagger_of(net: Network, vocabulary: Vocabulary, *, exact: bool = True) -> Tagger:
    plan = HeadPlan.build(*plan_of(net))
    return Tagger(Pieces(minilm_folder() / "tokenizer.json"), plan, TorchBackend(net, vocabulary, exact=exact))
