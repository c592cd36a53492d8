"""The sections of a lexicon file: what each holds, how its words inflect, and what its groups need not repeat."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Literal

import msgspec

from sayso.lexicon.entries import (
    ActorEntry,
    CountEntry,
    Entry,
    HedgeEntry,
    ReportingEntry,
    SourceEntry,
    StatusEntry,
    TitleEntry,
    TopicEntry,
)

NOTHING: Mapping[str, Any] = MappingProxyType({})
COUNTRIES = "countries"
FORMS = ("irregular-verbs", "irregular-nouns", "doubling")


class Section(msgspec.Struct, frozen=True):
    """A section: the entries it holds."""

    entry: type[Entry]
    inflects: Literal["verb", "noun"] | None = None
    defaults: Mapping[str, Any] = NOTHING


SECTIONS: Mapping[str, Section] = {
    "reporting-verbs": Section(ReportingEntry, "verb"),
    "reporting-nouns": Section(ReportingEntry, "noun", {"order": "after"}),
    "reporting-phrases": Section(ReportingEntry),
    "hedging-adverbs": Section(HedgeEntry),
    "hedging-verbs": Section(HedgeEntry, "verb"),
    "hedging-nouns": Section(HedgeEntry, "noun"),
    "hedging-phrases": Section(HedgeEntry),
    "modals": Section(HedgeEntry, None, {"weak": True}),
    "unnamed-sources": Section(SourceEntry, "noun", {"kind": "unnamed"}),
    "offices": Section(SourceEntry, "noun", {"kind": "office"}),
    "organisations": Section(SourceEntry, "noun", {"kind": "organisation"}),
    "media": Section(SourceEntry, "noun", {"kind": "media"}),
    "outlets": Section(SourceEntry, None, {"kind": "media", "cased": True}),
    "outlet-words": Section(SourceEntry, None, {"kind": "media", "cased": True, "mark": True}),
    "documents": Section(SourceEntry, "noun", {"kind": "document"}),
    "leaks": Section(SourceEntry, "noun", {"kind": "leak"}),
    "source-marks": Section(SourceEntry, None, {"mark": True}),
    "posts": Section(TitleEntry, "noun", {"kind": "post"}),
    "ranks": Section(TitleEntry, "noun", {"kind": "rank"}),
    "honours": Section(TitleEntry, "noun", {"kind": "honour"}),
    "occupations": Section(TitleEntry, "noun", {"kind": "occupation"}),
    "courtesies": Section(TitleEntry, None, {"kind": "courtesy", "cased": True}),
    "title-modifiers": Section(TitleEntry, None, {"kind": "modifier"}),
    "title-fields": Section(TitleEntry, None, {"kind": "field"}),
    "actor-nouns": Section(ActorEntry, "noun"),
    "peoples": Section(ActorEntry, "noun", {"kind": "population", "form": "people", "cased": True}),
    "pronouns": Section(ActorEntry, None, {"kind": "person"}),
    "name-endings": Section(ActorEntry, None, {"kind": "organisation", "suffix": True, "cased": True}),
    "blocs": Section(ActorEntry, None, {"kind": "organisation", "cased": True}),
    "governing-verbs": Section(StatusEntry, "verb"),
    "governing-nouns": Section(StatusEntry, "noun"),
    "governing-adjectives": Section(StatusEntry),
    "governing-adverbs": Section(StatusEntry),
    "count-bounds": Section(CountEntry),
    "count-nouns": Section(CountEntry, "noun"),
    "count-effects": Section(CountEntry, "verb"),
    "currencies": Section(CountEntry, "noun", {"unit": "money"}),
    "topic-words": Section(TopicEntry, "noun"),
    "topic-verbs": Section(TopicEntry, "verb"),
    "topic-events": Section(TopicEntry, None, {"cased": True}),
}
