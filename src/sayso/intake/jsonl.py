"""JSON Lines: a report on each line. A line that is none is a failure with its number, and the others are read."""

from __future__ import annotations

import gzip
import sys
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import BinaryIO

import msgspec

from sayso.intake.entry import day_of
from sayso.intake.input import Input, digest_of
from sayso.intake.item import Item
from sayso.record.article import Article
from sayso.source.composition import Known
from sayso.source.encoding import LARGEST_PAGE
from sayso.source.plain import article_from_text

LONGEST_LINE = 2 * LARGEST_PAGE  # bytes; the largest page, with every second character escaped
PIECE = 1_000_000  # bytes of a longer line that are read, and let go, at a time
TOLD_EVERY = 100  # lines
BOM = b"\xef\xbb\xbf"


class Line(msgspec.Struct, frozen=True):
    """What a line may hold. What else it holds is let be; a date that is none is unknown."""

    text: str | None = None
    html: str | None = None
    id: str | int | float | None = None
    title: str | None = None
    outlet: str | None = None
    published: object = None
    byline: str | None = None
    url: str | None = None

    @property
    def external_id(self) -> str | None:
        """The id as it is written."""
        return None if self.id is None else str(self.id)


def file_items(path: Path, where: str, source: Input) -> Iterator[Item]:
    """The reports in a file, packed with gzip if it is named so."""
    size = path.stat().st_size
    with ExitStack() as opened:
        raw = opened.enter_context(path.open("rb"))
        packed = path.suffix.lower() == ".gz"
        lines: BinaryIO = opened.enter_context(gzip.GzipFile(fileobj=raw)) if packed else raw  # type: ignore[assignment]
        for number, item in _numbered(lines, where, source):
            if number % TOLD_EVERY == 0:
                source.told(raw.tell(), size, "bytes")
            if item:
                yield item
    source.told(size, size, "bytes")


def stdin_items(source: Input, stream: BinaryIO | None = None) -> Iterator[Item]:
    """The reports that come in through a pipe."""
    number = 0
    for number, item in _numbered(stream or sys.stdin.buffer, source.name, source):
        if item:
            yield item
        source.told(number)
    source.told(number, number)


def _numbered(lines: BinaryIO, where: str, source: Input) -> Iterator[tuple[int, Item | None]]:
    """Every line's number from 1, and its item if it has one."""
    number = 0
    while True:
        try:
            line = lines.readline(LONGEST_LINE + 1)
            if len(line) > LONGEST_LINE:
                _pass_over(line, lines)
        except (EOFError, OSError, zlib.error) as problem:
            reason = f"The file cannot be read beyond line {number} ({problem}). The lines before it were taken."
            yield number + 1, source.failed(f"{where}#{number + 1}", "open", reason)
            return
        if not line:
            return
        number += 1
        yield number, _item(line.removeprefix(BOM) if number == 1 else line, f"{where}#{number}", source)


def _pass_over(line: bytes, lines: BinaryIO) -> None:
    """Read to the end of a line, keeping nothing of it."""
    while line and not line.endswith(b"\n"):
        line = lines.readline(PIECE)


def _item(line: bytes, locator: str, source: Input) -> Item | None:
    """The item of a line; None for an empty one and one that is not wanted."""
    if not line.strip():
        return None
    digest = digest_of(line)
    if not source.wanted(locator, digest):
        return None
    if len(line) > LONGEST_LINE:
        return source.failed(
            locator, "parse", f"The line is longer than a report may be ({LONGEST_LINE:,} bytes).", digest=digest
        )
    try:
        told = msgspec.json.decode(line, type=Line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as problem:
        reason = f"The line is no JSON object that holds a report: {problem}."
        return source.failed(locator, "parse", reason, digest=digest)
    return source.made(locator, partial(article_of, told), external_id=told.external_id, digest=digest)


def article_of(told: Line) -> Article:
    """The article of a line: its text unchanged, or else what its HTML says."""
    published = day_of(str(told.published)) if isinstance(told.published, str | int) else None
    if not told.html or (told.text or "").strip():
        return article_from_text(
            told.text or "", url=told.url, outlet=told.outlet, title=told.title, byline=told.byline, published=published
        )
    from sayso.source.html import article_from_html

    return article_from_html(told.html, Known(told.url, told.outlet, told.title, told.byline, published))
