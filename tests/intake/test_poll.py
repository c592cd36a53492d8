from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

import pytest

from sayso.intake import Item, Poll
from sayso.intake.poll import LEAST, MOST, MOST_TRIES, USUAL
from tests.intake.site import QUICK, XML, Handler, Server, fetcher, page, reasons, titles


@dataclass
class Clock:
    """Time that passes when somebody waits, and what waited."""

    now: float = 1_000.0
    waits: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        return self.now

    def wait(self, seconds: float) -> None:
        self.now += seconds
        if seconds >= 1:  # shorter ones are between two tries
            self.waits.append(seconds)


def rss(*links: str) -> bytes:
    return f"<rss version='2.0'><channel>{''.join(f'<item><link>{x}</link></item>' for x in links)}</channel></rss>".encode()


def rounds(poll: Poll, clock: Clock, count: int) -> list[Item]:
    """What comes before a number of pauses have passed."""
    found: list[Item] = []

    def wait(seconds: float) -> None:
        clock.wait(seconds)
        if len(clock.waits) >= count:
            poll.stop()

    poll.wait = wait
    found.extend(poll)
    return found


@pytest.fixture
def clock() -> Clock:
    return Clock()


def following(site: Server, clock: Clock, *paths: str, every: float = USUAL, skip: str = "nothing") -> Poll:
    return Poll(
        [site.url + path for path in paths], fetcher=fetcher(), manners=QUICK, every=every, clock=clock,
        skip=lambda _input, locator, _digest: locator.endswith(skip),
    )  # fmt: skip


def growing(site: Server, path: str) -> None:
    """A feed that has an entry more every time it is asked for, and pages for them all."""
    for number in range(9):
        site.put(f"{path}/{number}", page(f"Council closes pier {number}"))
    counts = iter(range(1, 9))
    site.play(path, lambda handler: handler.give(rss(*[f"{path}/{n}" for n in range(next(counts))]), kind=XML))


def test_every_round_gives_what_is_new(site: Server, clock: Clock) -> None:
    growing(site, "/feed")
    found = rounds(following(site, clock, "/feed"), clock, 3)
    assert titles(found) == [f"Council closes pier {number}" for number in range(3)]
    assert [site.asked(f"/feed/{number}") for number in range(3)] == [1, 1, 1]
    assert clock.waits == [USUAL] * 3


def test_what_the_archive_has_is_not_given(site: Server, clock: Clock) -> None:
    growing(site, "/feed")
    assert titles(rounds(following(site, clock, "/feed", skip="/0"), clock, 2)) == ["Council closes pier 1"]


def test_feeds_take_turns(site: Server, clock: Clock) -> None:
    growing(site, "/a")
    growing(site, "/b")
    found = rounds(following(site, clock, "/a", "/b"), clock, 2)
    assert [item.input.rpartition("/")[2] for item in found] == ["a", "b", "a", "b"]


@pytest.mark.parametrize(
    ("headers", "pause"),
    [
        ({"Cache-Control": "public, max-age=7200"}, 7200), ({"Cache-Control": "max-age=7200", "Age": "1200"}, 6000),
        ({"Cache-Control": "max-age=5"}, USUAL), ({"Cache-Control": "no-cache, max-age=7200"}, USUAL),
        ({"Cache-Control": "max-age=nonsense"}, USUAL), ({"Cache-Control": "max-age=999999999"}, MOST),
    ],
)  # fmt: skip
def test_a_feed_is_asked_no_more_often_than_it_changes(
    site: Server, clock: Clock, headers: dict[str, str], pause: float
) -> None:
    site.put("/feed", rss(), XML, headers)
    rounds(following(site, clock, "/feed"), clock, 1)
    assert clock.waits == [pause]


def test_nobody_asks_all_the_time(site: Server, clock: Clock) -> None:
    site.put("/feed", rss(), XML)
    rounds(following(site, clock, "/feed", every=0.0), clock, 1)
    assert clock.waits == [LEAST]


def test_a_feed_that_fails_is_one_failure_and_asked_less_often(site: Server, clock: Clock) -> None:
    found = rounds(following(site, clock, "/gone"), clock, 4)
    assert [stage for stage, _ in reasons(found)] == ["fetch"]
    assert clock.waits == [USUAL * 2, USUAL * 4, USUAL * 8, USUAL * 16]


def test_a_feed_that_is_back_is_read(site: Server, clock: Clock) -> None:
    answers = iter([404, 200])
    site.put("/a", page("Council closes old pier"))
    site.play("/feed", lambda handler: handler.give(rss("/a"), kind=XML, status=next(answers)))
    found = rounds(following(site, clock, "/feed"), clock, 2)
    assert [item.failure is None for item in found] == [False, True]
    assert clock.waits == [USUAL * 2, USUAL]


def test_a_server_that_wants_a_pause_gets_it(site: Server, clock: Clock) -> None:
    site.play("/feed", lambda handler: handler.give(b"", status=503, headers={"Retry-After": "7000"}))
    rounds(following(site, clock, "/feed"), clock, 1)
    assert 6900 < clock.waits[0] <= 7000


def test_a_page_that_failed_is_tried_in_some_rounds_more(site: Server, clock: Clock) -> None:
    site.put("/feed", rss("/late"), XML)
    found = rounds(following(site, clock, "/feed"), clock, MOST_TRIES + 2)
    assert [stage for stage, _ in reasons(found)] == ["fetch"] * MOST_TRIES


def test_an_unchanged_feed_is_not_sent_again(site: Server, clock: Clock) -> None:
    sent = []

    def trick(handler: Handler) -> None:
        if handler.headers["If-Modified-Since"] == "Wed, 05 Mar 2031 10:00:00 GMT":
            handler.give(b"", status=304)
        else:
            sent.append(1)
            handler.give(rss("/a"), kind=XML, headers={"Last-Modified": "Wed, 05 Mar 2031 10:00:00 GMT"})

    site.put("/a", page("Council closes old pier"))
    site.play("/feed", trick)
    assert len(rounds(following(site, clock, "/feed"), clock, 4)) == 1
    assert len(sent) == 1


def test_a_page_is_no_feed(site: Server, clock: Clock) -> None:
    site.put("/pier", page("Council closes old pier"))
    found = rounds(following(site, clock, "/pier"), clock, 3)
    assert "no feed" in reasons(found)[0][1]
    assert len(found) == 1


def test_what_is_no_address_is_one_failure(clock: Clock) -> None:
    poll = Poll(["https://"], clock=clock)
    assert len(rounds(poll, clock, 3)) == 1


def test_nothing_to_follow_is_over_at_once() -> None:
    assert list(Poll([])) == []


def test_stopping_ends_a_pause_at_once(site: Server) -> None:
    growing(site, "/feed")
    poll = Poll([f"{site.url}/feed"], fetcher=fetcher(), manners=QUICK)
    began = time.monotonic()
    stream: Iterator[Item] = iter(poll)
    assert len(list(islice(stream, 1))) == 1
    threading.Timer(0.2, poll.stop).start()
    assert list(stream) == []
    assert time.monotonic() - began < 20


def test_stopping_in_the_middle_of_a_feed(site: Server, clock: Clock) -> None:
    site.put("/feed", rss(*[f"/{number}" for number in range(9)]), XML)
    poll = following(site, clock, "/feed")
    stream = iter(poll)
    next(stream)
    poll.stop()
    assert list(stream) == []
    assert site.asked("/1") == 0
