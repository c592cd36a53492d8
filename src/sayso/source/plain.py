"""Plain text in, article out. The text stays as it is; spans of gold data and of readings point into the same characters."""

from __future__ import annotations

from sayso.record.article import Article
from sayso.source.composition import Known, composed
from sayso.source.encoding import LARGEST, require_printed, require_size
from sayso.source.layout import laid_out


def article_from_text(
    text: str,
    *,
    url: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    byline: str | None = None,
    published: str | None = None,
) -> Article:
    """The article of a report given as plain text. A byte-order mark goes, CR LF becomes LF, nothing else changes."""
    require_size(len(text), LARGEST, "characters")
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    require_printed(text)
    return composed(text, laid_out(text, title), Known(url, outlet, title, byline, published))
