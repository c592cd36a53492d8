from __future__ import annotations

from sayso.linking.kept import ClaimVoice
from sayso.linking.memory import MemoryArchive
from sayso.record.claim import SourceKind, Stance
from tests.linking.reports import Report, archive_of

PAID = "Rioni Works was paid 640,000 lari by the port of Poti"


def report(
    lead: str,
    source: str,
    cue: str,
    *,
    outlet: str,
    day: int,
    kind: SourceKind,
    content: str = PAID,
    stance: Stance = "asserts",
) -> Report:
    """A report on the port of Poti with one sourced sentence: "content, cue source"."""
    text = f"Port of Poti: {lead}\n{lead} at the port of Poti.\n{content}, {cue} {source}.\n"
    made = Report(text, outlet=outlet, published=f"2025-05-{day:02}")
    made.who("Rioni Works", kind="organisation")
    made.says(source, content, cue, kind=kind, stance=stance)
    return made


def voices(archive: MemoryArchive) -> list[ClaimVoice]:
    """The voices of the claim about the payment."""
    (claim,) = (c for c in archive.claims.records.values() if any("640,000" in m.span.text for m in c.mentions))
    return list(claim.voices)


def test_two_people_are_two_voices() -> None:
    one = report("Dockers struck", "Nino Beridze", "said", outlet="Colchis Courier", day=1, kind="named-person")
    two = report("A crane fell", "Levan Gelashvili", "said", outlet="Imereti Daily", day=2, kind="named-person")
    assert len(voices(archive_of([one, two]))) == 2


def test_one_person_in_two_outlets_is_one_voice() -> None:
    reports = []
    for lead, outlet, day in (("Dockers struck", "Colchis Courier", 1), ("A crane fell", "Imereti Daily", 2)):
        made = Report(
            f"Port of Poti: {lead}\n{lead} at the port of Poti.\n{PAID}, said Nino Beridze, who audits the port.\n",
            outlet=outlet,
            published=f"2025-05-{day:02}",
        )
        made.says(made.who("Nino Beridze"), PAID, "said")
        reports.append(made)
    (voice,) = voices(archive_of(reports))
    assert len(voice.articles) == 2
    assert voice.reasons[0].feature == "same source"


def test_unnamed_sources_described_alike_are_one_voice_and_others_are_not() -> None:
    one = report("Dockers struck", "a harbour pilot", "said", outlet="Colchis Courier", day=1, kind="unnamed")
    same = report("A crane fell", "the harbour pilot", "said", outlet="Imereti Daily", day=2, kind="unnamed")
    other = report("A ship sank", "a bank clerk", "said", outlet="Poti Post", day=3, kind="unnamed")
    assert len(voices(archive_of([one, same]))) == 1
    assert len(voices(archive_of([one, same, other]))) == 2


def test_citing_an_outlet_adds_no_voice_to_its_own() -> None:
    one = report("Dockers struck", "a harbour pilot", "said", outlet="Colchis Ledger", day=1, kind="unnamed")
    cites = report("A crane fell", "the Ledger", "according to", outlet="Imereti Daily", day=2, kind="media")
    (voice,) = voices(archive_of([one, cites]))
    assert voice.reasons[0].feature == "cites the outlet"


def test_telling_without_a_source_what_was_said_before_is_no_voice() -> None:
    one = report("Dockers struck", "Nino Beridze", "said", outlet="Colchis Courier", day=1, kind="named-person")
    told = Report(
        f"Port of Poti: a crane fell\nA crane fell at the port of Poti on Tuesday.\n{PAID}.\n",
        outlet="Imereti Daily",
        published="2025-05-02",
    )
    told.who("Rioni Works", kind="organisation")
    (voice,) = voices(archive_of([one, told]))
    assert voice.reasons[0].feature == "told without a source"


def test_a_denial_is_a_voice_of_its_own_side() -> None:
    one = report("Dockers struck", "Nino Beridze", "said", outlet="Colchis Courier", day=1, kind="named-person")
    two = report(
        "A crane fell", "Rioni Works", "said", outlet="Imereti Daily", day=2, kind="organisation", stance="denies",
        content="Rioni Works was not paid 640,000 lari by the port of Poti",
    )  # fmt: skip
    assert sorted(voice.side for voice in voices(archive_of([one, two]))) == ["against", "for"]


def test_somebody_called_by_the_post_is_the_same_voice() -> None:
    one = report(
        "Dockers struck",
        "Levan Gelashvili, director of the port",
        "said",
        outlet="Colchis Courier",
        day=1,
        kind="named-person",
    )
    director = one.who("Levan Gelashvili", title="director", body="the port")
    one.claims.clear()
    one.says(director, PAID, "said")
    two = report("A crane fell", "The director", "said", outlet="Imereti Daily", day=2, kind="named-person")
    found = voices(archive_of([one, two]))
    assert [voice.reasons[0].feature for voice in found] == ["called by the post"]


def test_an_agency_cited_by_a_short_name_is_the_same_voice() -> None:
    one = report("Dockers struck", "Nino Beridze", "said", outlet="Kolkheti News Agency", day=1, kind="named-person")
    two = report("A crane fell", "the Kolkheti agency", "reported", outlet="Imereti Daily", day=2, kind="organisation")
    assert len(voices(archive_of([one, two]))) == 1
