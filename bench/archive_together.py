"""Two readers and a writer at one archive: `python bench/archive_together.py [--seconds 300]`, on SQLite and PostgreSQL.

Readers ask everything, over and over, and hold every answer against the others; no error and no lock left is the aim.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from tests.archive import servers
from tests.archive.fakes import fake_archive
from tests.archive.test_together import read_while_written


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seconds", type=float, default=300.0)
    seconds = options.parse_args().seconds
    with tempfile.TemporaryDirectory(prefix="sayso-together-") as room:
        report("SQLite", str(Path(room, "news.sayso")), Path(room), seconds)
        if reason := servers.missing():
            print(f"PostgreSQL: {reason}")
            return
        with servers.running() as socket:
            report("PostgreSQL", servers.new_database(socket, "together"), Path(room), seconds)


def report(name: str, place: str, room: Path, seconds: float) -> None:
    errors, asked = read_while_written(place, room, seconds)
    with fake_archive(place) as archive:
        faults = len(list(archive.check().faults()))
        articles = len(list(archive.articles()))
    print(f"{name}: {seconds:g} s, {len(asked)} times everything asked, {articles} articles written, "
          f"{len(errors)} errors, {faults} faults")  # fmt: skip
    if errors or faults:
        raise SystemExit(errors[0] if errors else "the check found faults")


if __name__ == "__main__":
    main()
