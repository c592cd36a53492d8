"""From a report, wherever it lies, to its reading: what Python and the command line share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from os import PathLike
from pathlib import Path

from sayso import source
from sayso.lexicon import Lexicon, load
from sayso.reading.reader import Reader
from sayso.record.article import Article
from sayso.record.reading import Reading

ISO_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Given:
    """What the caller knows of a report that it may not say itself. `published` is a year, a month or a day."""

    url: str | None = None
    outlet: str | None = None
    published: str | None = None

    def __post_init__(self) -> None:
        if self.published is not None and not _is_date(self.published):
            raise ValueError(f"'{self.published}' is no date. Write it as 2024-12-30, 2024-12 or 2024.")


def read(
    text_or_article: str | Article,
    *,
    url: str | None = None,
    outlet: str | None = None,
    published: str | None = None,
    lexicon: Lexicon | None = None,
) -> Reading:
    """The reading of a report given as its plain text, or as an article that was made before."""
    if isinstance(text_or_article, Article):
        article = text_or_article
    else:
        article = source.article_from_text(text_or_article, url=url, outlet=outlet, published=_checked(published))
    return _read(article, lexicon)


def read_file(
    path: str | PathLike[str],
    *,
    url: str | None = None,
    outlet: str | None = None,
    published: str | None = None,
    lexicon: Lexicon | None = None,
) -> Reading:
    """The reading of a report in a file, plain text or a saved page."""
    _checked(published)
    return _read(source.article_from_file(Path(path), url=url, outlet=outlet, published=published), lexicon)


def read_url(
    url: str, *, outlet: str | None = None, published: str | None = None, lexicon: Lexicon | None = None
) -> Reading:
    """The reading of a report at an address. Fetching it is the one thing sayso does over a network."""
    return _read(source.article_from_url(url, outlet=outlet, published=_checked(published)), lexicon)


def article_from(report: str, given: Given) -> Article:
    """The article that a command line names: an address, a file, or `-` for the standard input."""
    return source.article_from(report, url=given.url, outlet=given.outlet, published=given.published)


def load_lexicon(*files: str | PathLike[str]) -> Lexicon:
    """The lexicon of the package, with these files on top. Raises BadLexicon for one that cannot be used."""
    return load([Path(file) for file in files])


def reader_with(lexicon_files: Sequence[Path] = (), *, threads: int = 2) -> Reader:
    """A reader with a user's own lexicon files."""
    return Reader(lexicon=load_lexicon(*lexicon_files), threads=threads)


def _read(article: Article, lexicon: Lexicon | None) -> Reading:
    reader = _usual_reader() if lexicon is None else Reader(lexicon=lexicon)
    return reader([article])[0]


@cache
def _usual_reader() -> Reader:
    """Built once: loading the model takes longer than reading a report."""
    return Reader()


def _checked(published: str | None) -> str | None:
    return Given(published=published).published


def _is_date(words: str) -> bool:
    if not ISO_DATE.fullmatch(words):
        return False
    try:
        date.fromisoformat(words + "-01-01"[len(words) - 4 :])
    except ValueError:
        return False
    return True
