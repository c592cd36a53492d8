"""How an archive grows: `python bench/archive_growth.py [--articles 200000]`. Prints Markdown.

Reports are made up (stories of some ten articles, sixty at a time, a fifth of them reprints) and read by rules, because what
is measured is linking, writing and asking, not the model. At each milestone: articles added per second over the last
thousand, the size of the file per article, and how long a page takes that somebody would ask for (99th percentile).
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

import msgspec

from sayso.archive import archive as archives
from sayso.archive.archive import Archive
from sayso.intake.item import Item
from sayso.record.article import Article, article_id
from tests.archive.fakes import FakeReader
from tests.readings import article as article_of

MILESTONES = (1_000, 10_000, 50_000, 100_000, 200_000)
MEASURED = 1_000  # articles before a milestone over which the rate is taken
AT_ONCE = 60  # stories that go on at a time
A_DAY = 40  # articles published on one day
REPRINTS = 0.2
PAGES = 200  # of each kind that are asked for
TOWNS = ("Batumi", "Poti", "Rize", "Trabzon", "Izmir", "Mersin", "Varna", "Burgas", "Odesa", "Sukhumi", "Samsun", "Giresun")
SYLLABLES = (
    "ba",
    "ren",
    "dor",
    "mi",
    "ka",
    "zel",
    "tan",
    "vi",
    "ro",
    "sha",
    "lim",
    "per",
    "gu",
    "nod",
    "fa",
    "wes",
    "il",
    "tor",
)
THINGS = ("pier", "ferry", "tender", "bridge", "harvest", "strike", "hospital", "dam", "school", "market", "mine", "railway")
DONE = (
    "the {thing} near {town} was closed after {number} complaints", "{number} workers were sent home from the {thing}",
    "no permit was ever given for the {thing}", "the {thing} had cost {number} million",
    "{number} people were hurt at the {thing}",
    "the council was told of the {thing} in time", "the contract for the {thing} was changed twice",
    "repairs of the {thing} began late", "the owners of the {thing} were paid {number} thousand",
)  # fmt: skip


@dataclass
class Tale:
    """A story that is going on: whom it is about, and what is said in it."""

    number: int
    people: list[str]
    thing: str
    town: str
    said: list[str]
    told: list[Article]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--articles", type=int, default=MILESTONES[-1])
    options.add_argument("--archive", help="where, if not in a temporary file")
    args = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="sayso-growth-") as room:
        path = Path(args.archive or Path(room, "news.sayso"))
        with archives.open(path, reader=FakeReader) as archive:
            grow(archive, path, args.articles)


def grow(archive: Archive, path: Path, most: int) -> None:
    print("| articles | added/s | kB each | story p99 | claims p99 | actor p99 | search p99 |")
    print("|---|---|---|---|---|---|---|", flush=True)
    reports, have = made_up(), 0
    for milestone in (each for each in MILESTONES if each <= most):
        add(archive, islice(reports, milestone - MEASURED - have))
        began = time.perf_counter()
        add(archive, islice(reports, MEASURED))
        rate, have = MEASURED / (time.perf_counter() - began), milestone
        archive.database.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        size = path.stat().st_size / have / 1000
        pages = " | ".join(f"{seconds * 1000:.1f} ms" for seconds in asked(archive))
        print(f"| {have:,} | {rate:.0f} | {size:.1f} | {pages} |", flush=True)


def add(archive: Archive, articles: Iterator[Article]) -> None:
    items = (Item("made up", article.id, None, article) for article in articles)
    for told in archive.add_items(items):
        if told.failure:
            raise SystemExit(told.failure.reason)


def asked(archive: Archive) -> Iterator[float]:
    """The 99th percentile of the time that pages take, in seconds."""
    pick = random.Random(0)
    ids = {
        kind: [row[0] for row in archive.database.rows(f"SELECT id FROM {kind} ORDER BY n")]
        for kind in ("stories", "actors")
    }
    stories, actors = (pick.choices(ids[kind], k=PAGES) for kind in ("stories", "actors"))
    words = [f"{pick.choice(THINGS)} {pick.choice(TOWNS)}" for _ in range(PAGES)]
    yield percentile(archive.story, stories)
    yield percentile(lambda each: list(archive.claims(story=each)), stories)
    yield percentile(archive.actor, actors)
    yield percentile(lambda each: list(archive.search(each)), words)


def percentile(ask: Callable[[str], object], about: list[str]) -> float:
    times = []
    for each in about:
        began = time.perf_counter()
        ask(each)
        times.append(time.perf_counter() - began)
    return sorted(times)[len(times) * 99 // 100]


def made_up() -> Iterator[Article]:
    """Reports without end, in the order of their days, always the same."""
    pick, number = random.Random(1), 0
    tales = [new_tale(pick, each) for each in range(AT_ONCE)]
    for number in range(10**9):
        position = pick.randrange(AT_ONCE)
        if len(tales[position].told) > pick.randint(4, 20):
            tales[position] = new_tale(pick, AT_ONCE + number)
        yield report(tales[position], pick, date(2020, 1, 1) + timedelta(days=number // A_DAY), number)


def new_tale(pick: random.Random, number: int) -> Tale:
    thing, town = pick.choice(THINGS), pick.choice(TOWNS)
    people = [f"{name(pick)} {name(pick)}" for _ in range(5)]
    said = [each.format(thing=thing, town=town, number=pick.randint(3, 90)) for each in DONE]
    return Tale(number, people, thing, town, said, [])


def name(pick: random.Random) -> str:
    return "".join(pick.sample(SYLLABLES, pick.randint(2, 3))).capitalize()


def report(tale: Tale, pick: random.Random, day: date, number: int) -> Article:
    outlet = f"{pick.choice(TOWNS)} {pick.choice(('Post', 'Wire', 'Herald', 'Daily'))}"
    if tale.told and pick.random() < REPRINTS:
        old = pick.choice(tale.told)
        made = msgspec.structs.replace(old, outlet=outlet, published=day.isoformat())
        made = msgspec.structs.replace(
            made, id=article_id(old.text, f"{outlet}{number}", made.published), outlet=f"{outlet}{number}"
        )
    else:
        sentences = [f"{pick.choice(tale.people)} said {what}." for what in pick.sample(tale.said, 5)]
        coming = f"{pick.choice(tale.people)} will visit the {tale.thing} on {(day + timedelta(days=5)).isoformat()}."
        lead = f"{tale.town}: more was told about the {tale.thing} of {tale.people[0]} on {day:%d %B}, report {number}."
        text = "\n".join([f"New words on the {tale.thing} of {tale.people[0]}", lead, *sentences, coming])
        made = article_of(text, outlet=outlet, published=day.isoformat())
    tale.told.append(made)
    return made


if __name__ == "__main__":
    main()
