from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from sayso.intake.pace import LONGEST_DELAY, MOST_MISSES, REST, Held, Pace


@dataclass
class Clock:
    """Time that passes when somebody sleeps."""

    now: float = 50.0
    slept: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def pace(clock: Clock) -> Pace:
    return Pace(2.0, clock=clock, sleep=clock.sleep)


def test_hosts_do_not_wait_for_one_another(pace: Pace, clock: Clock) -> None:
    for host in ("a", "b", "a"):
        pace.wait(host)
    assert clock.slept == [2.0]


def test_time_that_has_passed_is_not_waited_for(pace: Pace, clock: Clock) -> None:
    pace.wait("a")
    clock.now += 1.5
    pace.wait("a")
    assert clock.slept == [0.5]


@pytest.mark.parametrize(("wish", "delay"), [(5.0, 5.0), (0.1, 2.0), (86_400.0, LONGEST_DELAY)])
def test_a_host_may_want_longer_pauses(pace: Pace, clock: Clock, wish: float, delay: float) -> None:
    pace.slow_down("a", wish)
    pace.wait("a")
    pace.wait("a")
    assert clock.slept == [delay]


def test_a_short_hold_is_waited_for_and_a_long_one_is_not(pace: Pace, clock: Clock) -> None:
    pace.hold("a", 10)
    pace.wait("a")
    assert clock.slept == [10]
    pace.hold("a", 3600)
    with pytest.raises(Held, match="3600"):
        pace.wait("a")


def test_a_host_that_is_down_rests_and_is_asked_again(pace: Pace, clock: Clock) -> None:
    for _ in range(MOST_MISSES - 1):
        pace.missed("a")
    pace.answered("a")
    pace.missed("a")
    assert pace.held("a") == 0
    for _ in range(MOST_MISSES):
        pace.missed("a")
    assert pace.held("a") == REST
    clock.now += REST
    pace.wait("a")
