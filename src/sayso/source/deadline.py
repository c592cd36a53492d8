"""A time by which something must be done, whatever it waits for: a name server, a slow header, a page that drips."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import TypeVar

from sayso.errors import Unanswered

Result = TypeVar("Result")


def within(seconds: float, work: Callable[[], Result], late: str) -> Result:
    """What `work` returns, or a refusal that says `late`. Work that is late is left behind; it cannot be interrupted."""
    future: Future[Result] = Future()
    Thread(target=_do, args=(work, future), daemon=True, name="sayso-fetch").start()
    try:
        return future.result(seconds)
    except TimeoutError:
        raise Unanswered(late) from None


def _do(work: Callable[[], Result], future: Future[Result]) -> None:
    try:
        future.set_result(work())
    except BaseException as problem:  # noqa: BLE001 - raised again in the thread that waits for it
        future.set_exception(problem)
