"""What can go wrong, as one tree a caller can read.

    SaysoError
      UnreadableInput     the bytes given are no report that can be read (missing, empty, binary, too large, a wall)
        UnsupportedLanguage   the text is not English
      FetchRefused        an address that may not or could not be fetched
      BadLexicon          a user's lexicon file that cannot be used
      BadModel            the model files are missing or do not fit this version
      UnknownRecord       an id was asked for that the reading does not have

Every error takes its message and nothing else, so that it survives pickling between processes.
"""

from __future__ import annotations


class SaysoError(Exception):
    """The base of everything sayso raises on purpose."""


class UnreadableInput(SaysoError):
    """The input cannot be turned into an article."""


class UnsupportedLanguage(UnreadableInput):
    """The text is in a language that this reader does not read."""


class FetchRefused(SaysoError):
    """An address was not fetched: not allowed, not reachable, or not what it promised."""


class BadLexicon(SaysoError):
    """A lexicon file has an entry that cannot be used."""


class BadModel(SaysoError):
    """The model files are missing, damaged or made for another version."""


class UnknownRecord(SaysoError):
    """An id was asked for that this reading does not hold."""
