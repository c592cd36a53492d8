"""What is found in a text and how it is resolved. All texts are invented."""

from __future__ import annotations

from datetime import date
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.dates import Expression, find
from sayso.dates.words import CLASSES

MONDAY = date(2024, 12, 30)
WEDNESDAY = date(2022, 7, 20)


def only(text: str, published: date | None = WEDNESDAY) -> Expression:
    """The one expression of a text."""
    found = find(text, published=published)
    assert len(found) == 1, found
    return found[0]


def days(text: str, published: date | None = WEDNESDAY) -> str | None:
    """The interval of the one expression, its two ends parted by a stroke where they differ."""
    interval = only(text, published).interval
    if interval is None:
        return None
    return interval.start if interval.start == interval.end else f"{interval.start}/{interval.end}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minister met farmers on Friday.", "2022-07-15"),
        ("The minister will meet farmers on Friday.", "2022-07-22"),
        ("The talks, set for Friday, are in doubt.", "2022-07-22"),
        ("On Friday, the two sides are to meet again.", "2022-07-22"),
        ("Police arrested two men on Wednesday.", "2022-07-20"),
        ("The court will sit on Wednesday.", "2022-07-20"),
        ("The dam broke last Wednesday.", "2022-07-13"),
        ("The dam opens next Wednesday.", "2022-07-27"),
        ("The dam opened this Monday.", "2022-07-18"),
        ("Friday's vote failed.", "2022-07-15"),
        ("He has until Friday.", "2022-07-22"),
        ("He has been in Kampala since Friday.", "2022-07-15"),
        ("THE MINISTER MET FARMERS ON FRIDAY.", "2022-07-15"),
    ],
)
def test_the_verb_decides_which_weekday(text: str, expected: str) -> None:
    assert days(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The two sides met on the 9th in Gori.", "2022-07-09"),
        ("The court will sit on the 9th.", "2022-08-09"),
        ("The dam will open on the 31st, he said.", "2022-07-31"),
        ("The vote will be held in three days.", "2022-07-23"),
        ("The vote will be held in two weeks' time.", "2022-08-01/2022-08-07"),
        ("The council votes the week after next.", "2022-08-01/2022-08-07"),
        ("The bridge fell the year before last.", "2020"),
        ("Shells hit the mill at dawn on Tuesday.", "2022-07-19"),
        ("The ferry must leave within a week.", None),  # from which day it runs is not said
        ("The crew must leave within 48 hours.", None),
        ("They crossed the lake in three days.", None),
        ("The march ended by nightfall.", None),
    ],
)
def test_short_words_for_days(text: str, expected: str | None) -> None:
    assert days(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ship left on 2 July and arrived on the 9th.", "2022-07-09"),
        ("The ship left on 30 June and arrived on the 2nd.", "2022-07-02"),
        ("The march began on Monday. Several hours later the square was empty.", "2022-07-18"),
        ("The march began on Monday. The crowd left by late afternoon.", "2022-07-18"),
        ("They met on Tuesday. Earlier in the day, shells hit the mill.", "2022-07-19"),
        ("He left in 2019. Since then the party has lost two votes.", "2019"),
    ],
)
def test_what_follows_a_date_is_told_from_it(text: str, expected: str) -> None:
    found = find(text, published=WEDNESDAY)[-1].interval
    assert found is not None
    assert found.start == expected


@pytest.mark.parametrize(
    "text", ["He lives on the 9th floor.", "It came by the 20th minute.", "It was the 9th of its kind."]
)
def test_not_every_number_with_an_ending_is_a_day(text: str) -> None:
    assert not find(text, published=WEDNESDAY)


@pytest.mark.parametrize(
    "text", ["On 31 February they met.", "They meet on the 31st of April 2023.", "On 2023-02-30 it fell."]
)
@pytest.mark.parametrize("published", [WEDNESDAY, None])
def test_a_day_that_no_calendar_has_stays_unknown(text: str, published: date | None) -> None:
    assert days(text, published) is None


@pytest.mark.parametrize(("tense", "expected"), [("past", "2022-07-15"), ("future", "2022-07-22"), (None, "2022-07-15")])
def test_a_caller_who_knows_the_tense_is_believed(tense: Literal["past", "future"] | None, expected: str) -> None:
    (found,) = find("The meeting Friday", published=WEDNESDAY, tense=lambda _: tense)
    assert found.interval is not None
    assert found.interval.start == expected
    assert found.certain == (tense is not None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left today.", "2022-07-20"),
        ("He left yesterday morning.", "2022-07-19"),
        ("He leaves tomorrow.", "2022-07-21"),
        ("He left the day before yesterday.", "2022-07-18"),
        ("Two died last night.", "2022-07-19"),
        ("Two died this morning.", "2022-07-20"),
        ("Two died last week.", "2022-07-11/2022-07-17"),
        ("Two died this week.", "2022-07-18/2022-07-20"),
        ("They will meet this week.", "2022-07-18/2022-07-24"),
        ("Two died last month.", "2022-06"),
        ("Two died last year.", "2021"),
        ("It opens early next year.", "2023"),
        ("It fell over the past three days.", "2022-07-17/2022-07-20"),
        ("It will open in the next two weeks.", "2022-07-20/2022-08-03"),
        ("He left eight days ago.", "2022-07-12"),
        ("He left five months ago.", "2022-02"),
        ("He left five years ago.", "2017"),
        ("He left two and a half years ago.", "2020-01"),
        ("He will leave in two years.", "2024"),
        ("It must be done by the end of the year.", "2022-12-31"),
        ("In November last year it rained.", "2021-11"),
        ("On 22 April last year it rained.", "2021-04-22"),
    ],
)
def test_told_from_the_publication(text: str, expected: str) -> None:
    assert days(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dec. 30, 2024", "2024-12-30"),
        ("30 December 2024", "2024-12-30"),
        ("Monday, 30th of December, 2024", "2024-12-30"),
        ("2024-12-30", "2024-12-30"),
        ("30/12/2024", "2024-12-30"),
        ("12/30/2024", "2024-12-30"),
        ("04/05/2024", "2024"),
        ("August 2016", "2016-08"),
        ("in early 2016", "2016"),
        ("mid-March 2016", "2016-03"),
        ("in 2016", "2016"),
        ("the third quarter of 2023", "2023-07/2023-09"),
        ("Q3 2023", "2023-07/2023-09"),
        ("the first half of 2023", "2023-01/2023-06"),
        ("the summer of 2015", "2015-06/2015-08"),
        ("the 1990s", "1990/1999"),
        ("the late '80s", "1980/1989"),
        ("the 18th century", "1700/1799"),
        ("nineteen ninety-six", "1996"),
        ("Christmas Eve 2023", "2023-12-24"),
        ("Thanksgiving 2023", "2023-11-23"),
        ("Good Friday 2024", "2024-03-29"),
        ("10 p.m. on 3 May 2021", "2021-05-03"),
    ],
)
def test_named_in_the_calendar_with_or_without_a_publication(text: str, expected: str) -> None:
    assert days(text, None) == expected
    assert days(text, MONDAY) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It took place on Jan. 10.", "2024-01-10"),
        ("It is due on Jan. 10.", "2025-01-10"),
        ("It will be held in January.", "2025-01"),
        ("She met him in January.", "2024-01"),
        ("She has waited since October.", "2024-10"),
        ("The November election was close.", "2024-11"),
        ("She left last May.", "2024-05"),
        ("She left last spring.", "2024-03/2024-05"),
        ("It fell in the third quarter.", "2024-07/2024-09"),
    ],
)
def test_the_year_that_is_not_said(text: str, expected: str) -> None:
    assert days(text, MONDAY) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It ran from 3 to 5 May 2021.", "2021-05-03/2021-05-05"),
        ("It ran May 3-5, 2021.", "2021-05-03/2021-05-05"),
        ("It ran from May 19 to June 15, 2021.", "2021-05-19/2021-06-15"),
        ("It ran from December 19 to January 5, 2021.", "2020-12-19/2021-01-05"),
        ("It ran between 2011 and 2013.", "2011/2013"),
        ("It ran in 2011-13.", "2011/2013"),
        ("It was shut from Monday to Friday.", "2022-07-11/2022-07-15"),
        ("It grew between April and last month.", "2022-04/2022-06"),
    ],
)
def test_ranges(text: str, expected: str) -> None:
    assert days(text) == expected


def test_a_range_keeps_its_ends() -> None:
    ends = only("It ran between 2011 and 2013.").ends
    assert [end.text for end in ends] == ["2011", "2013"]


def test_anchored_on_the_date_before_it() -> None:
    text = "The fire began on 3 May 2021. The same day he fled. He was seen the following day and died two days later."
    found = find(text, published=MONDAY)
    assert [(e.value, e.anchored_to) for e in found] == [
        ("2021-05-03", "none"),
        ("2021-05-03", "previous"),
        ("2021-05-04", "previous"),
        ("2021-05-06", "previous"),
    ]


def test_a_story_of_old_keeps_its_year() -> None:
    found = find("The war began in March 1954. In July the town fell.", published=MONDAY)
    assert [e.value for e in found] == ["1954-03", "1954-07"]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("It lasted three weeks.", "duration", "P3W"),
        ("a two-year plan", "duration", "P2Y"),
        ("It lasted several years.", "duration", "PXY"),
        ("It lasted half an hour.", "duration", "PT0.5H"),
        ("It lasted a year and a half.", "duration", "P1Y6M"),
        ("They meet every Friday.", "set", "XXXX-WXX-5"),
        ("They meet annually.", "set", "P1Y"),
        ("They meet twice a week.", "set", "P1W"),
        ("It is now closed.", "date", "PRESENT_REF"),
        ("It closed recently.", "date", "PAST_REF"),
        ("It will soon close.", "date", "FUTURE_REF"),
        ("They met at 10 p.m. Monday.", "time", "2022-07-18T22:00"),
        ("They met on Monday night.", "time", "2022-07-18TNI"),
        ("14:35 Police close the bridge.", "time", "2022-07-20T14:35"),
        ("It fell last week.", "date", "2022-W28"),
    ],
)
def test_values_are_written_as_timex3_writes_them(text: str, kind: str, value: str) -> None:
    found = only(text)
    assert (found.kind, found.value) == (kind, value)


@pytest.mark.parametrize(
    "text", ["31 February", "Feb. 30", "Feb. 29, 2023", "31/04/2024", "ten thousand years ago", "the next day", "490 BC"]
)
def test_what_no_calendar_has_is_found_and_stays_unknown(text: str) -> None:
    found = only(f"It was on {text}.")
    assert found.interval is None
    assert not found.certain


@pytest.mark.parametrize(
    "text", ["on Friday", "yesterday", "last week", "in January", "on Jan. 10", "eight days ago", "at 10 p.m."]
)
def test_without_a_publication_what_is_told_from_it_keeps_its_words(text: str) -> None:
    found = only(f"They met {text}.", None)
    assert found.text in text
    assert found.interval is None


@pytest.mark.parametrize(
    "text",
    [
        "Prime Minister May said so.",
        "He may march in.",
        "The Women's March drew crowds.",
        "Some 2000 people came.",
        "It cost $1998.",
        "It scored 3-2.",
        "A second man fell.",
        "He earns 300 dollars a week.",
        "A boy in his 30s",
        "the 6-year-old girl",
        "He sat. She wed.",
        "Jan Kowalski spoke.",
        "PM MAY VISIT CAMP",
        "24/7",
    ],
)
def test_words_that_only_look_like_a_time(text: str) -> None:
    assert find(text, published=MONDAY) == []


def test_since_reaches_to_the_publication_and_a_limit_is_marked() -> None:
    since = only("He has been held since October 2021.")
    reach = since.reaching(WEDNESDAY)
    assert since.bound == "since"
    assert reach is not None
    assert (reach.start, reach.end) == ("2021-10", "2022-07-20")
    assert only("It must open by 2025.").bound == "until"
    assert only("It must open by 2025.").reaching(WEDNESDAY) == only("It must open by 2025.").interval


def test_a_month_has_a_first_and_a_last_day() -> None:
    interval = only("in February 2024").interval
    assert interval is not None
    assert (interval.first, interval.last) == (date(2024, 2, 1), date(2024, 2, 29))


def test_offsets_are_code_points() -> None:
    text = "\U0001f525 Caf\u00e9 \u2018Zo\u00eb\u2019 burnt on\u00a0Friday\u2019s eve"
    found = only(text)
    assert text[found.start : found.end] == found.text == "Friday"


FIRST, LAST = date.min, date.max
WORDS = sorted({word for words in CLASSES.values() for word in words})
SIGNS = [
    "the",
    "a",
    "of",
    "in",
    "to",
    "and",
    "ago",
    "before",
    "this",
    "that",
    "from",
    "-",
    "–",
    ",",
    ".",
    "/",
    "’s",
    "\n",
    "½",
    "30",
    "5",
]
OTHERS = [
    "1998",
    "2024",
    "'24",
    "1990s",
    "3rd",
    "99th",
    "10:30",
    "7pm",
    "1/2",
    "2011-13",
    "Easter",
    "31/02/2024",
    "0",
    "1e9",
    "ſep.",
    "century",
]


@given(
    st.lists(st.sampled_from([*WORDS, *SIGNS, *OTHERS]), max_size=14),
    st.sampled_from([None, MONDAY, FIRST, LAST, date(2024, 2, 29)]),
)
@settings(max_examples=400, deadline=None)
def test_no_string_of_time_words_raises(words: list[str], published: date | None) -> None:
    text = " ".join(words)
    for shown in (text, text.upper(), text.title()):
        found = find(shown, published=published)
        assert found == find(shown, published=published)
        ends = [0, *(edge for e in found for edge in (e.start, e.end)), len(shown)]
        assert ends == sorted(ends)
        for e in found:
            assert shown[e.start : e.end] == e.text
            assert e.text
            if e.interval:
                assert e.interval.first <= e.interval.last


@given(st.text(max_size=200))
@settings(deadline=None)
def test_no_text_raises(text: str) -> None:
    for e in find(text, published=MONDAY):
        assert text[e.start : e.end] == e.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The fire broke out on Monday. At about 7:20 p.m. police cleared the square.", ["2022-07-18", "2022-07-18"]),
        ("On Monday the farmers met at noon. They had left by late afternoon.", ["2022-07-18"] * 3),
        ("14:35 The bridge was closed on Monday. 14:50 It is open.", ["2022-07-20", "2022-07-18", "2022-07-20"]),
        ("Police cleared the square at 7:20 p.m.", ["2022-07-20"]),
        ("He left on Monday and speaks at 10 a.m. today.", ["2022-07-18", "2022-07-20"]),
        ("The dam broke on Monday. By nightfall all will be given tents.", ["2022-07-18", "2022-07-20"]),
        ("The dam broke on Monday. By nightfall all were given tents.", ["2022-07-18", "2022-07-18"]),
    ],
)
def test_a_time_of_day_is_of_the_day_just_spoken_of(text: str, expected: list[str]) -> None:
    assert [e.interval.start if e.interval else None for e in find(text, published=WEDNESDAY)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Sales open on Monday.", "2022-07-18"), ("The museum is open daily except Monday.", None)],
)
def test_weekdays_of_opening_hours(text: str, expected: str | None) -> None:
    found = [e for e in find(text, published=WEDNESDAY) if e.interval]
    assert [e.interval.start for e in found if e.interval] == ([expected] if expected else [])


@pytest.mark.parametrize("text", ["31 February", "30 Feb. 2023", "0 March 2025", "99 May 2025", "2025-02-30", "31/04/2024"])
@pytest.mark.parametrize("published", [WEDNESDAY, None])
def test_a_day_that_does_not_exist_is_no_month_either(text: str, published: date | None) -> None:
    assert [e.interval for e in find(f"It was signed on {text} in Oslo.", published=published)] == [None]
