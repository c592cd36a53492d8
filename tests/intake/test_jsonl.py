from __future__ import annotations

import gzip
import io
import json
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.intake import Item, items
from sayso.intake.input import Input
from sayso.intake.jsonl import LONGEST_LINE, stdin_items
from sayso.intake.visitor import Visitor
from tests.intake.site import SENTENCE, page, reasons, titles


def read(tmp_path: Path, *lines: object) -> list[Item]:
    path = tmp_path / "week.jsonl"
    path.write_text("".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines))
    return list(items([str(path)]))


def piped(data: bytes) -> list[Item]:
    return list(stdin_items(Input("-", Visitor), io.BytesIO(data)))


def test_a_line_with_everything(tmp_path: Path) -> None:
    text = f"Old pier to close\r\n\r\n{SENTENCE}"
    told = {
        "text": text, "id": "t-7", "title": "Old pier to close", "outlet": "Tideline",
        "published": "2031-03-05T23:10:00+02:00",
        "byline": "Ana Berg", "url": "https://tideline.example/pier", "colour": "blue",
    }  # fmt: skip
    [item] = read(tmp_path, told)
    article = item.article
    assert article
    assert (item.external_id, article.text) == ("t-7", text.replace("\r\n", "\n"))
    assert (article.title, article.outlet, article.byline) == ("Old pier to close", "Tideline", "Ana Berg")
    assert (article.published, article.url) == ("2031-03-05", "https://tideline.example/pier")


def test_html_where_there_is_no_text(tmp_path: Path) -> None:
    [item] = read(tmp_path, {"text": " ", "html": page("Pier to close").decode(), "outlet": "Tideline"})
    assert item.article
    assert (item.article.title, item.article.outlet) == ("Pier to close", "Tideline")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("[1, 2]", "Expected `object`, got `array`"),
        ("7", "Expected `object`"),
        ('{"text": "Pier', "invalid character"),
        ("Council closes pier", "malformed"),
        ('{"text": 7}', r"$.text"),
        ('{"text": "Pier", "title": ["a"]}', r"$.title"),
        ('{"text": "\\ud800 pier"}', "no JSON object"),
        ("[" * 100_000, "no JSON object"),
    ],
)
def test_a_broken_line_is_a_failure_with_its_number(tmp_path: Path, line: str, reason: str) -> None:
    found = read(tmp_path, {"text": SENTENCE}, line, "", {"text": SENTENCE * 2})
    assert [item.locator.rpartition("#")[2] for item in found] == ["1", "2", "4"]
    assert [said[0] for said in reasons(found)] == ["parse"]
    assert reason in reasons(found)[0][1]


@pytest.mark.parametrize("told", [{}, {"text": ""}, {"text": None, "id": 4}, {"html": ""}, {"title": "Pier"}])
def test_a_line_without_words(tmp_path: Path, told: dict[str, object]) -> None:
    assert [said[0] for said in reasons(read(tmp_path, told))] == ["article"]


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2031-03-05", "2031-03-05"),
        ("2031-03", "2031-03"), ("2031", "2031"), (2031, "2031"), ("5 March 2031", "2031-03-05"),
        ("Wed, 05 Mar 2031 01:00:00 +0300", "2031-03-05"), ("2031-02-30", None), ("soon", None), ("", None), (None, None),
        (1.5, None), ({"day": 5}, None), (["2031"], None), ("2031-13", None), ("9" * 5000, None),
    ],
)  # fmt: skip
def test_a_date_that_is_none_is_unknown(tmp_path: Path, published: object, expected: str | None) -> None:
    [item] = read(tmp_path, {"text": SENTENCE, "published": published})
    assert item.article
    assert item.article.published == expected


def test_one_id_on_two_lines_keeps_both(tmp_path: Path) -> None:
    found = read(tmp_path, {"text": SENTENCE, "id": 1}, {"text": SENTENCE, "id": 1})
    assert [item.external_id for item in found] == ["1", "1"]
    assert len({item.locator for item in found}) == 2


def test_a_packed_file_and_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "week.jsonl.gz"
    path.write_bytes(
        gzip.compress(b"\xef\xbb\xbf" + json.dumps({"text": f"Council closes old pier\n\n{SENTENCE}"}).encode() + b"\r\n")
    )
    assert titles(list(items([str(path)]))) == ["Council closes old pier"]


def test_a_packed_file_cut_in_the_middle_keeps_what_came_before(tmp_path: Path) -> None:
    path = tmp_path / "week.jsonl.gz"
    lines = [json.dumps({"text": f"{SENTENCE} {number * 7919}"}).encode() + b"\n" for number in range(2000)]
    whole = gzip.compress(b"".join(lines))
    path.write_bytes(whole[: len(whole) // 2])
    found = list(items([str(path)]))
    assert 100 < len(found) < 2000
    assert [item.failure is None for item in found] == [True] * (len(found) - 1) + [False]
    assert found[-1].failure
    assert found[-1].failure.stage == "open"


def test_a_line_without_end_is_passed_over_in_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "week.jsonl.gz"
    with gzip.open(path, "wb", compresslevel=1) as file:
        for _ in range(70):
            file.write(b"a" * 1_000_000)
        file.write(b"\n" + json.dumps({"text": SENTENCE}).encode())
    tracemalloc.start()
    found = list(items([str(path)]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "longer than a report" in reasons(found)[0][1]
    assert [item.locator.rpartition("#")[2] for item in found] == ["1", "2"]
    assert found[1].article
    assert peak < 4 * LONGEST_LINE


def test_standard_input() -> None:
    found = piped(json.dumps({"text": f"Council closes old pier\n\n{SENTENCE}", "id": "a"}).encode() + b"\nnonsense\n")
    assert titles(found) == ["Council closes old pier"]
    assert [(item.input, item.locator) for item in found] == [("-", "-#1"), ("-", "-#2")]
    assert len({item.digest for item in found}) == 2


@given(st.binary(max_size=300))
def test_whatever_comes_every_line_is_accounted_for(data: bytes) -> None:
    found = piped(data)
    assert len(found) == sum(bool(line.removeprefix(b"\xef\xbb\xbf").strip()) for line in data.split(b"\n"))
    assert all((item.article is None) != (item.failure is None) for item in found)
