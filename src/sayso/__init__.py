"""Who did what, and on whose say-so: news reports turned into an auditable record.

    import sayso

    reading = sayso.read_file("report.txt")
    with sayso.open("news.sayso") as archive:
        archive.add("reports.jsonl")

Names are loaded when they are first used, so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from sayso.version import __version__

if TYPE_CHECKING:
    from sayso.archive.archive import Archive, open  # noqa: A004 - `sayso.open` reads as it should
    from sayso.errors import (
        ArchiveBusy,
        ArchiveRefused,
        BadLexicon,
        BadModel,
        FetchRefused,
        MissingPackage,
        SaysoError,
        UnknownRecord,
        UnreadableInput,
        UnsupportedLanguage,
    )
    from sayso.lexicon import Lexicon
    from sayso.reading.reader import Reader
    from sayso.record.actor import Actor, Role
    from sayso.record.article import Article
    from sayso.record.claim import Claim, Link, Silence
    from sayso.record.event import Event, FollowUp
    from sayso.record.place import Place
    from sayso.record.reading import Note, Reading, to_json
    from sayso.record.span import Span
    from sayso.reports import load_lexicon, read, read_file, read_url

_HOMES = {
    "sayso.archive.archive": ("Archive", "open"),
    "sayso.errors": (
        "ArchiveBusy", "ArchiveRefused", "BadLexicon", "BadModel", "FetchRefused", "MissingPackage", "SaysoError",
        "UnknownRecord", "UnreadableInput", "UnsupportedLanguage",
    ),
    "sayso.lexicon": ("Lexicon",),
    "sayso.reading.reader": ("Reader",),
    "sayso.record.actor": ("Actor", "Role"),
    "sayso.record.article": ("Article",),
    "sayso.record.claim": ("Claim", "Link", "Silence"),
    "sayso.record.event": ("Event", "FollowUp"),
    "sayso.record.place": ("Place",),
    "sayso.record.reading": ("Note", "Reading", "to_json"),
    "sayso.record.span": ("Span",),
    "sayso.reports": ("load_lexicon", "read", "read_file", "read_url"),
}  # fmt: skip
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Actor",
    "Archive",
    "ArchiveBusy",
    "ArchiveRefused",
    "Article",
    "BadLexicon",
    "BadModel",
    "Claim",
    "Event",
    "FetchRefused",
    "FollowUp",
    "Lexicon",
    "Link",
    "MissingPackage",
    "Note",
    "Place",
    "Reader",
    "Reading",
    "Role",
    "SaysoError",
    "Silence",
    "Span",
    "UnknownRecord",
    "UnreadableInput",
    "UnsupportedLanguage",
    "__version__",
    "load_lexicon",
    "open",
    "read",
    "read_file",
    "read_url",
    "to_json",
]


def __getattr__(name: str) -> object:
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module 'sayso' has no attribute {name!r}")
    return getattr(import_module(home), name)


def __dir__() -> list[str]:
    return __all__
