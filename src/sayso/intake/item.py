"""What comes in, one by one: a report that was found in an input, or why there is none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from sayso.record.article import Article

# Where it went wrong: the input could not be opened or does not exist; an address was not fetched; a feed, sitemap, archive
# of pages or JSON line could not be taken apart; bytes were no report in English.
Stage = Literal["open", "fetch", "parse", "article"]


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no article: the stage at which it failed, and a sentence fit to print."""

    stage: Stage
    reason: str


@dataclass(frozen=True, slots=True)
class Item:
    """One thing found in an input: exactly one of `article` and `failure` is set.

    `input` is what the user named. `locator` says where in it this stands, and is the same on every run: the absolute path
    of a file (`/news/pier.txt`), with the number of a line (`/news/week.jsonl#12`, `-#12` on standard input) or the id of
    a WARC record (`/news/crawl.warc.gz#urn:uuid:…`) behind it; the address of a page; the id of an entry of a feed that
    has no address. An input has a locator once. A failure of the whole input has the input's own path or address, so that
    an address that failed can be tried again by naming its locator as an input.

    `external_id` is the `id` of a JSON line or the guid of a feed's entry, as written. `digest` is the SHA-256 (hex) of the
    bytes that were read; None where there were none.
    """

    input: str
    locator: str
    external_id: str | None = None
    article: Article | None = None
    failure: Failure | None = None
    digest: str | None = None


# Whether an item need not be read (again): called with input, locator and digest, before the costly part. The digest is
# None where the bytes are not at hand yet: pages that would have to be fetched, records of a WARC file. For files and
# JSON lines it is there, so that a file that was changed since, or another standard input, is not taken for the old one.
# What is skipped is not yielded. It must not be true of what failed at "open" or "fetch": a feed that could not be fetched
# once has its own address as locator, and would never be asked again.
Skip = Callable[[str, str, str | None], bool]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the intake has come: in input `number` (from 1) of `inputs`, `done` of `total` (None where unknown).

    `unit` says of what: "bytes" read of a JSON Lines or WARC file, otherwise "items" (files of a folder, entries of a feed).
    `left_out` counts what an input holds that is no report by its kind: pictures in a folder, redirects in a WARC file.
    """

    input: str
    number: int
    inputs: int
    done: int
    total: int | None
    unit: Literal["bytes", "items"]
    left_out: int = 0


Report = Callable[[Progress], None]


def skip_nothing(_input: str, _locator: str, _digest: str | None) -> bool:
    """The usual `skip`: everything is read."""
    return False


def report_nothing(_progress: Progress) -> None:
    """The usual `progress`: nobody is told."""
