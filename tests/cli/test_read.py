from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from sayso.cli import app
from sayso.reading.explanation import Explanation, Step
from sayso.record.article import Article
from sayso.record.reading import Reading
from tests.readings import SAMPLES, Words, claim, link, reading

REPORT = (
    "Rain in Batumi\n\nBATUMI (Black Sea Ledger) - It will rain in Batumi tomorrow, the mayor of the town said on Monday.\n"
)


class FakeReader:
    """Finds one claim in every article that says it will rain, and breaks on one that asks for it."""

    name = "sayso/test+fake"

    def __init__(self, lexicon: tuple[Path, ...] = (), *, threads: int = 2) -> None:
        self.lexicon, self.threads = lexicon, threads

    def __call__(self, articles: Sequence[Article]) -> list[Reading]:
        return [self.read(article) for article in articles]

    def read(self, article: Article) -> Reading:
        words = Words(article.text)
        if "break the reader" in article.text:
            raise RuntimeError("broken\non two lines")
        if "It will rain" not in article.text:
            return reading(article)
        said = claim(words("It will rain"), words("said"), [link(words("the mayor"), "office")], stance="expects")
        return reading(article, claims=(said,))

    def explain(self, _: Article, record_id: str) -> Explanation:
        return Explanation(record_id, "claim", (Step("cue", "said", None, None, None),))


def run(*arguments: str, stdin: str | bytes | None = None) -> Any:
    return CliRunner().invoke(app, ["read", *arguments], input=stdin, obj=FakeReader)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "rain.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_a_report_is_printed_as_text(report: Path) -> None:
    seen = run(str(report))
    assert seen.exit_code == 0
    assert seen.stdout.startswith("Rain in Batumi\n")
    assert "the mayor (office)" in seen.stdout
    assert "\x1b" not in seen.stdout


def test_colour_can_be_asked_for(report: Path) -> None:
    assert "\x1b[" in run(str(report), "--color").stdout


def test_a_pipe_is_read() -> None:
    assert run("-", stdin=REPORT).stdout.startswith("Rain in Batumi\n")


def test_json_is_one_object_a_line(report: Path) -> None:
    lines = run(str(report), str(report), "--json").stdout.splitlines()
    assert [json.loads(line)["claims"][0]["stance"] for line in lines] == ["expects", "expects"]


def test_what_the_report_does_not_say_can_be_given(report: Path) -> None:
    seen = json.loads(run(str(report), "--json", "--published", "2025-02", "--outlet", "The Ledger").stdout)
    assert seen["article"]["published"] == "2025-02"
    assert seen["article"]["outlet"] == "The Ledger"


def test_a_page_goes_to_a_file(report: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert run(str(report), "--html", "--output", str(page)).stdout == ""
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_one_record_is_explained_by_the_beginning_of_its_id(report: Path) -> None:
    record = json.loads(run(str(report), "--json").stdout)["claims"][0]["id"]
    assert run(str(report), "--explain", record.partition("-")[2][:6]).stdout.startswith(f"CLAIM  {record}\n")
    assert json.loads(run(str(report), "--explain", record, "--json").stdout)["record"] == record


def test_an_id_that_is_not_there_is_one_line(report: Path) -> None:
    seen = run(str(report), "--explain", "zzzzzz")
    assert (seen.exit_code, seen.stdout) == (2, "")
    assert seen.stderr.startswith(f"sayso: {report}: ")
    assert seen.stderr.count("\n") == 1


def test_a_report_that_fails_does_not_stop_the_others(report: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.txt"
    broken.write_text(REPORT.replace("tomorrow", "tomorrow and break the reader"), encoding="utf-8")
    seen = run(str(tmp_path / "missing.txt"), str(broken), str(report), "--json")
    assert seen.exit_code == 2
    assert len(seen.stdout.splitlines()) == 1
    missing, internal = seen.stderr.splitlines()
    assert "missing.txt" in missing
    assert "internal error" in internal


@pytest.mark.parametrize(
    "content",
    [b"", b"   \n\n", b"\x00\x01\x02" * 500, b"\x89PNG\r\n\x1a\n" + b"\x00" * 500, b"\xff\xfe"],
    ids=["empty", "blank", "binary", "picture", "mark"],
)
def test_what_is_no_report_is_refused_in_one_line(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    seen = run(str(path))
    assert (seen.exit_code, seen.stdout) == (2, "")
    assert seen.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["--json", "--html", "a.txt"],
        ["--html", "a.txt", "b.txt"],
        ["--explain", "claim-1", "a.txt", "b.txt"],
        ["--published", "yesterday", "a.txt"],
        ["--published", "2025-02-30", "a.txt"],
        ["--threads", "0", "a.txt"],
        ["--nonsense", "a.txt"],
        [],
    ],
)
def test_options_that_make_no_sense_are_refused(arguments: list[str]) -> None:
    seen = run(*arguments)
    assert (seen.exit_code, seen.stdout) == (2, "")


def test_an_output_that_cannot_be_written(report: Path, tmp_path: Path) -> None:
    seen = run(str(report), "--output", str(tmp_path))
    assert "cannot be written" in str(seen.exception)


@pytest.mark.parametrize("path", sorted([*SAMPLES.glob("*.txt"), *SAMPLES.glob("*.html")]), ids=lambda path: path.name)
def test_the_samples_are_taken_in(path: Path) -> None:
    article = json.loads(run(str(path), "--json").stdout)["article"]
    assert article["title"]
    assert article["blocks"][0]["kind"] == "title"
    for junk in ("cookie", "Subscribe", "Read next", "newsletter", "All rights reserved"):
        assert junk not in article["text"]
