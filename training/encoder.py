"""The encoders, in plain PyTorch: MiniLM (the one that ships) and MPNet (its teacher).

Both take word pieces, a shape and a layout id per piece. The vocabulary is uncased; the shape embedding gives the case
back. Linear layers and attention run in bfloat16, which on the machines at hand is four times as fast as fp32.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

SHAPES = 8
LAYOUTS = 9  # place on the page (3) times quotation (3)


@dataclass(frozen=True)
class Size:
    layers: int
    width: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    eps: float
    relative_buckets: int = 0


MINILM = Size(6, 384, 12, 1536, 30522, 512, 1e-12)
MPNET = Size(12, 768, 12, 3072, 30527, 514, 1e-5, relative_buckets=32)


class Layer(nn.Module):
    def __init__(self, size: Size) -> None:
        super().__init__()
        self.heads = size.heads
        self.qkv = nn.Linear(size.width, 3 * size.width)
        self.out = nn.Linear(size.width, size.width)
        self.norm1 = nn.LayerNorm(size.width, eps=size.eps)
        self.up = nn.Linear(size.width, size.inner)
        self.down = nn.Linear(size.inner, size.width)
        self.norm2 = nn.LayerNorm(size.width, eps=size.eps)

    def forward(self, x: Tensor, mask: Tensor, drop: float) -> Tensor:
        b, t, d = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4)
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        a = self.out(a.transpose(1, 2).reshape(b, t, d))
        x = self.norm1(x + F.dropout(a, drop, self.training))
        return self.norm2(x + F.dropout(self.down(F.gelu(self.up(x))), drop, self.training))


class Encoder(nn.Module):
    def __init__(self, size: Size, dropout: float = 0.0) -> None:
        super().__init__()
        self.size, self.dropout = size, dropout
        self.word = nn.Embedding(size.vocabulary, size.width)
        self.position = nn.Embedding(size.positions, size.width)
        self.kind = nn.Parameter(torch.zeros(size.width))  # BERT's segment 0
        self.shape = nn.Embedding(SHAPES, size.width)
        self.layout = nn.Embedding(LAYOUTS, size.width)
        self.norm = nn.LayerNorm(size.width, eps=size.eps)
        self.layers = nn.ModuleList(Layer(size) for _ in range(size.layers))
        if size.relative_buckets:
            self.relative = nn.Embedding(size.relative_buckets, size.heads)
            self.relative.requires_grad_(False)  # a learned mask would shut out the fast attention kernel
        nn.init.zeros_(self.shape.weight)
        nn.init.zeros_(self.layout.weight)

    def forward(self, pieces: Tensor, shapes: Tensor, layouts: Tensor, mask: Tensor) -> Tensor:
        """(batch, pieces) ids and a mask that is true on real pieces; gives (batch, pieces, width)."""
        t = pieces.shape[1]
        offset = 2 if self.size.relative_buckets else 0
        x = self.word(pieces) + self.position.weight[offset : offset + t] + self.kind
        x = self.norm(x + self.shape(shapes) + self.layout(layouts))
        bias = torch.zeros(mask.shape, dtype=x.dtype).masked_fill(~mask, -1e4)[:, None, None, :]
        if self.size.relative_buckets:
            bias = bias + self.relative(relative_buckets(t))[None].permute(0, 3, 1, 2).to(x.dtype)
        bias = bias.expand(-1, self.size.heads, t, -1) if self.size.relative_buckets else bias.expand(-1, 1, t, -1)
        for layer in self.layers:
            x = layer(x, bias, self.dropout)
        return x


def relative_buckets(length: int, buckets: int = 32, furthest: int = 128) -> Tensor:
    """MPNet's buckets of (key - query): half for each direction, exact when near, logarithmic beyond."""
    away = torch.arange(length)[None, :] - torch.arange(length)[:, None]
    n = -away
    half = buckets // 2
    side = (n < 0).long() * half
    n = n.abs()
    exact = half // 2
    far = exact + (torch.log(n.clamp(min=1).float() / exact) / math.log(furthest / exact) * (half - exact)).long()
    return side + torch.where(n < exact, n, far.clamp(max=half - 1))


def load_minilm(path: Path, dropout: float = 0.0) -> Encoder:
    state = {k.removeprefix("bert."): v for k, v in load_file(path).items()}
    encoder = Encoder(MINILM, dropout)
    emb = "embeddings."
    put(encoder.word.weight, state[emb + "word_embeddings.weight"])
    put(encoder.position.weight, state[emb + "position_embeddings.weight"])
    put(encoder.kind, state[emb + "token_type_embeddings.weight"][0])
    put_pair(encoder.norm, state, emb + "LayerNorm")
    for n, layer in enumerate(encoder.layers):
        at = f"encoder.layer.{n}."
        load_layer(layer, state, at, (at + "attention.self.query", at + "attention.self.key", at + "attention.self.value"),
                   at + "attention.output.dense", at + "attention.output.LayerNorm")  # fmt: skip
    return encoder


def load_mpnet(path: Path, dropout: float = 0.0) -> Encoder:
    state = {k.removeprefix("mpnet."): v for k, v in load_file(path).items()}
    encoder = Encoder(MPNET, dropout)
    put(encoder.word.weight, state["embeddings.word_embeddings.weight"])
    put(encoder.position.weight, state["embeddings.position_embeddings.weight"])
    put_pair(encoder.norm, state, "embeddings.LayerNorm")
    put(encoder.relative.weight, state["encoder.relative_attention_bias.weight"])
    for n, layer in enumerate(encoder.layers):
        at = f"encoder.layer.{n}."
        load_layer(layer, state, at, (at + "attention.attn.q", at + "attention.attn.k", at + "attention.attn.v"),
                   at + "attention.attn.o", at + "attention.LayerNorm")  # fmt: skip
    return encoder


def load_layer(layer: nn.Module, state: dict, at: str, qkv: tuple[str, str, str], out: str, norm: str) -> None:
    put(layer.qkv.weight, torch.cat([state[f"{name}.weight"] for name in qkv]))
    put(layer.qkv.bias, torch.cat([state[f"{name}.bias"] for name in qkv]))
    put_pair(layer.out, state, out)
    put_pair(layer.norm1, state, norm)
    put_pair(layer.up, state, at + "intermediate.dense")
    put_pair(layer.down, state, at + "output.dense")
    put_pair(layer.norm2, state, at + "output.LayerNorm")


def put_pair(module: nn.Module, state: dict, name: str) -> None:
    put(module.weight, state[f"{name}.weight"])
    put(module.bias, state[f"{name}.bias"])


def put(parameter: Tensor, value: Tensor) -> None:
    with torch.no_grad():
        parameter.copy_(value.float())
