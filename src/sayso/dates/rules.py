"""The patterns of temporal expressions in English news, and what each means.

Capitals are classes of words.py and tokens.py or the abbreviations below, small letters are words; see grammar.py.
"""

from __future__ import annotations

from collections.abc import Callable

from sayso.dates import lengths, named, relative
from sayso.dates.context import Meaning, Words
from sayso.dates.grammar import Grammar, Rule

Reading = Callable[[Words], Meaning | None]

# The later may use the earlier, and the other way round not.
SHORT = {
    "YR": "YEAR|SHORTYEAR",
    "DD": "DAY|NTHDAY",
    "AN": "a|an",
    "THIS": "this|LAST|NEXT|current",
    "KIND": "calendar|fiscal|trading|working|business|academic|school",
    # "Two", "twenty-four", "2 1/2", "two or three"; "a", "a few", "half an", "several more".
    "SPELT": "WORDNUMBER (?:HYPHEN? WORDNUMBER){0,6} (?:and AN half)?|AN (?:hundred|thousand)",
    "FIGURE": "NUMBER (?:HYPHEN? NUMBER SLASH NUMBER|HALF)?|HALF|SPELT",
    "FIGURES": "FIGURE (?:(?:or|to|HYPHEN|and) FIGURE)?",
    "MANY": "AN? (?:VAGUE|few|dozen) (?:of|more|dozen)? | half AN",
    "MORE": "more|additional|full|consecutive|straight|long",
    "QTY": "AN (?:additional|full|whole|mere|further|half)? | FIGURES MORE? | MANY",
    "THAN": "no? (?:more|less|fewer|later|longer) than|at (?:least|most)|up to|as (?:much|many|little|few|long) as|HEDGE",
    "SPAN": "QTY KIND? (?:UNIT|UNITS)",
    "PH": "PHASE HYPHEN? (?:in|on|of)? the? | the? (?:very|tail)? EDGE of the?",
    "ZONED": "OPENING? ZONE CLOSING?",
    "AT": "(?:HEDGE|(?:shortly|just) (?:before|after))? (?:CLOCK|NOON) (?:local time)? ZONED?",
    "DAYMONTH": "MONTH DD|(?:the? DD of?|the ORDINAL of) MONTH",
    "DAYDATE": "(?:(?:WEEKDAY|SHORTDAY) COMMA?)? DAYMONTH (?:COMMA? YR)?",
    "OFYEAR": "of? YR|of? this year|of? LAST year|of? NEXT year",
    "COMPOUND": "ago|earlier|end|round|long|old",
    # After these a number alone is a day, and no floor, anniversary or round: "on the 9th, in Oslo".
    "GOESON": "(?= STOP|COMMA|AND|and|CLOSING|DASH|OPENING|in|at|for|with|by|to|from|that|when|after|before|but|or|$)",
    # After these a sentence or an aside ends: "two years later, he said".
    "END": "(?= STOP|COMMA|AND|CLOSING|DASH|OPENING|$)",
}
# A rule is tried only where one of these stands.
TRIGGERS = (
    "MONTH", "WEEKDAY", "WEEKDAYS", "UNIT", "UNITS", "SEASON", "SEASONS", "PART", "PARTS", "NOON", "DEICTIC", "FREQUENCY",
    "DECADE", "NOW", "PAST", "SOON", "YEAR", "SHORTYEAR", "ISO", "SLASHED", "CLOCK", "YEARS", "DECADES", "QUARTERS",
    "HOLIDAY", "overnight", "future", "recent", "SHORTDAY", "nineteen", "bc", "bce", "NTHDAY",
    "then",
)  # fmt: skip


def _rule(pattern: str, meaning: Reading) -> Rule[Reading]:
    return Rule(meaning.__name__, pattern, meaning)


RULES: tuple[Rule[Reading], ...] = (
    # --- names of the calendar
    _rule("PH? DAYDATE (?:COMMA? (?:this|LAST|NEXT) year)? PART?", named.calendar_date),
    _rule("AT (?:on|COMMA)? PHASE? DAYDATE", named.calendar_date),
    _rule("DAYDATE COMMA? at? AT", named.calendar_date),
    _rule("the (?:ORDINAL|LAST|latter) (?:FIGURE|few)? (?:UNIT|UNITS|half|part) of MONTH OFYEAR?", named.part_of_month),
    _rule("(?<=on|by|until|till|since|before|from|to|through|and) the NTHDAY GOESON", named.day_alone),
    _rule("the week (?:of|beginning|starting) (?:the DD of? MONTH|MONTH DD|DD MONTH) (?:COMMA? YR)?", named.week_of),
    _rule("MONTH DD (?:to|HYPHEN|through|and|or|until) DD (?:COMMA? YR)?", named.day_range),
    _rule("DD (?:to|HYPHEN|through|and|or|until) DD of? MONTH (?:COMMA? YR)?", named.day_range),
    _rule("PH? MONTH COMMA? OFYEAR", named.calendar_date),
    _rule("PH? (?:the? (?:this|LAST|NEXT|this coming|this past))? MONTH", named.calendar_date),
    _rule("PH? WEEKDAY PART?|PHASE HYPHEN? PART on? WEEKDAY", named.calendar_date),
    _rule("PART (?:on|COMMA)? WEEKDAY", named.calendar_date),
    _rule("the? PHASE? (?:this|LAST|NEXT|BESIDE|this (?:coming|past|NEXT)) WEEKDAY PART?", named.calendar_date),
    _rule("the? (?:this|LAST|NEXT|this coming) WEEKDAY COMMA? DAYDATE", named.calendar_date),
    _rule("AT (?:on|COMMA)? (?:this|LAST|NEXT)? PHASE? WEEKDAY PART?", named.calendar_date),
    _rule("WEEKDAY at AT", named.calendar_date),
    _rule("(?:PH|HEDGE|the year|fiscal year?)? YEAR (?! UNITS|SLASH|HYPHEN NUMBER)", named.calendar_date),
    _rule("PHASE HYPHEN? SHORTYEAR|(?<=in|since|of|by) SHORTYEAR", named.calendar_date),
    _rule("(?:the year)? (?:nineteen|eighteen|twenty) WORDNUMBER HYPHEN? WORDNUMBER?", named.spelt_year),
    _rule("the year WORDNUMBER thousand (?:and? WORDNUMBER)?", named.spelt_year),
    _rule("ISO|SLASHED", named.numeric),
    _rule("(?:PH|HEDGE)? (?:YEAR|NUMBER) (?:bc|bce)", named.before_christ),
    _rule("PH? YEARS", named.years),
    _rule("the? PH? HYPHEN? (?:DECADES|DECADE)", named.decade),
    _rule("the? PH? PHASE? HYPHEN? ORDINAL HYPHEN? century", named.century),
    _rule(
        "PH? the? (?:this|LAST|NEXT|this past|this coming)? HOLIDAY (?:COMMA? YEAR|of YEAR|(?:this|LAST) year)?",
        named.holiday,
    ),
    _rule("PH? the? (?:this|LAST|NEXT|this past|this coming) PHASE? SEASON", named.season),
    _rule("PH? the? SEASON of? OFYEAR", named.season),
    _rule("(?<=in|by|since|until|during|through) PHASE? SEASON|the PHASE? SEASON (?! of)", named.season),
    _rule("ORDINAL HYPHEN quarter", named.quarter),
    _rule(
        "the? KIND? (?:YEAR|THIS year POSSESSIVE?)? KIND? ORDINAL KIND? quarter (?:of? the? KIND? (?:YR|THIS? year))?",
        named.quarter,
    ),
    _rule("the? QUARTERS (?:of? the? (?:YR|THIS year))?", named.quarter),
    _rule("the? (?:ORDINAL|LAST) half (?:of? (?:YR|the? THIS? KIND? year))", named.quarter),
    # --- told from the publication
    _rule("PHASE? DEICTIC PART?|the day (?:before yesterday|after tomorrow)", relative.deictic),
    _rule("PHASE HYPHEN? PART DEICTIC", relative.deictic),
    _rule("AT on? PHASE? DEICTIC PART?|DEICTIC at AT|AT", relative.deictic),
    _rule("PHASE? (?:this|last) PHASE? PART", relative.deictic),
    _rule("overnight", relative.overnight),
    _rule("PH? (?:this|LAST|NEXT|this (?:past|coming|current)|the (?:current|coming|upcoming)) KIND? UNIT", relative.beside),
    _rule("the? EDGE of the KIND? (?:year|month|week|quarter|decade|century)", relative.beside),
    _rule("PHASE in? the KIND? (?:year|month|week|quarter|decade|century)", relative.beside),
    _rule("THAN? SPAN (?:or (?:so|two|more))? (?:ago|from now|hence)", relative.ago),
    _rule("(?<=in) SPAN", relative.ahead),
    _rule("UNITS ago", relative.ago),
    _rule(
        "THAN? SPAN (?:or so)? (?:earlier|later) | THAN? SPAN (?:or so)? (?:before|after|afterwards|previously) END",
        relative.earlier,
    ),
    _rule(
        "(?:the|AN)? (?:comparable|corresponding)? UNIT HYPHEN (?:ago|earlier) (?:quarter|period|ORDINAL quarter)",
        relative.earlier,
    ),
    _rule("UNIT HYPHEN (?:ago|earlier)", relative.earlier),
    _rule("(?:the|that) (?:very)? BESIDE (?:day|week|month|year|decade|quarter|weekend|night|PART)", relative.following),
    _rule("the (?:day|week|month|year|night) (?:before|after) END", relative.following),
    _rule(
        "PHASE? in? that same? (?:day|week|month|year|decade|quarter|weekend|night|PART) | (?<=in|during) the PART",
        relative.following,
    ),
    _rule("(?<=by|until|till|before|after) PHASE? PART (?! DEICTIC|on|of|WEEKDAY|SHORTDAY)", relative.following),
    _rule("(?<=at) (?:dawn|dusk|nightfall|daybreak) (?! DEICTIC|on|of|WEEKDAY|SHORTDAY)", relative.following),
    _rule("PHASE (?:in|on) the day|(?<=since) then", relative.following),
    _rule("(?:FIGURES|MANY)? (?:hour|hours|minute|minutes) (?:later|earlier|afterwards)", relative.soon_after),
    _rule("the UNIT (?:after next|before last)", relative.second),
    _rule("the KIND? year (?= ended|ending)", lengths.accounts),
    _rule(
        "the (?:latest|full)? KIND? (?:year|quarter|weekend) (?! HYPHEN COMPOUND)|the latest period",
        relative.of_period,
    ),
    _rule("(?:the? EDGE of the)? year HYPHEN? end|year POSSESSIVE end", relative.year_end),
    # --- how long, how often
    _rule("THAN? SPAN (?! HYPHEN COMPOUND|old|of age)", lengths.duration),
    _rule("THAN? (?:FIGURES|several) HYPHEN (?:UNIT|UNITS) (?:HYPHEN? long)? (?! HYPHEN? old)", lengths.duration),
    _rule("(?:UNIT|UNITS) HYPHEN long|AN UNIT and AN half", lengths.duration),
    _rule("the (?:first|latest|entire|whole)? FIGURES UNITS", lengths.duration),
    _rule("(?<=for|in|over|after|within|take|took|takes|lasted|of|than|several|or) UNITS (?:or UNITS)?", lengths.duration),
    _rule("the? (?:LAST|NEXT|previous|following) QTY KIND? (?:UNIT|UNITS|SEASONS) (?:or so)?", lengths.duration_beside_now),
    _rule("the (?:LAST|NEXT) KIND? UNIT (?:or so)?", lengths.duration_beside_now),
    _rule("(?:the|these)? (?:recent|past|future|NEXT) UNITS", lengths.recent),
    _rule("these UNITS", lengths.recent),
    _rule("the? (?:near|foreseeable|distant|immediate) future|the future", lengths.recent),
    _rule("the (?:recent|distant)? past (?! UNIT|UNITS|QTY)", lengths.recent),
    _rule("NOW|PAST|(?<! as) SOON (?! after|as)", lengths.reference),
    _rule(
        "EVERY (?:other|single)? (?:FIGURES|ORDINAL|few|couple of)? (?:UNIT|UNITS|WEEKDAY|MONTH|PART|SEASON) PART?",
        lengths.habit,
    ),
    _rule("FREQUENCY|WEEKDAYS|WEEKDAY PARTS|(?:once|twice) (?:AN|EVERY|per) UNIT", lengths.habit),
)

GRAMMAR: Grammar[Reading] = Grammar(RULES, SHORT, TRIGGERS)
