"""A briefing on one story, in Markdown. Every sentence ends with the numbers of the articles that carry it.

Nothing is put in words of ours but who vouches and how often; what is said stands in the words of the articles, both sides
of a dispute beside each other, and nothing is decided.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from sayso.archive.citing import Sources, plain, quoted
from sayso.view.dates import worded_date

if TYPE_CHECKING:
    from sayso.archive.answers import ArticleShown, ClaimShown, StoryShown, WatchShown
    from sayso.archive.archive import Archive

CLAIMS_SHOWN = 20  # under each heading
STEPS_SHOWN = 2  # new claims of one article
ACTORS_SHOWN = 10
STATES = ("overdue", "due", "open", "met", "cancelled")  # what is late first


def briefing(archive: Archive, identifier: str, *, as_of: str) -> str:
    """The briefing on a story, ending in a line break; the watch list as of a day (ISO date)."""
    story = archive.story(identifier)
    articles = list(archive.articles(story=story.id))
    sources = Sources(articles)
    claims = [claim for claim in archive.claims(story=story.id) if claim.verdict != "reject"]
    claims.sort(key=lambda claim: (-len(claim.voices), -len({mention.article for mention in claim.mentions})))
    watch = [item for item in archive.watch(story=story.id, as_of=as_of) if item.verdict != "reject"]
    settled = [claim for claim in claims if not disputed(claim)]
    lines = [f"# {plain(story.title)}", "", *head(story, articles, claims, as_of)]
    lines += section("How it went", steps(archive, story, claims, sources))
    lines += section("Who is who", people(archive, story, sources))
    lines += section("Independent voices agree", said([each for each in settled if len(each.voices) > 1], sources))
    lines += section("On one voice alone", said([each for each in settled if len(each.voices) == 1], sources))
    lines += section("In dispute", disputes(claims, sources))
    lines += section("To watch", (f"- {watch_sentence(item, sources)}" for item in in_order(watch)))
    lines += section("Kept silent", silences(archive, articles, sources))
    lines += section("Articles", sources.listed())
    return "\n".join(lines) + "\n"


def head(story: StoryShown, articles: Sequence[ArticleShown], claims: Sequence[ClaimShown], as_of: str) -> Iterator[str]:
    """What the briefing rests on, counted."""
    span = " to ".join(dict.fromkeys(worded_date(day) for day in (story.first, story.last) if day)) or "no date"
    copies = sum(1 for article in articles if article.copy_of)
    outlets = len({article.outlet for article in articles if article.outlet})
    told = f"{counted(len(articles), 'article')}{f', {copies} of them copies' if copies else ''}"
    yield f"*{span} · {told} · {counted(outlets, 'outlet')} · as of {worded_date(as_of)}*"
    several = sum(1 for claim in claims if len(claim.voices) > 1)
    in_dispute = sum(1 for claim in claims if disputed(claim))
    yield ""
    yield f"*{counted(len(claims), 'claim')}: {several} with more than one independent voice, {in_dispute} in dispute*"


def section(name: str, lines: Iterable[str]) -> list[str]:
    """A part of the briefing, or nothing where it would be empty."""
    given = list(lines)
    return ["", f"## {name}", "", *given] if given else []


def steps(archive: Archive, story: StoryShown, claims: Iterable[ClaimShown], sources: Sources) -> Iterator[str]:
    """What each article brought that the story did not have: its first new claims, and on whose word."""
    known = {claim.id: claim for claim in claims}
    for news in archive.news(story=story.id):
        fresh = [added for added in news.adds if added.kind == "claim" and added.id in known][:STEPS_SHOWN]
        if fresh:
            yield f"- **{sources.day(news.article)}**, {sources.outlet(news.article)} {sources.cited([news.article])}"
        for added in fresh:
            voices = [voice for voice in known[added.id].voices if news.article in voice.articles]
            whose = " – " + "; ".join(dict.fromkeys(map(sources.voice, voices))) if voices else ""
            yield f"  - {quoted(added.span.text)}{whose} {sources.cited([news.article])}"


def people(archive: Archive, story: StoryShown, sources: Sources) -> Iterator[str]:
    """Who takes part, with the posts that this story's articles give."""
    shown = 0
    for identifier in story.actors:
        actor = archive.actor(identifier)
        roles = [role for role in actor.roles if role.article in sources.known]
        if not roles or actor.verdict == "reject" or shown == ACTORS_SHOWN:
            continue
        shown += 1
        posts = dict.fromkeys(
            plain(f"{role.title}, {role.organisation}" if role.organisation else role.title) for role in roles
        )
        yield f"- **{plain(actor.name)}** – {'; '.join(posts)} {sources.cited(role.article for role in roles)}"


def said(claims: Iterable[ClaimShown], sources: Sources) -> Iterator[str]:
    """Claims that nobody contradicts."""
    for claim in list(claims)[:CLAIMS_SHOWN]:
        yield f"- {claim_sentence(claim, sources)}"


def claim_sentence(claim: ClaimShown, sources: Sources) -> str:
    """What is said, by whom, and how many of them are independent: the side whose words the claim has."""
    return side_sentence(claim, claim.words, side_of(claim), sources)


def side_sentence(claim: ClaimShown, words: str, side: str, sources: Sources) -> str:
    """Words of one side, with its voices and its articles."""
    voices = [voice for voice in claim.voices if voice.side == side]
    carried = sources.cited(mention.article for mention in claim.mentions if mention.side == side)
    return f"{quoted(words)} – {sources.vouching(voices)} {carried}".rstrip()


def side_of(claim: ClaimShown) -> str:
    """The side whose words the claim has: against it, where it was denied before anybody was heard to say it."""
    return claim.mentions[0].side if claim.mentions else "for"


def disputes(claims: Sequence[ClaimShown], sources: Sources) -> Iterator[str]:
    """Both sides in their words, each pair once."""
    known = {claim.id: claim for claim in claims}
    shown: set[frozenset[str]] = set()
    for claim in claims:
        against = list(against_lines(claim, sources))
        for other in claim.contradictions:
            pair = frozenset((claim.id, other.claim))
            if other.claim in known and pair not in shown:
                shown.add(pair)
                against.append(f"  - Another {other.about}: {claim_sentence(known[other.claim], sources)}")
        if against:
            yield f"- {claim_sentence(claim, sources)}"
            yield from against


def against_lines(claim: ClaimShown, sources: Sources) -> Iterator[str]:
    """The other side of a claim, in its own words."""
    side = side_of(claim)
    other = next((mention for mention in claim.mentions if mention.side != side), None)
    if other:
        yield f"  - Against it: {side_sentence(claim, other.span.text, other.side, sources)}"


def disputed(claim: ClaimShown) -> bool:
    """Whether somebody says otherwise."""
    return bool(claim.contradictions) or len({mention.side for mention in claim.mentions}) > 1


def in_order(watch: Iterable[WatchShown]) -> list[WatchShown]:
    """What is late first, then what is due soonest."""

    def due(item: WatchShown) -> str:
        return (item.due.end or item.due.start or LAST) if item.due else LAST

    return sorted(watch, key=lambda item: (STATES.index(item.state), due(item)))


def watch_sentence(item: WatchShown, sources: Sources) -> str:
    """What was announced, how it stands, and by which words."""
    who = f"{plain(item.who)}: " if item.who else ""
    told = f"{who}{quoted(item.what.text)} {sources.cited([item.article, *item.repeats])}"
    due = f", {worded_date(item.due.end or item.due.start or '')}" if item.due and (item.due.end or item.due.start) else ""
    closing = item.closed_by
    closed = f" {quoted(closing.span.text)} {sources.cited([closing.article])}" if closing else ""
    return f"**{item.state}**{due}: {told}{closed}"


def silences(archive: Archive, articles: Iterable[ArticleShown], sources: Sources) -> Iterator[str]:
    """Who was asked and said nothing; what a copy repeats is left out."""
    for article in articles:
        if article.copy_of is None:
            reading = archive.reading(article.id)
            names = {actor.id: actor.name for actor in reading.actors}
            for silence in reading.silences:
                who = f"{plain(names.get(silence.who.actor or '', silence.who.span.text))}: " if silence.who else ""
                yield f"- {who}{quoted(silence.cue.text)} {sources.cited([article.id])}"


def counted(number: int, noun: str) -> str:
    """ "1 article", "2 articles"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


LAST = "9999"  # later than every day
