"""The heads: what the model learns to see, one file a family.

A head is a name, its labels, and a function from a document to its gold, or None where the document's set says nothing
about it. Adding one is a file here and its line in `settings.toml`. Four kinds:

- `Spans`: stretches of words, learned as BIO tags under a linear-chain CRF.
- `Tags`: one label a word.
- `Labels`: one label for a stretch of words, read off the mean over its words.
- `Arcs`: from a word to a word of the same window; to itself for "none". `within_sentence` bounds the search.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module

from training.corpora import Document

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class SpanGold:
    """Labelled character spans; words in `unsure` are left out of learning."""

    spans: list[tuple[int, int, str]]
    unsure: list[Place] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Spans:
    name: str
    labels: tuple[str, ...]
    gold: Callable[[Document], SpanGold | None]
    weight: float = 1.0
    kind: str = "spans"


@dataclass(frozen=True, slots=True)
class Tags:
    name: str
    labels: tuple[str, ...]
    gold: Callable[[Document], list[tuple[int, int, str]] | None]
    weight: float = 1.0
    arcs: str | None = None  # the label belongs to the arc of this head: it is read off both of its ends
    kind: str = "tags"


@dataclass(frozen=True, slots=True)
class Labels:
    name: str
    labels: tuple[str, ...]
    gold: Callable[[Document], list[tuple[list[Place], str]] | None]
    weight: float = 1.0
    over: tuple[str, ...] = ()  # the span heads whose spans it labels; the teacher labels what it marks itself
    through: str | None = None  # an arc from those spans to further words that are read with them
    kind: str = "labels"


@dataclass(frozen=True, slots=True)
class Arcs:
    name: str
    gold: Callable[[Document], list[tuple[Place, Place]] | None]
    within_sentence: bool = False
    leftward: bool = False
    weight: float = 1.0
    starts: tuple[str, ...] = ()  # the span heads at whose first words the teacher's arcs begin; none: at every word
    kind: str = "arcs"


Head = Spans | Tags | Labels | Arcs


def load_heads(families: list[str]) -> list[Head]:
    """The heads of the named families, in order."""
    return [head for family in families for head in import_module(f"training.heads.{family}").HEADS]
