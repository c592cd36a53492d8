"""What 8 bits cost: F1 of the fp32 graph and of the 8-bit graph on development sets; and how far they, and the network that
they were drawn from, see the same in a text, head by head.

`python -m training.export CHECKPOINT --out FOLDER --compare` makes both graphs of a checkpoint and prints both accounts.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from sayso.reading.loading import tagger_from
from sayso.reading.sight import Sight
from sayso.reading.tagger import Tagger
from training.heads import load_heads
from training.report.models import SETTINGS
from training.report.sets import SECTIONS, See, seen, some

MAY_COST = 0.5  # points of F1 that 8 bits may lose
# Of each development set the rows that are compared, and the figure of each: exact spans, or attachment on our own words.
COMPARED = {
    "polnear dev": {"polnear source": "exact", "polnear cue": "exact", "polnear content": "exact"},
    "ner-worldwide dev": {"all": "exact"},
    "gum-open dev": {"UAS": "F1", "LAS": "F1"},
}
ASKED = frozenset({"polnear"})  # heads whose own rows are wanted; syntax and names are measured whatever is asked


@dataclass(frozen=True, slots=True)
class Cost:
    """One figure in fp32 and in 8 bits, in percent, over so many gold items."""

    corpus: str
    row: str
    fp32: float
    eight_bits: float
    gold: int

    @property
    def lost(self) -> float:
        """Points that 8 bits cost; below nought where they gain."""
        return self.fp32 - self.eight_bits


def costs(fp32: See, eight_bits: See, most: int | None = None) -> list[Cost]:
    """What 8 bits cost on each set. `most` bounds the documents of a set, spread evenly."""
    heads = [head for head in load_heads(tomllib.loads(SETTINGS.read_text("utf-8"))["heads"]) if head.name in ASKED]
    found = []
    for corpus, wanted in COMPARED.items():
        documents, measured = SECTIONS[corpus]
        chosen = some(documents(), most)
        exact, rough = (measured(heads, list(seen(see, chosen))) for see in (fp32, eight_bits))
        found += [
            Cost(corpus, row, exact[row][figure], rough[row][figure], int(exact[row]["gold"]))
            for row, figure in wanted.items()
        ]
    return found


def cost_lines(found: Iterable[Cost]) -> Iterator[str]:
    """The costs as a table in Markdown; what costs more than it may says so."""
    yield "| set | F1 | fp32 | 8 bits | lost | gold |"
    yield "|---|---|---:|---:|---:|---:|"
    for one in found:
        lost = f"{one.lost:.2f}" + (f" (over {MAY_COST})" if one.lost > MAY_COST else "")
        yield f"| {one.corpus} | {one.row} | {one.fp32:.2f} | {one.eight_bits:.2f} | {lost} | {one.gold} |"


# Of one text, what each head sees: spans as a set, anything else as a row with a value a word.
Seen = dict[str, set[tuple[int, int, str]] | np.ndarray]


def compare(network: Tagger, fp32: Path, eight_bits: Path, texts: Sequence[str]) -> dict[str, dict[str, float]]:
    """Agreement in percent: of the network with its fp32 graph, and of the fp32 graph with the 8-bit one."""
    exact = looked(tagger_from(fp32), texts)
    return {
        "torch and fp32 graph": agreement(looked(network, texts), exact),
        "fp32 and 8-bit graph": agreement(exact, looked(tagger_from(eight_bits), texts)),
    }


def looked(tagger: Tagger, texts: Sequence[str]) -> list[Seen]:
    return [looks(tagger([text])[0]) for text in texts]


def looks(sight: Sight) -> Seen:
    found: Seen = {f"spans: {name}": {(s.first, s.last, s.label) for s in row} for name, row in sight.spans.items()}
    found |= {f"tags: {name}": np.array(row) for name, row in sight.tags.items()}
    found["heads of words"] = np.array(sight.heads)
    found |= {f"labels: {name}": table[:].argmax(-1) for name, table in sight.label_scores.items()}
    places = range(len(sight.words))
    for name in sight.arcs.names:
        if name != "head":
            found[f"arcs: {name}"] = np.array([sight.target(name, word)[0] for word in places])
    return found


def agreement(one: Sequence[Seen], other: Sequence[Seen]) -> dict[str, float]:
    """Exact F1 of one's spans against the other's; the share of words with the same tag, head or arc."""
    same: dict[str, int] = {}
    total: dict[str, int] = {}
    for a, b in zip(one, other, strict=True):
        for name, mine in a.items():
            theirs = b[name]
            if isinstance(mine, set) and isinstance(theirs, set):
                more, of = 2 * len(mine & theirs), len(mine) + len(theirs)
            else:
                more, of = int((np.asarray(mine) == np.asarray(theirs)).sum()), len(mine)
            same[name], total[name] = same.get(name, 0) + more, total.get(name, 0) + of
    return {name: 100 * same[name] / max(1, total[name]) for name in same}


def print_tables(tables: dict[str, dict[str, float]]) -> None:
    for title, rows in tables.items():
        print(f"\n{title}")
        for name, value in rows.items():
            print(f"  {name:28} {value:7.2f}")
