from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sayso.intake import Item, Progress, items
from tests.intake.site import SENTENCE, page, reasons, titles


def a_folder(root: Path) -> Path:
    (root / "b").mkdir()
    (root / ".git").mkdir()
    (root / "b" / "two.html").write_bytes(page("Council closes pier two"))
    (root / "b" / "feed.xml").write_text("<rss/>")
    (root / "a.txt").write_text(f"Council closes pier one\n\n{SENTENCE}")
    (root / "c.jsonl").write_text(f'{{"text": "Council closes pier three\\n\\n{SENTENCE}", "id": 3}}\n')
    (root / ".hidden.txt").write_text(SENTENCE)
    (root / ".git" / "x.txt").write_text(SENTENCE)
    (root / "d.css").write_text("p {}")
    (root / "e").symlink_to(root)
    return root


def test_a_folder_is_read_in_order_without_what_is_hidden(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    found = list(items([str(folder)]))
    assert titles(found) == [f"Council closes pier {name}" for name in ("one", "two", "three")]
    assert [item.locator.removeprefix(str(folder.resolve())) for item in found] == ["/a.txt", "/b/two.html", "/c.jsonl#1"]
    assert {item.input for item in found} == {str(folder)}
    assert [item.external_id for item in found] == [None, None, "3"]


def test_progress_counts_files_and_what_is_left_out(tmp_path: Path) -> None:
    told: list[Progress] = []
    list(items([str(a_folder(tmp_path))], progress=told.append))
    assert told[-1] == Progress(str(tmp_path), 1, 1, done=3, total=3, unit="items", left_out=2)


def test_a_locator_is_the_same_from_everywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE)
    monkeypatch.chdir(tmp_path)
    assert [item.locator for item in items(["a.txt"])] == [str(tmp_path.resolve() / "a.txt")]


def test_links_to_one_file_have_locators_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE)
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    (tmp_path / "c.txt").symlink_to(tmp_path / "nowhere.txt")
    assert [Path(item.locator).name for item in items([str(tmp_path)])] == ["a.txt", "b.txt"]


def test_a_changed_file_is_not_taken_for_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(SENTENCE)
    kept = {(item.input, item.locator, item.digest) for item in items([str(path)])}

    def skip(name: str, locator: str, digest: str | None) -> bool:
        return (name, locator, digest) in kept

    assert list(items([str(path)], skip=skip)) == []
    path.write_text(SENTENCE * 2)
    assert [item.article is not None for item in items([str(path)], skip=skip)] == [True]


@pytest.mark.parametrize(
    ("name", "data", "stage", "reason"),
    [
        ("empty.txt", b"", "article", "empty"),
        ("report.pdf", b"%PDF-1.7", "article", "PDF"),
        ("report.txt.gz", b"\x1f\x8bnonsense", "article", "gzip"),
        ("big.txt", b"word " * 4_000_000, "article", "larger"),
        ("feed.xml", b"<?xml version='1.0'?><rss><channel><item>", "parse", "no well-formed XML"),
        (
            "deutsch.txt",
            "Der Hafenrat hat am Montag beschlossen, den alten Pier zu schließen, bis die Stürme vorüber sind.".encode(),
            "article",
            "'de'",
        ),
    ],
)
def test_a_bad_file_is_a_failure_and_the_next_is_read(
    tmp_path: Path, name: str, data: bytes, stage: str, reason: str
) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text(SENTENCE)
    found = list(items([str(tmp_path / name), str(tmp_path / "good.txt")]))
    assert [said[0] for said in reasons(found)] == [stage]
    assert reason in reasons(found)[0][1]
    assert found[-1].article is not None


@pytest.mark.parametrize("name", ["missing.txt", "a\x00b"])
def test_what_is_not_there(name: str) -> None:
    assert [said[0] for said in reasons(list(items([name])))] == ["open"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text(SENTENCE)
    path.chmod(0)
    assert [said[0] for said in reasons(list(items([str(path)])))] == ["open"]


def test_every_item_has_either_an_article_or_a_failure(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    (folder / "empty.txt").write_text("")
    found: list[Item] = list(items([str(folder)]))
    assert len(found) == 4
    assert all((item.article is None) != (item.failure is None) for item in found)


def test_importing_loads_nothing_heavy() -> None:
    heavy = (
        "trafilatura",
        "lxml",
        "httpx",
        "py3langid",
        "numpy",
        "protego",
        "feedparser",
        "fastwarc",
        "tenacity",
        "defusedxml",
    )
    code = f"import sys, sayso.intake; print([name for name in {heavy} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_an_address_that_is_not_of_the_web_is_said_to_be_none() -> None:
    (item,) = items(["ftp://tideline.example/news.txt"])
    assert item.failure
    assert (item.failure.stage, item.locator) == ("open", "ftp://tideline.example/news.txt")
    assert "only http:// and https://" in item.failure.reason
