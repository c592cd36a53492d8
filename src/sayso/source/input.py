"""Reports as they come: bytes, a file, standard input, an address."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from sayso.errors import FetchRefused, UnreadableInput
from sayso.record.article import Article
from sayso.source.composition import Known
from sayso.source.encoding import (
    LARGEST_PAGE,
    declared_charset,
    decoded,
    is_markup,
    require_size,
    require_text,
)
from sayso.source.plain import article_from_text

if TYPE_CHECKING:
    from sayso.source.fetch import Fetcher

ADDRESS = re.compile(r"https?://", re.IGNORECASE)
OTHER_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)  # file, ftp, gopher: nothing that is fetched
STANDARD_INPUT = "-"


def article_from(source: str, *, url: str | None = None, outlet: str | None = None, published: str | None = None) -> Article:
    """The article that "-" (standard input), an address or a path leads to."""
    if source == STANDARD_INPUT:
        return article_from_stdin(url=url, outlet=outlet, published=published)
    if ADDRESS.match(source):
        return article_from_url(source, outlet=outlet, published=published)
    if OTHER_ADDRESS.match(source):
        raise FetchRefused(f"'{source}' is no address of the web. Only http and https are fetched; name a file by its path.")
    return article_from_file(Path(source), url=url, outlet=outlet, published=published)


def article_from_bytes(
    data: bytes,
    *,
    url: str | None = None,
    outlet: str | None = None,
    published: str | None = None,
    charset: str | None = None,
) -> Article:
    """The article in some bytes, a page or plain text. `charset` is the alphabet that the sender declared."""
    require_size(len(data), LARGEST_PAGE)
    require_text(data)
    text = decoded(data, charset)
    if not is_markup(text):
        return article_from_text(text, url=url, outlet=outlet, published=published)
    from sayso.source.html import article_from_html

    page = text if charset else decoded(data, declared_charset(data))
    return article_from_html(page, Known(url=url, outlet=outlet, published=published))


def article_from_file(
    path: Path, *, url: str | None = None, outlet: str | None = None, published: str | None = None
) -> Article:
    """The article in a file. Errors name the file."""
    data = _bytes_of(path)
    with _named(f"'{path}'"):
        return article_from_bytes(data, url=url, outlet=outlet, published=published)


def article_from_stdin(
    stream: BinaryIO | None = None, *, url: str | None = None, outlet: str | None = None, published: str | None = None
) -> Article:
    """The article that comes in through a pipe."""
    data = (stream or sys.stdin.buffer).read(LARGEST_PAGE + 1)
    with _named("Standard input"):
        return article_from_bytes(data, url=url, outlet=outlet, published=published)


def article_from_url(
    url: str, *, fetcher: Fetcher | None = None, outlet: str | None = None, published: str | None = None
) -> Article:
    """The article at an address; its address is the one that redirects led to."""
    from sayso.source.fetch import Fetcher

    page = (fetcher or Fetcher()).fetch(url)
    with _named(f"'{page.url}'"):
        return article_from_bytes(page.data, url=page.url, outlet=outlet, published=published, charset=page.charset)


def _bytes_of(path: Path) -> bytes:
    if path.is_dir():
        raise UnreadableInput(f"'{path}' is a folder. Name the files in it that are to be read.")
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_PAGE + 1)
    except FileNotFoundError:
        raise UnreadableInput(f"There is no file '{path}'. Check its spelling and its folder.") from None
    except (OSError, ValueError) as problem:  # ValueError: a name with a NUL
        reason = getattr(problem, "strerror", None) or str(problem)
        raise UnreadableInput(f"The file '{path}' cannot be read ({reason}). Check its rights.") from None


@contextmanager
def _named(name: str) -> Iterator[None]:
    """Says in front of a complaint which input it is about."""
    try:
        yield
    except UnreadableInput as problem:
        raise type(problem)(f"{name}: {problem}") from None
