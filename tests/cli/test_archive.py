"""The commands of an archive: contract 2 as JSON, calm text otherwise."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from sayso.archive.answers import AddedItem
from sayso.cli import app
from sayso.cli.add import told as tell
from sayso.cli.progress import Watcher
from tests.archive.fakes import FakeReader, write_reports

# Contract 2, field by field. Fields may be added, never renamed.
CONTRACT = {
    "articles": {"id", "external_id", "outlet", "title", "published", "story", "copy_of", "reasons"},
    "stories": {"id", "title", "first", "last", "articles", "actors", "places"},
    "claims": {"id", "story", "words", "mentions", "voices", "standing", "contradictions"},
    "watch": {"id", "story", "article", "who", "what", "due", "state", "closed_by", "reasons"},
    "news": {"article", "story", "first", "adds"},
    "actors": {"id", "name", "kind", "names", "roles"},
}


def made(_lexicon: tuple[Path, ...] = (), *, threads: int = 2) -> FakeReader:
    assert threads
    return FakeReader()


def run(*arguments: str) -> Any:
    return CliRunner().invoke(app, arguments, obj=made)


def lines(*arguments: str) -> list[dict[str, Any]]:
    seen = run(*arguments, "--json")
    assert seen.exit_code == 0, seen.output
    return [json.loads(line) for line in seen.stdout.splitlines()]


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_reports(tmp_path_factory.mktemp("reports") / "reports.jsonl", 25)


@pytest.fixture(scope="module")
def archive(reports: Path) -> str:
    place = str(reports.parent / "news.sayso")
    assert run("add", str(reports), "--archive", place).exit_code == 0
    return place


def test_adding_tells_what_became_of_each(reports: Path, tmp_path: Path) -> None:
    place = str(tmp_path / "news.sayso")
    first, again = lines("add", str(reports), "--archive", place), lines("add", str(reports), "--archive", place)
    assert {line["outcome"] for line in first} == {"added"}
    assert {line["outcome"] for line in again} == {"known"}
    assert first[0].keys() >= {"input", "external_id", "article", "outcome", "failure"}
    assert [line["article"] for line in first] == [line["article"] for line in again]


def test_adding_says_at_the_end_how_many(reports: Path, archive: str) -> None:
    seen = run("add", str(reports), "-a", archive)
    assert seen.stdout == "0 added, 25 known.\n"


@pytest.mark.parametrize("command", sorted(CONTRACT))
def test_answers_hold_to_the_contract(command: str, archive: str) -> None:
    answers = lines(command, "--archive", archive)
    assert answers
    assert all(answer.keys() >= CONTRACT[command] for answer in answers)


@pytest.mark.parametrize("command", sorted(CONTRACT))
def test_answers_as_text_are_plain_and_show_handles(command: str, archive: str) -> None:
    seen = run(command, "--archive", archive)
    assert seen.exit_code == 0
    assert "\x1b" not in seen.stdout
    identifier = next(answer.get("id") or answer["adds"][0]["id"] for answer in lines(command, "--archive", archive))
    assert identifier.partition("-")[2][:8] in seen.stdout


@pytest.mark.parametrize("command", ["articles", "claims", "watch", "news"])
def test_answers_can_be_had_of_one_story(command: str, archive: str) -> None:
    story = lines("stories", "--archive", archive)[0]["id"]
    some = lines(command, "--archive", archive, "--story", story.partition("-")[2][:8])
    assert {answer["story"] for answer in some} == {story}


def test_news_since_a_day(archive: str) -> None:
    some = lines("news", "--archive", archive, "--since", "2025-03-10")
    assert {each["published"] >= "2025-03-10" for each in some} == {True}
    assert run("news", "--archive", archive, "--since", "soon").exit_code == 2


def test_the_watch_list_as_of_a_day(archive: str) -> None:
    states = {
        day: [item["state"] for item in lines("watch", "--archive", archive, "--as-of", day)]
        for day in ("2025-02-01", "2026-01-01")
    }
    assert "overdue" not in states["2025-02-01"]
    assert "overdue" in states["2026-01-01"]


def test_one_story_shows_what_each_article_added(archive: str) -> None:
    story = lines("stories", "-a", archive)[0]
    seen = run("story", story["id"], "-a", archive)
    assert story["title"] in seen.stdout
    assert "WHAT EACH ARTICLE ADDED" in seen.stdout
    assert lines("story", story["id"], "-a", archive) == [story]


def test_every_sentence_of_a_briefing_ends_with_its_articles(archive: str) -> None:
    story = lines("stories", "-a", archive)[0]["id"]
    text = run("brief", story, "-a", archive).stdout
    told = [line for line in text.splitlines() if line.startswith(("- ", "  - "))]
    assert told
    assert all(line.endswith("]") for line in told)
    assert "## Articles" in text


def test_words_are_found(archive: str) -> None:
    found = lines("search", "union", '"number 3"', "-a", archive)
    assert [each["title"] for each in found] == [
        a["title"] for a in lines("articles", "-a", archive) if a["external_id"] == "t3"
    ]
    assert any(span["text"] == "number 3" for span in found[0]["spans"])
    assert run("search", "nowhere", "-a", archive).stdout == "No article holds these words.\n"
    assert run("search", "!!", "-a", archive).exit_code == 2


@pytest.mark.parametrize("command", ["articles", "stories", "claims", "actors", "watch"])
def test_why_gives_the_account_of_every_kind_of_record(command: str, archive: str) -> None:
    record = lines(command, "-a", archive)[0]["id"]
    (account,) = lines("why", record, "-a", archive)
    assert account["id"] == record
    assert run("why", record, "-a", archive).stdout


def test_a_whole_archive_passes_the_check(archive: str) -> None:
    assert run("check", "-a", archive).stdout.endswith("no fault.\n")
    assert lines("check", "-a", archive)[-1]["faults"] == 0


def test_judging_and_undoing(archive: str) -> None:
    claim = lines("claims", "-a", archive)[0]["id"]
    (made_,) = lines("judge", "reject", claim, "-a", archive, "--author", "me", "--note", "no")
    assert [line["id"] for line in lines("judgements", "-a", archive)] == [made_["id"]]
    assert made_["note"] == made_["detail"] == "no"
    assert made_["one_words"] in run("judgements", "-a", archive).stdout
    assert lines("claims", "-a", archive)[0]["verdict"] == "reject"
    assert run("undo", made_["id"], "-a", archive, "--author", "me").exit_code == 0
    assert lines("claims", "-a", archive)[0]["verdict"] is None
    assert "taken back" in run("judgements", "-a", archive).stdout


def test_linking_anew_changes_nothing(archive: str) -> None:
    before = lines("claims", "-a", archive)
    assert run("relink", "-a", archive).stdout == "25 linked anew.\n"
    assert lines("claims", "-a", archive) == before


def test_failures_are_listed_and_tried_again(tmp_path: Path) -> None:
    place, path = str(tmp_path / "news.sayso"), tmp_path / "bad.jsonl"
    path.write_text("[]\n", encoding="utf-8")
    seen = run("add", str(path), "-a", place)
    assert (seen.exit_code, seen.stdout) == (2, "0 added, 0 known, 1 failed (see `sayso failures`).\n")
    assert "bad.jsonl#1: The line is no JSON object" in seen.stderr
    assert lines("failures", "-a", place)[0]["stage"] == "parse"
    assert "bad.jsonl#1" in run("failures", "-a", place).stdout
    write_reports(path, 1)
    assert run("failures", "--retry", "-a", place).stdout == "1 added, 0 known.\n"
    assert run("failures", "-a", place).stdout == "Nothing has failed.\n"


@pytest.mark.parametrize("command", ["articles", "check", "judgements", "relink", "failures"])
def test_an_archive_that_is_not_there_is_not_made(command: str, tmp_path: Path) -> None:
    seen = run(command, "-a", str(tmp_path / "none.sayso"))
    assert "There is no archive" in str(seen.exception)
    assert not list(tmp_path.iterdir())


def test_the_archive_can_come_from_the_environment(archive: str) -> None:
    seen = CliRunner().invoke(app, ["stories"], env={"SAYSO_ARCHIVE": archive})
    assert seen.exit_code == 0


def test_what_is_interrupted_says_how_to_go_on() -> None:
    def told() -> Iterator[AddedItem]:
        yield AddedItem("here", "1", "article-1", "added", None, "there")
        raise KeyboardInterrupt

    watching = Listening()
    with pytest.raises(typer.Exit) as seen:
        tell(told(), watching, as_json=False, again="the same command")
    assert seen.value.exit_code == 130
    assert watching.said == ["Stopped. 1 added, 0 known. Run the same command to go on."]


class Listening(Watcher):
    """Keeps what it is told to say."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def say(self, words: str) -> None:
        self.said.append(words)


def test_an_export_names_its_files(archive: str, tmp_path: Path) -> None:
    seen = run("export", "-a", archive, "--format", "plover", "--output", str(tmp_path / "events.csv"))
    assert seen.stdout == f"{tmp_path / 'events.csv'}\n"
    assert run("export", "-a", archive, "--format", "xls", "--output", str(tmp_path)).exit_code == 2


def test_sql_prints_a_table_or_json(archive: str) -> None:
    pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    query = "SELECT outlet, count(*) AS n FROM articles GROUP BY outlet ORDER BY outlet"
    assert lines("sql", query, "-a", archive)[0] == {"outlet": "Outlet 0", "n": 5}
    assert run("sql", query, "-a", archive).stdout.splitlines()[0].split() == ["outlet", "n"]


def test_an_article_is_split_from_a_story_and_the_note_is_kept(reports: Path, tmp_path: Path) -> None:
    place = str(tmp_path / "news.sayso")
    assert run("add", str(reports), "-a", place).exit_code == 0
    story = max(lines("stories", "-a", place), key=lambda each: len(each["articles"]))
    (made_,) = lines("judge", "split", story["id"], story["articles"][-1], "-a", place, "--author", "me", "--note", "a pun")
    assert (made_["verdict"], made_["kind"], made_["other"], made_["note"]) == (
        "split",
        "story",
        story["articles"][-1],
        "a pun",
    )
    (left,) = lines("story", story["id"], "-a", place)
    assert story["articles"][-1] not in left["articles"]
    assert run("judge", "split", story["id"], story["articles"][-1], "-a", place).exit_code == 2


def test_a_briefing_on_no_story_leaves_the_file_alone(archive: str, tmp_path: Path) -> None:
    path = tmp_path / "brief.md"
    path.write_text("mine", encoding="utf-8")
    assert run("brief", "story-0000", "-a", archive, "-o", str(path)).exit_code != 0
    assert path.read_text(encoding="utf-8") == "mine"
    story = lines("stories", "-a", archive)[0]["id"]
    assert run("brief", story, "-a", archive, "-o", str(path), "--as-of", "2025-04-01").exit_code == 0
    assert "as of 1 Apr 2025" in path.read_text(encoding="utf-8")
