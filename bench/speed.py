"""The figures of speed that the README quotes: `python bench/speed.py`. Prints Markdown.

Articles of some 500 words, put together from the reports in samples/, are read in memory: nothing here reads a disk or a
network but loading itself. Each row is a process of its own, so that its load time and its peak memory are its own.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "samples"
WORDS = 500  # of an article
BATCH = 16  # articles handed to the reader at once
ROWS = (
    ("reading, articles/s", "articles", "{:.1f}"),
    ("reading, words/s", "words", "{:,.0f}"),
    ("  words and word pieces, words/s", "cutting", "{:,.0f}"),
    ("  model, words/s", "model", "{:,.0f}"),
    ("  model, word pieces/s (overlaps counted, padding not)", "pieces", "{:,.0f}"),
    ("  from its numbers to spans, tags and trees, words/s", "decoding", "{:,.0f}"),
    ("  rules, words/s", "rules", "{:,.0f}"),
    ("imports, s", "imports", "{:.2f}"),
    ("loading the model, s", "loading", "{:.2f}"),
    ("peak memory after loading, MB", "memory_loaded", "{:.0f}"),
    ("peak memory, MB", "memory", "{:.0f}"),
)


def texts(count: int) -> list[str]:
    """Articles of whole paragraphs, no two alike."""
    reports = [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))]
    paragraphs = [p for report in reports for p in report.split("\n\n") if len(p.split()) > 5]
    rng = random.Random(0)
    made = []
    for _ in range(count):
        parts: list[str] = []
        while sum(len(p.split()) for p in parts) < WORDS:
            parts.append(rng.choice(paragraphs))
        made.append("\n\n".join(parts))
    return made


def peak() -> float:
    """Megabytes."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (2**20 if sys.platform == "darwin" else 2**10)


def seconds(work: Callable[[], object], times: int = 1) -> float:
    """Of the quickest of some runs."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return min(taken)


class Stopwatch:
    """A backend that knows how long it took, and over how many word pieces."""

    def __init__(self, backend: Any) -> None:
        self.backend, self.taken, self.pieces = backend, 0.0, 0

    def __call__(self, windows: Sequence[Any]) -> list[Any]:
        began = time.perf_counter()
        outputs: list[Any] = self.backend(windows)
        self.taken += time.perf_counter() - began
        self.pieces += sum(len(w.pieces) for w in windows)
        return outputs


def measure(threads: int, count: int, model: Path | None) -> dict[str, float]:
    """One process's figures."""
    made = texts(count)
    began = time.perf_counter()
    from sayso.lexicon import load
    from sayso.reading.assembly import assemble
    from sayso.reading.loading import MODEL, tagger_from
    from sayso.reading.reader import Reader
    from sayso.reading.tagger import Tagger
    from sayso.reading.words import words_of
    from sayso.source import article_from_text

    imports = time.perf_counter() - began
    began = time.perf_counter()
    tagger = tagger_from(model or MODEL, threads=threads)
    loading, memory_loaded = time.perf_counter() - began, peak()
    reader = Reader(lexicon=load(), tagger=tagger, name="sayso/bench")
    articles = [article_from_text(text) for text in made]
    reader(articles[:BATCH])  # the first run lays out memory
    parts = [articles[n : n + BATCH] for n in range(0, count, BATCH)]
    words = sum(len(words_of(a.text)) for a in articles)
    whole = seconds(lambda: [reader(part) for part in parts])
    memory = peak()

    watch = Stopwatch(tagger.backend)
    watched = Tagger(tagger.pieces, tagger.plan, watch)
    tagging = seconds(lambda: [watched([a.text for a in part]) for part in parts])
    cutting = seconds(lambda: [tagger.pieces.cut(words_of(a.text).forms) for a in articles], times=3)
    some = articles[: BATCH * 2]
    sights = tagger([a.text for a in some])
    pairs = list(zip(some, sights, strict=True))
    rules = seconds(lambda: [assemble(a, s, reader.lexicon, reader=reader.name) for a, s in pairs])
    return {
        "articles": count / whole,
        "words": words / whole,
        "cutting": words / cutting,
        "model": words / watch.taken,
        "pieces": watch.pieces / watch.taken,
        "decoding": words / (tagging - watch.taken - cutting),
        "rules": sum(len(s.words) for s in sights) / rules,
        "imports": imports,
        "loading": loading,
        "memory_loaded": memory_loaded,
        "memory": memory,
    }


def in_a_process(threads: int, count: int, model: Path | None) -> dict[str, float]:
    command = [sys.executable, str(Path(__file__).resolve()), "--articles", str(count), "--measure", str(threads)]
    command += ["--model", str(model)] if model else []
    paths = os.pathsep.join(filter(None, [str(ROOT / "src"), os.environ.get("PYTHONPATH", "")]))
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": paths}, stdout=subprocess.PIPE, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def table(columns: dict[int, dict[str, float]]) -> str:
    lines = ["| | " + " | ".join(f"{n} thread{'s' * (n > 1)}" for n in columns) + " |", "|---" * (len(columns) + 1) + "|"]
    for title, key, form in ROWS:
        lines.append(f"| {title} | " + " | ".join(form.format(column[key]) for column in columns.values()) + " |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=192)
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--model", type=Path, help="another model than the packaged one")
    parser.add_argument("--measure", type=int, metavar="THREADS", help="measure in this process and print JSON")
    given = parser.parse_args()
    if given.measure:
        print(json.dumps(measure(given.measure, given.articles, given.model)))
        return
    print(f"{given.articles} articles of about {WORDS} words; {os.cpu_count()} processors\n")
    print(table({n: in_a_process(n, given.articles, given.model) for n in given.threads}))


if __name__ == "__main__":
    main()
