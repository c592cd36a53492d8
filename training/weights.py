"""Learns how much the signs of events count: `python -m training.weights (CHECKPOINT | --packaged) [--sweep]`.

Two logistic regressions: whether two mentions tell of one event, and whether an event is told as news. The examples are
what the reader itself finds in the part of records-train that the model was held back from: on the texts that it learned
from, its shares are surer than they ever are on a new one. Signs that are worth nothing on documents left out of the fit
are left out of the table. Prints how well the rest do there, and what each is worth; writes src/sayso/reading/events.json.

`--sweep` then tries other thresholds one at a time, with the new weights (`sweep.py`).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from sayso.lexicon import load
from sayso.reading import events
from sayso.reading.events import EventMention, Happening
from sayso.reading.sight import Sight
from sayso.reading.telling import printed_twice, repeating_sentences
from sayso.record.article import Article
from sayso.source import article_from_text
from training.corpora import Document, split_records
from training.logistic import beliefs, fit, log_loss
from training.report.models import checkpoint, packaged
from training.sweep import sweep

PENALTIES = {"same event": 0.5, "news": 1.0}
FOLDS = 5
WORTH = 0.0005  # log loss on documents left out that a sign must save, or the table goes without it
DIGITS = 2  # of the weights that are kept


@dataclass(frozen=True, slots=True)
class Example:
    """A pair of mentions or an event: the number of its document, its signs, and whether they speak for what is so."""

    document: int
    signs: dict[str, float]
    right: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """A document of the gold, the article it is read as, and what the model sees in it."""

    document: Document
    article: Article
    sight: Sight


def seen_documents(see: Callable[[Sequence[str]], list[Sight]], documents: Sequence[Document]) -> list[Seen]:
    """All documents, read once."""
    found = []
    for document in documents:
        given = document.gold["published"] if document.gold["published_basis"] != "text" else None
        article = article_from_text(document.text, published=given)
        if article.text != document.text:
            raise SystemExit(f"The gold of {document.id!r} counts characters that a reading drops.")
        found.append(Seen(document, article, see([article.text])[0]))
    return found


def told_of(seen: Seen, mention: EventMention) -> list[int]:
    """The numbers of the gold's events that a mention touches a mention of, in the gold's order."""
    words = seen.sight.words
    start, end = words.starts[mention.run[0]], words.ends[mention.run[1] - 1]
    return [number for number, event in enumerate(seen.document.gold["events"]) if touched(event, start, end)]


def touched(event: dict[str, Any], start: int, end: int) -> bool:
    """Whether a mention of a gold event lies, even in part, between two characters."""
    return any(m["at"] < end and start < m["at"] + len(m["text"]) for m in (event["trigger"], *event["also"]))


def pairs_of(number: int, seen: Seen) -> Iterator[Example]:
    """Every pair of mentions that the reader weighs and the gold knows both of."""
    sight, mentions = seen.sight, events.event_mentions(seen.sight)
    owner = [next(iter(told_of(seen, mention)), None) for mention in mentions]
    alike = events.alike_before(sight, mentions)
    for later, mention in enumerate(mentions):
        if owner[later] is None:
            continue
        first, shares = sight.arc("same_event", mention.run[0])
        for earlier in events.candidates(mentions, later, first, alike[later]):
            if owner[earlier] is not None:
                share = events.share_of(first, shares, mentions[earlier].run)
                signs = events.same_event_signs(sight, mention, mentions[earlier], share)
                yield Example(number, signs, owner[later] == owner[earlier])


def news_of(number: int, seen: Seen) -> Iterator[Example]:
    """Every event found: news where the gold has it as news and nothing found before is that event already."""
    counted: set[int] = set()
    for one in sorted(found_events(seen), key=lambda happening: happening.main.run):
        hit = told_of(seen, one.main)
        context = any(seen.document.gold["events"][n].get("background") for n in hit)
        fresh = set(hit) - counted
        counted.update(hit)
        yield Example(number, events.news_signs(seen.sight, one), bool(fresh) and not context)


def found_events(seen: Seen) -> list[Happening]:
    """The reader's events, before anybody takes part in them."""
    titles, twice = repeating_sentences(seen.article, seen.sight), printed_twice(seen.article, seen.sight)
    return events.happenings(seen.sight, load(), titles, twice)


def learned(examples: Sequence[Example], names: Sequence[str], penalty: float) -> dict[str, float]:
    """The weights as they are kept."""
    weights = fit([e.signs for e in examples], [e.right for e in examples], names=names, penalty=penalty)
    return {name: round(weight, DIGITS) for name, weight in weights.items()}


def left_out(examples: Sequence[Example], names: Sequence[str], penalty: float) -> np.ndarray:
    """How sure each example is by the weights of the folds that its document is not in."""
    sure = np.zeros(len(examples))
    for fold in range(FOLDS):
        weights = learned([e for e in examples if e.document % FOLDS != fold], names, penalty)
        here = [n for n, e in enumerate(examples) if e.document % FOLDS == fold]
        sure[here] = beliefs(weights, [examples[n].signs for n in here])
    return sure


def loss_left_out(examples: Sequence[Example], names: Sequence[str], penalty: float) -> float:
    """Log loss on documents left out of the fit."""
    return log_loss(left_out(examples, names, penalty), [e.right for e in examples])


def worthwhile(examples: Sequence[Example], penalty: float) -> list[str]:
    """The signs without which it would go worse; of all others the least useful goes first, as long as there is one."""
    names = list(examples[0].signs)
    loss = loss_left_out(examples, names, penalty)
    while True:
        without = {name: [n for n in names if n != name] for name in names if name != "bias"}
        losses = {name: loss_left_out(examples, rest, penalty) for name, rest in without.items()}
        least = min(losses, key=losses.__getitem__)
        if losses[least] - loss >= WORTH:
            return names
        print(f"  left out of the table: {least} (log loss without {losses[least]:.4f}, with {loss:.4f})", flush=True)
        names, loss = without[least], losses[least]


def figures(sure: np.ndarray, examples: Sequence[Example], threshold: float) -> str:
    """Log loss, and precision, recall and F1 from a threshold on."""
    right = np.array([e.right for e in examples])
    taken = sure >= threshold
    hit = float((taken & right).sum())
    precision, recall = hit / max(1.0, float(taken.sum())), hit / max(1.0, float(right.sum()))
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"log loss {log_loss(sure, right.tolist()):.4f}  precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}"


def report(name: str, examples: Sequence[Example], weights: dict[str, float], threshold: float) -> None:
    """What the weights are worth: on what they were learned from, on documents left out, and there without each sign."""
    names, penalty = list(weights), PENALTIES[name]
    print(f"  {'learned from':28} {figures(beliefs(weights, [e.signs for e in examples]), examples, threshold)}")
    print(f"  {'left out':28} {figures(left_out(examples, names, penalty), examples, threshold)}")
    for sign in names:
        if sign != "bias":
            sure = left_out(examples, [n for n in names if n != sign], penalty)
            print(f"  {'without ' + sign:28} {figures(sure, examples, threshold)}")


def fitted(seen: Sequence[Seen]) -> dict[str, dict[str, float]]:
    """Both tables. What is one event is learned first, as what is news is asked of whole events."""
    tables = {name: dict(table) for name, table in events.packaged_weights().items()}
    learning = (("same event", pairs_of, events.SURE_OF_SAME), ("news", news_of, events.SURE_OF_NEWS))
    for name, examples_of, threshold in learning:
        examples = [example for number, one in enumerate(seen) for example in examples_of(number, one)]
        print(f"\n{name}: {len(examples)} examples of {len(seen)} documents, {sum(e.right for e in examples)} of them so")
        tables[name] = learned(examples, worthwhile(examples, PENALTIES[name]), PENALTIES[name])
        report(name, examples, tables[name], threshold)
        use(tables)
    return tables


def use(tables: dict[str, dict[str, float]]) -> None:
    """Lets the reader weigh by these tables from now on."""
    events.packaged_weights = lambda: tables  # type: ignore[assignment]  # the reader asks the module for it, and gets these


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("checkpoint", type=Path, nargs="?", metavar="CHECKPOINT", help="as training.learn leaves it")
    options.add_argument("--packaged", action="store_true", help="the model in the package; needs no torch")
    options.add_argument("--out", type=Path, default=events.WEIGHTS, metavar="FILE")
    options.add_argument("--sweep", action="store_true", help="print what other thresholds would give, one at a time")
    given = options.parse_args()
    if bool(given.checkpoint) == given.packaged:
        options.error("name a checkpoint, or --packaged")
    see = packaged() if given.packaged else checkpoint(given.checkpoint, exact=False)
    seen = seen_documents(see, split_records()[1])
    tables = fitted(seen)
    given.out.write_text(json.dumps(tables, indent=1) + "\n", encoding="utf-8")
    print(f"\nwritten to {given.out}")
    if given.sweep:
        sweep([(one.document.id, one.article, one.sight) for one in seen])


if __name__ == "__main__":
    main()
