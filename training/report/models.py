"""The models that can be reported on: a checkpoint of training, or the one in the package. Only the former needs torch."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path
from typing import Any

from training.heads import load_heads
from training.report.sets import See, measure

SETTINGS = Path(__file__).resolve().parents[1] / "settings.toml"
THREADS = 2


def packaged() -> See:
    from sayso.reading.loading import load_tagger

    return load_tagger(threads=THREADS)


def checkpoint(path: Path, *, exact: bool) -> See:
    """A learned network; `exact` in fp32, else in bfloat16, which is faster and moves single words at most."""
    import torch

    from training.backend import tagger_of
    from training.learn import load_network

    torch.set_num_threads(THREADS)
    return tagger_of(*load_network(path), exact=exact)


def report_on(name: str, see: See, most: int | None) -> dict[str, Any]:
    """All figures of one model. Documents are spread evenly over each set if `most` bounds them."""
    heads = load_heads(tomllib.loads(SETTINGS.read_text(encoding="utf-8"))["heads"])
    begun = time.time()
    sections = measure(see, heads, most)
    return {"model": name, "seconds": round(time.time() - begun, 1), "sections": sections}
