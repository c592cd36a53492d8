from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from sayso.archive.archive import Archive
from sayso.record.article import Article
from sayso.record.reading import Reading
from tests.archive.fakes import FakeReader, fake_archive, write_reports


class LaterReader(FakeReader):
    """The next version: it reads no claims, and stumbles over the first report."""

    name = "sayso/test+later"

    def read(self, article: Article) -> Reading:
        if "number 0." in article.text:
            raise RuntimeError("broken")
        return msgspec.structs.replace(super().read(article), reader=self.name, claims=())


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with fake_archive(tmp_path / "news.sayso") as archive:
        archive.add(write_reports(tmp_path / "reports.jsonl", 20))
        archive._made_reader = LaterReader()
        yield archive


def test_a_later_reader_adds_its_readings_and_keeps_the_old_ones(archive: Archive) -> None:
    assert sum(1 for _ in archive.rereading()) == 20
    assert archive.database.value("SELECT count(*) FROM readings") == 39
    assert {archive.reading(article.id).reader for article in archive.articles()} == {"sayso/test+hand", "sayso/test+later"}


def test_what_was_read_again_is_linked_anew_with_the_judgements(archive: Archive) -> None:
    one, other = list(archive.actors())[:2]
    archive.judge("merge", one.id, other.id, author="me")
    list(archive.rereading())
    list(archive.relinking())
    assert {mention.article for claim in archive.claims() for mention in claim.mentions} == {next(archive.articles()).id}
    assert archive.actor(other.id).id == one.id
    assert not list(archive.check().faults())


def test_reading_again_a_second_time_does_nothing_but_try_what_failed(archive: Archive) -> None:
    list(archive.rereading())
    assert sum(1 for _ in archive.rereading()) == 1
