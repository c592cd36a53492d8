from __future__ import annotations

import pytest

from sayso.linking.kept import Closing, Due, Outcome, WatchItem
from sayso.linking.memory import MemoryArchive
from sayso.linking.watching import state_on
from sayso.record.span import Span
from tests.linking.reports import Report, archive_of


def item(due: Due | None, outcome: Outcome | None = None) -> WatchItem:
    closing = Closing(outcome, "article-2", Span(0, 1, "x"), "2025-05-10", ()) if outcome else None
    return WatchItem(
        "watch-1", "story-1", "article-1", None, None, Span(0, 1, "x"), due, "2025-05-01", closing, (), (), b"", ()
    )


@pytest.mark.parametrize(
    ("due", "day", "state"),
    [
        (None, "2030-01-01", "open"),
        (Due("2025-05-08", "2025-05-09"), "2025-05-07", "open"),
        (Due("2025-05-08", "2025-05-09"), "2025-05-09", "due"),
        (Due("2025-05-08", "2025-05-09"), "2025-05-10", "overdue"),
        (Due(None, "2025-05"), "2025-05-31", "due"),
        (Due(None, "2025-05"), "2025-06-01", "overdue"),
        (Due("2025-06-01", None), "2025-05-31", "open"),
    ],
)
def test_what_the_day_makes_of_an_item(due: Due | None, day: str, state: str) -> None:
    assert state_on(item(due), day) == state


def test_what_is_not_published_yet_closes_nothing() -> None:
    met = item(Due("2025-05-08", "2025-05-09"), "met")
    assert state_on(met, "2025-05-09") == "due"
    assert state_on(met, "2025-05-10") == "met"


def announcement() -> Report:
    report = Report(
        "Smelter inquiry opens\nAn inquiry into the smelter at Zestafoni was opened on Monday.\n"
        "The owner, Nino Beridze, will be heard by the energy committee on 14 May, the speaker said.\n",
        outlet="Colchis Courier",
        published="2025-05-05",
    )
    report.who("Nino Beridze", title="owner")
    report.says("the speaker", "Nino Beridze, will be heard by the energy committee on 14 May", "said", stance="expects")
    return report


def hearings(archive: MemoryArchive) -> list[Closing | None]:
    """How the hearing that was announced ended, as far as the archive knows."""
    return [kept.closing for kept in archive.watch.records.values() if "will be heard" in kept.what.text]


def test_a_later_report_meets_what_was_announced() -> None:
    later = Report(
        "Owner heard\nNino Beridze, owner of the Zestafoni smelter, was heard by the energy committee on Wednesday.\n",
        outlet="Imereti Daily",
        published="2025-05-15",
    )
    later.who("Nino Beridze")
    archive = archive_of([announcement(), later])
    closings = hearings(archive)
    assert [(c.outcome, c.article) for c in closings if c] == [("met", later.article.id)]


def test_a_later_report_calls_off_what_was_announced() -> None:
    later = Report(
        "Smelter hearing off\nThe hearing of Nino Beridze, owner of the Zestafoni smelter, by the energy committee "
        "was called off on Tuesday.\n",
        outlet="Imereti Daily",
        published="2025-05-14",
    )
    later.who("Nino Beridze")
    archive = archive_of([announcement(), later])
    closings = hearings(archive)
    assert [c.outcome for c in closings if c] == ["cancelled"]


def test_what_is_told_too_early_meets_nothing() -> None:
    early = Report(
        "Owner heard\nNino Beridze, owner of the Zestafoni smelter, was heard by the energy committee, a clerk said.\n",
        outlet="Imereti Daily",
        published="2025-05-09",
    )
    early.who("Nino Beridze")
    archive = archive_of([announcement(), early])
    assert hearings(archive) == [None]


def test_what_is_set_for_a_day_to_come_is_watched_whoever_says_it() -> None:
    report = Report(
        "Smelter sale\nThe sale of the Zestafoni smelter was agreed on Monday. The buyers sign in Tbilisi on 20 May.\n",
        outlet="Colchis Courier",
        published="2025-05-05",
    )
    (kept,) = archive_of([report]).watch.records.values()
    assert kept.due == Due("2025-05-20", "2025-05-20")
