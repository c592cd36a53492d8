from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.archive.archive import Archive
from tests.archive.fakes import fake_archive, write_reports


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with fake_archive(tmp_path / "news.sayso") as archive:
        archive.add(write_reports(tmp_path / "reports.jsonl", 30))
        yield archive


def faults(archive: Archive) -> list[str]:
    return [f"{fault.record} {fault.fault}" for fault in archive.check().faults()]


def test_a_whole_archive_has_no_fault_and_its_spans_are_counted(archive: Archive) -> None:
    check = archive.check()
    assert not list(check.faults())
    assert (check.seen.articles, check.seen.readings) == (30, 30)
    assert check.seen.spans > 300


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("UPDATE texts SET text = replace(text, 'morning', 'evening') WHERE article = 3", "is not the id of its text"),
        ("UPDATE texts SET text = replace(text, 'morning', 'evening') WHERE article = 3", "does not fit its text"),
        ("UPDATE texts SET text = 'x' || text WHERE article = 3", "is not what its text has at"),
        ("UPDATE articles SET outlet = 'Another' WHERE n = 3", "is not the id of its text"),
        ("UPDATE actor_roles SET end_at = 100000 WHERE n = 1", "outside its text"),
        ("UPDATE counters SET value = 7 WHERE name = 'actor'", "counter of actor says 7"),
        ("DELETE FROM news WHERE article = 4", "is not linked"),
        ("DELETE FROM readings WHERE article = 4", "has no reading"),
        ("DELETE FROM claim_mentions; DELETE FROM claims WHERE n = 1", "which is not there"),
        ("UPDATE claims SET story = 999 WHERE n = 1", "names a row of stories that is not there"),
    ],
)
def test_damage_is_found(archive: Archive, damage: str, told: str) -> None:
    archive.database.run("PRAGMA foreign_keys = OFF")
    for statement in damage.split(";"):
        archive.database.run(statement)
    assert any(told in fault for fault in faults(archive)), faults(archive)
