"""The packaged reader, built once for all tests that need the model; they are skipped, saying so, where it is absent."""

from __future__ import annotations

from functools import cache

import pytest

from sayso.reading.loading import MODEL
from sayso.reading.reader import Reader
from sayso.reading.sight import Sight
from sayso.record.reading import Reading
from sayso.source import article_from_text

needs_model = pytest.mark.skipif(not (MODEL / "model.onnx").exists(), reason="the model is not packaged here")


@cache
def reader() -> Reader:
    return Reader(threads=1)


def reading_of(text: str) -> Reading:
    return reader()([article_from_text(text)])[0]


@cache
def sight_of(text: str) -> Sight:
    """What the packaged model sees in a text."""
    (sight,) = reader().tagger([text])
    return sight
