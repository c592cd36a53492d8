"""The body of a response, unpacked no further than a limit: a small answer may hold gigabytes."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from sayso.errors import FetchRefused, Unanswered

ACCEPTED = "gzip, deflate"  # what zlib unpacks piece by piece
PIECE = 65_536
PACKED = ("gzip", "x-gzip", "deflate")


def unpacked(chunks: Iterable[bytes], encoding: str, most: int) -> Iterator[bytes]:
    """The pieces of a body; at most `most` bytes and one piece more."""
    names = [name for name in (part.strip().lower() for part in encoding.split(",")) if name not in ("", "identity")]
    if not names:
        yield from _bounded(chunks, most)
    elif len(names) == 1 and names[0] in PACKED:
        yield from _bounded(_inflated(chunks, raw_allowed=names[0] == "deflate"), most)
    else:
        raise FetchRefused(f"The page is packed as '{encoding[:60]}', which is not unpacked here. Save it from a browser.")


def _bounded(pieces: Iterable[bytes], most: int) -> Iterator[bytes]:
    size = 0
    for piece in pieces:
        yield piece
        size += len(piece)
        if size > most:
            return


def _inflated(chunks: Iterable[bytes], *, raw_allowed: bool) -> Iterator[bytes]:
    """zlib or gzip data piece by piece; "deflate" without its header too, since servers send both."""
    inflater = None
    for chunk in chunks:
        if inflater is None and chunk:
            raw = raw_allowed and chunk[0] & 0x0F != 8
            inflater = zlib.decompressobj(-zlib.MAX_WBITS if raw else zlib.MAX_WBITS | 32)
        while chunk and inflater and not inflater.eof:
            try:
                yield inflater.decompress(chunk, PIECE)
            except zlib.error:
                raise FetchRefused("The page is packed in a damaged way. Try again, or save it from a browser.") from None
            chunk = inflater.unconsumed_tail
    if inflater and not inflater.eof:  # as much as came would pass for the whole
        raise Unanswered("The page broke off before its end. Try again later, or save the page.")
