"""Whether the first line of a text is its headline or already running prose."""

from __future__ import annotations

import re

from sayso.record.sentence import sentences

LONGEST = 300  # characters
MOST_WORDS = 32  # of a line without a full stop; 99 in 100 headlines of polnear have at most 21
MOST_WORDS_STOPPED = 20  # of a line that ends in a full stop
STOPPED = re.compile(r"[.…;:,][\"'”’)\]]*$")
RUNNING_ON = re.compile(r"[:,][\"'”’)\]]*$")
# How prose begins and headlines do not, a label ("The Latest: …") apart.
PROSE_BEGINS = re.compile(
    r"[\"'“‘]*(?:The|A|An|It|He|She|They|We|I|There|This|These|Those|In|On|At|When|After)\b(?![^.]{0,20}:)"
)
# The past in which prose tells, and words that headlines leave out.
PROSE = re.compile(r"\b(?:was|were|had|said|told|(?:has|have) been)\b", re.IGNORECASE)
LEFT_OUT = re.compile(r"\b(?:the|a|an|he|she|they|it|his|her|their|which|who)\b", re.IGNORECASE)
MOST_LEFT_OUT = 2  # of such words in a headline that has them all the same
SMALL = frozenset("a an the and or but nor of to in on at by for from with as is vs v via up off out over into".split())  # noqa: SIM905
TITLE_CASE = 0.75  # share of the longer words that begin with a capital in "A Meaningful Exchange Happened"
WORD = re.compile(r"[^\W\d_]{2,}")


def is_headline(line: str, *, apart: bool = False, heads: bool = False) -> bool:
    """Whether a first line reads as a headline.

    `apart` says that a blank line follows it, `heads` that a date, a byline or a dateline does. Without a full stop a
    line of headline length is one. With a full stop (some archives add it) it must stand apart and not read as prose.
    """
    words = line.split()
    if len(line) > LONGEST or len(words) > MOST_WORDS or not _has_words(line):
        return False
    if len(sentences(line)) > 1 and not _in_title_case(words):
        return False
    if not STOPPED.search(line):
        return True
    if not (apart or heads) or len(words) > MOST_WORDS_STOPPED or RUNNING_ON.search(line):
        return False
    return heads or _in_title_case(words) or not _is_prose(line)


def _has_words(line: str) -> bool:
    """Two words at least, three if all in capitals: a reporter's name may stand there alone."""
    return len(WORD.findall(line)) >= (3 if line.isupper() else 2)


def _is_prose(line: str) -> bool:
    return bool(PROSE_BEGINS.match(line) or PROSE.search(line)) or len(LEFT_OUT.findall(line)) > MOST_LEFT_OUT


def _in_title_case(words: list[str]) -> bool:
    longer = [word for word in words if word.lower() not in SMALL and word[:1].isalpha()]
    capitals = sum(word[0].isupper() for word in longer)
    return len(longer) > 2 and capitals >= TITLE_CASE * len(longer)
