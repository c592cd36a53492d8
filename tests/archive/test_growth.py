"""What an added article costs must not depend on how much the archive holds: nothing reads a whole table for each."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from sayso.archive.changing import POINTING
from sayso.archive.shelves import SHELVES
from sayso.archive.store.database import RANKED, Database
from sayso.archive.store.migrating import migrations
from sayso.archive.store.place import opened
from sayso.archive.store.sqlite import MARK
from tests.archive.fakes import fake_archive


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return opened(tmp_path / "news.sayso", fresh=True)


def plan(database: Database, sql: str) -> str:
    return " / ".join(row[3] for row in database.rows(f"EXPLAIN QUERY PLAN {sql}", (1,) * sql.count("?")))


@pytest.mark.parametrize(("table", "column"), [pair for pairs in POINTING.values() for pair in pairs])
def test_what_points_at_a_merged_record_is_found_by_an_index(database: Database, table: str, column: str) -> None:
    found = plan(database, f"UPDATE {table} SET {column} = ? WHERE {column} = ?")
    assert "SEARCH" in found
    assert "SCAN" not in found


@pytest.mark.parametrize("kind", SHELVES)
def test_records_are_found_by_number_id_and_key(database: Database, kind: str) -> None:
    shelf = SHELVES[kind]  # type: ignore[index]
    story = "AND story = ? " if kind == "claim" else ""
    for sql in (
        f"{shelf.records} (?, ?)",
        f"SELECT n FROM {shelf.table} WHERE id = ?",
        f"SELECT n, day FROM {shelf.keys} WHERE key = ? {story}ORDER BY day DESC, n DESC LIMIT ?",
    ):
        found = plan(database, sql)
        assert "SCAN" not in found, sql
        assert "TEMP B-TREE" not in found, sql


def test_the_keys_of_claims_are_kept_when_they_move(tmp_path: Path) -> None:
    path = tmp_path / "news.sayso"
    link = sqlite3.connect(path)
    scripts = migrations("sqlite")
    link.executescript(f"PRAGMA application_id = {MARK}; {scripts[1]}; {scripts[2]}; PRAGMA user_version = 2;")
    link.executemany("INSERT INTO claim_keys VALUES (?, ?, ?, ?)", [(7, 1, 20250301, 3), (-7, 2, 20250302, 4)])
    link.commit()
    link.close()
    with fake_archive(path) as archive:
        rows = archive.database.rows("SELECT key, story, day, n FROM claim_keys ORDER BY n")
        assert rows == [(7, 1, 20250301, 3), (-7, 2, 20250302, 4)]
        assert archive.database.latest("claim_keys", [7], each=5, story=1) == [(3, 20250301)]


def test_of_a_common_word_the_latest_articles_are_ranked(place: str) -> None:
    with fake_archive(place) as archive, archive.database.writing():
        database = archive.database
        database.run("INSERT INTO readers VALUES (1, 'hand')")
        database.run("INSERT INTO inputs VALUES (1, 'hand')")
        for number in range(1, RANKED + 21):
            columns = "n, id, language, day, added, input, locator, reader"
            database.run(f"INSERT INTO articles ({columns}) VALUES (?, ?, 'en', 0, '', 1, '', 1)", (number, f"id-{number}"))
            database.index_words(number, "Ferry" if number in (3, 900) else "News", f"the ferry was late {number}")
        assert database.with_words(["ferry"], limit=2) == [900, RANKED + 20]
        assert database.with_words(["ferry", "3"], limit=2) == [3]
