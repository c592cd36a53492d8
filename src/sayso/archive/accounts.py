"""Why a record is as it is: what was held to be the same, on which grounds, and what people decided."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sayso.archive.answers import Account, Ground, Judgement
from sayso.archive.asking import Questions
from sayso.archive.judging import LAST_DAY, found_record, judgements
from sayso.archive.store.packing import unpacker
from sayso.linking.kept import Reason

unpack_reasons: Callable[[bytes], tuple[Reason, ...]] = unpacker(tuple[Reason, ...])


def account(questions: Questions, identifier: str) -> Account:
    """The account of an article, a story, a claim, an actor or an item of the watch list. Raises UnknownRecord."""
    kind, record = found_record(questions, identifier)
    words, grounds = _PARTS[kind](questions, record)
    made = [each for each in judgements(questions.database) if record in (each.one, each.other)]
    return Account(record, kind, words, (*grounds, *_merges(questions, record)), tuple(_with_undoing(questions, made)))


def _article(questions: Questions, record: str) -> tuple[str, list[Ground]]:
    (shown,) = questions.articles(only=record)
    copied = [Ground("is a copy of", shown.copy_of, shown.reasons)] if shown.copy_of else []
    return shown.title or "", [*copied, *_people(questions, questions.number("article", record))]


def _people(questions: Questions, article: int) -> Iterator[Ground]:
    """Whom its actors were held to be."""
    rows = questions.database.rows(
        "SELECT actors.name, actor_links.reasons FROM actor_links JOIN actors ON actors.n = actor_links.actor "
        "WHERE article = ? ORDER BY actors.n",
        (article,),
    )
    for name, reasons in rows:
        if found := unpack_reasons(reasons):
            yield Ground("names", name, found)


def _story(questions: Questions, record: str) -> tuple[str, list[Ground]]:
    (story,) = questions.stories(only=record)
    return story.title, [Ground("holds", each.title or "", each.reasons) for each in questions.articles(story=record)]


def _claim(questions: Questions, record: str) -> tuple[str, list[Ground]]:
    (claim,) = questions.claims(only=record)
    grounds = [
        Ground(f"voice {voice.side} it", voice.source.text if voice.source else "the outlet's own word", voice.reasons)
        for voice in claim.voices
    ]
    for other in claim.contradictions:
        words = questions.database.value("SELECT words FROM claims WHERE id = ?", (other.claim,)) or other.claim
        grounds.append(Ground(f"differs in {other.about} from", words, other.reasons))
    return claim.words, grounds


def _actor(questions: Questions, record: str) -> tuple[str, list[Ground]]:
    (actor,) = questions.actors(only=record)
    rows = questions.database.rows(
        "SELECT actor_links.article, reasons FROM actor_links JOIN actors ON actors.n = actor_links.actor "
        "WHERE actors.id = ? ORDER BY actor_links.article",
        (record,),
    )
    titled = questions.database.among("SELECT n, coalesce(title, id) FROM articles WHERE n IN", [row[0] for row in rows])
    titles: dict[int, str] = {row[0]: row[1] for row in titled}
    return actor.name, [Ground("is in", titles[row[0]], unpack_reasons(row[1])) for row in rows]


def _followup(questions: Questions, record: str) -> tuple[str, list[Ground]]:
    (item,) = questions.watch(as_of=LAST_DAY, only=record)
    about = f"{item.state} by" if item.closed_by else item.state
    return item.what.text, [Ground(about, item.closed_by.span.text if item.closed_by else "", item.reasons)]


def _merges(questions: Questions, record: str) -> Iterator[Ground]:
    """What was another record once."""
    for gone, reasons in questions.database.rows(
        "SELECT gone, reasons FROM merges WHERE became = ? ORDER BY gone", (record,)
    ):
        yield Ground("was joined by", gone, unpack_reasons(reasons))


def _with_undoing(questions: Questions, made: list[Judgement]) -> Iterator[Judgement]:
    known = {each.id for each in made}
    undoing = {each.undone_by for each in made if each.undone_by}
    yield from made
    yield from (each for each in judgements(questions.database) if each.id in undoing and each.id not in known)


_PARTS = {"article": _article, "story": _story, "claim": _claim, "actor": _actor, "followup": _followup}
