"""The model that comes with the package, ready to see; and the name its readings carry."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from sayso.reading.onnx_backend import ModelFiles, OnnxBackend
from sayso.reading.pieces import Pieces
from sayso.reading.plan import HeadPlan
from sayso.reading.tagger import Tagger
from sayso.version import __version__

MODEL = Path(__file__).resolve().parent / "model"
DIGITS = 12


def load_tagger(*, threads: int = 2) -> Tagger:
    """The packaged model. Raises BadModel where it is missing or damaged."""
    return tagger_from(MODEL, threads=threads)


def tagger_from(folder: Path, *, threads: int = 2) -> Tagger:
    """The model in a folder that `training.export` wrote."""
    backend = OnnxBackend(folder, threads=threads)
    return Tagger(Pieces(folder / "tokenizer.json"), HeadPlan.load(folder), backend)


@cache
def reader_name() -> str:
    """What made a reading: the version of sayso, and the beginning of a digest over its model and its tables of weights."""
    return name_over(MODEL, MODEL.parent)


def name_over(model: Path, tables: Path) -> str:
    """The name of a reader with a model and with the tables (`*.json`) of a folder."""
    digest = hashlib.sha256(ModelFiles.found(model).digest.encode())
    for table in sorted(tables.glob("*.json")):
        digest.update(table.read_bytes())
    return f"sayso/{__version__}+{digest.hexdigest()[:DIGITS]}"
