"""Attributions of a system against polnear, and its readings against records-dev."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.peers.attributions import Attribution, Place
from sayso.reading.words import Words, words_of
from training.corpora import Document
from training.heads.attribution import polnear
from training.report.gold import bare, runs_at, runs_of
from training.report.scoring import Tally, span_tallies
from training.report.scoring import words_of as words_in
from training.report.triples import Triple, triple_tally

LABELS = ("source", "cue", "content")
SCORER = Path(__file__).resolve().parents[3] / "shared" / "tools" / "score_records.py"


def polnear_tallies(documents: Sequence[Document], found: Mapping[str, list[Attribution]]) -> dict[tuple[str, str], Tally]:
    """By label and way of counting (`training.report.scoring.span_tallies`), and ("triple", "relaxed")."""
    totals: dict[tuple[str, str], Tally] = defaultdict(Tally)
    for document in documents:
        words = words_of(document.text)
        gold = polnear(document)
        assert gold is not None
        there, marks, said = runs_of(gold, words, hidden=True), bare(words), found[document.id]
        for label in LABELS:
            here = {run for one in said for run in runs_at(list(places(one, label)), words)}
            for way, tally in span_tallies(there.runs.get(label, set()), here, there.ignored, marks).items():
                totals[label, way] += tally
        triples = [triple(words, marks, one.content, one.sources) for one in said]
        whole = gold_triples(document, words, marks, there.ignored)
        totals["triple", "relaxed"] += triple_tally(whole, triples, words.forms, there.ignored)
    return totals


def places(one: Attribution, label: str) -> tuple[Place, ...]:
    return {"source": one.sources, "cue": one.cue, "content": one.content}[label]


def triple(words: Words, marks: Sequence[bool], content: Sequence[Place], sources: Sequence[Place]) -> Triple:
    def of(spans: Sequence[Place]) -> frozenset[int]:
        return frozenset(n for n in words_in(runs_at(list(spans), words)) if not marks[n])

    return Triple(of(content), tuple(of([source]) for source in sources))


def gold_triples(document: Document, words: Words, marks: Sequence[bool], ignored: set[int]) -> list[Triple]:
    """polnear's attributions; the fragments of all its source spans are one source."""
    spans = {span["id"]: [(a, b) for a, b in span["frags"]] for span in document.gold["spans"]}
    found = []
    for one in document.gold["attributions"]:
        content, source = ([place for name in one[part] for place in spans[name]] for part in ("content", "source"))
        whole = triple(words, marks, content, source)
        joined = frozenset().union(*whole.sources)
        if whole.content and ignored.isdisjoint(whole.content):
            found.append(Triple(whole.content, (joined,) if joined else ()))
    return found


def record_figures(readings: Mapping[str, dict[str, Any]], folder: Path) -> dict[str, Any]:
    """What `score_records.py` says of readings of records-dev, which are kept in the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, reading in readings.items():
        (folder / f"{name}.json").write_text(json.dumps(reading, ensure_ascii=False), encoding="utf-8")
    command = [sys.executable, "-B", str(SCORER), "--readings", str(folder), "--json", "--documents", ",".join(readings)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    figures: dict[str, Any] = json.loads(done.stdout)["figures"]
    return figures
