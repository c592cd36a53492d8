"""The network drawn as an ONNX graph by hand, in ONNX Runtime's own operators for transformers.

`draw` gives the graph in fp32 or, with the ranges that `training.calibrate` found, in 8 bits:

- weights from -63 to 63, a scale a column. A processor without VNNI adds two products of u8 and s8 in 16 bits, and these
  must fit: 2 * 255 * 63 < 32768. So every processor gets the same sums, and the lost bit costs nothing that shows.
- activations in u8 with one scale a place, fixed once: a scale taken from the batch would let neighbours change a reading.
- a few channels reach ten times as far as all others, and would make every step of the scale as coarse. Their part of a
  product stays in fp32: eight columns of 384 or 1,536 halve what 8 bits change in the tags.
- the table of words a scale a row; everything else, and the heads, in fp32.

Sums and norms are two operators on purpose: SkipLayerNormalization, which does both, takes ten times as long (1.32).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from torch import nn

from training.encoder import Encoder, Layer
from training.network import Network

OPSET, IR = 18, 9
MICROSOFT = "com.microsoft"
LONGEST = 256  # positions kept: the reader's windows have no more pieces
LARGEST_WEIGHT = 63

WIDE_CHANNELS = 8

Ranges = Mapping[str, tuple[np.ndarray, np.ndarray]]  # least and greatest of each channel
NONE = np.zeros(0, np.int64)


class Drawing:
    """A graph as it grows: nodes, and the arrays they hold. Without ranges it is drawn in fp32."""

    def __init__(self, ranges: Ranges | None) -> None:
        self.ranges = ranges
        self.nodes: list[onnx.NodeProto] = []
        self.held: list[onnx.TensorProto] = []

    def add(self, operator: str, inputs: list[str], *, domain: str = "", **attributes: Any) -> str:
        output = f"{operator}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(operator, inputs, [output], name=output, domain=domain, **attributes))
        return output

    def hold(self, name: str, array: np.ndarray) -> str:
        self.held.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def linear(self, name: str, x: str, layer: nn.Linear, *, bias: bool = True) -> str:
        """A linear layer; its bias is left to the next operator where that adds one anyway."""
        weight = table(layer.weight).T
        bias_name = self.hold(f"{name}.bias", table(layer.bias)) if bias else ""
        if self.ranges is None:
            product = self.add("MatMul", [x, self.hold(f"{name}.weight", weight)])
            return self.add("Add", [product, bias_name]) if bias else product
        wide = wide_channels(*self.ranges[name])
        inputs = [*self._quantized(name, x, weight, wide), bias_name]
        product = self.add("MatMulIntegerToFloat", inputs, domain=MICROSOFT)
        part = self.add("Gather", [x, self.hold(f"{name}.wide", wide)], axis=-1)
        return self.add("Add", [product, self.add("MatMul", [part, self.hold(f"{name}.wide_weight", weight[wide])])])

    def attention(self, name: str, x: str, layer: Layer) -> str:
        """Queries, keys, values and what comes of them, up to the layer's own output projection."""
        joined = self.linear(name, x, layer.qkv)
        parts = [f"{name}.{part}" for part in ("queries", "keys", "values")]
        self.nodes.append(helper.make_node("Split", [joined], parts, name=f"{name}.split", axis=-1, num_outputs=3))
        return self.add("MultiHeadAttention", [*parts, "", "lengths"], domain=MICROSOFT, num_heads=layer.heads)

    def _quantized(self, name: str, x: str, weight: np.ndarray, left_out: np.ndarray) -> list[str]:
        """An activation in u8 and a (from, to) weight in s8, then their scales, then their zero points. Channels left out
        may run over the range: their weights are zero."""
        assert self.ranges is not None
        low, high = (np.delete(row, left_out) for row in self.ranges[name])
        scale, zero = activation_scale(float(low.min()), float(high.max()))
        weight = weight.copy()
        weight[left_out] = 0
        scale_name = self.hold(f"{name}.in_scale", np.float32(scale))
        zero_name = self.hold(f"{name}.in_zero", np.uint8(zero))
        whole = self.add("QuantizeLinear", [x, scale_name, zero_name])
        rows, scales = whole_numbers(weight, LARGEST_WEIGHT, axis=0)
        return [
            whole, self.hold(f"{name}.weight", rows), scale_name, self.hold(f"{name}.scale", scales.ravel()),
            zero_name, self.hold(f"{name}.zero", np.zeros(scales.size, np.int8)),
        ]  # fmt: skip

    def norm(self, name: str, layer: nn.LayerNorm, x: str, *more: str) -> str:
        """The norm of a sum."""
        for term in more:
            x = self.add("Add", [x, term])
        held = [self.hold(f"{name}.weight", table(layer.weight)), self.hold(f"{name}.bias", table(layer.bias))]
        return self.add("LayerNormalization", [x, *held], axis=-1, epsilon=layer.eps)


def wide_channels(low: np.ndarray, high: np.ndarray) -> np.ndarray:
    """The channels that reach furthest from zero."""
    return np.sort(np.argsort(-np.maximum(high, -low), kind="stable")[:WIDE_CHANNELS])


def activation_scale(low: float, high: float) -> tuple[float, int]:
    """Scale and zero point of u8 that cover a range, zero included."""
    low, high = min(low, 0.0), max(high, 0.0)
    scale = (high - low) / 255 or 1.0
    return scale, round(-low / scale)


def whole_numbers(weight: np.ndarray, largest: int, *, axis: int) -> tuple[np.ndarray, np.ndarray]:
    """A weight in s8, the scale being shared along an axis, and the scales."""
    scale = np.abs(weight).max(axis, keepdims=True) / largest
    scale[scale == 0] = 1
    return np.rint(weight / scale).astype(np.int8), scale.astype(np.float32)


def table(parameter: Any) -> np.ndarray:
    return parameter.detach().float().numpy()


def draw(net: Network, ranges: Ranges | None) -> onnx.ModelProto:
    """The whole network.

    Inputs: (batch, length) `pieces`, `shapes`, `layouts`; (batch) `lengths`; (words) `first`, the row of each word's first
    piece among all rows of the batch. Outputs, a row a word: `flat`, `arcs`, `pairs`.
    """
    drawing = Drawing(ranges)
    x = embeddings(drawing, net.encoder)
    for number, layer in enumerate(net.encoder.layers):
        x = transformer_layer(drawing, f"layer{number}", layer, x)
    width = drawing.hold("width", np.array([-1, net.encoder.size.width]))
    words = drawing.add("Gather", [drawing.add("Reshape", [x, width]), "first"])
    (pair,) = net.pairs
    heads = {"flat": net.flat_out, "arcs": net.arc_out, "pairs": net.pair_ends[pair.name]}
    for name, layer in heads.items():
        held = [drawing.hold(f"{name}.weight", table(layer.weight).T), drawing.hold(f"{name}.bias", table(layer.bias))]
        drawing.nodes.append(helper.make_node("Gemm", [words, *held], [name], name=name))
    return model_of(drawing, {name: layer.out_features for name, layer in heads.items()})


def embeddings(drawing: Drawing, encoder: Encoder) -> str:
    position = table(encoder.position.weight)[:LONGEST] + table(encoder.kind)
    length = drawing.add("Shape", ["pieces"], start=1, end=2)
    begin, axis = drawing.hold("begin", np.array([0])), drawing.hold("axis", np.array([0]))
    here = drawing.add("Slice", [drawing.hold("position", position), begin, length, axis])
    shape, layout = (
        drawing.add("Gather", [drawing.hold(name, table(getattr(encoder, name).weight)), f"{name}s"])
        for name in ("shape", "layout")
    )
    return drawing.norm("norm", encoder.norm, words(drawing, table(encoder.word.weight)), here, shape, layout)


def words(drawing: Drawing, weight: np.ndarray) -> str:
    """The rows of the pieces; in 8 bits, each with a scale of its own."""
    if drawing.ranges is None:
        return drawing.add("Gather", [drawing.hold("word", weight), "pieces"])
    rows, scales = whole_numbers(weight, 127, axis=1)
    whole = drawing.add("Gather", [drawing.hold("word", rows), "pieces"])
    scale = drawing.add("Gather", [drawing.hold("word.scale", scales), "pieces"])
    return drawing.add("Mul", [drawing.add("Cast", [whole], to=TensorProto.FLOAT), scale])


def transformer_layer(drawing: Drawing, name: str, layer: Layer, x: str) -> str:
    attended = drawing.attention(f"{name}.qkv", x, layer)
    x = drawing.norm(f"{name}.norm1", layer.norm1, x, drawing.linear(f"{name}.out", attended, layer.out))
    up = drawing.linear(f"{name}.up", x, layer.up, bias=False)
    up = drawing.add("BiasGelu", [up, drawing.hold(f"{name}.up.bias", table(layer.up.bias))], domain=MICROSOFT)
    return drawing.norm(f"{name}.norm2", layer.norm2, x, drawing.linear(f"{name}.down", up, layer.down))


def model_of(drawing: Drawing, columns: dict[str, int]) -> onnx.ModelProto:
    sizes = {"pieces": ["batch", "length"], "shapes": ["batch", "length"], "layouts": ["batch", "length"]}
    sizes |= {"lengths": ["batch"], "first": ["words"]}
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT32, size) for name, size in sizes.items()]
    outputs = [helper.make_tensor_value_info(name, TensorProto.FLOAT, ["words", n]) for name, n in columns.items()]
    graph = helper.make_graph(drawing.nodes, "sayso", inputs, outputs, drawing.held)
    opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(MICROSOFT, 1)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=IR, producer_name="sayso")
