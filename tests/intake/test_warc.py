from __future__ import annotations

import gzip
import sys
import tracemalloc
import zlib
from pathlib import Path

import pytest

from sayso.intake import Item, Progress, items
from tests.intake.site import page, reasons, titles

pytest.importorskip("fastwarc", reason="WARC files need the extra sayso[warc]")


def response(number: int, body: bytes, *, status: str = "200 OK", kind: str = "text/html", **headers: str) -> bytes:
    """A record as crawlers write them."""
    more = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + body
    return record(number, "response", "application/http; msgtype=response", http)


def record(number: int, what: str, kind: str, body: bytes) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {what}\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
        f"WARC-Target-URI: https://tideline.example/{number}\r\nWARC-Date: 2031-03-05T10:00:00Z\r\n"
        f"Content-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def news(count: int) -> list[bytes]:
    return [response(number, page(f"Council closes pier {number}")) for number in range(count)]


def read(path: Path, data: bytes) -> list[Item]:
    path.write_bytes(data)
    return list(items([str(path)]))


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz", "crawl"])
def test_every_page_is_an_item(tmp_path: Path, name: str) -> None:
    pack = gzip.compress if name.endswith(".gz") else bytes
    path = tmp_path / name
    found = read(path, b"".join(pack(one) for one in news(3)))
    assert titles(found) == [f"Council closes pier {number}" for number in range(3)]
    assert [item.locator for item in found] == [f"{path.resolve()}#urn:uuid:{number}" for number in range(3)]
    assert [item.article.url for item in found if item.article] == [f"https://tideline.example/{n}" for n in range(3)]


def test_what_is_no_page_is_left_out_and_counted(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc"
    others = [
        record(7, "warcinfo", "application/warc-fields", b"software: crawler\r\n"),
        record(8, "request", "application/http; msgtype=request", b"GET / HTTP/1.1\r\n\r\n"),
        response(9, b"", status="404 Not Found"),
        response(10, b"\x89PNG", kind="image/png"),
    ]
    path.write_bytes(b"".join([*others, *news(1)]))
    told: list[Progress] = []
    assert len(list(items([str(path)], progress=told.append))) == 1
    assert (told[-2].left_out, told[-2].unit) == (2, "bytes")


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("share", [0.41, 0.75, 0.999])
def test_a_file_cut_in_the_middle_keeps_what_came_before(tmp_path: Path, packed: bool, share: float) -> None:
    whole = b"".join((gzip.compress if packed else bytes)(one) for one in news(10))
    found = read(tmp_path / "crawl.warc", whole[: int(len(whole) * share)])
    assert 3 <= len(titles(found)) <= 10
    assert [said[0] for said in reasons(found)] == ["parse"]
    assert found[-1].failure
    assert all(item.article.text.count("storm") == 8 for item in found if item.article)  # none is cut short


@pytest.mark.parametrize("cut", range(1, 260, 7))
def test_a_last_record_that_is_cut_is_no_article(tmp_path: Path, cut: int) -> None:
    first, second = news(2)
    found = read(tmp_path / "crawl.warc", first + second[: len(second) - 4 - cut * (len(second) - 4) // 260])
    assert len(titles(found)) == 1
    assert len(reasons(found)) == 1


def test_what_is_no_warc_file(tmp_path: Path) -> None:
    assert [said[0] for said in reasons(read(tmp_path / "a.warc", b"nonsense\n" * 50))] == ["parse"]
    assert [said[0] for said in reasons(read(tmp_path / "b.warc", b""))] == ["parse"]
    assert [said[0] for said in reasons(read(tmp_path / "c.warc.gz", gzip.compress(b"nonsense")))] == ["parse"]


def test_bodies_are_unpacked(tmp_path: Path) -> None:
    words = page("Council closes old pier")
    bodies = [
        response(1, gzip.compress(words), Content_Encoding="gzip"),
        response(2, zlib.compress(words), Content_Encoding="deflate"),
        response(3, b"%x\r\n%b\r\n0\r\n\r\n" % (len(words), words), Transfer_Encoding="chunked"),
    ]
    assert titles(read(tmp_path / "crawl.warc", b"".join(bodies))) == ["Council closes old pier"] * 3


def test_a_body_in_a_damaged_form_costs_no_other(tmp_path: Path) -> None:
    bad = [response(n, b"nonsense", **{name: value}) for n, (name, value) in enumerate(
        [("Content_Encoding", "gzip"), ("Content_Encoding", "rot13"), ("Transfer_Encoding", "chunked")], 100)]  # fmt: skip
    cut = response(200, gzip.compress(page("Council closes old pier"))[:-20], Content_Encoding="gzip")
    found = read(tmp_path / "crawl.warc", b"".join([*bad, cut, *news(1)]))
    assert [said[0] for said in reasons(found)] == ["article"] * 4
    assert len(titles(found)) == 1


def test_what_is_no_answer_of_a_server_costs_no_other(tmp_path: Path) -> None:
    junk = [record(n, "response", "application/http", body) for n, body in enumerate([b"", b"nonsense", b"\x00" * 99], 50)]
    assert len(titles(read(tmp_path / "crawl.warc", b"".join([*junk, *news(2)])))) == 2


def test_a_body_that_unpacks_without_end_takes_little_memory(tmp_path: Path) -> None:
    bomb = gzip.compress(b"a" * 10_000_000) * 60
    path = tmp_path / "crawl.warc"
    path.write_bytes(response(1, bomb, Content_Encoding="gzip") + news(1)[0])
    code = (
        "import resource, sys; from sayso.intake import items; "
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss; "
        "print(*[item.failure.stage if item.failure else 'fine' for item in items([sys.argv[1]])], "
        "(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)"
    )
    *stages, more = run(code, str(path)).split()
    assert stages == ["article", "fine"]
    assert int(more) < 150  # MB, the parsers with it; a process starts from the peak of the one that started it


def run(*arguments: str) -> str:
    import subprocess

    return subprocess.run([sys.executable, "-c", *arguments], capture_output=True, text=True, check=True).stdout


def test_a_huge_record_is_not_taken_in(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc"
    path.write_bytes(response(1, b"a" * 40_000_000) + response(2, b"a" * 40_000_000, kind="video/mp4") + news(1)[0])
    tracemalloc.start()
    found = list(items([str(path)]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "larger than a report" in reasons(found)[0][1]
    assert len(found) == 2
    assert len(titles(found)) == 1
    assert peak < 30_000_000


def test_two_records_with_one_id_have_two_locators(tmp_path: Path) -> None:
    found = read(tmp_path / "crawl.warc", news(1)[0] * 2)
    assert len({item.locator for item in found}) == 2


def test_a_resumed_run_passes_over_what_it_has(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc.gz"
    found = read(path, b"".join(gzip.compress(one) for one in news(5)))
    had = {item.locator for item in found[:3]}
    rest = list(items([str(path)], skip=lambda _input, locator, _digest: locator in had))
    assert rest == found[3:]


def test_a_saved_page_as_a_resource(tmp_path: Path) -> None:
    found = read(tmp_path / "crawl.warc", record(1, "resource", "text/html", page("Council closes old pier")))
    assert titles(found) == ["Council closes old pier"]


def test_without_the_extra_the_failure_names_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fastwarc.warc", None)
    assert "sayso[warc]" in reasons(read(tmp_path / "a.warc", news(1)[0]))[0][1]


def test_the_reading_stops_where_the_taking_stops(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc"
    path.write_bytes(b"".join(news(50)))
    asked: list[str] = []

    def skip(_input: str, locator: str, _digest: str | None) -> bool:
        asked.append(locator)
        return False

    stream = items([str(path)], skip=skip)
    next(stream)
    assert len(asked) == 1
