from __future__ import annotations

from sayso.linking.kept import ArchiveClaim, Decision
from sayso.linking.link import link
from sayso.linking.memory import MemoryArchive
from sayso.record.digest import digest
from tests.linking.reports import BRIDGE, Report, archive_of, bridge_closed, bridge_denied


def claim_with(archive: MemoryArchive, words: str) -> ArchiveClaim:
    """The claim one of whose mentions has these words."""
    found = [c for c in archive.claims.records.values() if any(words in m.span.text for m in c.mentions)]
    assert len(found) == 1
    claim: ArchiveClaim = found[0]
    return claim


def test_linking_twice_from_the_same_archive_gives_the_same() -> None:
    archive = archive_of([bridge_closed()])
    reading = bridge_denied().read
    assert link(reading, archive) == link(reading, archive)


def test_two_reports_of_one_matter_are_one_story() -> None:
    archive = archive_of([bridge_closed(), bridge_denied()])
    assert len(archive.told.records) == 1
    assert [news.first for news in archive.news] == [True, False]


def test_an_article_that_people_parted_from_a_story_does_not_join_it() -> None:
    archive = archive_of([bridge_closed()])
    reading = bridge_denied().read
    (story,) = archive.told.records
    apart = digest("story", reading.article.id)
    archive.decided.append(Decision("story", story, apart, same=False))
    changes = link(reading, archive)
    assert [each.id for each in changes.stories] == [apart]
    assert changes.news.first
    archive.write(changes)
    again = link(bridge_closed("Poti Post", "2025-05-08").read, archive)
    assert not [merge for merge in again.merges if merge.kind == "story"], "what was parted is not tied again"


def test_a_report_of_another_matter_opens_a_story() -> None:
    other = Report(
        "Fishermen drown off Poti\nTwo fishermen drowned off Poti on Sunday night when a squall overturned their boat.\n",
        outlet="Colchis Courier",
        published="2025-05-06",
    )
    assert len(archive_of([bridge_closed(), other]).told.records) == 2


def test_a_reprint_is_one_voice_with_its_original_and_adds_nothing() -> None:
    reprint = bridge_closed("Poti Post", "2025-05-06")
    archive = archive_of([bridge_closed(), reprint])
    copy = archive.sketches.records[reprint.article.id].copy_of
    assert copy is not None
    assert copy.kind == "reprint"
    claim = claim_with(archive, "14 million")
    assert len(claim.mentions) == 2
    assert [voice.side for voice in claim.voices] == ["for"]
    assert archive.news[-1].adds == ()


def test_a_shortened_reprint_is_a_copy() -> None:
    long = Report(
        BRIDGE + "Lorries are sent over Abasha, which adds forty kilometres to the way from the port to the capital.\n"
        "Drivers who had waited since dawn were given water and bread by people of the village beside the road.\n",
        outlet="Colchis Courier",
        published="2025-05-05",
    )
    short = Report(BRIDGE, outlet="Poti Post", published="2025-05-06")
    archive = archive_of([long, short])
    copy = archive.sketches.records[short.article.id].copy_of
    assert copy is not None
    assert (copy.article, copy.kind) == (long.article.id, "shortened")


def test_a_denial_stands_against_the_claim_it_denies() -> None:
    claim = claim_with(archive_of([bridge_closed(), bridge_denied()]), "The contractor, Rioni Works, was paid")
    assert [mention.side for mention in claim.mentions] == ["for", "against"]
    assert sorted(voice.side for voice in claim.voices) == ["against", "for"]
    assert [entry.state for entry in claim.standing] == ["said", "denied"]


def test_two_sums_for_one_thing_contradict_each_other_on_both_sides() -> None:
    archive = archive_of([bridge_closed(), bridge_denied()])
    one, other = claim_with(archive, "14 million"), claim_with(archive, "19 million")
    assert one.id != other.id
    assert [(c.claim, c.about) for c in one.contradictions] == [(other.id, "number")]
    assert [(c.claim, c.about) for c in other.contradictions] == [(one.id, "number")]


def test_what_a_later_report_says_again_is_no_news() -> None:
    again = Report(
        "Senaki bridge: lorries wait\n"
        "Drivers sent round by Abasha lost three hours on Wednesday, a taxi firm there told this newspaper.\n"
        "Repairs will cost 14 million lari, according to the ministry.\n",
        outlet="Imereti Daily",
        published="2025-05-07",
    )
    again.says("the ministry", "Repairs will cost 14 million lari", "according to", kind="organisation")
    archive = archive_of([bridge_closed(), again])
    new = [addition.span.text for addition in archive.news[-1].adds if addition.kind == "claim"]
    assert any("lost three hours" in words for words in new)
    assert not any("14 million" in words for words in new)


def test_every_span_kept_is_the_text_at_its_place() -> None:
    reports = [bridge_closed(), bridge_denied()]
    text_of = {report.article.id: report.article.text for report in reports}
    archive = archive_of(reports)
    for claim in archive.claims.records.values():
        for mention in claim.mentions:
            span = mention.span
            assert text_of[mention.article][span.start : span.end] == span.text


def test_an_article_without_words_is_a_story_of_its_own() -> None:
    archive = archive_of([bridge_closed(), Report("\n", outlet="Poti Post", published="2025-05-06")])
    assert len(archive.told.records) == 2


def test_what_is_denied_before_it_was_claimed_stands_against() -> None:
    denial = Report(
        "Ministry on Senaki bridge\nNo lorry was fined at the Senaki bridge, Tamar Lobjanidze said.\n",
        outlet="Poti Post",
        published="2025-05-07",
    )
    denial.says(denial.who("Tamar Lobjanidze"), "No lorry was fined at the Senaki bridge", "said", stance="denies")
    claim = claim_with(archive_of([denial]), "No lorry")
    assert [voice.side for voice in claim.voices] == ["against"]
    assert [entry.state for entry in claim.standing] == ["denied"]


def dated(day: str, outlet: str, published: str) -> Report:
    report = Report(
        f"Senaki bridge inspection\nThe Senaki bridge was last inspected on {day}, Tamar Lobjanidze said.\n",
        outlet=outlet,
        published=published,
    )
    report.says(report.who("Tamar Lobjanidze"), f"The Senaki bridge was last inspected on {day}", "said")
    return report


def test_one_act_on_two_days_is_two_claims_that_contradict_each_other() -> None:
    archive = archive_of([dated("3 March", "Colchis Courier", "2025-05-05"), dated("9 April", "Poti Post", "2025-05-06")])
    one, other = claim_with(archive, "3 March"), claim_with(archive, "9 April")
    assert one.id != other.id
    assert [(c.claim, c.about) for c in other.contradictions] == [(one.id, "date")]


def test_a_source_named_beside_what_is_told_is_a_voice() -> None:
    told = Report(
        "Senaki bridge\nTwelve lorries were turned back at the Senaki bridge, by the guard's account.\n",
        outlet="Colchis Courier",
        published="2025-05-05",
    )
    (voice,) = claim_with(archive_of([told]), "Twelve lorries").voices
    assert voice.source is not None
    assert voice.source.text == "the guard"
