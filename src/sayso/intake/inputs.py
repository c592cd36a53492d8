"""Everything that a user names, one item after the other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from sayso.intake.files import path_items
from sayso.intake.input import Input
from sayso.intake.item import Item, Report, Skip, report_nothing, skip_nothing
from sayso.intake.jsonl import stdin_items
from sayso.intake.manners import Manners
from sayso.intake.validator import Remembered, Validators

if TYPE_CHECKING:
    from sayso.intake.visitor import Visitor
    from sayso.source.fetch import Fetcher

ADDRESS = re.compile(r"https?://", re.IGNORECASE)
STANDARD_INPUT = "-"


def items(
    inputs: Sequence[str],
    *,
    skip: Skip = skip_nothing,
    progress: Report = report_nothing,
    fetcher: Fetcher | None = None,
    manners: Manners | None = None,
    validators: Validators | None = None,
) -> Iterator[Item]:
    """The items of files, folders, addresses and standard input (`-`, JSON Lines), in the order in which they are named.

    Nothing that an input holds ends the run: what cannot be read is an item with a failure. `skip` says what need not be
    read; `validators` keep what makes an unchanged feed cheap, and without them every feed is read anew. Nothing is fetched
    or read ahead of what is taken, so that stopping between two items loses nothing.
    """
    visitor = visitor_once(fetcher, manners)
    kept = Remembered() if validators is None else validators
    for number, name in enumerate(inputs, 1):
        source = Input(name, visitor, skip, progress, kept, number, len(inputs))
        if name == STANDARD_INPUT:
            yield from stdin_items(source)
        elif ADDRESS.match(name):
            yield from _address_items(source)
        else:
            yield from path_items(source)


def _address_items(source: Input) -> Iterator[Item]:
    from sayso.intake.web import address_items

    yield from address_items(source)


def visitor_once(fetcher: Fetcher | None, manners: Manners | None) -> Callable[[], Visitor]:
    """Makes the visitor when it is first needed, and gives the same one after that: it knows which host was asked when."""

    @cache
    def visitor() -> Visitor:
        from sayso.intake.visitor import Visitor

        return Visitor(fetcher, manners=manners)

    return visitor
