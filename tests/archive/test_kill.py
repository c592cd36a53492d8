"""A program that is killed while it adds leaves an archive that opens, and the same command completes it."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sayso.archive.dumping import dump
from tests.archive.fakes import fake_archive, write_reports

ROOT = Path(__file__).resolve().parents[2]
REPORTS = 60
ADD = """
import sys
from sayso.intake import items
from tests.archive.fakes import fake_archive
archive = fake_archive(sys.argv[1])
run = archive._run()
run.size = 4
for told in run.run(items([sys.argv[2]], skip=run.skip)):
    print(told.outcome, flush=True)
"""


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_reports(tmp_path_factory.mktemp("reports") / "reports.jsonl", REPORTS)


@pytest.fixture(scope="module")
def undisturbed(reports: Path) -> list[str]:
    with fake_archive(reports.parent / "undisturbed.sayso") as archive:
        archive.add(reports)
        return list(dump(archive.database))


@pytest.mark.parametrize("seed", range(2))
def test_a_killed_run_is_completed_by_the_next(seed: int, reports: Path, undisturbed: list[str], place: str) -> None:
    pick = random.Random(seed)
    kill_after(pick.randrange(REPORTS), pick.random() / 50, place, reports)
    with fake_archive(place) as archive:
        assert not list(archive.check().faults())
        counts = archive.add(reports)
        assert counts["added"] + counts["known"] == REPORTS
        assert list(dump(archive.database)) == undisturbed


def kill_after(lines: int, seconds: float, place: str, reports: Path) -> None:
    """Runs the adding until it has told so much, and a moment longer."""
    program = subprocess.Popen([sys.executable, "-c", ADD, place, str(reports)], stdout=subprocess.PIPE, cwd=ROOT, text=True)
    assert program.stdout
    for _ in range(lines):
        program.stdout.readline()
    time.sleep(seconds)
    program.kill()
    program.wait(timeout=60)
    program.stdout.close()
