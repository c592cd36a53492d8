"""Records as bytes: MessagePack with the names of the fields, compressed where that helps.

A field that is added to a record later takes its default when an old one is unpacked. The words of a reading are mostly
the article's own, so that its text serves as the dictionary: what is left is about a sixth of the JSON.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import Any, TypeVar

import msgspec

from sayso.record.article import Article, Block, Dateline, Repeat
from sayso.record.reading import Reading

T = TypeVar("T")
PLAIN, SQUEEZED = b"\x00", b"\x01"
WORTH_SQUEEZING = 80  # bytes; shorter ones hardly shrink
LEVEL = 6
_encode = msgspec.msgpack.Encoder().encode


def packed(record: Any) -> bytes:
    """A record, or a tuple of records, as bytes: the same for the same record."""
    plain = _encode(record)
    if len(plain) < WORTH_SQUEEZING:
        return PLAIN + plain
    squeezer = zlib.compressobj(LEVEL, zdict=_KEPT)
    return SQUEEZED + squeezer.compress(plain) + squeezer.flush()


def unpacker(kind: type[T] | Any) -> Callable[[bytes], T]:
    """What turns bytes back into records of a kind."""
    decode = msgspec.msgpack.Decoder(kind).decode

    def unpack(data: bytes) -> T:
        body = bytes(data)[1:]
        plain = body if bytes(data[:1]) == PLAIN else zlib.decompressobj(zdict=_KEPT).decompress(body)
        return decode(plain)  # type: ignore[no-any-return]

    return unpack


class Rest(msgspec.Struct, frozen=True):
    """What is known of an article beside the fields that have a column."""

    dateline: Dateline | None
    repeats: tuple[Repeat, ...]
    blocks: tuple[Block, ...]


def packed_rest(article: Article) -> bytes:
    """What the columns of an article do not hold."""
    return packed(Rest(article.dateline, article.repeats, article.blocks))


unpacked_rest: Callable[[bytes], Rest] = unpacker(Rest)


def packed_reading(reading: Reading) -> bytes:
    """A reading without its article, which is kept beside it."""
    squeezer = zlib.compressobj(LEVEL, zdict=_dictionary(reading.article.text))
    return squeezer.compress(_encode(_without_article(reading))) + squeezer.flush()


def unpacked_reading(data: bytes, article: Article) -> Reading:
    """The reading of this article. Raises zlib.error where the text is not the one that was read."""
    plain = zlib.decompressobj(zdict=_dictionary(article.text)).decompress(bytes(data))
    return msgspec.structs.replace(_decode_reading(plain), article=article)


_NOBODYS = Article(
    id="", url=None, outlet=None, title=None, byline=None, dateline=None, published=None, language="", text="", repeats=(),
    blocks=(),
)  # fmt: skip
_decode_reading = msgspec.msgpack.Decoder(Reading).decode
_FARTHEST = 32_000  # bytes that the compression looks back


def _without_article(reading: Reading) -> Reading:
    return msgspec.structs.replace(reading, article=_NOBODYS)


def _dictionary(text: str) -> bytes:
    """The beginning of a text, and the names of fields after it, because what is near is cheap to point at."""
    return text.encode("utf-8", "surrogatepass")[:_FARTHEST] + _FIELDS


def _named(names: bytes) -> bytes:
    """Names of fields much as MessagePack writes them."""
    return b"".join(bytes([0xA0 + len(name)]) + name for name in names.split())


# Both are part of the format of an archive: never to be changed.
_FIELDS = _named(
    b"contract reader article actors places claims events followups silences topics notes mentions aliases roles title "
    b"organisation evidence geonames_id lat lon country content cue chain kind voice stance certainty also decisive "
    b"score type trigger agents recipients place when status claim count background who what due expected_by event "
    b"actor start end text span id name"
)
_KEPT = _named(
    b"outlet published copy_of credits runs shingles spellings posts initials company stories articles local became "
    b"geonames_id lat lon country terms weights title first last closing outcome announced repeats due start end who what "
    b"actor adds kind named-person organisation unnamed office media document leak followup event actor number claim story "
    b"proposition contradictions about standing date article said repeated denied confirmed voices id side against for "
    b"source text kind actor articles reasons feature weight detail keys mentions article claim span start end text side for"
)
