"""The encoder with its heads: one pass gives everything the heads need of every word."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from training import crf
from training.encoder import Encoder
from training.heads import Arcs, Head, Labels, Spans, Tags
from training.windows import UNKNOWN, Batch

ARC_WIDTH = 64
PAIR_WIDTH = 128
FURTHEST = 24  # words: distances beyond are told apart by powers of two only
FURTHEST_SENTENCE = 4
MANY = 1  # starts per word of a window from which all scores are reckoned at once


def distance_bucket(away: Tensor) -> Tensor:
    """Signed word distances as bucket numbers: exact to 24, then doubling to 384."""
    n = away.abs()
    far = FURTHEST + torch.log2(n.clamp(min=1).float() / FURTHEST).clamp(min=0, max=4).long()
    bucket = torch.where(n <= FURTHEST, n, far)
    return bucket + (away < 0).long() * (FURTHEST + 5)


DISTANCES = 2 * (FURTHEST + 5)


class Layout:
    """The heads by kind, and which columns of the flat scores are whose."""

    def __init__(self, heads: Sequence[Head]) -> None:
        self.spans = [h for h in heads if isinstance(h, Spans)]
        self.tags = [h for h in heads if isinstance(h, Tags) and not h.arcs]
        self.pairs = [h for h in heads if isinstance(h, Tags) and h.arcs]
        self.labels = [h for h in heads if isinstance(h, Labels)]
        self.arcs = [h for h in heads if isinstance(h, Arcs)]
        self.flat: dict[str, tuple[int, int]] = {}
        at = 0
        for head in [*self.spans, *self.tags, *self.labels]:
            size = 1 + 2 * len(head.labels) if isinstance(head, Spans) else len(head.labels)
            self.flat[head.name] = (at, at + size)
            at += size


class Network(nn.Module):
    def __init__(self, encoder: Encoder, heads: Sequence[Head]) -> None:
        super().__init__()
        self.encoder, self.heads = encoder, list(heads)
        width = encoder.size.width
        layout = Layout(heads)
        self.spans, self.tags, self.pairs = layout.spans, layout.tags, layout.pairs
        self.labels, self.arcs, self.flat = layout.labels, layout.arcs, layout.flat
        self.flat_out = nn.Linear(width, max(last for _, last in self.flat.values()))
        self.arc_out = nn.Linear(width, 2 * ARC_WIDTH * len(self.arcs))
        self.distance = nn.Parameter(torch.zeros(len(self.arcs), DISTANCES))
        self.sentences = nn.Parameter(torch.zeros(len(self.arcs), 2 * FURTHEST_SENTENCE + 1))
        self.itself = nn.Parameter(torch.zeros(len(self.arcs)))
        self.pair_ends = nn.ModuleDict({h.name: nn.Linear(width, 2 * PAIR_WIDTH) for h in self.pairs})
        self.pair_out = nn.ModuleDict({h.name: nn.Linear(PAIR_WIDTH, len(h.labels)) for h in self.pairs})
        self.tag_count = max((1 + 2 * len(h.labels) for h in self.spans), default=1)
        self.transitions = nn.ParameterDict()
        for head in self.spans:
            self.transitions[head.name] = nn.Parameter(allowed_transitions(len(head.labels)))

    def body(self, batch: Batch) -> Tensor:
        """(batch, words, width) in fp32."""
        with torch.autocast("cpu", torch.bfloat16):
            hidden = self.encoder(
                torch.from_numpy(batch.pieces), torch.from_numpy(batch.shapes), torch.from_numpy(batch.layouts),
                torch.from_numpy(batch.mask),
            )  # fmt: skip
        first = torch.from_numpy(batch.first)[:, :, None].expand(-1, -1, hidden.shape[-1])
        return hidden.float().gather(1, first)

    def arc_ends(self, words: Tensor) -> Tensor:
        """(batch, words, arc heads, 2, width): what each word is as the start and as the end of an arc."""
        return self.arc_out(words).view(*words.shape[:2], len(self.arcs), 2, ARC_WIDTH)

    def scores_from(self, n: int, ends: Tensor, batch: Batch, rows: Tensor, starts: Tensor) -> Tensor:
        """(starts, to) scores of one head from some words alone: most heads say something of few."""
        head, width = self.arcs[n], ends.shape[1]
        if len(starts) > MANY * width:
            scores = torch.einsum("bid,bjd->bij", ends[:, :, n, 0], ends[:, :, n, 1])[rows, starts] / ARC_WIDTH**0.5
        else:
            scores = torch.einsum("kd,kwd->kw", ends[rows, starts, n, 0], ends[rows, :, n, 1]) / ARC_WIDTH**0.5
        away = torch.arange(width)[None, :] - starts[:, None]
        sentence = torch.from_numpy(batch.sentence)[rows]
        across = sentence - sentence.gather(1, starts[:, None])
        scores = scores + self.distance[n, distance_bucket(away)]
        scores = scores + self.sentences[n, across.clamp(-FURTHEST_SENTENCE, FURTHEST_SENTENCE) + FURTHEST_SENTENCE]
        scores = scores + self.itself[n] * (away == 0)
        hidden = ~torch.from_numpy(batch.word_mask)[rows]
        if head.within_sentence:
            hidden = hidden | (across != 0)
        if head.leftward:
            hidden = hidden | (away > 0)
        return scores.masked_fill(hidden, -1e4)

    def arc_scores(self, words: Tensor, batch: Batch) -> Tensor:
        """(batch, arc heads, from, to) scores."""
        _, w, _ = words.shape
        ends = self.arc_ends(words)
        scores = torch.einsum("bihd,bjhd->bhij", ends[:, :, :, 0], ends[:, :, :, 1]) / ARC_WIDTH**0.5
        away = torch.arange(w)[None, :] - torch.arange(w)[:, None]
        scores = scores + self.distance[:, distance_bucket(away)]
        sentence = torch.from_numpy(batch.sentence)
        across = (sentence[:, None, :] - sentence[:, :, None]).clamp(-FURTHEST_SENTENCE, FURTHEST_SENTENCE)
        scores = scores + self.sentences[:, across + FURTHEST_SENTENCE].permute(1, 0, 2, 3)
        scores = scores + self.itself[None, :, None, None] * torch.eye(w)
        scores = scores.masked_fill(~torch.from_numpy(batch.word_mask)[:, None, None, :], -1e4)
        for n, head in enumerate(self.arcs):
            if head.within_sentence:
                scores[:, n] = scores[:, n].masked_fill((across != 0), -1e4)
            if head.leftward:
                scores[:, n] = scores[:, n].masked_fill((away > 0)[None], -1e4)
        return scores

    def pair_scores(self, name: str, words: Tensor, heads: Tensor) -> Tensor:
        """Scores of the relation of each word to the word `heads` (batch, words) names."""
        low, high = self.pair_ends[name](words).chunk(2, -1)
        above = high.gather(1, heads[:, :, None].expand(-1, -1, PAIR_WIDTH))
        return self.pair_out[name](F.relu(low + above))


def graft(net: Network, state: dict[str, Tensor], heads: Sequence[Head]) -> None:
    """Takes over what a network with other `heads` has learned: the encoder whole, each head that both have."""
    old = Layout(heads)
    own = net.state_dict()
    rows = {"flat_out": (old.flat, Layout(net.heads).flat)}
    at_old, at_new = {h.name: n for n, h in enumerate(old.arcs)}, {h.name: n for n, h in enumerate(net.arcs)}
    step = 2 * ARC_WIDTH
    rows["arc_out"] = (
        {name: (n * step, n * step + step) for name, n in at_old.items()},
        {name: (n * step, n * step + step) for name, n in at_new.items()},
    )
    for name in ("distance", "sentences", "itself"):
        rows[name] = ({h: (n, n + 1) for h, n in at_old.items()}, {h: (n, n + 1) for h, n in at_new.items()})
    for key, value in own.items():
        before, after = rows.get(key.split(".")[0], (None, None))
        if before is not None and after is not None:
            for head in before.keys() & after.keys():
                value[slice(*after[head])] = state[key][slice(*before[head])]
        elif key in state:
            value.copy_(state[key])
    net.load_state_dict(own)


def allowed_transitions(labels: int) -> Tensor:
    """BIO: a span goes on only from its own beginning or middle."""
    tags = 1 + 2 * labels
    table = torch.zeros(tags, tags)
    for k in range(labels):
        inside = 2 + 2 * k
        for before in range(tags):
            if before not in (inside, inside - 1):
                table[before, inside] = -8.0
    return table


class Losses:
    """Adds up the losses of a batch, each head weighed so that its expected share is its weight."""

    def __init__(self) -> None:
        self.expected: dict[str, float] = {}
        self.seen: dict[str, list[float]] = {}
        self.total: Tensor | None = None

    def start(self) -> None:
        self.total = torch.zeros(())

    def add(self, name: str, losses: Tensor, count: float, weight: float) -> None:
        if not count:
            return
        before = self.expected.get(name, count)
        self.expected[name] = 0.98 * before + 0.02 * count
        assert self.total is not None
        summed = losses.sum()
        self.total = self.total + weight * summed / max(self.expected[name], 0.5 * count)
        self.seen.setdefault(name, []).append(float(summed.detach()) / count)


def learn_batch(net: Network, batch: Batch, losses: Losses, *, gold_weight: float, soft_weight: float) -> Tensor:
    """The loss of one batch over all heads, gold and taught."""
    losses.start()
    words = net.body(batch)
    flat = net.flat_out(words)
    learn_spans(net, flat, batch, losses, gold_weight)
    for head in net.tags:
        a, b = net.flat[head.name]
        learn_words(head, flat[:, :, a:b], batch, losses, gold_weight * head.weight)
    for head in net.labels:
        a, b = net.flat[head.name]
        learn_labels(head, flat[:, :, a:b], batch, losses, gold_weight, soft_weight)
    learn_arcs(net, words, batch, losses, gold_weight)
    if soft_weight:
        learn_soft(net, flat, batch, losses, soft_weight)
    assert losses.total is not None
    return losses.total


def gold_rows(name: str, batch: Batch, width: int, fill: int = UNKNOWN) -> tuple[list[int], Tensor]:
    rows = [r for r, (e, _, _) in enumerate(batch.rows) if name in e.gold]
    tags = torch.full((len(rows), width), fill)
    for n, r in enumerate(rows):
        e, a, b = batch.rows[r]
        tags[n, : b - a] = torch.from_numpy(e.gold[name][a:b])
    return rows, tags


def by_tags(heads: Sequence[Spans]) -> list[list[Spans]]:
    """Span heads with the same number of tags together: one loop over time serves them all, and padding costs nothing."""
    groups: dict[int, list[Spans]] = {}
    for head in heads:
        groups.setdefault(len(head.labels), []).append(head)
    return list(groups.values())


def learn_spans(net: Network, flat: Tensor, batch: Batch, losses: Losses, weight: float) -> None:
    lengths = torch.from_numpy(batch.word_mask).sum(1)
    for heads in by_tags(net.spans):
        learn_span_group(net, heads, flat, batch, lengths, losses, weight)


def learn_span_group(
    net: Network, heads: list[Spans], flat: Tensor, batch: Batch, lengths: Tensor, losses: Losses, weight: float
) -> None:
    emissions, allowed, spans_of_time, transitions, owners = [], [], [], [], []
    for head in heads:
        rows, tags = gold_rows(head.name, batch, flat.shape[1])
        if not rows:
            continue
        a, b = net.flat[head.name]
        emissions.append(flat[rows, :, a:b])
        allowed.append(F.one_hot(tags.clamp(min=0), b - a).bool() | (tags == UNKNOWN)[:, :, None])
        spans_of_time.append(lengths[rows])
        transitions.append(net.transitions[head.name].expand(len(rows), -1, -1))
        owners.append((head, len(rows)))
    if not owners:
        return
    times = torch.cat(spans_of_time)
    each = crf.loss(torch.cat(emissions), torch.cat(transitions), torch.cat(allowed), times)
    at = 0
    for head, n in owners:
        losses.add(head.name, each[at : at + n], float(times[at : at + n].sum()), 8 * weight * head.weight)
        at += n


def learn_words(head: Tags, scores: Tensor, batch: Batch, losses: Losses, weight: float) -> None:
    rows, tags = gold_rows(head.name, batch, scores.shape[1])
    if rows:
        each = F.cross_entropy(scores[rows].transpose(1, 2), tags, ignore_index=UNKNOWN, reduction="none")
        losses.add(head.name, each, float((tags != UNKNOWN).sum()), weight)


def pool(scores: Tensor, runs: list[tuple[int, int]]) -> Tensor:
    """The mean over the runs of each run's mean: a cue of one word weighs as much as the content of thirty."""
    return torch.stack([scores[first:last].mean(0) for first, last in runs]).mean(0)


def learn_labels(head: Labels, scores: Tensor, batch: Batch, losses: Losses, gold_weight: float, soft_weight: float) -> None:
    pooled, targets, weights = [], [], []
    for r, (e, a, b) in enumerate(batch.rows):
        gold = [(runs, F.one_hot(torch.tensor(k), len(head.labels)).float()) for runs, k in e.gold.get(head.name, ())]
        taught = [(runs, torch.from_numpy(shares)) for runs, shares in e.soft.get(head.name, ())] if soft_weight else []
        for found, weight in ((gold, gold_weight), (taught, soft_weight)):
            for runs, target in found:
                if all(a <= first and last <= b for first, last in runs):
                    pooled.append(pool(scores[r], [(first - a, last - a) for first, last in runs]))
                    targets.append(target)
                    weights.append(weight * head.weight)
    if pooled:
        each = F.cross_entropy(torch.stack(pooled), torch.stack(targets), reduction="none")
        losses.add(head.name, each * torch.tensor(weights), len(pooled), 1.0)


def learn_arcs(net: Network, words: Tensor, batch: Batch, losses: Losses, weight: float) -> None:
    width = words.shape[1]
    ends = net.arc_ends(words)
    for n, head in enumerate(net.arcs):
        rows, targets = arc_rows(head.name, batch, width)
        known = targets != UNKNOWN
        if not rows or not bool(known.any()):
            continue
        at, starts = known.nonzero(as_tuple=True)
        each = F.cross_entropy(
            net.scores_from(n, ends, batch, torch.tensor(rows)[at], starts), targets[known], reduction="none"
        )
        losses.add(head.name, each, float(known.sum()), weight * head.weight)
        for pair in net.pairs:
            if pair.arcs == head.name:
                learn_pairs(net, pair, words, targets, rows, batch, losses, weight)


def arc_rows(name: str, batch: Batch, width: int) -> tuple[list[int], Tensor]:
    """Gold arcs of the windows, else the teacher's; an arc that leaves its window is unknown there."""
    rows = [r for r, (e, _, _) in enumerate(batch.rows) if name in e.gold or name in e.soft]
    ends = torch.full((len(rows), width), UNKNOWN)
    for n, r in enumerate(rows):
        e, a, b = batch.rows[r]
        gold = e.gold[name] if name in e.gold else e.soft[name]
        inside = torch.from_numpy(gold[a:b]) - a
        inside[(inside < 0) | (inside >= b - a)] = UNKNOWN
        ends[n, : b - a] = inside
    return rows, ends


def learn_pairs(
    net: Network, head: Tags, words: Tensor, ends: Tensor, rows: list[int], batch: Batch, losses: Losses, weight: float
) -> None:
    tags = torch.full(ends.shape, UNKNOWN)
    for n, r in enumerate(rows):
        e, a, b = batch.rows[r]
        gold = e.gold[head.name] if head.name in e.gold else e.soft.get(head.name)
        if gold is not None:
            tags[n, : b - a] = torch.from_numpy(gold[a:b])
    tags[ends == UNKNOWN] = UNKNOWN
    if bool((tags != UNKNOWN).any()):
        scores = net.pair_scores(head.name, words[rows], ends.clamp(min=0))
        each = F.cross_entropy(scores.transpose(1, 2), tags, ignore_index=UNKNOWN, reduction="none")
        losses.add(head.name, each, float((tags != UNKNOWN).sum()), weight * head.weight)


def learn_soft(net: Network, flat: Tensor, batch: Batch, losses: Losses, weight: float) -> None:
    """Cross entropy against the teacher's probabilities, span heads and word tags."""
    for head in [*net.spans, *net.tags]:
        rows = [r for r, (e, _, _) in enumerate(batch.rows) if head.name in e.soft]
        if not rows:
            continue
        a, b = net.flat[head.name]
        shares = torch.zeros(len(rows), flat.shape[1], b - a)
        for n, r in enumerate(rows):
            e, start, end = batch.rows[r]
            shares[n, : end - start] = torch.from_numpy(e.soft[head.name][start:end].astype("float32"))
        each = -(shares * F.log_softmax(flat[rows][:, :, a:b], -1)).sum(-1)
        scale = 4 if isinstance(head, Spans) else 1
        losses.add(f"{head.name}~", each, float(shares.sum()), scale * weight * head.weight)
