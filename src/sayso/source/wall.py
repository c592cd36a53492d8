"""Pages that stand in front of a report: a robot check, payment, consent, an empty shell that wants JavaScript."""

from __future__ import annotations

import re

FEWEST_WORDS = 60  # of a report's body; with fewer, and these words on the page, it is a wall
LOOKED_AT = 20_000  # characters


def _any_of(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


# In order: the first that fits is named.
WALLS = {
    "a robot check": _any_of(
        r"verify (?:that )?you(?:'re| are) (?:not )?(?:a )?(?:human|robot)", r"are you a robot", r"captcha",
        r"unusual (?:traffic|activity)", r"checking your browser", r"just a moment", r"ddos protection",
        r"attention required", r"press (?:and|&) hold", r"access (?:to this page has been )?denied",
    ),
    "a paywall": _any_of(
        r"subscri(?:be|ption|bers?) (?:to|now|for|only|required|today)", r"(?:already|become) a (?:subscriber|member)",
        r"for subscribers", r"unlock this", r"(?:continue|keep) reading", r"(?:log|sign) ?in to (?:read|continue)",
        r"free articles?", r"premium (?:content|article)", r"to read (?:the|this) (?:full|article)",
        r"start your (?:free )?trial", r"register (?:for free )?to (?:read|continue)",
        r"create (?:an?|your) (?:free )?account", r"exclusive to (?:members|subscribers)",
    ),
    "a cookie or consent page": _any_of(
        r"we (?:and our [\w ]{0,20}partners )?(?:use|store|value)[^.]{0,80}(?:cookies|privacy)", r"accept (?:all )?cookies",
        r"cookie (?:policy|settings|preferences|consent)", r"(?:manage|your) (?:privacy|consent|cookie)",
        r"before you continue", r"consent to", r"(?:accept|reject) all",
    ),
    "a page that needs JavaScript": _any_of(
        r"(?:enable|turn on|requires?|activate) java ?script", r"without java ?script",
        r"java ?script (?:is )?(?:disabled|required|not enabled|to run)",
    ),
    "an error page": _any_of(
        r"page (?:not found|can(?:no|')t be found)", r"\b404\b", r"no longer (?:available|exists)", r"something went wrong"
    ),
}  # fmt: skip


def wall_of(words: str, body: str, *, free: bool = True) -> str | None:
    """What a page is, if it is not a report: `words` are all its words, `body` those taken for the report.

    `free` is False where the page itself says that its report is not free to read.
    """
    if len(body.split(None, FEWEST_WORDS)) >= FEWEST_WORDS:
        return None
    straight = words[:LOOKED_AT].replace("’", "'")
    named = next((kind for kind, pattern in WALLS.items() if pattern.search(straight)), None)
    return named if free or named == "a robot check" else "a paywall"
