"""What is no archive, or not one for this version, or not to be written, is refused in words that say what to do."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from sayso.archive.store.migrating import migrations
from sayso.archive.store.place import opened
from sayso.archive.store.sqlite import MARK
from sayso.errors import ArchiveRefused
from tests.archive.fakes import fake_archive, write_reports


def refusal(path: Path, *, readonly: bool = False) -> str:
    with pytest.raises(ArchiveRefused) as seen:
        fake_archive(path, readonly=readonly)
    return str(seen.value)


def test_an_archive_that_is_not_there_is_made_only_for_writing(tmp_path: Path) -> None:
    path = tmp_path / "news.sayso"
    assert "There is no archive" in refusal(path, readonly=True)
    assert not path.exists()
    fake_archive(path).close()
    fake_archive(path, readonly=True).close()


def test_a_folder_and_a_missing_folder(tmp_path: Path) -> None:
    assert "is a folder" in refusal(tmp_path)
    assert "does not exist" in refusal(tmp_path / "missing" / "news.sayso")


@pytest.mark.parametrize("content", [b"Rain in Batumi\n", b"\x00" * 5000, b"SQLite format 3\x00" + b"\x07" * 5000])
def test_what_is_no_archive_is_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "news.sayso"
    path.write_bytes(content)
    assert "not an archive of sayso" in refusal(path)
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "news.sayso"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE t (a)")
    other.close()
    before = path.read_bytes()
    assert "not an archive of sayso" in refusal(path)
    assert path.read_bytes() == before


def test_an_archive_of_a_newer_version(tmp_path: Path) -> None:
    path = tmp_path / "news.sayso"
    fake_archive(path).close()
    link = sqlite3.connect(path)
    link.execute("PRAGMA user_version = 999")
    link.close()
    assert "newer sayso" in refusal(path)
    assert "newer sayso" in refusal(path, readonly=True)


def test_an_archive_of_an_older_version_is_brought_up_to_date_by_whoever_writes(tmp_path: Path) -> None:
    path = tmp_path / "news.sayso"
    link = sqlite3.connect(path)
    link.executescript(f"PRAGMA application_id = {MARK}; {migrations('sqlite')[1]}; PRAGMA user_version = 1;")
    link.close()
    assert "older sayso" in refusal(path, readonly=True)
    fake_archive(path).close()
    with fake_archive(path, readonly=True) as archive:
        assert archive.database.level() == max(migrations("sqlite"))


def test_a_migration_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    database = opened(tmp_path / "news.sayso", fresh=True)
    level = database.level()
    with pytest.raises(ArchiveRefused):
        database.migrate(level + 1, "CREATE TABLE new (a TEXT); CREATE TABLE readers (n TEXT);")
    assert database.level() == level
    assert not database.rows("SELECT 1 FROM sqlite_master WHERE name = 'new'")
    database.close()


@pytest.mark.parametrize("dialect", ["sqlite", "postgresql"])
def test_migrations_are_numbered_without_gaps(dialect: str) -> None:
    assert sorted(migrations(dialect)) == list(range(1, len(migrations(dialect)) + 1))


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everything")
def test_an_archive_that_may_only_be_read(tmp_path: Path) -> None:
    path = tmp_path / "news.sayso"
    with fake_archive(path) as archive:
        archive.add(write_reports(tmp_path / "r.jsonl", 5))
    path.chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        with fake_archive(path, readonly=True) as archive:
            assert len(list(archive.articles())) == 5
        assert "can be read but not written" in refusal(path)
    finally:
        tmp_path.chmod(0o755)


def test_a_full_disk_keeps_what_was_added(tmp_path: Path) -> None:
    path = tmp_path / "news.sayso"
    with fake_archive(path) as archive:
        archive.add(write_reports(tmp_path / "some.jsonl", 10))
        pages = archive.database.value("PRAGMA page_count")
        archive.database.rows(f"PRAGMA max_page_count = {pages + 1}")
        with pytest.raises(ArchiveRefused, match="no room left"):
            archive.add(write_reports(tmp_path / "more.jsonl", 200, seed=8))
        archive.database.rows("PRAGMA max_page_count = 1000000")
        assert not list(archive.check().faults())
        assert archive.add(tmp_path / "more.jsonl")["failed"] == 0
        assert len(list(archive.articles())) == 210


def test_an_empty_file_is_no_archive_yet(tmp_path: Path) -> None:
    path = tmp_path / "news.sayso"
    path.touch()
    assert "There is no archive in" in refusal(path, readonly=True)
    fake_archive(path).close()
    fake_archive(path, readonly=True).close()
