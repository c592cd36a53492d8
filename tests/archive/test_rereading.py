from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from sayso.archive.archive import Archive
from sayso.record.article import Article
from sayso.record.reading import Reading
from sayso.record.span import Span, span_of
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


class CloserReader(FakeReader):
    """Reads every claim a few letters shorter, and so under another id."""

    name = "sayso/test+closer"

    def read(self, article: Article) -> Reading:
        read = super().read(article)
        claims = [msgspec.structs.replace(each, content=(_shorter(article.text, each.content[0]),)) for each in read.claims]
        return msgspec.structs.replace(read, reader=self.name, claims=tuple(claims))


def _shorter(text: str, span: Span) -> Span:
    return span_of(text, span.start + 4, span.end)


def test_what_was_judged_is_found_again_by_its_words(archive: Archive) -> None:
    one, other, third = list(archive.claims())[:3]
    item = next(archive.watch())
    archive.judge("reject", one.id, author="me")
    archive.judge("correct", item.id, author="me", detail="state=cancelled")
    archive.judge("merge", other.id, third.id, author="me")
    archive._made_reader = CloserReader()
    for _ in range(2):  # a second time, the ids that were judged are those of records long gone
        list(archive.rereading())
        list(archive.relinking())
        assert one.id not in {claim.id for claim in archive.claims()}
        rejected = archive.claim(one.id)
        assert (rejected.verdict, rejected.words) == ("reject", one.words[4:])
        assert archive.claim(other.id).id == archive.claim(third.id).id
        assert next(each for each in archive.watch() if each.id == item.id).state == "cancelled"
        assert not list(archive.check().faults())
