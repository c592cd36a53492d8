"""The archive answers linking as linking's own archive in memory does, whatever comes and in whatever order."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from sayso.archive.archive import Archive
from sayso.intake.item import Item
from sayso.linking.kept import Decision
from sayso.linking.memory import MemoryArchive
from sayso.source import article_from_text
from tests.archive.fakes import PEOPLE, THINGS, TOPICS, FakeReader, fake_archive, fake_link, report


@pytest.fixture
def archive(place: str) -> Iterator[Archive]:
    with fake_archive(place) as archive:
        yield archive


def filled(archive: Archive, count: int, seed: int) -> MemoryArchive:
    """The same reports in an archive and in memory."""
    memory = MemoryArchive()
    items = []
    for number in range(count):
        told = report(number, seed=seed)
        article = article_from_text(told["text"], outlet=told["outlet"], title=told["title"], published=told["published"])
        items.append(Item("made up", str(number), told["id"], article))
        memory.write(fake_link(FakeReader().read(article), memory))
    assert {told.outcome for told in archive.add_items(items)} == {"added"}
    return memory


@pytest.mark.parametrize("seed", [1, 2])
def test_answers_are_those_of_the_archive_in_memory(archive: Archive, seed: int) -> None:
    memory = filled(archive, 40, seed)
    archive._writer._load()
    known, pick = archive._writer.known, random.Random(seed)
    for _ in range(12):
        people = pick.sample(PEOPLE, 3) + [name.split()[1] for name in pick.sample(PEOPLE, 2)]
        topics = [topic.lower() for topic in pick.sample(TOPICS, 3)]
        things, limit = pick.sample(THINGS, 2), pick.randint(1, 9)
        assert list(known.actors_by(people, limit=limit)) == list(memory.actors_by(people, limit=limit))
        for since in (None, "2025-03-20"):
            mine = known.stories_by(topics, since=since, limit=limit)
            assert list(mine) == list(memory.stories_by(topics, since=since, limit=limit))
        for story in list(memory.told.records):
            assert list(known.claims_of(story, things, limit=limit)) == list(memory.claims_of(story, things, limit=limit))
            assert list(known.watched(story, limit=limit)) == list(memory.watched(story, limit=limit))
        assert dict(known.commonness("actor", people, most=5)) == dict(memory.commonness("actor", people, most=5))


@pytest.mark.parametrize("seed", [4])
def test_records_by_id_and_totals(archive: Archive, seed: int) -> None:
    memory = filled(archive, 40, seed)
    archive._writer._load()
    known = archive._writer.known
    for kind in ("article", "actor", "story", "claim", "followup"):
        assert known.total(kind) == memory.total(kind)
    for identifier in (*memory.told.records, *memory.merged, "story-none"):
        assert known.story(identifier) == memory.story(identifier)
    for identifier in (*memory.sketches.records, "article-none"):
        assert known.article(identifier) == memory.article(identifier)
    ids = [*memory.people.records, "actor-none"]
    assert list(known.actors(ids)) == list(memory.actors(ids))


def test_merged_stories_take_everything_along(archive: Archive) -> None:
    memory = filled(archive, 120, 5)
    assert memory.merged, "the reports made up must merge some stories"
    held = {story.id: set(story.articles) for story in archive.stories()}
    wanted: dict[str, set[str]] = {story: set() for story in memory.told.records}
    for sketch in memory.sketches.records.values():
        wanted[memory.now(sketch.story)].add(sketch.id)
    assert held == wanted
    assert {news.story for news in archive.news()} <= set(held)
    assert not list(archive.check().faults())


def test_decisions_of_people_are_told(archive: Archive) -> None:
    filled(archive, 20, 6)
    one, other = [actor.id for actor in archive.actors()][:2]
    archive.judge("merge", one, other, author="me")
    archive._writer._load()
    assert list(archive._writer.known.decisions("actor", [other])) == [Decision("actor", one, other, True)]
    assert not archive._writer.known.decisions("story", [other])
