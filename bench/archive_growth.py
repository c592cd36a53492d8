"""How an archive grows: `python -m bench.archive_growth [--articles 200000] [--archive FILE]`. Prints Markdown.

Reports are made up with their readings (archive_reports.py), because linking, writing and asking are measured, and not the
model. At each milestone reports are added in turn to the archive and to a small one of a thousand articles: the ratio of
the two rates says what size costs, whatever else the machine does meanwhile. Then the size of the file per article, and how
long a page takes that somebody would ask for (99th percentile). Seconds are those of the processor in brackets.

With `--archive` the archive is kept, and the same command goes on where it stopped; rows are kept in FILE.rows.jsonl.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import dropwhile, islice
from pathlib import Path
from typing import Any

from bench.archive_reports import TOWNS, Report, made_up, words, written
from sayso.archive import archive as archives
from sayso.archive.archive import Archive
from sayso.intake.item import Item
from sayso.record.article import Article
from sayso.record.reading import Reading

MILESTONES = (1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000)
SMALL = 1_000  # articles of the archive that others are compared with
ROUNDS, IN_A_ROUND = 10, 48  # of adding to both in turn; three batches each
PAGES = 200  # of each kind that are asked for
TOLD_EVERY = 1_000  # articles

Seconds = tuple[float, float]  # by the clock, of the processor


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--articles", type=int, default=MILESTONES[-1])
    options.add_argument("--archive", type=Path, help="a file to be kept; a temporary one if not given")
    args = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="sayso-growth-") as room:
        path = args.archive or Path(room, "news.sayso")
        grow(path, args.articles, Path(room))
        report(kept_rows(path))


def grow(path: Path, most: int, room: Path) -> None:
    done = {row["milestone"] for row in kept_rows(path)}
    small = room / "small.sayso"
    with opened(small) as archive:
        add(archive, made_up(), SMALL)
    with opened(path) as archive:
        reports = dropwhile(lambda report: has(archive, report), made_up(skip=size(archive)))
        for milestone in MILESTONES:
            if milestone > most or milestone in done:
                continue
            add(archive, reports, milestone - size(archive), tell=True)
            row = {"milestone": milestone, **measured(archive, path, reports, small)}
            with rows_file(path).open("a", encoding="utf-8") as file:
                file.write(json.dumps(row) + "\n")
            report([row], head=False)


def measured(archive: Archive, path: Path, reports: Iterator[Report], small: Path) -> dict[str, Any]:
    """Rates of adding here and in the small archive, in turn; the size of the file; times of pages."""
    have = size(archive)
    archive.database.run("PRAGMA wal_checkpoint(TRUNCATE)")
    kilobytes = path.stat().st_size / have / 1000
    pages = {kind: [percentile(times) for times in zip(*asked, strict=True)] for kind, asked in pages_asked(path).items()}
    with fresh_copy(small) as other:
        more = made_up(skip=SMALL)
        turns = [(add(archive, reports, IN_A_ROUND), add(other, more, IN_A_ROUND)) for _ in range(ROUNDS)]
    here, there = ([median(side) for side in zip(*(turn[at] for turn in turns), strict=True)] for at in (0, 1))
    return {"articles": have, "kB": kilobytes, "here": here, "small": there, "pages": pages}


def add(archive: Archive, reports: Iterator[Report], many: int, *, tell: bool = False) -> Seconds:
    """Adds so many reports, which are written before; seconds for each."""
    began, spent = 0.0, 0.0
    for start in range(0, many, TOLD_EVERY):
        part = min(TOLD_EVERY, many - start)
        readings = [written(each) for each in islice(reports, part)]
        clock, processor = time.perf_counter(), time.process_time()
        add_readings(archive, readings)
        clock, processor = time.perf_counter() - clock, time.process_time() - processor
        began, spent = began + clock, spent + processor
        if tell:
            print(f"{size(archive):,}: {part / clock:.0f}/s ({part / processor:.0f}/s)", file=sys.stderr, flush=True)
    return began / max(1, many), spent / max(1, many)


def add_readings(archive: Archive, readings: Sequence[Reading]) -> None:
    """What was read is handed out again when the archive asks its reader for it."""
    archive._reader = lambda: Read({reading.article.id: reading for reading in readings})
    archive._made_reader = None
    items = (Item("made up", reading.article.id, None, reading.article) for reading in readings)
    for told in archive.add_items(items):
        if told.outcome != "added":
            raise SystemExit(f"{told.article} is {told.outcome}: {told.failure}")


class Read:
    """A reader that has read already."""

    name = "sayso/test+hand"

    def __init__(self, readings: dict[str, Reading]) -> None:
        self.readings = readings

    def __call__(self, articles: Sequence[Article]) -> list[Reading]:
        return [self.readings[article.id] for article in articles]


def pages_asked(path: Path) -> dict[str, list[Seconds]]:
    """The seconds of every page, asked by another connection than the one that writes, as `sayso serve` does.

    Stories at random; actors as often as they are named, so that those come up who are in very many articles.
    """
    pick = random.Random(0)
    pairs = [f"{pick.choice(words()[:1000])} {pick.choice(TOWNS)}" for _ in range(PAGES)]
    single = [pick.choice(("said", "board", *words()[:50])) for _ in range(PAGES)]
    with archives.open(path, readonly=True) as archive:
        stories = [row[0] for row in archive.database.rows("SELECT id FROM stories ORDER BY n")]
        articles = size(archive)
        named = "SELECT actors.id FROM actor_links JOIN actors ON actors.n = actor WHERE article = ? ORDER BY local"
        actors = [pick.choice(archive.database.rows(named, (pick.randint(1, articles),)))[0] for _ in range(PAGES)]
        return {
            "story": timed(lambda each: story_page(archive, each), pick.choices(stories, k=PAGES)),
            "claims": timed(lambda each: list(archive.claims(story=each)), pick.choices(stories, k=PAGES)),
            "actor": timed(archive.actor, actors),
            "search": timed(lambda each: list(archive.search(each)), pairs),
            "search, one word": timed(lambda each: list(archive.search(each)), single),
        }


def story_page(archive: Archive, story: str) -> list[object]:
    return [archive.story(story), *archive.articles(story=story), *archive.news(story=story), *archive.watch(story=story)]


def timed(ask: Callable[[str], object], about: list[str]) -> list[Seconds]:
    times = []
    for each in about:
        clock, processor = time.perf_counter(), time.process_time()
        ask(each)
        times.append((time.perf_counter() - clock, time.process_time() - processor))
    return times


def percentile(times: Sequence[float]) -> float:
    return sorted(times)[len(times) * 99 // 100]


def median(times: Sequence[float]) -> float:
    return sorted(times)[len(times) // 2]


def size(archive: Archive) -> int:
    return int(archive.database.value("SELECT coalesce(max(n), 0) FROM articles"))


def has(archive: Archive, report: Report) -> bool:
    """Whether a report is in the archive already, of a run that broke off."""
    return archive.database.value("SELECT 1 FROM articles WHERE id = ?", (written(report).article.id,)) is not None


def opened(path: Path) -> Archive:
    return archives.open(path)


@contextmanager
def fresh_copy(small: Path) -> Iterator[Archive]:
    with tempfile.TemporaryDirectory(prefix="sayso-growth-") as room, opened(Path(shutil.copy(small, room))) as archive:
        yield archive


def rows_file(path: Path) -> Path:
    return path.with_name(path.name + ".rows.jsonl")


def kept_rows(path: Path) -> list[dict[str, Any]]:
    file = rows_file(path)
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()] if file.exists() else []


def report(rows: list[dict[str, Any]], *, head: bool = True) -> None:
    kinds = ("story", "claims", "actor", "search", "search, one word")
    if head:
        print(
            "\n| articles | added/s | slower than at 1,000 | kB each | " + " | ".join(f"{kind} p99" for kind in kinds) + " |"
        )
        print("|" + "---|" * (4 + len(kinds)), flush=True)
    for row in rows:
        (clock, processor), (small, small_processor) = row["here"], row["small"]
        pages = " | ".join("{:.1f} ms ({:.1f})".format(*(1000 * each for each in row["pages"][kind])) for kind in kinds)
        print(f"| {row['articles']:,} | {1 / clock:.0f} ({1 / processor:.0f}) | {clock / small:.2f} "
              f"({processor / small_processor:.2f}) | {row['kB']:.1f} | {pages} |", flush=True)  # fmt: skip


if __name__ == "__main__":
    main()
