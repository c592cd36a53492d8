"""The ranges of the activations that enter the encoder's linear layers, over a sample of what it will read."""

from __future__ import annotations

import random

import numpy as np
import torch
from torch import Tensor, nn

from sayso.reading.plan import WindowInput
from training.graph import Ranges
from training.network import Network

WINDOWS = 64


def ranges_of(net: Network, windows: list[WindowInput]) -> Ranges:
    """Least and greatest of each channel that enters a linear layer. Never a percentile: outliers carry meaning."""
    found: dict[str, tuple[np.ndarray, np.ndarray]] = {}

    def watch(name: str, layer: nn.Module) -> torch.utils.hooks.RemovableHandle:
        def look(_: nn.Module, inputs: tuple[Tensor, ...]) -> None:
            seen = inputs[0].flatten(0, -2).numpy()
            low, high = found.get(name, (seen[0], seen[0]))
            found[name] = (np.minimum(low, seen.min(0)), np.maximum(high, seen.max(0)))

        return layer.register_forward_pre_hook(look)

    parts = ("qkv", "out", "up", "down")
    handles = [watch(f"layer{n}.{p}", getattr(x, p)) for n, x in enumerate(net.encoder.layers) for p in parts]
    with torch.no_grad():
        for window in windows:  # one at a time: no padding, whose numbers nobody reads
            rows = (torch.from_numpy(x)[None] for x in (window.pieces, window.shapes, window.layouts))
            net.encoder(*rows, torch.ones(1, len(window.pieces), dtype=torch.bool))
    for handle in handles:
        handle.remove()
    return found


def sample(by_corpus: dict[str, list[WindowInput]], seed: int, size: int = WINDOWS) -> list[WindowInput]:
    """Windows of all sets in turn, the same for the same seed."""
    rng = random.Random(seed)
    shuffled = [rng.sample(windows, len(windows)) for _, windows in sorted(by_corpus.items())]
    in_turn = [windows[n] for n in range(max(map(len, shuffled))) for windows in shuffled if n < len(windows)]
    return in_turn[:size]


def beginnings(windows: list[WindowInput], words: int) -> list[WindowInput]:
    """The same windows broken off after a few words, as short texts and last windows are."""
    cut = []
    for window in windows:
        if len(window.first) > words:
            stop = int(window.first[words])
            rows = (np.append(row[:stop], row[-1]) for row in (window.pieces, window.shapes, window.layouts))
            cut.append(WindowInput(*rows, first=window.first[:words]))
    return cut
