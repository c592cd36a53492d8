"""The lexicon as a whole: the files of the package, and on top of them those of the user."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

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
from sayso.lexicon.family import E, Family
from sayso.lexicon.files import LexiconFile, read_file
from sayso.lexicon.inflection import Inflection
from sayso.lexicon.sections import COUNTRIES, FORMS, SECTIONS
from sayso.record.claim import SourceKind

PACKAGED = tuple(
    Path(__file__).with_name(f"{name}.toml")
    for name in ("inflection", "reporting", "hedges", "sources", "titles", "actors", "counts", "topics", "status")
)
TITLES = ("posts", "ranks", "honours", "occupations", "title-modifiers", "title-fields")
Forms = tuple[str, ...]
SPEAKS_AS: dict[str, SourceKind] = {
    "person": "unnamed", "population": "unnamed", "armed-group": "unnamed",
    "organisation": "organisation", "government": "organisation", "media": "media",
}  # fmt: skip


class Lexicon:
    """What the words of a report mean: nine families of entries, each found by the words of a text."""

    def __init__(self, files: Sequence[LexiconFile]) -> None:
        self.files = tuple(file.name for file in files)
        self.inflection = inflection_of(files)
        formed = [(entry, self.forms(entry)) for entry in merged(files)]
        self.reporting = Family("reporting", of_type(ReportingEntry, formed))
        self.hedges = Family("hedges", of_type(HedgeEntry, formed))
        self.titles = Family("titles", of_type(TitleEntry, formed))
        self.actors = Family("actors", of_type(ActorEntry, formed))
        self.counts = Family("counts", of_type(CountEntry, formed))
        self.status = Family("status", of_type(StatusEntry, formed))
        self.topics = Family("topics", of_type(TopicEntry, formed))
        self.sources = Family("sources", list(source_forms(formed)))

    def title_at(self, words: Sequence[str], at: int) -> tuple[TitleEntry, int] | None:
        """The post, rank, honour or occupation that begins here with all that stands before its noun, and its length.

        "former deputy foreign minister" is a minister of four words; in "spokesman Lt. Col." the rank is a title of its own.
        """
        end, found = at, None
        while end < len(words):
            step = self.titles.match(words, end, *TITLES)
            if step is None and words[end] == "-" and end > at:
                end += 1  # "ex-president", "vice-chairman"
                continue
            if step is None or (found and step[0].rank):
                break
            end += step[1]
            if step[0].kind not in ("modifier", "field"):
                found = (step[0], end - at)
        return found

    def forms(self, entry: Entry) -> tuple[str, ...]:
        """Every form in which a text may print an entry."""
        if isinstance(entry, ActorEntry) and entry.section == COUNTRIES:
            return self.inflection.noun(entry.key) if entry.form == "people" else (entry.key,)
        inflects = SECTIONS[entry.section].inflects
        if inflects == "verb":
            return self.inflection.verb_phrase(entry.key)
        return self.inflection.noun_phrase(entry.key) if inflects == "noun" else (entry.key,)


def of_type(kind: type[E], formed: Sequence[tuple[Entry, Forms]]) -> list[tuple[E, Forms]]:
    """The entries of one type with their forms."""
    return [(entry, forms) for entry, forms in formed if isinstance(entry, kind)]


def source_forms(formed: Sequence[tuple[Entry, Forms]]) -> Iterator[tuple[SourceEntry, Forms]]:
    """Sources proper; then posts and actors, as the sources they are when they speak without a name."""
    yield from of_type(SourceEntry, formed)
    for entry, forms in formed:
        if kind := speaks_as(entry):
            people = isinstance(entry, ActorEntry) and entry.form == "people"
            yield as_source(entry, kind), forms[1:] if people else forms  # "Iraqis said"; "Iraqi" stands before a noun


def speaks_as(entry: Entry) -> SourceKind | None:
    """The kind of source that a title or an actor is when it is quoted without a name."""
    if isinstance(entry, TitleEntry):
        return entry.source
    if isinstance(entry, ActorEntry) and entry.section in ("actor-nouns", "peoples", "blocs", COUNTRIES):
        return SPEAKS_AS.get(entry.kind)
    return None


def as_source(entry: Entry, kind: SourceKind) -> SourceEntry:
    """A title or an actor as an entry of the sources; its label still names the place where it is written down."""
    return SourceEntry(
        key=entry.key, section=entry.section, group=entry.group, file=entry.file, own=entry.own, cased=entry.cased, kind=kind
    )


def inflection_of(files: Sequence[LexiconFile]) -> Inflection:
    """The exceptions to the rules, of all files."""
    tables: dict[str, dict[str, tuple[str, ...]]] = {section: {} for section in FORMS}
    for file in files:
        for section, words in file.forms.items():
            tables[section].update({word: tuple(form.strip() for form in said.split(",")) for word, said in words.items()})
    doubling = frozenset(word for group in tables["doubling"].values() for word in group)
    return Inflection(tables["irregular-verbs"], tables["irregular-nouns"], doubling)


def merged(files: Sequence[LexiconFile]) -> tuple[Entry, ...]:
    """The entries of all files; a later file replaces what an earlier one says of a word, or takes it away."""
    entries: dict[tuple[str, str], Entry] = {}
    for file in files:
        for place in file.dropped:
            entries.pop(place, None)
        entries.update({(entry.section, entry.key): entry for entry in file.entries})
    return tuple(entries.values())


def load(extra: Sequence[Path] = ()) -> Lexicon:
    """The lexicon of the package with the user's own files on top. Raises BadLexicon for a file that cannot be used."""
    if not extra:
        return _packaged_lexicon()
    return Lexicon((*_packaged(), *(read_file(Path(path), own=True) for path in extra)))


@cache
def _packaged() -> tuple[LexiconFile, ...]:
    return tuple(read_file(path, own=False) for path in PACKAGED)


@cache
def _packaged_lexicon() -> Lexicon:
    return Lexicon(_packaged())
