"""A briefing on one story, in Markdown. Every sentence ends with the numbers of the articles that carry it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from sayso.view.dates import worded_date
from sayso.view.printable import one_line, shortened

if TYPE_CHECKING:
    from sayso.archive.answers import ArticleShown, ClaimShown, VoiceShown, WatchShown
    from sayso.archive.archive import Archive

CLAIMS_SHOWN = 20
WORDS = 300
SPECIAL = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>#|"})  # what Markdown would take for its own


class Sources:
    """The articles of a briefing, numbered in the order in which they are first cited."""

    def __init__(self, articles: Iterable[ArticleShown]) -> None:
        self.known = {article.id: article for article in articles}
        self.number: dict[str, int] = {}

    def cited(self, articles: Iterable[str]) -> str:
        """The numbers of these articles, as they end a sentence."""
        wanted = [article for article in dict.fromkeys(articles) if article in self.known]
        return "".join(f"[{self.number.setdefault(article, len(self.number) + 1)}]" for article in wanted)

    def listed(self) -> Iterator[str]:
        """The articles cited, each with outlet, day and title."""
        for identifier, number in self.number.items():
            article = self.known[identifier]
            day = worded_date(article.published) if article.published else "no date"
            parts = [plain(article.outlet or "unnamed outlet"), day, f"“{plain(article.title or 'untitled')}”"]
            of = self.known.get(article.copy_of or "")
            copy = f" A copy of the report by {plain(of.outlet or 'another outlet')}." if of else ""
            yield f"{number}. {', '.join(parts)}.{copy}{f' <{article.url}>' if article.url else ''}"


def briefing(archive: Archive, identifier: str) -> str:
    """The briefing on a story, ending in a line break."""
    story = archive.story(identifier)
    sources = Sources(archive.articles(story=story.id))
    claims = [claim for claim in archive.claims(story=story.id) if claim.verdict != "reject"]
    claims.sort(key=lambda claim: (-len(claim.voices), claim.first or "", claim.id))
    disputed = [claim for claim in claims if against(claim)]
    watch = [item for item in archive.watch(story=story.id) if item.verdict != "reject"]
    outlets = {article.outlet for article in sources.known.values() if article.outlet}
    span = " to ".join(dict.fromkeys(worded_date(day) for day in (story.first, story.last) if day))
    lines = [
        f"# {plain(story.title)}",
        "",
        f"*{span or 'no date'} · {len(sources.known)} articles · {len(outlets)} outlets*",
    ]
    undisputed = [claim for claim in claims if not against(claim)][:CLAIMS_SHOWN]
    lines += section("What is said", (f"- {claim_sentence(claim, sources)}" for claim in undisputed))
    lines += section("In dispute", dispute_lines(disputed, {claim.id: claim for claim in claims}, sources))
    lines += section("To watch", (f"- {watch_sentence(item, sources)}" for item in watch))
    lines += section("Articles", sources.listed())
    return "\n".join(lines) + "\n"


def section(head: str, lines: Iterable[str]) -> list[str]:
    """A part of the briefing, or nothing where it would be empty."""
    given = list(lines)
    return ["", f"## {head}", "", *given] if given else []


def claim_sentence(claim: ClaimShown, sources: Sources) -> str:
    """What is said, by whom, and how many of them are independent."""
    return f"“{plain(claim.words)}” – {voices_worded(claim, 'for')} {carriers(claim, sources, 'for')}".rstrip()


def dispute_lines(claims: Iterable[ClaimShown], known: dict[str, ClaimShown], sources: Sources) -> Iterator[str]:
    """Both sides in their words; nothing is decided."""
    for claim in claims:
        yield f"- {claim_sentence(claim, sources)}"
        if any(voice.side == "against" for voice in claim.voices):
            yield f"  - Against: {voices_worded(claim, 'against')} {carriers(claim, sources, 'against')}".rstrip()
        for other in claim.contradictions:
            if said := known.get(other.claim):
                yield f"  - Another {other.about}: {claim_sentence(said, sources)}"


def watch_sentence(item: WatchShown, sources: Sources) -> str:
    """What was announced, how it stands, and by which words."""
    who = f"{plain(item.who)}: " if item.who else ""
    told = f"{who}“{plain(item.what.text)}” {sources.cited([item.article, *item.repeats])}"
    due = f", {worded_date(item.due.end or item.due.start or '')}" if item.due and (item.due.end or item.due.start) else ""
    closing = item.closed_by
    closed = f" “{plain(closing.span.text)}” {sources.cited([closing.article])}" if closing else ""
    return f"**{item.state}**{due}: {told}{closed}"


def against(claim: ClaimShown) -> bool:
    """Whether somebody says otherwise."""
    return bool(claim.contradictions) or any(voice.side == "against" for voice in claim.voices)


def carriers(claim: ClaimShown, sources: Sources, side: str) -> str:
    """The numbers of the articles on one side."""
    return sources.cited(mention.article for mention in claim.mentions if mention.side == side)


def voices_worded(claim: ClaimShown, side: str) -> str:
    """Who vouches, the independent ones counted."""
    voices = [voice for voice in claim.voices if voice.side == side]
    named = "; ".join(dict.fromkeys(voice_name(voice) for voice in voices))
    count = f"{len(voices)} independent {'voice' if len(voices) == 1 else 'voices'}"
    return f"{named} ({count})" if named else count


def voice_name(voice: VoiceShown) -> str:
    """A source with its kind, or that it is the outlet's own word."""
    return f"{plain(voice.source.text)}, {voice.source.kind}" if voice.source else "the outlet itself"


def plain(words: str) -> str:
    """Somebody else's words, so that they stay words in Markdown."""
    return shortened(one_line(words), WORDS).translate(SPECIAL)
