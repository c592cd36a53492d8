"""WARC files, as web crawlers such as Common Crawl's news crawl write them: every page in them is a report or a failure."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from functools import partial
from gzip import GzipFile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from sayso.errors import FetchRefused
from sayso.intake.input import Input, digest_of
from sayso.intake.item import Item
from sayso.source.encoding import LARGEST_PAGE
from sayso.source.input import article_from_bytes
from sayso.source.unpacking import PACKED, unpacked

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

MAGIC = b"WARC/"
PAGES = ("text/html", "application/xhtml+xml", "text/plain")
GZIP = b"\x1f\x8b"
PIECE = 65_536  # bytes
TOLD_EVERY = 20  # records


def is_warc(head: bytes) -> bool:
    """Whether a file that begins with these bytes is a WARC file, packed or not."""
    if head.startswith(GZIP):
        try:
            head = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, len(MAGIC))
        except zlib.error:
            return False
    return head.startswith(MAGIC)


def file_items(path: Path, where: str, source: Input) -> Iterator[Item]:
    """The reports in a WARC file. Of one that is cut off, what was read is kept and the rest is a failure."""
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError:
        yield source.failed(where, "open", "WARC files need a package more: pip install 'sayso[warc]'.")
        return
    size = path.stat().st_size
    count, seen = 0, set[str]()
    with path.open("rb") as file:
        # A body that is packed is unpacked here record by record, so that one in a damaged form costs no other.
        records = ArchiveIterator(_opened(file), parse_http=False)
        try:
            for count, record in enumerate(records, 1):
                if count % TOLD_EVERY == 0:
                    source.told(file.tell(), size, "bytes")
                if not (record.headers.get("Content-Length") or "").strip().isdigit():
                    raise EOFError("the last record has no end")
                if record.record_type in (WarcRecordType.response, WarcRecordType.resource):
                    yield from _record_items(record, _locator(record, where, count, seen), source)
        except (OSError, EOFError) as problem:
            reason = (
                f"The WARC file is damaged or cut off after record {count} ({problem}). The records before it were taken."
            )
            yield source.failed(where, "parse", reason)
            return
    if count == 0 and size == 0:
        yield source.failed(where, "parse", "The WARC file is empty.")
    source.told(size, size, "bytes")


class Packed:
    """A gzip file for fastwarc, whose own reader takes the place where a file is cut off for the end of the records."""

    def __init__(self, file: BinaryIO) -> None:
        self.inner = GzipFile(fileobj=file)

    def read(self, size: int = PIECE) -> bytes:
        """The next bytes; EOFError if the file is cut off here, which costs nothing that came before."""
        return self.inner.read1(size)

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to another place."""
        return self.inner.seek(offset, whence)

    def tell(self) -> int:
        """Where it stands, in bytes as they are unpacked."""
        return self.inner.tell()

    def close(self) -> None:
        """Let go."""
        self.inner.close()


def _opened(file: BinaryIO) -> BinaryIO | Packed:
    packed = file.read(len(GZIP)) == GZIP
    file.seek(0)
    return Packed(file) if packed else file


def _locator(record: WarcRecord, where: str, count: int, seen: set[str]) -> str:
    """The file with the id of the record, or with its number where it has no id or one that was there before."""
    name = (record.record_id or "").strip("<>")
    if not name or name in seen:
        name = f"{name}@{count}"
    seen.add(name)
    return f"{where}#{name}"


def _record_items(record: WarcRecord, locator: str, source: Input) -> Iterator[Item]:
    """The item of a record; none for what is no page and for what is not wanted. Raises EOFError if the record is cut."""
    try:
        is_page = _is_page(record)
    except OSError as problem:
        yield source.failed(locator, "parse", f"The record holds no answer of a server ({str(problem)[:100]}).")
        return
    if is_page and source.wanted(locator):
        yield _item(record, locator, source)
        return
    source.left_out += not is_page
    if record.consume() < record.content_length:
        raise EOFError("the last record is cut")


def _is_page(record: WarcRecord) -> bool:
    """Whether a record holds a page that was given in full."""
    if record.is_http:
        record.parse_http(auto_decode="none")
        kind, whole = record.http_content_type, record.http_headers.status_code == 200
    else:
        kind, whole = (record.headers.get("Content-Type") or "").partition(";")[0].strip(), True
    return whole and (kind or "").lower() in PAGES


def _item(record: WarcRecord, locator: str, source: Input) -> Item:
    if record.content_length > 2 * LARGEST_PAGE:
        reason = f"The record is larger than a report may be ({LARGEST_PAGE:,} bytes)."
        return source.failed(locator, "article", reason)
    data = record.reader.read()
    if len(data) < record.content_length:
        raise EOFError("the last record is cut")
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ") or None
    try:
        data = _unpacked(record, data) if record.is_http else data
    except (OSError, FetchRefused) as problem:
        reason = f"The record is packed in a damaged or unknown way ({str(problem)[:100]})."
        return source.failed(locator, "article", reason)
    make = partial(article_from_bytes, data, url=url, charset=record.http_charset if record.is_http else None)
    return source.made(locator, make, digest=digest_of(data))


def _unpacked(record: WarcRecord, data: bytes) -> bytes:
    """The body of a response, no more of it than a report may have. fastwarc's own unpacking has no limit."""
    from fastwarc.stream_io import BrotliReader, ChunkedReader, WarcReader, ZstdReader

    readers: dict[str, Callable[[BinaryIO], WarcReader]] = {
        "br": BrotliReader, "zstd": ZstdReader, "chunked": ChunkedReader,
    }  # fmt: skip
    for header in ("Transfer-Encoding", "Content-Encoding"):
        name = (record.http_headers.get(header) or "identity").strip().lower()
        if name in readers:
            data = readers[name](BytesIO(data)).read(LARGEST_PAGE + 1)
        elif name in PACKED:
            data = b"".join(unpacked([data], name, LARGEST_PAGE))
        elif name != "identity":
            raise OSError(name)
    return data
