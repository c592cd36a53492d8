"""What failed is tried again: an article that was there is read again, an input that gave none is looked at again."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sayso.archive.adding import Adding
from sayso.archive.answers import AddedItem
from sayso.archive.store.packing import unpacker
from sayso.intake import items
from sayso.intake.item import Item, Report
from sayso.record.article import Article

unpacked_article: Callable[[bytes], Article] = unpacker(Article)


def retried(run: Adding, progress: Report) -> Iterator[AddedItem]:
    """What became of each. An input that holds other things as well tells them as known."""
    rows = run.database.rows("SELECT input, locator, external_id, digest, article FROM failures ORDER BY n")
    kept = [Item(row[0], row[1], row[2], unpacked_article(row[4]), None, row[3]) for row in rows if row[4] is not None]
    yield from run.run(kept)
    again = dict.fromkeys(row[0] for row in rows if row[4] is None)
    yield from run.run(items(list(again), skip=run.skip, progress=progress, validators=run.validators))
