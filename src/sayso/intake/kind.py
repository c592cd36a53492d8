"""What some bytes are, by their first element: a feed, a sitemap, a list of sitemaps, or else a page."""

from __future__ import annotations

import re
import zlib
from typing import Literal

from sayso.source.unpacking import unpacked

Kind = Literal["feed", "sitemap", "index", "page"]

ROOTS: dict[bytes, Kind] = {b"rss": "feed", b"feed": "feed", b"rdf": "feed", b"urlset": "sitemap", b"sitemapindex": "index"}
ROOT = re.compile(
    rb"\s*(?:<\?[^>]{0,500}>\s*|<!--.{0,2000}?-->\s*|<!doctype[^>\[]{0,500}(?:\[.{0,3000}?\]\s*)?>\s*)*<(?:\w{1,20}:)?(\w{1,20})",
    re.IGNORECASE | re.DOTALL,
)
LOOKED_AT = 8_192  # bytes in which the first element must begin
GZIP = b"\x1f\x8b"


def kind_of(data: bytes) -> Kind:
    """What some bytes are, by their first element. UTF-16 is understood as far as its ASCII letters go."""
    head = _beginning(data[:LOOKED_AT]).removeprefix(b"\xef\xbb\xbf")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head[2:].replace(b"\x00", b"")
    match = ROOT.match(head)
    return ROOTS.get(match[1].lower(), "page") if match else "page"


def _beginning(data: bytes) -> bytes:
    """The first bytes, out of gzip if they are in it; that they are cut off there is no fault of theirs."""
    if not data.startswith(GZIP):
        return data
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(data, LOOKED_AT)
    except zlib.error:
        return b""


def unzipped(data: bytes, most: int) -> bytes:
    """Bytes out of gzip, if they are in it: at most `most` and a piece more."""
    return b"".join(unpacked([data], "gzip", most)) if data.startswith(GZIP) else data
