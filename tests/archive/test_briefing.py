from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.archive.archive import Archive
from tests.archive.fakes import fake_archive, write_reports


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    folder = tmp_path_factory.mktemp("brief")
    with fake_archive(folder / "news.sayso") as archive:
        archive.add(write_reports(folder / "reports.jsonl", 40))
        yield archive


def parts(text: str) -> dict[str, list[str]]:
    """The lines under each heading."""
    found: dict[str, list[str]] = {"": []}
    for line in text.splitlines():
        if line.startswith("## "):
            found[line[3:]] = []
        elif line:
            found[list(found)[-1]].append(line)
    return found


def test_every_sentence_ends_with_articles_that_are_listed(archive: Archive) -> None:
    for story in archive.stories():
        told = parts(archive.brief(story.id))
        listed = {line.partition(".")[0] for line in told.pop("Articles")}
        sentences = [line for lines in list(told.values())[1:] for line in lines]
        assert sentences
        for line in sentences:
            assert (cited := re.search(r"((?:\[\d+\])+)$", line)), line
            assert set(re.findall(r"\d+", cited[1])) <= listed


def test_words_are_those_of_the_articles(archive: Archive) -> None:
    story = next(archive.stories())
    texts = [archive.article(identifier).text for identifier in story.articles]
    quoted = re.findall(r"“(.+?)”", "\n".join(parts(archive.brief(story.id))["How it went"]))
    assert quoted
    assert all(any(words in text for text in texts) for words in quoted)


def test_voices_are_counted_and_one_alone_is_said_to_be(archive: Archive) -> None:
    claims = {claim.words: len(claim.voices) for claim in archive.claims()}
    for story in archive.stories():
        told = parts(archive.brief(story.id))
        for name, enough in (("Independent voices agree", range(2, 99)), ("On one voice alone", range(1, 2))):
            for line in told.get(name, []):
                words = re.search(r"“(.+?)”", line)
                assert words
                assert claims[words[1]] in enough


def test_the_watch_list_is_as_of_the_day_asked_about(archive: Archive) -> None:
    story = next(archive.stories()).id
    assert "**overdue**" not in archive.brief(story, as_of="2025-02-01")
    assert "**overdue**" in (text := archive.brief(story, as_of="2026-01-01"))
    assert "as of 1 Jan 2026" in text


def test_what_people_rejected_is_left_out(tmp_path: Path) -> None:
    with fake_archive(tmp_path / "news.sayso") as archive:
        archive.add(write_reports(tmp_path / "reports.jsonl", 10))
        claim = next(archive.claims())
        assert claim.words in archive.brief(claim.story)
        archive.judge("reject", claim.id, author="me")
        assert claim.words not in archive.brief(claim.story)
