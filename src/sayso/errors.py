"""What can go wrong, as one tree a caller can read.

    SaysoError
      UnreadableInput     the bytes given are no report that can be read (missing, empty, binary, too large, a wall)
        UnsupportedLanguage   the text is not English
      FetchRefused        an address that may not or could not be fetched
        Unanswered            it gave nothing this time; another time it may
      BadLexicon          a user's lexicon file that cannot be used
      BadModel            the model files are missing or do not fit this version
      UnknownRecord       an id was asked for that the reading or the archive does not have
      ArchiveRefused      an archive that cannot be used: no archive, of a newer version, read-only, its disk full
        ArchiveBusy         another program has been writing to it for too long
      MissingPackage      something was asked for that needs a package which is not installed

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


class Unanswered(FetchRefused):
    """An address gave nothing this time, and may another time: too slow, too busy, out of reach."""


class BadLexicon(SaysoError):
    """A lexicon file has an entry that cannot be used."""


class BadModel(SaysoError):
    """The model files are missing, damaged or made for another version."""


class UnknownRecord(SaysoError):
    """An id was asked for that this reading or archive does not hold."""


class ArchiveRefused(SaysoError):
    """An archive cannot be used as was asked."""


class ArchiveBusy(ArchiveRefused):
    """Another program holds the archive; what was to be written can be tried again."""


class MissingPackage(SaysoError):
    """An optional package is needed for this and is not installed."""
