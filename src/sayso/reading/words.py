"""An article cut into words: what the model sees and what every span of a reading is made of.

Words follow the universal-dependencies habit for English (clitics and hyphens apart, "U.S." and "40,000" whole), so that
the syntax head reads what it learned from. Each word carries its place on the page and whether it stands in quotation
marks; both enter the model beside its word pieces.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from sayso.record.sentence import sentences

WORD = re.compile(
    r"""
    (?:https?://|www\.)\S{1,300}
    | [\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+
    | (?:[^\W\d_]\.){2,30}+(?![^\W_])
    | (?:Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Gen|Lt|Col|Jr|Sr|Prof|Capt|Sgt|Maj|Rev|Hon|Adm|Brig|Cmdr|Supt|Messrs
        |Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|No|Inc|Corp|Ltd|Co|vs|etc|e\.g|i\.e|Ph\.D)\.
    | \d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s|am|pm|bn|k)?(?![^\W_])
    | n['’]t(?![^\W_])
    | [^\W\d_]+?(?=n['’]t(?![^\W_]))
    | ['’](?:s|re|ve|ll|d|m|S|RE|VE|LL|D|M)(?![^\W_])
    | [^\W_]+(?:['’](?!(?:s|re|ve|ll|d|m|S|RE|VE|LL|D|M)(?![^\W_]))[^\W\d_]{2,})?
    | \.{2,} | -{2,} | _+ | \S
    """,
    re.VERBOSE,
)

OPENING, CLOSING, STRAIGHT = "“«„", "”»", '"'
SINGLE_OPENING, SINGLE_CLOSING = "‘'", "’'"

# Where a word stands on the page, as the model's layout embedding numbers it.
MIDDLE, SENTENCE_FIRST, PARAGRAPH_FIRST = range(3)
OUTSIDE, QUOTED, MARK = range(3)


# Words from which what goes on without a stop is cut into several sentences: the longest of records-train has 96, and rules
# that look through a sentence word by word would take hours over one of a hundred thousand.
LONGEST = 1000


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text, in order: offsets (code points), forms, sentence and paragraph numbers, place, quotation."""

    text: str
    starts: list[int]
    ends: list[int]
    forms: list[str]
    sentence: list[int]
    paragraph: list[int]
    place: list[int]
    quoted: list[int]
    sentence_bounds: list[tuple[int, int]]  # first word and one past the last, per sentence

    def __len__(self) -> int:
        return len(self.starts)

    def within(self, start: int, end: int) -> tuple[int, int]:
        """The words that overlap characters `start` to `end`, as first and one past the last."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)


def words_of(text: str) -> Words:
    """All words of a text."""
    words = Words(text, [], [], [], [], [], [], [], [])
    paragraph = 0
    position = 0
    for line in text.split("\n"):
        before = len(words)
        for start, end in sentences(text, position, position + len(line)):
            _add_sentence(words, start, end, paragraph, first=len(words) == before)
        if len(words) > before:
            words.quoted.extend(quotation(text, words.starts[before:], words.ends[before:]))
            paragraph += 1
        position += len(line) + 1
    return words


def _add_sentence(words: Words, start: int, end: int, paragraph: int, *, first: bool) -> None:
    begin = len(words)
    place = PARAGRAPH_FIRST if first else SENTENCE_FIRST
    for match in WORD.finditer(words.text, start, end):
        if len(words) - begin == LONGEST:
            words.sentence_bounds.append((begin, len(words)))
            begin, place = len(words), SENTENCE_FIRST
        words.starts.append(match.start())
        words.ends.append(match.end())
        words.forms.append(match.group())
        words.sentence.append(len(words.sentence_bounds))
        words.paragraph.append(paragraph)
        words.place.append(place)
        place = MIDDLE
    if len(words) > begin:
        words.sentence_bounds.append((begin, len(words)))


def quotation(text: str, starts: list[int], ends: list[int]) -> list[int]:
    """For the words of one paragraph: outside quotation marks, inside, or a mark itself.

    A paragraph that opens a quotation and does not close it is quoted to its end, as newspapers print quotations that
    run on; the next paragraph starts afresh, so that one odd mark never costs more than its paragraph.
    """
    states: list[int] = []
    inside: str | None = None
    for start, end in zip(starts, ends, strict=True):
        mark = text[start:end]
        if mark in OPENING or (mark in STRAIGHT and inside is None and _can_open(text, start)):
            inside = mark
        elif mark in CLOSING or (mark in STRAIGHT and inside is not None):
            inside = None
        elif len(mark) == 1 and inside is None and mark in SINGLE_OPENING and _can_open(text, start):
            if not _closes_later(text, end, ends[-1]):
                states.append(OUTSIDE)
                continue
            inside = mark
        elif len(mark) == 1 and inside in ("‘", "'") and mark in SINGLE_CLOSING and _can_close(text, end):
            inside = None
        else:
            states.append(QUOTED if inside else OUTSIDE)
            continue
        states.append(MARK)
    return states


def _can_open(text: str, start: int) -> bool:
    after = text[start + 1 : start + 2]
    return (start == 0 or not text[start - 1].isalnum()) and bool(after) and not after.isspace()


def _can_close(text: str, end: int) -> bool:
    return end >= len(text) or not text[end].isalnum()


SINGLE_END = re.compile(r"[\w.,!?…][’'](?![^\W_])")
SINGLE_REACH = 600  # characters: a quotation in single marks that does not close within these is an apostrophe


def _closes_later(text: str, start: int, end: int) -> bool:
    return SINGLE_END.search(text, start, min(end, start + SINGLE_REACH)) is not None
