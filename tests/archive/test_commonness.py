from __future__ import annotations

from pathlib import Path

import pytest

from sayso.archive.commonness import Commonness
from sayso.archive.shelves import SHELVES
from sayso.archive.store.keys import key_number
from sayso.linking.known import COUNTED
from tests.archive.fakes import PEOPLE, THINGS, TOPICS, fake_archive, write_reports


def test_what_is_at_hand_is_what_the_archive_counts(place: str, tmp_path: Path) -> None:
    """Whatever is added, changed and merged after the counts were first asked for."""
    keys = {"actor": [key_number(name) for name in PEOPLE], "story": [key_number(topic.lower()) for topic in TOPICS]}
    with fake_archive(place) as archive:
        known = archive._writer.known
        for seed in range(4):
            for kind, numbers in keys.items():
                known.common.of(kind, numbers)  # type: ignore[arg-type]
            archive.add(write_reports(tmp_path / f"{seed}.jsonl", 40, seed=seed))
            for kind, numbers in keys.items():
                counted = archive.database.carried(SHELVES[kind].keys, numbers, most=COUNTED)  # type: ignore[index]
                assert known.common.of(kind, numbers) == {key: counted.get(key, 0) for key in numbers}  # type: ignore[arg-type]


def test_claims_are_counted_within_their_stories(place: str, tmp_path: Path) -> None:
    """Whatever is added and merged after the counts were first asked for."""
    things = [key_number(thing) for thing in THINGS]
    with fake_archive(place) as archive:
        known = archive._writer.known
        for seed in range(4):
            archive.add(write_reports(tmp_path / f"{seed}.jsonl", 40, seed=seed))
            for (story,) in archive.database.rows("SELECT n FROM stories"):
                counted = archive.database.carried("claim_keys", things, most=COUNTED, story=story)
                assert known.common.within(story, things) == {key: counted.get(key, 0) for key in things}


@pytest.mark.parametrize(
    ("before", "added", "gone", "after"),
    [
        (5, 2, 0, 7),
        (5, 1, 1, 5),
        (5, 0, 3, 2),
        (COUNTED - 1, 2, 0, COUNTED),
        (COUNTED, 1, 0, COUNTED),
        (COUNTED, 1, 1, COUNTED),
        (COUNTED, 0, 1, None),  # how many more there were is not known: it is counted anew
    ],
)
def test_a_count_follows_what_is_written(tmp_path: Path, before: int, added: int, gone: int, after: int | None) -> None:
    with fake_archive(tmp_path / "news.sayso") as archive:
        common = Commonness(archive.database)
        common.counts["actor"][1] = before
        common.changed("actor", added=[1] * added + [2], gone=[1] * gone)
        assert common.counts["actor"] == ({} if after is None else {1: after})


def test_no_further_than_asked(tmp_path: Path) -> None:
    with fake_archive(tmp_path / "news.sayso") as archive:
        common = Commonness(archive.database)
        common.counts["actor"][1] = 70
        assert common.of("actor", [1, 2], most=50) == {1: 50, 2: 0}
