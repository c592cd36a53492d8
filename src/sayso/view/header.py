"""What stands above a reading: the report's title, and who published it, where and when."""

from __future__ import annotations

from sayso.record.article import Article
from sayso.view.dates import worded_date
from sayso.view.printable import one_line

NO_TITLE = "(no title)"


def title(article: Article) -> str:
    """The title, or words that say there is none."""
    return one_line(article.title or "") or NO_TITLE


def imprint(article: Article) -> tuple[str, ...]:
    """Outlet, place and date of the report, as far as they are known."""
    place = article.dateline.place if article.dateline else None
    parts = (
        one_line(article.outlet or ""),
        _place_name(place.text) if place else "",
        worded_date(article.published) if article.published else "",
    )
    return tuple(part for part in parts if part)


def _place_name(words: str) -> str:
    """ "ERBIL" as "Erbil"; a name that is not all in capitals stays as it is."""
    name = one_line(words)
    return name.title() if name.isupper() else name
