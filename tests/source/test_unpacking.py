from __future__ import annotations

import gzip
import zlib

import pytest

from sayso.errors import FetchRefused, Unanswered
from sayso.source.unpacking import unpacked

DATA = b"The pier was sold. " * 1000


@pytest.mark.parametrize(
    ("packed", "encoding"),
    [
        (DATA, ""),
        (DATA, "identity"),
        (gzip.compress(DATA), "gzip"),
        (gzip.compress(DATA), "X-GZIP"),
        (zlib.compress(DATA), "deflate"),
        (zlib.compress(DATA)[2:-4], "deflate"),
    ],
)
def test_unpacked(packed: bytes, encoding: str) -> None:
    pieces = [packed[n : n + 7] for n in range(0, len(packed), 7)]
    assert b"".join(unpacked(pieces, encoding, 10**6)) == DATA


def test_a_bomb_is_left_after_the_limit() -> None:
    bomb = gzip.compress(b"\0" * 200_000_000)
    assert sum(map(len, unpacked([bomb], "gzip", 1_000_000))) <= 1_000_000 + 65_536


@pytest.mark.parametrize(("packed", "encoding"), [(b"no gzip", "gzip"), (DATA, "br"), (DATA, "gzip, gzip"), (DATA, "zstd")])
def test_what_cannot_be_unpacked(packed: bytes, encoding: str) -> None:
    with pytest.raises(FetchRefused):
        list(unpacked([packed], encoding, 10**6))


@pytest.mark.parametrize(("packed", "encoding"), [(gzip.compress(DATA), "gzip"), (zlib.compress(DATA), "deflate")])
@pytest.mark.parametrize("cut", [1, 9, 20])
def test_what_breaks_off_does_not_pass_for_the_whole(packed: bytes, encoding: str, cut: int) -> None:
    with pytest.raises(Unanswered, match="broke off"):
        list(unpacked([packed[:-cut]], encoding, 10**6))
