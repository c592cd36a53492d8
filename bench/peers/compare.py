"""sayso and its peers on the same development texts, as Markdown. Started by run.py, which sees to the peers' environment.

polnear dev: every span of a system against polnear's source, cue and content spans, marks at the edges taken off both.
"exact" wants both edges; "words" is F1 over single words. A triple is right if content and polnear's have a token F1 of .5
and the source is right (training/report/triples.py says how). polnear and records differ in what a content is, and polnear
knows no nesting and no carrying over: sayso's readings follow records. The last row is the head of sayso's model that
learned from polnear, before any rule. records-dev: claims as score_records.py finds them.
"Lost" are documents, or paragraphs, that a system gave up.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.peers.scores import LABELS, polnear_tallies, record_figures
from bench.peers.systems import Answers, NotAvailable, System, systems
from training import corpora
from training.corpora import Document
from training.report.scoring import Tally

RUNS = Path(__file__).resolve().parents[1] / "runs" / "peers"
HEAD = "sayso, the model's PolNeAR head alone"


def percent(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:.1f}"


def polnear_cells(totals: dict[tuple[str, str], Tally]) -> list[str]:
    spans = [f"{percent(totals[label, 'edges'].f1)} / {percent(totals[label, 'words'].f1)}" for label in LABELS]
    whole = totals["triple", "relaxed"]
    return [*spans, f"{percent(whole.precision)} / {percent(whole.recall)}", f"**{percent(whole.f1)}**"]


def record_cells(figures: dict[str, Any]) -> list[str]:
    claims, attributed = figures["claims"], figures["claims+source"]
    return [
        percent(claims["f1"]),
        f"{percent(attributed['p'])} / {percent(attributed['r'])}",
        f"**{percent(attributed['f1'])}**",
        percent(figures["claims.voice"]["share"]),
    ]


def cost(answers: Answers, documents: Sequence[Document]) -> list[str]:
    words = sum(len(d.text.split()) for d in documents)
    speed = f"{words / answers.seconds:,.0f}" if answers.seconds else "–"
    return [str(answers.lost), speed]


def table(title: str, columns: list[str], rows: Iterator[list[str]]) -> None:
    print(f"\n### {title}\n\n| | {' | '.join(columns)} |\n|---{'|---:' * len(columns)}|")
    for row in rows:
        print(f"| {' | '.join(row)} |", flush=True)


def rows(chosen: dict[str, System], folder: str, documents: Sequence[Document], cells: Any) -> Iterator[list[str]]:
    """A row a system; one that cannot be run here says so."""
    texts = {document.id: document.text for document in documents}
    for name, system in chosen.items():
        try:
            answers = system(folder, texts)
        except NotAvailable as reason:
            yield [name, str(reason)]
            continue
        yield [name, *cells(name, answers), *cost(answers, documents)]


def head_row(documents: Sequence[Document]) -> list[str]:
    """The packaged model's spans for polnear, without links between them."""
    from training.heads import Spans, attribution
    from training.report.models import packaged
    from training.report.sets import seen, span_tallies_of

    head = next(h for h in attribution.HEADS if isinstance(h, Spans) and h.name == "polnear")
    try:
        found = list(seen(packaged(), documents))
    except Exception as reason:  # noqa: BLE001 - no model, a broken one: the other rows stand without it
        return [HEAD, f"{type(reason).__name__}: {reason}"]
    totals = span_tallies_of(head, found)
    return [HEAD, *(f"{percent(totals[k]['edges'].f1)} / {percent(totals[k]['words'].f1)}" for k in LABELS)]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers-python", type=Path, required=True, help="the Python of the peers' environment")
    parser.add_argument("--readings", type=Path, metavar="DIR",
                        help="sayso's readings made beforehand: DIR/polnear/ID.json, DIR/records/ID.json")  # fmt: skip
    parser.add_argument("--documents", type=int, metavar="N", help="only the first N documents of each set")
    given = parser.parse_args()
    chosen = systems(given.peers_python, given.readings)
    articles = list(corpora.polnear("dev"))[: given.documents]
    columns = [*(f"{label}: exact / words" for label in LABELS), "triple P / R", "triple F1", "lost", "words/s"]

    def on_polnear(_: str, answers: Answers) -> list[str]:
        return polnear_cells(polnear_tallies(articles, answers.attributions))

    def polnear_rows() -> Iterator[list[str]]:
        yield from rows(chosen, "polnear", articles, on_polnear)
        yield head_row(articles)

    table(f"polnear dev, {len(articles)} articles", columns, polnear_rows())

    reports = list(corpora.records("records-dev"))[: given.documents]
    columns = ["claims: content F1", "content + source P / R", "content + source F1", "voice", "lost", "words/s"]

    def on_records(name: str, answers: Answers) -> list[str]:
        return record_cells(record_figures(answers.readings, RUNS / re.sub(r"\W+", "-", name)))

    table(f"records-dev, {len(reports)} reports", columns, rows(chosen, "records", reports, on_records))
    return 0


if __name__ == "__main__":
    sys.exit(main())
