"""Ids made from content: the same thing gets the same id on every machine."""

from __future__ import annotations

import hashlib

ID_LENGTH = 16  # 64 bits of SHA-256: a collision is expected among some four thousand million records


def digest(kind: str, *parts: object) -> str:
    """A short stable id: the kind's prefix and a hash of the parts, which must print the same everywhere."""
    joined = "\x1f".join(str(part) for part in parts)
    return f"{kind}-{hashlib.sha256(joined.encode('utf-8', 'surrogatepass')).hexdigest()[:ID_LENGTH]}"
