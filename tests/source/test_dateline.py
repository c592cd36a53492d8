from __future__ import annotations

import pytest

from sayso.source.dateline import dateline_at, find_dateline

LEAD = "The harbour council voted on Monday to close the old pier until the storms of spring are over."


def parts(text: str) -> tuple[str | None, str | None, str | None] | None:
    found = dateline_at(text, 0, len(text))
    spans = found and (found.place, found.outlet, found.date)
    if not spans:
        return None
    assert all(text[span.start : span.end] == span.text for span in spans if span)
    place, outlet, date = (span.text if span else None for span in spans)
    return place, outlet, date


@pytest.mark.parametrize(
    ("opening", "place", "outlet", "date"),
    [
        ("NARVA (Tideline) - ", "NARVA", "Tideline", None),
        ("BEIRUT, March 3 (Reuters) — ", "BEIRUT", "Reuters", "March 3"),
        ("Washington, Dec. 8 (UPI) -- ", "Washington", "UPI", "Dec. 8"),
        ("SPRINGFIELD, Ill. (AP) – ", "SPRINGFIELD, Ill.", "AP", None),
        ("DES MOINES, Iowa, Aug. 10 (UPI) — ", "DES MOINES, Iowa", "UPI", "Aug. 10"),
        ("KABUL: ", "KABUL", None, None),
        ("KYOTO – ", "KYOTO", None, None),
        ("OSLO—", "OSLO", None, None),
        ("(AP) — ", None, "AP", None),
        ("(NEW YORK) — ", "NEW YORK", None, None),
        ("Cape Town - ", "Cape Town", None, None),
        ("Harbour News, 26 June - ", None, "Harbour News", "26 June"),
        ("CAIRO – 24 July 2022: ", "CAIRO", None, "24 July 2022"),
        ("CAIRO-24 July 2022: ", "CAIRO", None, "24 July 2022"),
        ("SRINAGAR, Mar 03: ", "SRINAGAR", None, "Mar 03"),
        ("Hanoi (VNA) ", "Hanoi", "VNA", None),
        ("Moscow, SANA- ", "Moscow", "SANA", None),
        ("VALPARAÍSO, Chile (Tideline) - ", "VALPARAÍSO, Chile", "Tideline", None),
    ],
)
def test_datelines(opening: str, place: str | None, outlet: str | None, date: str | None) -> None:
    assert parts(opening + LEAD) == (place, outlet, date)


@pytest.mark.parametrize(
    "text",
    [
        LEAD,
        "BREAKING: " + LEAD,
        "Analysis - " + LEAD,
        "Anna Li: No deal before the summer",
        "The International Court (ICC) President resigned on Monday after a long quarrel over the pier and its price.",
        "COVID-19 cases rose again in the harbour towns last week, and doctors asked for more beds.",
        "The man - who asked not to be named - left.",
        "NATO – " + LEAD,
        "Narva's harbour - " + LEAD,
        "",
        "—",
    ],
)
def test_no_dateline(text: str) -> None:
    assert parts(text) is None


def test_below_the_first_paragraph_a_dateline_must_be_unmistakable() -> None:
    assert find_dateline(LEAD + "Cape Town - " + LEAD, [(0, len(LEAD)), (len(LEAD), 2 * len(LEAD))]) is None
    text = LEAD + "NARVA (Tideline) - " + LEAD
    assert find_dateline(text, [(0, len(LEAD)), (len(LEAD), len(text))])
