"""The one object people use: reports go in, and stories, claims with their voices, the watch list and the news come out."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from datetime import date, timedelta
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, TypeVar

from sayso.archive.answers import (
    Account,
    ActorShown,
    AddedItem,
    ArticleShown,
    ClaimShown,
    FailedItem,
    FoundArticle,
    Judgement,
    NewsShown,
    StoryShown,
    Verdict,
    WatchShown,
)
from sayso.archive.asking import Questions
from sayso.archive.store.database import Database
from sayso.archive.store.place import opened
from sayso.intake.item import Item, Report, report_nothing
from sayso.record.article import Article
from sayso.record.reading import Reading

if TYPE_CHECKING:
    from sayso.archive.adding import Adding, ReadsArticles
    from sayso.archive.checking import Check
    from sayso.archive.writer import Linker, Writer

T = TypeVar("T")


def open(  # noqa: A001 - `sayso.open`, as one opens a file
    archive: str | PathLike[str], *, readonly: bool = False, reader: Callable[[], ReadsArticles] | None = None,
    link: Linker | None = None,
) -> Archive:  # fmt: skip
    """The archive in a file, which is made if need be, or in a database `postgresql://…`. Raises ArchiveRefused.

    `readonly` neither makes nor changes one, and works while another program writes. `reader` makes the reader that new
    articles are read with, `link` links them; both are the package's own if not given.
    """
    return Archive(opened(archive, readable=readonly, fresh=not readonly), reader=reader, link=link)


class Archive:
    """Many articles, their readings, and what links them. Close it, or use it in a `with`."""

    def __init__(
        self, database: Database, *, reader: Callable[[], ReadsArticles] | None = None, link: Linker | None = None
    ) -> None:
        self.database = database
        self._reader, self._link = reader, link
        self._made_reader: ReadsArticles | None = None
        self._questions = Questions(database)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the file or the server."""
        self.database.close()

    # Adding

    def add(self, *inputs: str | PathLike[str]) -> dict[str, int]:
        """Takes in files, folders, JSON Lines, feeds, addresses; how many were "added", "known" and "failed"."""
        counts = {"added": 0, "known": 0, "failed": 0}
        for item in self.adding([str(each) for each in inputs]):
            counts[item.outcome] += 1
        return counts

    def adding(self, inputs: Iterable[str], *, progress: Report = report_nothing) -> Iterator[AddedItem]:
        """The same, telling what became of each as it is written. What is not taken from the iterator is not added."""
        from sayso.intake import items

        run = self._run()
        return run.run(items(list(inputs), skip=run.skip, progress=progress, validators=run.validators))

    def following(
        self, feeds: Iterable[str], *, every: float = 900.0, progress: Report = report_nothing
    ) -> Iterator[AddedItem]:
        """Asks feeds again and again (every so many seconds) and takes in what is new, for as long as one iterates."""
        from sayso.intake import Poll

        run = self._run(batch=1)  # each is written as it comes, since the next may be long in coming
        poll = Poll(list(feeds), skip=run.skip, progress=progress, validators=run.validators, every=every)
        return run.run(poll)

    def add_items(self, items: Iterable[Item]) -> Iterator[AddedItem]:
        """Takes in items that were found elsewhere."""
        return self._run().run(items)

    def retrying(self, *, progress: Report = report_nothing) -> Iterator[AddedItem]:
        """Tries everything again that has failed: what was fetched is read again, what was not is fetched again."""
        from sayso.archive.retrying import retried

        return retried(self._run(), progress)

    # Asking

    def articles(self, *, story: str | None = None) -> Iterator[ArticleShown]:
        """The articles, of the whole archive or of a story, in the order of arrival."""
        return self._judged(self._questions.articles(story=story))

    def article(self, identifier: str) -> Article:
        """An article with its text. Raises UnknownRecord, as do all questions about one record."""
        return self._questions.article(identifier)

    def reading(self, article: str) -> Reading:
        """What was read in an article."""
        return self._questions.reading(article)

    def readers(self) -> dict[str, str]:
        """The reader, with its version, whose reading of an article is linked; by article."""
        return self._questions.readers()

    def credits(self, articles: Iterable[str]) -> dict[str, tuple[str | None, str | None, str | None]]:
        """Outlet, day and title of articles, for those who show them."""
        return self._questions.credits(list(dict.fromkeys(articles)))

    def titles(self, stories: Iterable[str]) -> dict[str, str]:
        """What stories are called, for those who show them."""
        return self._questions.titles(list(dict.fromkeys(stories)))

    def stories(self) -> Iterator[StoryShown]:
        """The stories, in the order in which they began."""
        return self._judged(self._questions.stories())

    def story(self, identifier: str) -> StoryShown:
        """One story; the beginning of its id is enough."""
        return self._one(self._questions.stories(only=identifier))

    def claims(self, *, story: str | None = None) -> Iterator[ClaimShown]:
        """Claims with their voices, standing and contradictions."""
        return self._judged(self._questions.claims(story=story))

    def claim(self, identifier: str) -> ClaimShown:
        """One claim."""
        return self._one(self._questions.claims(only=identifier))

    def watch(self, *, as_of: str | None = None, story: str | None = None) -> Iterator[WatchShown]:
        """What was announced, and how it stands on a day ("2025-03-01"; today if not given)."""
        return self._judged(self._questions.watch(as_of=day(as_of or "today"), story=story))

    def news(self, *, since: str | None = None, story: str | None = None) -> Iterator[NewsShown]:
        """What each article added to its story, since a day ("2025-03-01", "yesterday") if one is given."""
        return self._questions.news(since=day(since) if since else None, story=story)

    def actors(self) -> Iterator[ActorShown]:
        """Who is in the articles, with every name and post."""
        return self._judged(self._questions.actors())

    def actor(self, identifier: str) -> ActorShown:
        """One actor."""
        return self._one(self._questions.actors(only=identifier))

    def failures(self) -> Iterator[FailedItem]:
        """What could not be taken in, and why."""
        return self._questions.failures()

    def search(self, words: str, *, limit: int = 20) -> Iterator[FoundArticle]:
        """Articles that have all of these words and "phrases", the best first. Raises ValueError where there is no word."""
        from sayso.archive.searching import found_articles

        return found_articles(self.database, words, limit=limit)

    def why(self, identifier: str) -> Account:
        """Why a record is as it is."""
        from sayso.archive.accounts import account

        with self.database.snapshot():
            return account(self._questions, identifier)

    def brief(self, story: str, *, as_of: str | None = None) -> str:
        """A briefing on a story (Markdown), in which every sentence ends with the articles that carry it.

        `as_of` is the day on which what was announced is looked at ("2025-03-01"; today if not given).
        """
        from sayso.archive.briefing import briefing

        with self.database.snapshot():
            return briefing(self, story, as_of=day(as_of or "today"))

    def actor_links(self, article: str) -> dict[str, str]:
        """Which actor of the archive each actor of an article's reading is."""
        return self._questions.actor_links(article)

    def export(self, form: str, where: str | PathLike[str]) -> list[Path]:
        """Writes the archive as "csv", "jsonl" or "parquet" (a folder of tables), "plover", "prov" or "ftm" (a file)."""
        from sayso.archive.export.writing import export

        with self.database.snapshot():
            return export(self, form, Path(where))

    def sql(self, query: str) -> tuple[list[str], list[tuple[Any, ...]]]:
        """Names and rows of what a query finds in the tables of `export("parquet")`, by DuckDB."""
        from sayso.archive.export.querying import queried

        with self.database.snapshot():
            return queried(self, query)

    def check(self) -> Check:
        """A look through the whole archive; take `faults()` from it."""
        from sayso.archive.checking import Check

        return Check(self.database)

    # Judging

    def judge(
        self,
        verdict: Verdict,
        one: str,
        other: str | None = None,
        *,
        author: str,
        detail: str | None = None,
        note: str | None = None,
    ) -> Judgement:
        """Keeps what somebody decided, and carries it out.

        "accept", "reject" and "correct" (with `detail` "FIELD=VALUE") are laid over answers; "merge" and "split" link
        anew; to split takes an article as `other`. `note` says why. Raises UnknownRecord, or ValueError for one that
        makes no sense.
        """
        from sayso.archive.deciding import decide

        return decide(self._writer, self._questions, verdict, one, other, author=author, detail=detail, note=note)

    def undo(self, judgement: str, *, author: str) -> Judgement:
        """Takes a judgement back; both stay on record."""
        from sayso.archive.deciding import undo

        return undo(self._writer, self._questions, judgement, author=author)

    def judgements(self) -> Iterator[Judgement]:
        """What people decided, in order; those that were taken back too."""
        from sayso.archive.judging import judgements

        return judgements(self.database)

    def relinking(self) -> Iterator[int]:
        """Links all articles anew, with what people decided; gives the number of each when it is done."""
        from sayso.archive.relinking import relink

        return relink(self._writer)

    def rereading(self) -> Iterator[int]:
        """Reads all articles with this version of the reader, which then is the one that is linked; relink after it."""
        from sayso.archive.rereading import reread

        reader = self._ready_reader()
        return reread(self._writer, reader, reader.name)

    # How

    def _judged(self, answers: Iterator[T]) -> Iterator[T]:
        """Answers as people have judged them."""
        from sayso.archive.judging import Overlay

        overlay = Overlay(self.database)
        return map(overlay.over, answers)

    def _one(self, answers: Generator[T]) -> T:
        """The answer to a question about one record."""
        with closing(answers):
            return next(self._judged(answers))

    def _run(self, *, batch: int | None = None) -> Adding:
        from sayso.archive.adding import BATCH, Adding

        return Adding(self._writer, self._ready_reader, batch=batch or BATCH)

    @cached_property
    def _writer(self) -> Writer:
        from sayso.archive.writer import Writer

        if self._link is None:
            from sayso.linking.link import link

            return Writer(self.database, link)
        return Writer(self.database, self._link)

    def _ready_reader(self) -> ReadsArticles:
        if self._made_reader is None:
            self._made_reader = (self._reader or _usual_reader)()
        return self._made_reader


def day(words: str, *, today: date | None = None) -> str:
    """The ISO date that "today", "yesterday" or a date means. Raises ValueError."""
    now = today or date.today()  # noqa: DTZ011 - the day of whoever asks
    named = {"today": now, "yesterday": now - timedelta(days=1), "tomorrow": now + timedelta(days=1)}
    if words in named:
        return named[words].isoformat()
    try:
        return date.fromisoformat(words).isoformat()
    except ValueError:
        raise ValueError(f"'{words}' is no day. Write it as 2024-12-30, or as today or yesterday.") from None


def _usual_reader() -> ReadsArticles:
    from sayso.reading.reader import Reader

    return Reader()
