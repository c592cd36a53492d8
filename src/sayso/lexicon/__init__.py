"""What a newspaper's words mean: which report, which hedge, who is a source, what is a post. Kept in TOML, open to users."""

from sayso.lexicon.book import Lexicon, load
from sayso.lexicon.entries import ActorEntry, Entry, HedgeEntry, ReportingEntry, SourceEntry, TitleEntry
from sayso.lexicon.family import Family, Match

__all__ = [
    "ActorEntry",
    "Entry",
    "Family",
    "HedgeEntry",
    "Lexicon",
    "Match",
    "ReportingEntry",
    "SourceEntry",
    "TitleEntry",
    "load",
]
