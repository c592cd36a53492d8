"""What people decide: kept as rows that are only ever added, and laid over every answer and every new linking."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Literal

import msgspec

from sayso.archive.answers import ActorShown, ArticleShown, ClaimShown, Judgement, StoryShown, Verdict, WatchShown
from sayso.archive.asking import Questions
from sayso.archive.store.database import Database
from sayso.errors import UnknownRecord
from sayso.record.digest import digest

Judged = Literal["article", "story", "claim", "actor", "followup"]
KINDS: tuple[Judged, ...] = ("article", "story", "claim", "actor", "followup")
# What can be corrected of a record, besides being accepted or rejected as a whole.
FIELDS: dict[Judged, tuple[str, ...]] = {
    "article": ("outlet", "title", "published", "byline"),
    "story": ("title",),
    "claim": ("words",),
    "actor": ("name", "kind"),
    "followup": ("who", "state"),
}
ANSWERS: dict[Judged, type[msgspec.Struct]] = {
    "article": ArticleShown, "story": StoryShown, "claim": ClaimShown, "actor": ActorShown, "followup": WatchShown,
}  # fmt: skip
TWO = ("merge", "split")
MERGED = ("story", "claim", "actor")
COLUMNS = "id, verdict, kind, one, other, detail, author, made, undone_by, one_words, other_words, note"
LAST_DAY = "9999-12-31"


def found_record(questions: Questions, identifier: str) -> tuple[Judged, str]:
    """Which record is meant by an id or the beginning of one, of whatever kind. Raises UnknownRecord."""
    found: list[tuple[Judged, str]] = []
    for kind in KINDS:
        try:
            found.append((kind, questions.identifier(kind, identifier)))
        except UnknownRecord:
            continue
    if len(found) == 1:
        return found[0]
    reason = "is the beginning of more than one id" if found else "is no record of the archive"
    raise UnknownRecord(f"'{identifier}' {reason}. `sayso articles`, `stories`, `claims`, `actors` and `watch` show ids.")


def judgement_of(
    questions: Questions,
    verdict: Verdict,
    one: str,
    other: str | None,
    detail: str | None,
    note: str | None,
    author: str,
    made: datetime,
) -> Judgement:
    """A judgement fit to be kept. Raises UnknownRecord, or ValueError for one that makes no sense."""
    kind, first = found_record(questions, one)
    second: str | None = None
    kind_of_other: Judged = kind
    if verdict in TWO:
        if other is None:
            raise ValueError(f"To {verdict} takes two records.")
        kind_of_other, second = found_record(questions, other)
    if verdict == "correct":
        _require_correction(kind, detail)
    elif verdict == "split":
        detail = " ".join(_parted(questions, kind, first, kind_of_other, second or ""))
    else:
        detail = note = note or detail
    if verdict == "merge":
        _require_mergeable(kind, kind_of_other, same=first == second)
        _require_not_parted(questions, first, second or "")
    when = made.isoformat(timespec="seconds")
    identifier = digest("judgement", verdict, kind, first, second or "", detail or "", author, when)
    words = _words(questions, kind, first)
    other_words = _words(questions, kind_of_other, second) if second else None
    return Judgement(identifier, verdict, kind, first, second, detail, author, when, None, words, other_words, note)


def _words(questions: Questions, kind: Judged, identifier: str) -> str | None:
    """What a record says: a name, a claim's words, a title."""
    match kind:
        case "article":
            (article,) = questions.articles(only=identifier)
            return article.title
        case "story":
            (story,) = questions.stories(only=identifier)
            return story.title
        case "claim":
            (claim,) = questions.claims(only=identifier)
            return claim.words
        case "actor":
            (actor,) = questions.actors(only=identifier)
            return actor.name
        case "followup":
            (item,) = questions.watch(as_of=LAST_DAY, only=identifier)
            return item.what.text


def kept(database: Database, number: int, judgement: Judgement) -> None:
    """Writes a judgement, within a transaction."""
    values = [getattr(judgement, name.strip()) for name in COLUMNS.split(",")]
    sql = f"INSERT INTO judgements (n, {COLUMNS}) VALUES ({', '.join('?' * 13)})"  # noqa: S608 - our own names
    database.run(sql, (number, *values))


def judgements(database: Database) -> Iterator[Judgement]:
    """All judgements in the order in which they were made, those that were taken back too."""
    for row in database.rows(f"SELECT {COLUMNS} FROM judgements ORDER BY n"):  # noqa: S608 - our own names
        yield Judgement(*row)


class Overlay:
    """The judgements that stand, to be laid over answers."""

    def __init__(self, database: Database) -> None:
        self.verdicts: dict[str, Verdict] = {}
        self.corrections: dict[str, dict[str, str]] = {}
        now = Questions(database).now  # a record that was judged may have become another since
        for each in judgements(database):
            if each.undone_by is not None:
                continue
            if each.verdict in ("accept", "reject"):
                self.verdicts[now(each.one)] = each.verdict
            elif each.verdict == "correct" and each.detail:
                field, _, value = each.detail.partition("=")
                self.corrections.setdefault(now(each.one), {})[field] = value

    def over(self, answer: Any) -> Any:
        """The answer as people have judged it."""
        changed: dict[str, Any] = dict(self.corrections.get(answer.id, {}))
        if answer.id in self.verdicts:
            changed["verdict"] = self.verdicts[answer.id]
        elif changed:
            changed["verdict"] = "correct"
        return msgspec.structs.replace(answer, **changed) if changed else answer


def _require_mergeable(kind: Judged, other: Judged, *, same: bool) -> None:
    if same:
        raise ValueError("They are one record already.")
    if kind != other or kind not in MERGED:
        raise ValueError(f"A record of the kind {kind} and one of the kind {other} cannot be one.")


def _parted(questions: Questions, kind: Judged, one: str, kind_of_other: Judged, article: str) -> list[str]:
    """What an article is to be parted from a record by: the ids that linking would have given it there by itself."""
    if kind not in ("actor", "story") or kind_of_other != "article":
        raise ValueError(
            "To split takes an actor, and an article in which somebody else is meant; or a story, and an article that is "
            "not about it."
        )
    _require_not_merged(questions, kind, one)
    return _actors_in(questions, one, article) if kind == "actor" else _story_of(questions, one, article)


def _actors_in(questions: Questions, actor: str, article: str) -> list[str]:
    """Whom an article names that is held to be this actor: the ids they would have had by themselves."""
    rows = questions.database.rows(
        "SELECT local FROM actor_links JOIN actors ON actors.n = actor_links.actor "
        "JOIN articles ON articles.n = actor_links.article WHERE actors.id = ? AND articles.id = ? ORDER BY local",
        (actor, article),
    )
    apart = [digest("actor", article, row[0]) for row in rows]
    if not apart:
        raise ValueError("That article does not name this actor.")
    if actor in apart:
        raise ValueError("It is the article in which this actor was first met. Split the others from it.")
    return apart


def _story_of(questions: Questions, story: str, article: str) -> list[str]:
    """The id of the story that an article would have opened."""
    row = questions.database.one(
        "SELECT 1 FROM articles JOIN stories ON stories.n = articles.story WHERE stories.id = ? AND articles.id = ?",
        (story, article),
    )
    if row is None:
        raise ValueError("That article is not in this story.")
    apart = digest("story", article)
    if apart == story:
        raise ValueError("It is the article with which this story began. Split the others from it.")
    return [apart]


def _require_not_merged(questions: Questions, kind: Judged, record: str) -> None:
    """What people have joined is parted by taking that back: carried out last, a merge would outweigh a split."""
    for each in judgements(questions.database):
        if each.verdict == "merge" and each.kind == kind and not each.undone_by and questions.now(each.one) == record:
            raise ValueError(f"It was merged with another by hand. Take that back first: `sayso undo {each.id}`.")


def _require_not_parted(questions: Questions, one: str, other: str) -> None:
    """What people have parted is joined by taking that back."""
    for each in judgements(questions.database):
        if each.verdict == "split" and not each.undone_by and _pair(questions, each) & {one, other} == {one, other}:
            raise ValueError(f"They were split by hand. Take that back first: `sayso undo {each.id}`.")


def _pair(questions: Questions, made: Judgement) -> set[str]:
    """The records that a split keeps apart, as they are called now."""
    return {questions.now(identifier) for identifier in (made.one, *(made.detail or "").split())}


def _require_correction(kind: Judged, detail: str | None) -> None:
    """A correction is "field=value", the field one that people can judge, the value one that it can have."""
    field, equals, value = (detail or "").partition("=")
    if not equals or field not in FIELDS[kind]:
        raise ValueError(f"A correction of this record is written FIELD=VALUE with one of {', '.join(FIELDS[kind])}.")
    types = {each.name: each.type for each in msgspec.structs.fields(ANSWERS[kind])}
    try:
        msgspec.convert(value, types[field])
    except msgspec.ValidationError as error:
        raise ValueError(f"'{value}' cannot be the {field} of this record: {error}.") from None
