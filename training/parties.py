"""Learns who takes a side of an event: `python -m training.parties --packaged` (or a checkpoint).

A conditional logit for agents, recipients and places over the reader's own candidates, from the part of records-train that
the model was held back from: on the texts that it learned from, its arcs are surer than they ever are on a new one. Prints
how often the choice is right on documents left out of the fit, and writes the table of the package. Takes a minute.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from sayso.lexicon import load
from sayso.reading.assembly import assemble
from sayso.reading.candidates import Candidate
from sayso.reading.participants import Participants
from sayso.reading.sight import Sight
from sayso.reading.weighing import PACKAGED, Features, weighed
from training.corpora import Document, split_records
from training.report.models import checkpoint, packaged
from training.weights import Seen, seen_documents, told_of

SIDES = {"event_agent": "agents", "event_recipient": "recipients", "event_place": "place"}
PENALTY = 1.0  # on the squares of the weights
FOLDS = 8
STEPS = 60
LEAST = 0.05  # weights below this are left out


@dataclass(frozen=True, slots=True)
class Example:
    """A side of an event: what speaks for each candidate and, last, for nobody; and which of them are right."""

    document: int
    choices: list[Features]
    right: list[bool]


def examples_of(number: int, seen: Seen) -> Iterator[tuple[str, Example]]:
    """The sides of all events of a document that the reader finds and the gold has, background left out."""
    document, sight = seen.document, seen.sight
    _, draft = assemble(seen.article, sight, load(), reader="training")
    participants = Participants(sight, draft.people)
    field = participants.field
    for one in draft.happening_of.values():
        told = told_of(seen, one.main)
        event = document.gold["events"][told[0]] if told else None
        for arc, side in SIDES.items():
            candidates = field.candidates(one, arc)
            features = [field.features(one, key, candidate) for key, candidate in candidates.items()]
            features.append(field.nobody(one, arc))
            participants.likeliest(one, arc)
            if event is None or event.get("background"):
                continue
            value = event[side]
            gold = value if isinstance(value, list) else [value] if value else []
            right = [is_one_of(sight, document, candidate, gold) for candidate in candidates.values()]
            yield arc, Example(number, features, [*right, not gold])


def is_one_of(sight: Sight, document: Document, candidate: Candidate, gold: Sequence[dict[str, Any]]) -> bool:
    """Whether a candidate stands where the gold has a party, or is called as it is or as its cluster of aliases."""
    for party in gold:
        names = {party["text"].casefold()}
        for cluster in document.gold["aliases"]:
            if any(m["text"].casefold() in names for m in cluster):
                names |= {m["text"].casefold() for m in cluster}
        for first, last in candidate.shares:
            start, end = sight.words.starts[first], sight.words.ends[last - 1]
            if start < party["at"] + len(party["text"]) and party["at"] < end:
                return True
            if document.text[start:end].casefold() in names:
                return True
    return False


def fit(examples: Sequence[Example]) -> dict[str, float]:
    """The weights under which the right candidates have the largest share; examples with none right are left out."""
    usable = [e for e in examples if any(e.right) and len(e.right) > 1]
    names = sorted({name for e in usable for features in e.choices for name in features})
    at = {name: n for n, name in enumerate(names)}
    longest = max(len(e.choices) for e in usable)
    inputs = torch.zeros(len(usable), longest, len(names))
    right = torch.zeros(len(usable), longest, dtype=torch.bool)
    there = torch.zeros(len(usable), longest, dtype=torch.bool)
    for n, e in enumerate(usable):
        for k, features in enumerate(e.choices):
            there[n, k], right[n, k] = True, e.right[k]
            for name, value in features.items():
                inputs[n, k, at[name]] = value
    weights = torch.zeros(len(names), requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=STEPS, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        scores = (inputs @ weights).masked_fill(~there, -1e4)
        each = scores.logsumexp(-1) - scores.masked_fill(~right, -1e4).logsumexp(-1)
        value = each.sum() + PENALTY * weights.square().sum()
        value.backward()
        return value

    optimizer.step(loss)
    return {name: round(value, 2) for name, value in zip(names, weights.tolist(), strict=True) if abs(value) >= LEAST}


def share_right(examples: Sequence[Example], table: dict[str, float]) -> tuple[int, int]:
    """How many of the sides get a right choice, nobody included, and of how many."""
    right = 0
    for e in examples:
        scores = [weighed(table, features) for features in e.choices]
        right += e.right[max(range(len(scores)), key=scores.__getitem__)]
    return right, len(examples)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", nargs="?", type=Path)
    parser.add_argument("--packaged", action="store_true", help="read with the model of the package")
    given = parser.parse_args()
    if bool(given.checkpoint) == given.packaged:
        parser.error("name a checkpoint, or --packaged")
    see = packaged() if given.packaged else checkpoint(given.checkpoint, exact=False)
    examples: dict[str, list[Example]] = {arc: [] for arc in SIDES}
    for number, seen in enumerate(seen_documents(see, split_records()[1])):
        for arc, example in examples_of(number, seen):
            examples[arc].append(example)
    tables = {}
    for arc, found in examples.items():
        scores = []
        for fold in range(FOLDS):
            table = fit([e for e in found if e.document % FOLDS != fold])
            scores.append(share_right([e for e in found if e.document % FOLDS == fold], table))
        right, of = map(sum, zip(*scores, strict=True))
        reachable = sum(any(e.right) for e in found)
        print(
            f"{arc:16} {of} sides, {reachable / of:.3f} in reach, {right / of:.3f} right on documents left out", flush=True
        )
        tables[arc] = fit(found)
    PACKAGED.write_text(json.dumps(tables, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
