"""A guess at the tense of the verb that governs a place in a text, from the verbs and auxiliaries beside it in its sentence.

For callers who have no syntax. The nearest verb before the place decides, else the nearest after it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.dates.expression import Tense

# A full stop ends no sentence after a title or an initial: "Sen. Cruz", "J. Smith".
SENTENCE_END = re.compile(
    r"""(?:(?<!\b[A-Z])(?<!Sen)(?<!Gov)(?<!Rep)(?<!Mr)(?<!Mrs)(?<!Dr)(?<!St)(?<!Gen)(?<!Col)(?<!Lt)\. | [!?;])
    ["'”’)\]]*\s+(?=["'“‘(\[]?[A-Z0-9]) | \n\s*\n | (?<=[^.,;]{3})\n(?=[A-Z])""",
    re.VERBOSE,
)
CLOSE = 12  # characters between the verb and the time: "took place on", "met her in"
REACH = 300  # characters looked at on either side; a verb further away governs something else
_FUTURE = r"""
    (?:will|shall|['’]ll|won['’]t|would|should|must|may|might|can)\b (?!\shave\b)
      (?:\s(?:not|also|be|then|now|only)\b)*(?:\s[a-z]+)?
  | \bgoing\sto\b
  | \b(?:is|are|was|were)\s(?:also\s)?to\s(?!the\b)(?:be\s)?[a-z]+
  | \b(?:is|are|was|were|be|been|being|['’]s|['’]re)\s(?:\w+ly\s|also\s|now\s)?
      (?:set|due|scheduled|expected|planned|slated|likely|supposed|poised|about|bound|planning|preparing|hoping)\b
  | \b(?:plan|intend|hope|expect|aim|agree|promise|vow|pledge|threaten|want|prepare|schedule|propose)
      (?:s|d|ed|ned|ning|ing)?\sto\b
  | \b(?:planned|scheduled|slated|set|due|postponed|adjourned|delayed)\s(?:for|to|on|until|till)\b
  | \bto\sbe\s[a-z]+
  | \bto\s(?:meet|hold|visit|begin|start|leave|arrive|return|vote|attend|resume|open|close|end|appear|face|travel|decide
        |announce|release|sign|play|host|launch|address|receive|join|lead|take|testify)\b
"""
_PAST = r"""
    \bhad\sbeen\s(?:due|scheduled|expected|set|planned)\b |
    \b(?:was|were|had|did|didn['’]t|has|have|been|['’]ve|wasn['’]t|weren['’]t|hasn['’]t|haven['’]t)\b
  | \b(?:said|told|went|came|took|made|gave|met|held|left|got|found|saw|heard|felt|fell|fled|fought|won|lost|led|paid|began
        |broke|brought|built|bought|caught|chose|drove|flew|grew|hit|kept|knew|laid|meant|put|ran|rose|sang|sank|sat|sent|set
        |shot|shook|shut|spoke|spent|stood|stole|struck|swore|taught|thought|threw|wrote|withdrew|beat|bore|bound|cut|dealt
        |drew|became|overtook|underwent|upheld|burst|sought|sold|spread|stuck|swept|wore|woke|wound)\b
  | (?<!the\s)(?<!an\s)\b(?-i:[a-z]{2,}[a-df-z]ed|[A-Z]{2,}[A-DF-Z]ED|agreed|freed)\b
"""
_CUE = re.compile(
    rf"(?P<future>{_FUTURE})|(?P<past>{_PAST})|(?P<present>\b(?:is|are|am|says?|['’]re)\b)", re.VERBOSE | re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Guess:
    """The tense that the sentence around a place suggests, if any; sure where the verb stands close before it."""

    tense: Tense | None
    sure: bool = False


def tense_near(text: str, start: int, end: int) -> Guess:
    """The tense of the verb beside `start` to `end` in its sentence."""
    first = max(0, start - REACH)
    for ending in SENTENCE_END.finditer(text, first, start + 1):  # the pattern looks one sign ahead
        first = ending.end()
    stop = SENTENCE_END.search(text, end, end + REACH)
    before = [*_CUE.finditer(text, first, start)]
    if before:
        return Guess(_named(before[-1]), start - before[-1].end() <= CLOSE)
    after = _CUE.search(text, end, stop.start() if stop else end + REACH)
    return Guess(_named(after) if after else None)


def _named(cue: re.Match[str]) -> Tense:
    if cue["future"]:
        return "future"
    return "past" if cue["past"] else "present"
