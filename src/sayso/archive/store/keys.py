"""The keys by which linking finds records, as numbers of 64 bits: a key is long, and an archive holds very many."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b


@lru_cache(maxsize=65_536)
def key_number(key: str) -> int:
    """A signed number of 64 bits for a key, the same on every machine. That two keys share one is not to be expected."""
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)


def key_numbers(keys: Iterable[str]) -> list[int]:
    """The numbers of some keys, each once, in the order given."""
    return list(dict.fromkeys(map(key_number, keys)))
