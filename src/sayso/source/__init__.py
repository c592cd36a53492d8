"""Bytes in, article out: plain text, saved pages, standard input, addresses."""

from sayso.source.input import (
    article_from,
    article_from_bytes,
    article_from_file,
    article_from_stdin,
    article_from_url,
)
from sayso.source.plain import article_from_text

__all__ = [
    "article_from",
    "article_from_bytes",
    "article_from_file",
    "article_from_stdin",
    "article_from_text",
    "article_from_url",
]
