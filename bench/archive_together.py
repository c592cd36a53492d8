"""Two readers and a writer at one archive: `python -m bench.archive_together [--seconds 300]`, on SQLite and PostgreSQL.

Three processes: the readers ask everything, over and over, and hold every answer against the others, while a third adds, as
`sayso serve` and `sayso add` would. No error and no lock left is the aim.
"""

from __future__ import annotations

import argparse
import multiprocessing
import tempfile
import time
from itertools import count
from pathlib import Path
from typing import Any

from sayso.archive.archive import Archive
from tests.archive import servers
from tests.archive.fakes import fake_archive, write_reports
from tests.archive.test_together import ask_until

READERS = 2
AT_ONCE = 20  # reports added in one run
PATIENCE = 300  # seconds for a reader to finish what it is asking


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seconds", type=float, default=300.0)
    seconds = options.parse_args().seconds
    print("| archive | seconds | articles written | times everything was asked | errors | locks left | faults |")
    print("|---|---|---|---|---|---|---|", flush=True)
    with tempfile.TemporaryDirectory(prefix="sayso-together-") as room:
        report("SQLite", str(Path(room, "news.sayso")), Path(room), seconds)
        if reason := servers.missing():
            print(f"\nPostgreSQL: {reason}")
            return
        with servers.running() as socket:
            report("PostgreSQL", servers.new_database(socket, "together"), Path(room), seconds)


def report(name: str, place: str, room: Path, seconds: float) -> None:
    errors, asked = read_while_written(place, room / name, seconds)
    with fake_archive(place) as archive:
        left = locks_left(archive)
        faults = len(list(archive.check().faults()))
        articles = len(list(archive.articles()))
    print(f"| {name} | {seconds:g} | {articles:,} | {asked:,} | {len(errors)} | {left} | {faults} |", flush=True)
    if errors or left or faults:
        raise SystemExit(errors[0] if errors else "locks were left" if left else "the check found faults")


def read_while_written(place: str, room: Path, seconds: float) -> tuple[list[str], int]:
    """What went wrong for two readers while articles were added, and how often they asked everything."""
    room.mkdir()
    fake_archive(place).close()
    processes = multiprocessing.get_context("spawn")
    done, told = processes.Event(), processes.Queue()
    readers = [processes.Process(target=ask, args=(done, place, told)) for _ in range(READERS)]
    for reader in readers:
        reader.start()
    end = time.monotonic() + seconds
    with fake_archive(place) as archive:
        for seed in count():
            archive.add(write_reports(room / f"{seed}.jsonl", AT_ONCE, seed=seed))
            if time.monotonic() > end:
                break
    done.set()
    heard = [told.get(timeout=PATIENCE) for _ in readers]
    for reader in readers:
        reader.join(timeout=PATIENCE)
    return [error for errors, _ in heard for error in errors], sum(asked for _, asked in heard)


def ask(done: Any, place: str, told: Any) -> None:
    """A reader, in a process of its own."""
    errors: list[str] = []
    asked: list[int] = []
    ask_until(done, place, errors, asked)
    told.put((errors, len(asked)))


def locks_left(archive: Archive) -> int:
    """What those who have gone still hold: readers of the log that keep it from being cleared, sessions of a server."""
    if archive.database.dialect == "sqlite":
        return int(archive.database.rows("PRAGMA wal_checkpoint(TRUNCATE)")[0][0])
    others = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    return int(archive.database.value(f"{others} AND state <> 'idle'"))


if __name__ == "__main__":
    main()
