"""Vectors of single words for linking: what all-MiniLM-L6-v2 says about each piece of its vocabulary when it stands alone.

    python -m training.word_vectors …/model.safetensors --out src/sayso/linking/words.npz

Each piece is read by the untouched encoder between CLS and SEP, averaged, brought to WIDTH dimensions by principal
components without the first few (they carry how common a word is, not what it means), and kept in 8 bits.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path

import numpy as np
import torch

from training.encoder import load_minilm

CLS, SEP = 101, 102
WIDTH = 96
COMMON_DIRECTIONS = 1  # leading components left out
BATCH = 512
WHOLE_WORD = re.compile(r"[a-z][a-z]+")  # whole words, in the vocabulary's order: the commonest first


def read_pieces(weights: Path) -> np.ndarray:
    encoder = load_minilm(weights).eval()
    encoder.float()
    size = encoder.size.vocabulary
    found = np.zeros((size, encoder.size.width), np.float32)
    with torch.no_grad():
        for start in range(0, size, BATCH):
            ids = torch.arange(start, min(size, start + BATCH))
            pieces = torch.stack([torch.full_like(ids, CLS), ids, torch.full_like(ids, SEP)], 1)
            none = torch.zeros_like(pieces)
            out = encoder(pieces, none, none, torch.ones_like(pieces, dtype=torch.bool))
            found[start : start + len(ids)] = out.float().mean(1).numpy()
    return found


def reduce(vectors: np.ndarray) -> np.ndarray:
    """int8 rows of unit length (times 127 over the largest value), most telling directions first."""
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    centred = unit - unit.mean(0)
    _, _, directions = np.linalg.svd(
        centred[np.random.default_rng(0).permutation(len(centred))[:12000]], full_matrices=False
    )
    small = centred @ directions[COMMON_DIRECTIONS : COMMON_DIRECTIONS + WIDTH].T
    small /= np.linalg.norm(small, axis=1, keepdims=True)
    return np.round(small / np.abs(small).max() * 127).astype(np.int8)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("weights", type=Path)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--tokenizer", type=Path, default=Path("src/sayso/reading/model/tokenizer.json"))
    args = options.parse_args()
    vectors = reduce(read_pieces(args.weights))
    vocabulary = json.loads(args.tokenizer.read_text(encoding="utf-8"))["model"]["vocab"]
    rows = sorted((row, word) for word, row in vocabulary.items() if WHOLE_WORD.fullmatch(word))
    words = "\n".join(word for _, word in rows)
    np.savez_compressed(args.out, words=np.frombuffer(words.encode(), np.uint8), vectors=vectors[[row for row, _ in rows]])


if __name__ == "__main__":
    main()
