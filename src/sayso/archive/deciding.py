"""A judgement is made, or taken back, and carried out."""

from __future__ import annotations

from collections import deque

from sayso.archive.answers import Judgement, Verdict
from sayso.archive.asking import Questions
from sayso.archive.judging import TWO, judgement_of, judgements
from sayso.archive.relinking import relink
from sayso.archive.writer import Writer
from sayso.errors import UnknownRecord
from sayso.record.digest import digest


def decide(
    writer: Writer,
    questions: Questions,
    verdict: Verdict,
    one: str,
    other: str | None,
    *,
    author: str,
    detail: str | None,
    note: str | None = None,
) -> Judgement:
    """Keeps a judgement and carries it out: a merge at once, a split by linking anew."""
    made = judgement_of(questions, verdict, one, other, detail, note, author, writer.clock())
    with writer.batch():
        writer.judged(made)
        if made.verdict == "merge":
            writer.merge(writer.known.decided[-1])
    if verdict == "split":
        deque(relink(writer), maxlen=0)
    return made


def undo(writer: Writer, questions: Questions, identifier: str, *, author: str) -> Judgement:
    """Takes back a judgement that stands. Raises UnknownRecord."""
    whole = questions.identifier("judgement", identifier)
    (taken,) = [each for each in judgements(writer.database) if each.id == whole]
    if taken.undone_by or taken.verdict == "undo":
        raise UnknownRecord(f"The judgement '{identifier}' does not stand any more. `sayso judgements` shows those that do.")
    when = writer.clock().isoformat(timespec="seconds")
    by = Judgement(
        digest("judgement", "undo", whole, author, when), "undo", "judgement", whole, None, None, author, when, None
    )
    with writer.batch():
        writer.undone(whole, by)
    if taken.verdict in TWO:
        deque(relink(writer), maxlen=0)
    return by
