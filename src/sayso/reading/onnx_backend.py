"""The encoder in ONNX Runtime: windows in, numbers per word out, the same to the last bit whoever the neighbours are.

What a window gives depends on the window alone. Activation scales are fixed in the graph, so that sums in 8 bits are exact
and row by row; and the length a window is padded to follows from the window, so that its attention is always computed in
the same shapes. tests/reading/test_onnx_backend.py holds the backend to it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from sayso.errors import BadModel
from sayso.reading.plan import WindowInput, WindowOutput

FORMAT = 1
FILES = ("heads.json", "heads.npz", "model.onnx", "tokenizer.json")
PADDED_TO = 32  # pieces: a window goes through the model at the next multiple
BATCH = 1024  # padded pieces at once: more is no faster and takes more memory
WORDS_PADDED_TO = 16  # rows of the last product: a single row may go another way through a matrix library
PADDING_SHAPE = 7


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """The files of one model, found whole."""

    folder: Path
    digest: str

    @classmethod
    def found(cls, folder: Path) -> ModelFiles:
        """What `model.json` says of a folder, without looking at the other files. Raises BadModel."""
        return cls(folder, str(_about(folder)["digest"]))

    @classmethod
    def checked(cls, folder: Path) -> ModelFiles:
        """The same, every file read and compared with its digest (25 MB: some hundredths of a second). Raises BadModel."""
        about = _about(folder)
        for name in FILES:
            if about["files"].get(name) != hashlib.sha256(_bytes(folder / name)).hexdigest():
                raise BadModel(f"The model file {str(folder / name)!r} is damaged or of another model. Install sayso anew.")
        if digest_of(about["files"]) != about["digest"]:
            raise BadModel(f"The digest in {str(folder / 'model.json')!r} is not that of its files. Install sayso anew.")
        return cls(folder, str(about["digest"]))


def digest_of(files: Mapping[str, str]) -> str:
    """One digest over the digests of all files."""
    listed = "".join(f"{name} {files.get(name)}\n" for name in FILES)
    return hashlib.sha256(listed.encode()).hexdigest()


def _about(folder: Path) -> dict[str, Any]:
    path = folder / "model.json"
    try:
        about = json.loads(_bytes(path))
        if about["format"] == FORMAT and isinstance(about["files"], dict) and isinstance(about["digest"], str):
            return dict(about)
    except (ValueError, KeyError, TypeError) as problem:
        raise BadModel(f"The model's description {str(path)!r} cannot be read. Install sayso anew.") from problem
    raise BadModel(f"The model in {str(folder)!r} is of another format than {FORMAT}. Install the version it came with.")


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as problem:
        raise BadModel(f"The model file {str(path)!r} is missing or cannot be read. Install sayso anew.") from problem


class OnnxBackend:
    """Runs windows through the packaged model. Building one loads it."""

    def __init__(self, folder: Path, *, threads: int = 2) -> None:
        self.files = ModelFiles.checked(folder)
        self._session = _session(folder / "model.onnx", threads)

    def __call__(self, windows: Sequence[WindowInput]) -> list[WindowOutput]:
        found: list[WindowOutput | None] = [None] * len(windows)
        for length, numbers in batches(windows):
            outputs = self._run([windows[n] for n in numbers], length)
            for n, output in zip(numbers, outputs, strict=True):
                found[n] = output
        return [output for output in found if output is not None]

    def _run(self, windows: Sequence[WindowInput], length: int) -> Iterator[WindowOutput]:
        flat, arcs, pairs = self._session.run(["flat", "arcs", "pairs"], feed_of(windows, length))
        at = 0
        for window in windows:
            to = at + len(window.first)
            # Copies, so that a batch's memory goes back to the session.
            yield WindowOutput(flat[at:to].copy(), arcs[at:to].copy(), pairs[at:to].copy())
            at = to


def _session(path: Path, threads: int) -> Any:
    import onnxruntime  # type: ignore[import-untyped]

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
    # The graph is drawn as it should run; further fusing would put slower operators in (training/graph.py).
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as problem:
        raise BadModel(f"The model {str(path)!r} cannot be run by ONNX Runtime {onnxruntime.__version__}.") from problem


def padded(window: WindowInput) -> int:
    """The length at which a window goes through the model."""
    return -(-len(window.pieces) // PADDED_TO) * PADDED_TO


def batches(windows: Sequence[WindowInput]) -> Iterator[tuple[int, list[int]]]:
    """A length and the numbers of some windows that are padded to it, until all have had their turn."""
    by_length: dict[int, list[int]] = {}
    for number, window in enumerate(windows):
        by_length.setdefault(padded(window), []).append(number)
    for length, numbers in sorted(by_length.items()):
        most = max(1, BATCH // length)
        for at in range(0, len(numbers), most):
            yield length, numbers[at : at + most]


def feed_of(windows: Sequence[WindowInput], length: int) -> dict[str, np.ndarray]:
    """The inputs of the graph. `first` counts through all rows of the batch."""
    size = (len(windows), length)
    pieces, shapes, layouts = np.zeros(size, np.int32), np.full(size, PADDING_SHAPE, np.int32), np.zeros(size, np.int32)
    for row, window in enumerate(windows):
        n = len(window.pieces)
        pieces[row, :n], shapes[row, :n], layouts[row, :n] = window.pieces, window.shapes, window.layouts
    words = sum(len(window.first) for window in windows)
    first = np.zeros(-(-words // WORDS_PADDED_TO) * WORDS_PADDED_TO, np.int32)
    first[:words] = np.concatenate([row * length + window.first for row, window in enumerate(windows)])
    lengths = np.array([len(window.pieces) for window in windows], np.int32)
    return {"pieces": pieces, "shapes": shapes, "layouts": layouts, "lengths": lengths, "first": first}
