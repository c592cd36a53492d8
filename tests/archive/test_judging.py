from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.archive import archive as archives
from sayso.archive.archive import Archive
from sayso.archive.dumping import dump
from sayso.errors import UnknownRecord
from tests.archive.fakes import FakeReader, fake_archive, write_reports


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with fake_archive(tmp_path / "news.sayso") as archive:
        archive.add(write_reports(tmp_path / "reports.jsonl", 15))
        yield archive


def test_a_judgement_has_author_and_time_and_lies_over_answers(archive: Archive) -> None:
    claim = next(archive.claims()).id
    made = archive.judge("reject", claim, author="N. Arikan", detail="a slip of the reader")
    assert (made.verdict, made.kind, made.author, made.detail) == ("reject", "claim", "N. Arikan", "a slip of the reader")
    assert archive.claim(claim).verdict == "reject"
    archive.judge("accept", claim, author="L. Kapanadze")
    assert archive.claim(claim).verdict == "accept"
    assert {each.one_words for each in archive.judgements()} == {archive.claim(claim).words}
    assert [each.verdict for each in archive.judgements()] == ["reject", "accept"]


def test_a_correction_is_shown_in_place_of_what_was_read(archive: Archive) -> None:
    story = next(archive.stories())
    archive.judge("correct", story.id, author="me", detail="title=The pier of Poti")
    assert archive.story(story.id).title == "The pier of Poti"


@pytest.mark.parametrize("detail", ["colour=red", "title", None, "state=perhaps"])
def test_a_correction_that_makes_no_sense_is_refused(archive: Archive, detail: str | None) -> None:
    record = next(archive.watch(as_of="2025-03-01")).id if detail and "state" in detail else next(archive.stories()).id
    with pytest.raises(ValueError, match=r"correction|cannot be"):
        archive.judge("correct", record, author="me", detail=detail)
    assert not list(archive.judgements())


def test_undoing_brings_back_what_was_and_leaves_a_trace(archive: Archive) -> None:
    story = next(archive.stories())
    made = archive.judge("correct", story.id, author="me", detail="title=Another")
    by = archive.undo(made.id, author="you")
    assert archive.story(story.id).title == story.title
    first, second = archive.judgements()
    assert (first.undone_by, second.id, second.author) == (by.id, by.id, "you")
    with pytest.raises(UnknownRecord, match="does not stand"):
        archive.undo(made.id, author="me")


def test_merged_actors_are_one_and_undoing_parts_them(archive: Archive) -> None:
    before = list(dump(archive.database))
    one, other = list(archive.actors())[:2]
    made = archive.judge("merge", one.id, other.id, author="me")
    assert (made.one_words, made.other_words) == (one.name, other.name)
    whole = archive.actor(other.id)
    assert whole.id == one.id
    assert {name.text for name in whole.names} == {one.name, other.name}
    assert whole.articles == one.articles + other.articles
    assert not list(archive.check().faults())
    archive.undo(made.id, author="me")
    after = [line for line in dump(archive.database) if not line.startswith("judgements")]
    assert after == [line for line in before if not line.startswith("judgements")]


def test_a_merge_survives_linking_anew_and_holds_for_what_comes(archive: Archive, tmp_path: Path) -> None:
    one, other = list(archive.actors())[:2]
    archive.judge("merge", one.id, other.id, author="me")
    assert sum(1 for _ in archive.relinking()) == 15
    assert archive.actor(other.id).id == one.id
    archive.add(write_reports(tmp_path / "more.jsonl", 30))
    assert not list(archive.check().faults())


@pytest.mark.parametrize("kind", ["stories", "claims"])
def test_stories_and_claims_can_be_merged(archive: Archive, kind: str) -> None:
    one, other = list(getattr(archive, kind)())[:2]
    archive.judge("merge", one.id, other.id, author="me")
    (whole,) = [each for each in getattr(archive, kind)() if each.id in (one.id, other.id)]
    if kind == "stories":
        assert set(whole.articles) == {*one.articles, *other.articles}
    else:
        assert set(whole.mentions) == {*one.mentions, *other.mentions}
    assert not list(archive.check().faults())


def test_linking_anew_changes_nothing_by_itself(archive: Archive) -> None:
    before = list(dump(archive.database))
    assert sum(1 for _ in archive.relinking()) == 15
    assert list(dump(archive.database)) == before


def test_what_makes_no_sense_is_refused(archive: Archive) -> None:
    story, actor, article = next(archive.stories()).id, next(archive.actors()).id, next(archive.articles()).id
    for verdict, one, other in (
        ("merge", story, actor),
        ("merge", actor, actor),
        ("merge", actor, None),
        ("split", story, actor),
        ("split", next(archive.claims()).id, article),
    ):
        with pytest.raises(ValueError, match=r"."):
            archive.judge(verdict, one, other, author="me")  # type: ignore[arg-type]
    with pytest.raises(UnknownRecord):
        archive.judge("accept", "story-0000", author="me")
    assert not list(archive.judgements())


def test_an_actor_can_be_split_from_another_of_that_name(tmp_path: Path) -> None:
    with archives.open(tmp_path / "linked.sayso", reader=FakeReader) as archive:
        archive.add(write_reports(tmp_path / "reports.jsonl", 8))
        before = list(dump(archive.database))
        actor = max(archive.actors(), key=lambda each: len(each.names))
        first, *_, last = dict.fromkeys(name.article for name in actor.names)
        with pytest.raises(ValueError, match="first met"):
            archive.judge("split", actor.id, first, author="me")
        made = archive.judge("split", actor.id, last, author="me")
        assert last not in {name.article for name in archive.actor(actor.id).names}
        others = [each for each in archive.actors() if last in {n.article for n in each.names if n.text == actor.name}]
        assert [each.id for each in others] != [actor.id]
        assert not list(archive.check().faults())
        archive.undo(made.id, author="me")
        assert [line for line in dump(archive.database) if not line.startswith("judgements")] == before


def test_an_article_can_be_split_from_a_story(tmp_path: Path) -> None:
    with archives.open(tmp_path / "linked.sayso", reader=FakeReader) as archive:
        archive.add(write_reports(tmp_path / "reports.jsonl", 8))
        before = list(dump(archive.database))
        story = max(archive.stories(), key=lambda each: len(each.articles))
        first, *_, last = story.articles
        with pytest.raises(ValueError, match="began"):
            archive.judge("split", story.id, first, author="me")
        made = archive.judge("split", story.id, last, author="me", note="another pier")
        assert (made.one, made.other, made.kind, made.note) == (story.id, last, "story", "another pier")
        assert last not in archive.story(story.id).articles
        (own,) = [each for each in archive.stories() if last in each.articles]
        assert list(archive.articles(story=own.id))
        assert not list(archive.check().faults())
        with pytest.raises(ValueError, match="not in this story"):
            archive.judge("split", story.id, last, author="me")
        with pytest.raises(ValueError, match="split by hand"):
            archive.judge("merge", story.id, own.id, author="me")
        assert sum(1 for _ in archive.relinking()) == 8
        assert last not in archive.story(story.id).articles
        archive.undo(made.id, author="me")
        assert [line for line in dump(archive.database) if not line.startswith("judgements")] == before


def test_what_was_merged_by_hand_is_parted_by_taking_that_back(archive: Archive) -> None:
    one, other = list(archive.stories())[:2]
    archive.judge("merge", one.id, other.id, author="me")
    with pytest.raises(ValueError, match="merged with another by hand"):
        archive.judge("split", one.id, other.articles[0], author="me")


def test_a_verdict_goes_with_a_record_that_becomes_another(archive: Archive) -> None:
    one, other = list(archive.claims())[:2]
    archive.judge("reject", other.id, author="me")
    archive.judge("merge", one.id, other.id, author="me")
    assert archive.claim(one.id).verdict == "reject"
