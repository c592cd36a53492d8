"""Two readers and a writer at once: nobody is kept waiting, nobody sees half of anything."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.archive.archive import Archive
from sayso.archive.store.sqlite import SqliteDatabase
from sayso.errors import ArchiveBusy
from tests.archive.fakes import fake_archive, write_reports

SECONDS = 2.0


def ask_until(done: threading.Event, place: str, errors: list[str], asked: list[int]) -> None:
    """Asks an archive everything, over and over."""
    try:
        while not done.is_set():
            with fake_archive(place, readonly=True) as archive:
                asked.append(require_whole(archive))
    except Exception as error:  # noqa: BLE001 - told in the thread that waits
        errors.append(repr(error))


def require_whole(archive: Archive) -> int:
    """All answers of one moment must fit one another."""
    with archive.database.snapshot():
        articles = {article.id for article in archive.articles()}
        assert {article for story in archive.stories() for article in story.articles} == articles
        assert {news.article for news in archive.news()} == articles
        assert {mention.article for claim in archive.claims() for mention in claim.mentions} <= articles
        for actor in archive.actors():
            assert {name.article for name in actor.names} <= articles
    return len(articles)


def read_while_written(place: str, tmp_path: Path, seconds: float) -> tuple[list[str], list[int]]:
    """What two readers saw while a writer wrote."""
    fake_archive(place).close()
    done = threading.Event()
    errors: list[str] = []
    asked: list[int] = []
    readers = [threading.Thread(target=ask_until, args=(done, place, errors, asked)) for _ in range(2)]
    for reader in readers:
        reader.start()
    end, number = time.monotonic() + seconds, 0
    with fake_archive(place) as archive:
        while time.monotonic() < end:
            number += 1
            archive.add(write_reports(tmp_path / f"{number}.jsonl", 20, seed=number))
    done.set()
    for reader in readers:
        reader.join(timeout=60)
    return errors, asked


def test_two_readers_and_a_writer(place: str, tmp_path: Path) -> None:
    errors, asked = read_while_written(place, tmp_path, SECONDS)
    assert not errors
    assert len(set(asked)) > 2, "the readers must have seen it grow"


def test_two_writers_take_turns(place: str, tmp_path: Path) -> None:
    errors: list[str] = []
    fake_archive(place).close()

    def write(seed: int) -> None:
        try:
            with fake_archive(place) as archive:
                archive.add(write_reports(tmp_path / f"{seed}.jsonl", 30, seed=seed))
        except Exception as error:  # noqa: BLE001 - told below
            errors.append(repr(error))

    together([lambda: write(1), lambda: write(2)])
    assert not errors
    with fake_archive(place) as archive:
        assert len(list(archive.articles())) == 60
        assert not list(archive.check().faults())


def together(actions: list[Callable[[], None]]) -> None:
    threads = [threading.Thread(target=action) for action in actions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)


def test_a_writer_that_does_not_end_is_waited_for_and_then_told(tmp_path: Path) -> None:
    place = tmp_path / "news.sayso"
    fake_archive(place).close()
    one, other = SqliteDatabase(place), SqliteDatabase(place)
    other.run("PRAGMA busy_timeout = 50")
    with one.writing(), pytest.raises(ArchiveBusy, match="Another program is writing"), other.writing():
        pass
    one.close()
    other.close()
