from __future__ import annotations

from sayso.view.grounds import grounds, kind_label, source_list, summary
from tests.readings import Words, article, batumi, claim, reading


def test_claims_are_counted_by_their_ultimate_source() -> None:
    rows = [(kind_label(each.kind), each.claims, source_list(each)) for each in grounds(batumi())]
    assert rows == [
        ("named person", 2, "Levan Dzneladze (2)"),
        ("unnamed", 3, "a source (2), several people familiar with the talks"),
        ("media", 1, "Local outlets"),
        ("leak", 1, "Leaked minutes"),
    ]
    assert summary(batumi()) == "7 claims, 2 from a named person · 1 hedged"


def test_a_claim_of_nobody_is_counted_as_such() -> None:
    words = Words("It may rain.")
    of = reading(article(words.text), claims=(claim(words("It may rain"), certainty="hedged"),))
    assert [(each.kind, source_list(each)) for each in grounds(of)] == [(None, "")]
    assert summary(of) == "1 claim, none from a named person · 1 hedged"


def test_a_report_without_claims_says_so() -> None:
    assert summary(reading(article("It rained."))).startswith("no claims")
