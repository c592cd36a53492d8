"""Learns the tables of signs that lie in the package: `python -m training.signs`.

Multinomial logistic regressions over the signs of records-train: for the stance of every claim, the kind of every source and
the type of every act; the held-back part is left out. They see the words of the gold only, so they neither need a model nor
change with one. Takes half a minute.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import numpy as np
import torch

from sayso.lexicon import Lexicon, load
from sayso.reading.acts import act_signs
from sayso.reading.kinds import kind_signs, longer_names
from sayso.reading.signs import TABLES
from sayso.reading.stance import stance_signs
from sayso.reading.words import Words, words_of
from sayso.record.claim import SourceKind, Stance
from sayso.record.event import EventType
from training.corpora import Document, split_records

STRENGTH = 10.0  # inverse of the penalty on large weights; 3, 30 and 100 did worse in cross-validation (stance)
WEIGHT_OF_OPTIONAL = 0.5  # claims and links that a careful reader may leave out
AS_CONTEXT = 0.5  # how much an event told as context counts for its type
UNIT = 0.02  # weights are kept as whole numbers of these
STEPS = 80


@dataclass(frozen=True, slots=True)
class Example:
    """A claim or a source: the document it is from, its signs, its value, and how much it counts."""

    document: str
    signs: list[str]
    value: str
    weight: float


@dataclass(frozen=True, slots=True)
class Task:
    """What a table decides between, where its examples come from, and which signs it keeps.

    `fewest` documents must have a sign; one with no weight of at least `least` units is left out of the table.
    """

    values: tuple[str, ...]
    examples: Callable[[Document, Lexicon], Iterator[Example]]
    fewest: int
    least: int


def run_of(words: Words, span: dict[str, Any] | None) -> tuple[int, int] | None:
    """The words of a gold span."""
    if not span:
        return None
    first, last = words.within(span["at"], span["at"] + len(span["text"]))
    return (first, last) if first < last else None


def weight_of(*items: dict[str, Any]) -> float:
    """How much an item counts, with what it is part of."""
    return WEIGHT_OF_OPTIONAL if any(item.get("optional") for item in items) else 1.0


def stance_examples(document: Document, lexicon: Lexicon) -> Iterator[Example]:
    """The claims of a document that have words."""
    words = words_of(document.text)
    for claim in document.gold["claims"]:
        content = run_of(words, claim["content"])
        if content:
            sources = [run for link in claim["chain"] if (run := run_of(words, link))]
            seen = stance_signs(words, lexicon, content, run_of(words, claim["cue"]), sources)
            yield Example(document.id, seen, claim["stance"], weight_of(claim))


def kind_examples(document: Document, lexicon: Lexicon) -> Iterator[Example]:
    """The links of all chains of a document."""
    words = words_of(document.text)
    longer = longer_names(words)
    for claim in document.gold["claims"]:
        for link in claim["chain"]:
            run = run_of(words, link)
            if run:
                yield Example(document.id, kind_signs(words, lexicon, longer, run), link["kind"], weight_of(claim, link))


def type_examples(document: Document, _: Lexicon) -> Iterator[Example]:
    """The mentions of all events of a document."""
    words = words_of(document.text)
    for event in document.gold["events"]:
        for run in runs_of(words, event):
            yield Example(document.id, act_signs(words, run), event["type"], AS_CONTEXT if event.get("background") else 1.0)


def runs_of(words: Words, event: dict[str, Any]) -> Iterator[tuple[int, int]]:
    """The words of all mentions of an event."""
    for span in (event["trigger"], *event["also"]):
        run = run_of(words, span)
        if run:
            yield run


# Stance: with signs of 3 or of 8 documents it did worse; without those below one point (50 units) no worse.
TASKS = {
    "stance": Task(get_args(Stance), stance_examples, fewest=4, least=50),
    "kind": Task(get_args(SourceKind), kind_examples, fewest=2, least=25),
    "type": Task(get_args(EventType), type_examples, fewest=3, least=25),
}


def known_signs(examples: Sequence[Example], fewest: int) -> list[str]:
    """The signs that occur in enough documents, sorted."""
    where: defaultdict[str, set[str]] = defaultdict(set)
    for example in examples:
        for sign in example.signs:
            where[sign].add(example.document)
    return sorted(sign for sign, documents in where.items() if len(documents) >= fewest)


def learned(examples: Sequence[Example], signs: Sequence[str], values: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """Weights (signs, values) and bias (values,) by full-batch L-BFGS: no chance enters, the same table every time."""
    number = {sign: k for k, sign in enumerate(signs)}
    rows = [[number[s] for s in example.signs if s in number] for example in examples]
    index = torch.tensor([k for row in rows for k in row])
    starts = torch.tensor(np.cumsum([0, *(len(row) for row in rows[:-1])]))
    scale = torch.tensor([1 / max(len(row), 1) ** 0.5 for row in rows for _ in row])
    gold = torch.tensor([values.index(example.value) for example in examples])
    counts = torch.tensor([example.weight for example in examples])
    weights = torch.zeros(len(signs), len(values), requires_grad=True)
    bias = torch.zeros(len(values), requires_grad=True)
    steps = torch.optim.LBFGS([weights, bias], max_iter=STEPS, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        steps.zero_grad()
        scores = torch.nn.functional.embedding_bag(index, weights, starts, per_sample_weights=scale, mode="sum") + bias
        wrong = torch.nn.functional.cross_entropy(scores, gold, reduction="none")
        total: torch.Tensor = (wrong * counts).sum() + weights.square().sum() / (2 * STRENGTH)
        total.backward()  # type: ignore[no-untyped-call]
        return total

    steps.step(loss)  # type: ignore[no-untyped-call]
    return weights.detach().numpy(), bias.detach().numpy()


def table_of(task: Task, examples: Sequence[Example]) -> dict[str, Any]:
    """The table as it is kept: whole numbers, without the signs that say little."""
    signs = known_signs(examples, task.fewest)
    weights, bias = learned(examples, signs, task.values)
    rounded = np.rint(weights / UNIT).astype(int)
    telling = {sign: row.tolist() for sign, row in zip(signs, rounded, strict=True) if np.abs(row).max() >= task.least}
    return {"values": list(task.values), "unit": UNIT, "bias": np.rint(bias / UNIT).astype(int).tolist(), "weights": telling}


def written(table: dict[str, Any]) -> str:
    """The table as text, a sign a line, so that a change can be read."""
    head = {key: value for key, value in table.items() if key != "weights"}
    lines = [f"{json.dumps(sign)}: {json.dumps(row, separators=(',', ':'))}" for sign, row in table["weights"].items()]
    return json.dumps(head)[:-1] + ',\n"weights": {\n' + ",\n".join(lines) + "\n}}\n"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--out", type=Path, default=TABLES)
    options.add_argument("--only", choices=sorted(TASKS))
    given = options.parse_args()
    lexicon, documents = load(), split_records()[0]
    for name, task in TASKS.items():
        if given.only in (None, name):
            examples = [example for document in documents for example in task.examples(document, lexicon)]
            table = table_of(task, examples)
            (given.out / f"{name}.json").write_text(written(table), encoding="utf-8")
            print(f"{name}: {len(examples)} examples, {len(table['weights'])} signs kept")


if __name__ == "__main__":
    main()
