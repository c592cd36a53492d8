"""The sample coverage and its truth table agree with each other, whatever an archive makes of them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).resolve().parents[1] / "samples" / "coverage"
LINES = (FOLDER / "coverage.jsonl").read_text("utf-8").splitlines()
REPORTS: dict[str, dict[str, str]] = {report["id"]: report for report in map(json.loads, LINES)}
TRUTH: dict[str, Any] = json.loads((FOLDER / "truth.json").read_text("utf-8"))
AS_OF = date.fromisoformat(TRUTH["as_of"])
STORY_OF = {report: story["id"] for story in TRUTH["stories"] for report in story["articles"]}
CLAIMS = {claim["id"]: claim for claim in TRUTH["claims"]}

Mention = dict[str, Any]


def mentions() -> Iterator[Mention]:
    """Everything in the table that points at words of a report."""
    for claim in TRUTH["claims"]:
        yield from claim["mentions"]
    for pair in TRUTH["contradictions"]:
        yield from (pair["a"], pair["b"])
    for item in TRUTH["followups"]:
        yield item
        if item["closed_by"]:
            yield item["closed_by"]
    for item in TRUTH["adds"]:
        yield from ({"id": item["id"], "words": words} for words in (*item["new"], *item["old"]))


def published(report: str) -> date:
    return date.fromisoformat(REPORTS[report]["published"])


def place(mention: Mention) -> tuple[int, int]:
    """Start and end of the words in the report's text."""
    start = REPORTS[mention["id"]]["text"].index(mention["words"])
    return start, start + len(mention["words"])


def test_there_are_enough_reports_by_enough_outlets_over_three_weeks() -> None:
    days = sorted(map(published, REPORTS))
    assert len(LINES) == len(REPORTS) >= 30
    assert len({report["outlet"] for report in REPORTS.values()}) >= 7
    assert timedelta(days=18) <= days[-1] - days[0] <= timedelta(days=21)
    assert days[-1] < AS_OF


def test_reports_come_in_the_order_of_their_days() -> None:
    assert list(REPORTS) == sorted(REPORTS) == sorted(REPORTS, key=published)


@pytest.mark.parametrize("report", REPORTS.values(), ids=list(REPORTS))
def test_a_report_is_short_and_tidy(report: dict[str, str]) -> None:
    assert set(report) - {"byline"} == {"id", "outlet", "title", "published", "text"}
    assert 80 <= len(report["text"].split()) <= 220
    assert report["title"] not in report["text"]
    assert all(line == line.strip() and "  " not in line for line in report["text"].split("\n"))


def test_the_words_of_a_mention_stand_once_in_its_report() -> None:
    wrong = [m for m in mentions() if m["id"] not in REPORTS or REPORTS[m["id"]]["text"].count(m["words"]) != 1]
    assert not wrong


def test_every_report_is_in_one_story() -> None:
    assert Counter(report for story in TRUTH["stories"] for report in story["articles"]) == Counter(list(REPORTS))
    assert sum(len(story["articles"]) > 1 for story in TRUTH["stories"]) == 3
    assert all(story["articles"] == sorted(story["articles"], key=published) for story in TRUTH["stories"])


def test_a_copy_follows_its_original_within_one_story() -> None:
    for copy in TRUTH["copies"]:
        assert copy["kind"] in {"reprint", "shortened", "edited"}
        assert STORY_OF[copy["id"]] == STORY_OF[copy["of"]]
        assert published(copy["id"]) >= published(copy["of"])


@pytest.mark.parametrize("claim", CLAIMS.values(), ids=list(CLAIMS))
def test_voices_are_those_of_the_reports_that_carry_the_claim(claim: dict[str, Any]) -> None:
    carried = {(mention["id"], mention["side"]) for mention in claim["mentions"]}
    voiced = {(report, voice["side"]) for voice in claim["voices"] for report in voice["articles"]}
    assert carried == voiced
    assert {side for _, side in carried} <= {"for", "against"}
    assert len({STORY_OF[report] for report, _ in carried}) == 1


def test_a_copy_is_the_voice_of_its_original() -> None:
    for copy in TRUTH["copies"]:
        for claim in CLAIMS.values():
            for voice in claim["voices"]:
                assert copy["id"] not in voice["articles"] or copy["of"] in voice["articles"]


def test_no_words_belong_to_two_claims() -> None:
    at = [(mention["id"], *place(mention)) for claim in CLAIMS.values() for mention in claim["mentions"]]
    for (one, start, end), (other, begin, stop) in combinations(at, 2):
        assert one != other or end <= begin or stop <= start


def test_claims_are_known_by_one_id_each() -> None:
    assert len(CLAIMS) == len(TRUTH["claims"])
    assert all(one != other and {one, other} <= set(CLAIMS) for one, other in TRUTH["different"])


def test_contradictions_are_of_claims_of_one_story() -> None:
    claimed = {(mention["id"], mention["words"]) for claim in CLAIMS.values() for mention in claim["mentions"]}
    for pair in TRUTH["contradictions"]:
        assert pair["about"] in {"number", "date", "place", "doer", "denial"}
        assert STORY_OF[pair["a"]["id"]] == STORY_OF[pair["b"]["id"]]
        assert {(pair[side]["id"], pair[side]["words"]) for side in ("a", "b")} <= claimed


def test_a_followup_is_closed_by_a_later_report_of_its_story() -> None:
    states = Counter(item["state"] for item in TRUTH["followups"])
    assert set(states) == {"open", "due", "overdue", "met", "cancelled"}
    for item in TRUTH["followups"]:
        end = item["closed_by"]
        assert (end is not None) == (item["state"] in {"met", "cancelled"})
        assert end is None or STORY_OF[end["id"]] == STORY_OF[item["id"]]
        assert end is None or published(end["id"]) > published(item["id"])


def test_names_stand_in_their_reports() -> None:
    for one, other in (*TRUTH["same_actor"], *TRUTH["different_actor"]):
        assert one != other
        assert all(actor["name"] in REPORTS[actor["id"]]["text"] for actor in (one, other))


def test_no_two_names_are_both_one_actor_and_two() -> None:
    group: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for pair in TRUTH["same_actor"]:
        a, b = ((actor["id"], actor["name"]) for actor in pair)
        joined = group.get(a, {a}) | group.get(b, {b})
        group.update(dict.fromkeys(joined, joined))
    for pair in TRUTH["different_actor"]:
        a, b = ((actor["id"], actor["name"]) for actor in pair)
        assert b not in group.get(a, {a})


def test_only_reports_that_come_later_than_their_storys_first_add_to_it() -> None:
    first = {story["articles"][0] for story in TRUTH["stories"]}
    copies = {copy["id"] for copy in TRUTH["copies"]}
    assert {item["id"] for item in TRUTH["adds"]} == set(REPORTS) - first - copies
    for item in TRUTH["adds"]:
        assert item["new"]
        assert not set(item["new"]) & set(item["old"])


def test_what_is_old_was_claimed_before() -> None:
    """An old statement stands for or against a claim as an earlier report did; no earlier report did what a new one does."""
    carries = {(m["id"], m["words"]): (claim["id"], m["side"]) for claim in CLAIMS.values() for m in claim["mentions"]}
    order = list(REPORTS)
    for item in TRUTH["adds"]:
        before = {value for (report, _), value in carries.items() if order.index(report) < order.index(item["id"])}
        assert {carries[item["id"], w] for w in item["old"] if (item["id"], w) in carries} <= before
        assert not {carries[item["id"], w] for w in item["new"] if (item["id"], w) in carries} & before
