"""How politely addresses are fetched."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Manners:
    """Seconds between two requests to one host, and how an address that gave nothing is tried again.

    A robots.txt that asks for a longer delay gets it. The waits between tries double from `wait_first` to `wait_most`, with
    up to `jitter` seconds more, so that many readers of one site do not come back at the same moment.
    """

    delay: float = 1.0
    tries: int = 3
    wait_first: float = 1.0
    wait_most: float = 20.0
    jitter: float = 1.0
