"""What other thresholds of the reader would give, each tried alone: for `python -m training.weights --sweep`.

Readings of the part of records-train that the model was held back from, scored as ../shared/tools/score_records.py scores.
With 31 documents a gain of a point may be chance: `better in` says in how many of a hundred draws of documents the setting
beats the one in use.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from sayso.lexicon import load
from sayso.reading.assembly import assemble
from sayso.reading.sight import Sight
from sayso.record.article import Article
from sayso.record.reading import to_json
from training.corpora import DATA

TOOLS = DATA.parent / "tools"
STEPS = (-0.2, -0.1, 0.1, 0.2)
DRAWS = 100
SEED = 20241230
FIGURES = {"events": "events", "typed": "events.typed", "status": "events.typed+status", "args": "arguments",
           "follow": "followups"}  # fmt: skip
WIDTH = 44  # of the name of a setting

Seen = tuple[str, Article, Sight]  # id, article, what the model sees in it
Counts = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Threshold:
    """A number of a module of the reader, or a value of a table of such numbers."""

    module: str
    name: str
    key: str | None = None
    steps: tuple[float, ...] = STEPS

    @property
    def value(self) -> float | None:
        """As it stands; None where the reader has no such threshold (any more)."""
        found = getattr(import_module(f"sayso.reading.{self.module}"), self.name, None)
        found = found.get(self.key) if isinstance(found, dict) else found
        return float(found) if isinstance(found, int | float) else None

    def set(self, value: float) -> None:
        """Lets the reader use another value from now on."""
        module = import_module(f"sayso.reading.{self.module}")
        if self.key is None:
            setattr(module, self.name, value)
        else:
            getattr(module, self.name)[self.key] = value

    def __str__(self) -> str:
        return f"{self.module}.{self.name}" + (f"[{self.key}]" if self.key else "")


THRESHOLDS = (
    Threshold("events", "SURE_OF_MENTION", steps=(0.2, 0.3, 0.4, 0.5)),  # marked words have a half at least
    Threshold("events", "SURE_OF_SAME"),
    Threshold("events", "SURE_OF_NEWS"),
    *(Threshold("participants", "SURE", f"event_{side}") for side in ("agent", "recipient", "place", "time")),
    Threshold("candidates", "FURTHER"),
)


class Scorer:
    """The gold of some documents, and the rules by which readings are scored against it."""

    def __init__(self, ids: Sequence[str], folder: str = "records-train") -> None:
        if not TOOLS.is_dir():
            raise SystemExit("training.sweep: the scorer is not here; it lies in ../shared/tools.")
        sys.path.append(str(TOOLS))
        gold = import_module("record_scoring.annotation").load_gold(DATA / folder, ids)
        self.gold: dict[str, Any] = {one.id: one for one in gold}
        self.score_document: Any = import_module("record_scoring.scoring").score_document
        self.figures: Any = import_module("record_scoring.figures")

    def counts(self, seen: Sequence[Seen]) -> list[Counts]:
        """What each document adds to every figure, as the reader now reads it."""
        return [dict(self.score_document(self.gold[i], raw_reading(article, sight)).counts) for i, article, sight in seen]

    def record_score(self, counts: Sequence[Counts]) -> float:
        """The one number for some documents, 0 to 100."""
        return 100 * float(self.figures.record_score(total(counts)) or 0.0)

    def row(self, counts: Sequence[Counts]) -> str:
        """The figures that thresholds move, 0 to 100."""
        whole = total(counts)
        shown = [100 * float(self.figures.f1(whole, name) or 0.0) for name in FIGURES.values()]
        shown.append(100 * float(self.figures.share(whole, "upgraded") or 0.0))
        return "".join(f"{value:9.1f}" for value in shown)


def raw_reading(article: Article, sight: Sight) -> dict[str, Any]:
    """A reading as its JSON says it."""
    reading, _ = assemble(article, sight, load(), reader="sayso/learning")
    raw: dict[str, Any] = json.loads(to_json(reading))
    return raw


def total(counts: Sequence[Counts]) -> Counts:
    """The sum over documents."""
    found: dict[str, float] = {}
    for one in counts:
        for name, value in one.items():
            found[name] = found.get(name, 0.0) + value
    return found


def better_in(scorer: Scorer, tried: Sequence[Counts], base: Sequence[Counts]) -> int:
    """In how many of DRAWS draws of documents, with replacement, a setting has the higher record score."""
    chance, every = random.Random(SEED), range(len(base))
    draws = [chance.choices(every, k=len(base)) for _ in range(DRAWS)]
    return sum(scorer.record_score([tried[n] for n in d]) > scorer.record_score([base[n] for n in d]) for d in draws)


def settings() -> Iterator[tuple[Threshold, float]]:
    """Every threshold that there is, a step or two to each side."""
    for threshold in THRESHOLDS:
        value = threshold.value
        if value is None:
            print(f"{threshold} is none of the reader's thresholds: left out")
            continue
        yield from ((threshold, round(value + step, 3)) for step in threshold.steps if 0 < value + step < 1)


def sweep(seen: Sequence[Seen]) -> None:
    """Prints a line for each setting, the one in use first; the reader is left as it was."""
    scorer = Scorer([i for i, _, _ in seen])
    base = scorer.counts(seen)
    score = scorer.record_score(base)
    print(f"\n{'':{WIDTH}}{'record':>8}{'':23}" + "".join(f"{name:>9}" for name in (*FIGURES, "upgraded")))
    print(f"{'as it is':{WIDTH}}{score:8.2f}{'':23}{scorer.row(base)}", flush=True)
    for threshold, value in list(settings()):
        before = threshold.value
        assert before is not None
        threshold.set(value)
        tried = scorer.counts(seen)
        threshold.set(before)
        gain = scorer.record_score(tried) - score
        likely = f"{gain:+7.2f}, better in {better_in(scorer, tried, base):3d}%"
        name = f"{threshold} {before:g} -> {value:g}"
        print(f"{name:{WIDTH}}{score + gain:8.2f}{likely}{scorer.row(tried)}", flush=True)
