"""The words that speak of time, by class. A word may be of several: "second" is an ordinal and a unit."""

from __future__ import annotations

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
SHORT_MONTHS = ("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SHORT_WEEKDAYS = {
    "mon": 1, "tue": 2, "tues": 2, "wed": 3, "weds": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6, "sun": 7,
}  # fmt: skip
NUMBERS = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]
UNITS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "N", "week": "W", "fortnight": "2W", "weekend": "WE",
    "month": "M", "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE",
}  # fmt: skip
UNIT_ABBREVIATIONS = {"hr": "TH", "hrs": "TH", "mins": "TM", "min": "TM", "yr": "Y", "yrs": "Y"}
# These are other words as well when they begin with a small letter.
CAPITALISED = frozenset(["may", "march", "august", *SHORT_MONTHS, *SHORT_WEEKDAYS])

CLASSES: dict[str, dict[str, int | str]] = {
    "MONTH": {
        **{name: number for number, name in enumerate(MONTHS, 1)},
        **{short: MONTHS.index(next(m for m in MONTHS if m.startswith(short[:3]))) + 1 for short in SHORT_MONTHS},
    },
    "WEEKDAY": {name: number for number, name in enumerate(WEEKDAYS, 1)},
    "WEEKDAYS": {f"{name}s": number for number, name in enumerate(WEEKDAYS, 1)},
    "SHORTDAY": dict(SHORT_WEEKDAYS),
    "UNIT": {**UNITS, **UNIT_ABBREVIATIONS},
    "UNITS": {
        **{f"{name}s": code for name, code in UNITS.items() if name != "century"}, "centuries": "CE", **UNIT_ABBREVIATIONS,
    },
    "WORDNUMBER": {
        **{word: number for number, word in enumerate(NUMBERS, 1)},
        **{word: 10 * number for number, word in enumerate(TENS, 2)},
        "hundred": 100, "thousand": 1000, "million": 1000000, "dozen": 12,
    },
    "VAGUE": dict.fromkeys(["several", "few", "many", "some", "numerous", "countless", "couple"], 0),
    "ORDINAL": {
        **{word: number for number, word in enumerate(ORDINALS, 1)},
        **{word: 10 * number for number, word in enumerate(["thirtieth", "fortieth", "fiftieth"], 3)},
    },
    "SEASON": {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"},
    "SEASONS": {"springs": "SP", "summers": "SU", "autumns": "FA", "winters": "WI"},
    "PART": {
        "morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "dawn": "TMO", "dusk": "TEV",
        "midday": "TMI", "lunchtime": "TMI", "daybreak": "TMO", "nightfall": "TEV", "midmorning": "TMO",
        "midafternoon": "TAF",
    },
    "PARTS": {"mornings": "TMO", "afternoons": "TAF", "evenings": "TEV", "nights": "TNI"},
    "NOON": {"noon": "T12:00", "midnight": "T24:00", "midday": "T12:00"},
    "DEICTIC": {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0},
    "FREQUENCY": {
        "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "fortnightly": "P2W", "biweekly": "P2W",
        "monthly": "P1M", "yearly": "P1Y", "annually": "P1Y", "bimonthly": "P2M",
        "biennial": "P2Y",
    },
    "DECADE": {
        "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
        "nineties": 90,
    },
    "NOW": dict.fromkeys(["now", "currently", "nowadays"], "PRESENT_REF"),
    "PAST": dict.fromkeys(["recently", "lately"], "PAST_REF"),
    "SOON": dict.fromkeys(["soon"], "FUTURE_REF"),
    "LAST": {"last": -1, "past": -1},
    "NEXT": {"next": 1, "coming": 1, "upcoming": 1},
    "BESIDE": {"previous": -1, "preceding": -1, "following": 1, "next": 1, "same": 0},
    "PHASE": {"early": "START", "mid": "MID", "late": "END", "earlier": "START", "later": "END"},
    "EDGE": {"beginning": "START", "start": "START", "middle": "MID", "end": "END", "close": "END", "outset": "START"},
    "HEDGE": {
        "about": "APPROX", "around": "APPROX", "nearly": "LESS_THAN", "almost": "LESS_THAN", "roughly": "APPROX",
        "approximately": "APPROX", "over": "MORE_THAN", "under": "LESS_THAN", "some": "APPROX",
    },
    "ZONE": dict.fromkeys(
        ["gmt", "utc", "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "et", "pt", "bst", "cet", "ist"], 0,
    ),
    "EVERY": dict.fromkeys(["every", "each"], 0),
}  # fmt: skip
