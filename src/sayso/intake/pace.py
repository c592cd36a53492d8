"""When a host may be asked again: not too often, not before it wants to be, and not at all for a while if it is down."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from sayso.errors import Unanswered

LONGEST_WAIT = 60.0  # seconds that a run waits for one host; who wants to be left alone for longer gets a failure instead
LONGEST_DELAY = (
    30.0  # seconds between two requests, whatever robots.txt asks for: of sites that ask for more, some mean never
)
MOST_MISSES = 6  # answers in a row that never came: two addresses with three tries each
REST = 600.0  # seconds that a host which does not answer is left alone


class Held(Unanswered):
    """A host is not asked now; trying again at once would not help."""


@dataclass(slots=True)
class Turn:
    """What is known of one host: when it may be asked again, how far apart requests are, how often it did not answer."""

    ready: float = 0.0
    delay: float = 0.0
    misses: int = 0


@dataclass(slots=True)
class Pace:
    """The turns of all hosts. `clock` is monotonic; `sleep` waits."""

    delay: float
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], object] = time.sleep
    turns: dict[str, Turn] = field(default_factory=dict)

    def wait(self, host: str) -> None:
        """Wait until a host may be asked; raises Held if that would take too long."""
        wait = self.held(host)
        if wait > LONGEST_WAIT:
            raise Held(f"'{host}' is not to be asked for another {wait:.0f} seconds. Try again later.")
        if wait > 0:
            self.sleep(wait)
        turn = self._turn(host)
        turn.ready = self.clock() + max(self.delay, turn.delay)

    def held(self, host: str) -> float:
        """The seconds until a host may be asked."""
        return max(0.0, self._turn(host).ready - self.clock())

    def slow_down(self, host: str, delay: float) -> None:
        """Leave at least these seconds between two requests to a host."""
        self._turn(host).delay = min(delay, LONGEST_DELAY)

    def hold(self, host: str, seconds: float) -> None:
        """Leave a host alone for some time."""
        turn = self._turn(host)
        turn.ready = max(turn.ready, self.clock() + seconds)

    def answered(self, host: str) -> None:
        """A host gave an answer, whatever it was."""
        self._turn(host).misses = 0

    def missed(self, host: str) -> None:
        """A host gave no answer. After some of these in a row it is left alone."""
        turn = self._turn(host)
        turn.misses += 1
        if turn.misses >= MOST_MISSES:
            turn.misses = 0
            self.hold(host, REST)

    def _turn(self, host: str) -> Turn:
        return self.turns.setdefault(host, Turn())
