from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.archive.answers import line
from sayso.archive.archive import Archive
from sayso.archive.dumping import dump
from sayso.intake.item import Item
from sayso.intake.validator import Validator
from sayso.record.article import Article
from sayso.record.reading import Reading
from tests.archive.fakes import FakeReader, fake_archive, report, write_reports
from tests.readings import reading


@pytest.fixture
def archive(place: str) -> Iterator[Archive]:
    with fake_archive(place) as archive:
        yield archive


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    return write_reports(tmp_path / "reports.jsonl", 40)


def test_reports_are_added_in_order(archive: Archive, reports: Path) -> None:
    assert archive.add(reports) == {"added": 40, "known": 0, "failed": 0}
    assert [article.external_id for article in archive.articles()] == [f"t{number}" for number in range(40)]


def test_adding_twice_adds_nothing(archive: Archive, reports: Path) -> None:
    archive.add(reports)
    before = list(dump(archive.database))
    assert archive.add(reports) == {"added": 0, "known": 40, "failed": 0}
    assert list(dump(archive.database)) == before


def test_what_is_known_is_told_with_its_article(archive: Archive, reports: Path) -> None:
    first = list(archive.adding([str(reports)]))
    again = list(archive.adding([str(reports)]))
    assert [(one.article, one.external_id) for one in again] == [(one.article, one.external_id) for one in first]
    assert {one.outcome for one in again} == {"known"}


def test_the_same_reports_in_another_file_are_known(archive: Archive, reports: Path, tmp_path: Path) -> None:
    archive.add(reports)
    other = tmp_path / "copy.jsonl"
    other.write_bytes(reports.read_bytes())
    assert archive.add(other) == {"added": 0, "known": 40, "failed": 0}


def test_a_line_that_was_changed_is_read(archive: Archive, reports: Path) -> None:
    archive.add(reports)
    lines = reports.read_text(encoding="utf-8").splitlines()
    lines[3] = json.dumps({**report(3), "text": report(3)["text"] + " More was not known."})
    reports.write_text("\n".join(lines), encoding="utf-8")
    assert archive.add(reports) == {"added": 1, "known": 39, "failed": 0}


@pytest.mark.parametrize("batch", [1, 3, 40])
def test_the_size_of_a_batch_changes_nothing(archive: Archive, reports: Path, tmp_path: Path, batch: int) -> None:
    archive.add(reports)
    with fake_archive(tmp_path / "other.sayso") as other:
        run = other._run()
        run.size = batch
        from sayso.intake import items

        list(run.run(items([str(reports)], skip=run.skip)))
        assert list(dump(other.database)) == list(dump(archive.database))


def test_a_run_that_stops_is_completed_by_the_next(archive: Archive, reports: Path, tmp_path: Path) -> None:
    some = archive.adding([str(reports)])
    told = [next(some) for _ in range(20)]
    some.close()  # type: ignore[attr-defined]
    assert len(told) == 20
    assert archive.add(reports)["failed"] == 0
    with fake_archive(tmp_path / "other.sayso") as other:
        other.add(reports)
        assert list(dump(other.database)) == list(dump(archive.database))


def test_one_report_that_fails_does_not_stop_the_others(archive: Archive, reports: Path) -> None:
    with reports.open("a", encoding="utf-8") as file:
        file.write('{"text": "Here we break the reader of the port of Poti in the morning.", "id": "r"}\n')
        file.write('{"text": "Here we break the linker of the port of Poti in the morning.", "id": "l"}\n[1]\n')
    assert archive.add(reports) == {"added": 40, "known": 0, "failed": 3}
    assert [(failed.external_id, failed.stage) for failed in archive.failures()] == [
        ("r", "read"),
        ("l", "link"),
        (None, "parse"),
    ]
    assert not list(archive.check().faults())


def test_a_failure_is_kept_once_and_goes_when_it_is_mended(archive: Archive, tmp_path: Path) -> None:
    path = tmp_path / "one.jsonl"
    path.write_text("[]\n", encoding="utf-8")
    assert archive.add(path)["failed"] == archive.add(path)["failed"] == 1
    assert len(list(archive.failures())) == 1
    write_reports(path, 1)
    assert [item.outcome for item in archive.retrying()] == ["added"]
    assert not list(archive.failures())


def test_what_could_not_be_read_is_read_again_without_its_file(archive: Archive, tmp_path: Path) -> None:
    path = tmp_path / "one.jsonl"
    path.write_text('{"text": "Here we break the reader of the port of Poti in the morning."}\n', encoding="utf-8")
    archive.add(path)
    path.unlink()
    archive._made_reader = Mended()
    assert [item.outcome for item in archive.retrying()] == ["added"]


class Mended(FakeReader):
    """A reader that stumbles no more."""

    def read(self, article: Article) -> Reading:
        return reading(article)


def test_what_a_server_said_of_a_feed_is_kept_with_its_items(archive: Archive) -> None:
    run = archive._run()
    run.validators.put("https://example.org/feed", Validator('"1"', None))
    assert archive.database.value("SELECT count(*) FROM validators") == 0
    list(run.run(()))
    assert archive._run().validators.get("https://example.org/feed") == Validator('"1"', None)


def test_an_item_without_article_or_reason_is_a_failure(archive: Archive) -> None:
    (told,) = archive.add_items([Item("here", "there")])
    assert told.outcome == "failed"


def test_readings_come_back_as_they_were(archive: Archive, reports: Path) -> None:
    archive.add(reports)
    for article in archive.articles():
        whole = archive.article(article.id)
        assert archive.reading(article.id) == FakeReader().read(whole)


def test_names_that_are_no_text_are_written_out(archive: Archive) -> None:
    items = [Item("in\udcff", "in\udcff/\0", "\ud800"), Item("in\udcff", "other", None)]
    told = list(archive.add_items(items))
    assert [each.locator for each in told] == ["in\\udcff/\\x00", "other"]
    assert [line(each) for each in told]
    assert len(list(archive.failures())) == 2
