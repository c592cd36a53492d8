"""Who vouches for a statement, and whether two reports rest on one voice.

One voice are: copies of one text; the same source, or a body and whoever speaks for it; the same quoted words; an outlet
and those who cite it; an unnamed source described alike; and an outlet that tells, citing nobody, what somebody had said
before. What is left is counted.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import msgspec

from sayso.linking.actors import Cast
from sayso.linking.copies import outlet_keys
from sayso.linking.forms import FUNCTION_WORDS, WORD, listed, plain, stem
from sayso.linking.kept import ArticleSketch, ClaimVoice, Reason, Side, VoiceSource
from sayso.linking.names import initials_of, is_named
from sayso.linking.statements import Statement
from sayso.record.claim import Link
from sayso.record.digest import digest
from sayso.record.reading import Reading
from sayso.record.span import span_of

PRONOUNS = frozenset({"it", "they", "he", "she", "its", "their"})
CARRIERS = frozenset({"unnamed", "media", "document", "leak"})  # whose word reaches a report through somebody
POST = "post:"
SHORTEST_QUOTE = 5  # words; fewer may be said by two people alike
MOST_KEYS = 32
# "By the engineer's account", "according to the nurse": whose word it is, where the reading has none.
WORD_OF = re.compile(
    r"\b(?:according to|by the (?:account|count|reckoning|estimate|version) of|in the (?:words|version|account) of"
    r"|(?:put|given) (?:\w+ ){0,3}by) (?P<one>[^,.;:()“”\"]{3,60}?)(?=[,.;:()“”\"]|$)"
    r"|\b(?:by|in) (?P<two>[^,.;:()“”\"]{3,50}?)[’']s? (?:own )?"
    r"(?:account|count|reckoning|estimate|words|version|telling)\b",
    re.IGNORECASE,
)
ITS_HEAD = re.compile(r"\b[Ii]ts (?:[\w’'-]+ ){1,4}$|\b[Ii]ts (?:[\w’'-]+ ){0,3}[\w’'-]+, $")
# What may stand between a source and its name: "Its commander, who calls himself Garúa, denied it".
BEFORE_ITS_NAME = re.compile(
    r"\s*,?\s*(?:(?:who|that) (?:calls?|called|names?) (?:him|her|it)self "
    r"|(?:only )?(?:known|identified|named|called)(?: only)?(?: as)? )?[“\"‘']?$"
)
FURTHEST_NAME = 60  # characters
FURTHEST_BODY = 250  # characters between "its head, Horia Danila" and the body whose head that is
NO_DESCRIPTION = frozenset(
    listed("""
    source sourc official person people condition anonymity anonymous unnamed name senior familiar matter company compani
    firm
""")
)


@dataclass(frozen=True, slots=True)
class Heard:
    """The word on which a report says something, with the keys by which the same word is known again."""

    source: VoiceSource | None
    keys: tuple[str, ...]  # who it is
    relays: tuple[str, ...]  # keys of outlets through which it came, the article's own first
    own: tuple[str, ...]  # those of the article's own outlet
    around: str  # the words of its sentence, plain


class Hearing:
    """Tells on whose word the statements of one article rest."""

    def __init__(self, reading: Reading, sketch: ArticleSketch, cast: Cast) -> None:
        self.reading, self.sketch = reading, sketch
        self.actors, self.bodies, self.roles = cast.of, cast.bodies, cast.roles
        self.mentions = cast.mentions
        self.named = {span: actor for span, actor in cast.mentions.items() if span.text[:1].isupper()}
        self.own = tuple(f"in:{key}" for key in outlet_keys(reading.article.outlet or ""))
        body = " ".join(plain(word) for word in WORD.findall(reading.article.text))
        cited = {
            key for claim in reading.claims for link in claim.chain if link.kind == "media" for key in outlet_keys(link.text)
        }
        self.credited = tuple(f"in:{key}" for key in sorted({*sketch.credits, *(key for key in cited if key in body)}))

    def heard(self, statement: Statement) -> Heard:
        """The ultimate source of a statement; None for the outlet's own word."""
        claim = statement.claim
        chain = claim.chain if claim else ()
        media = tuple(f"in:{key}" for link in chain if link.kind == "media" for key in outlet_keys(link.text))
        relays = tuple(dict.fromkeys([*self.own, *self.credited, *media]))
        quote = self._quote(statement)
        around = " ".join(plain(word) for word in WORD.findall(statement.around))
        if not chain:
            return self._told(statement) or Heard(None, quote, relays, self.own, around)
        link = chain[0]
        actor = self.actors.get(link.actor or "")
        return Heard(VoiceSource(link.text, link.kind, actor), (*self._keys(link, actor), *quote), relays, self.own, around)

    def _told(self, statement: Statement) -> Heard | None:
        """The word that the outlet itself names beside what it tells."""
        found = WORD_OF.search(statement.span.text) if statement.claim is None else None
        words = found and (found["one"] or found["two"])
        if not found or not words:
            return None
        start = statement.span.start + found.start("one" if found["one"] else "two")
        actor = next((who for m, who in self.mentions.items() if start <= m.start and m.end <= start + len(words)), None)
        link = Link(words, span_of(self.reading.article.text, start, start + len(words)), "unnamed", None)
        around = " ".join(plain(word) for word in WORD.findall(statement.around))
        keys = (*((actor, *self.bodies.get(actor, ())) if actor else ()), *self._keys(link, None))
        return Heard(VoiceSource(words, "named-person" if actor and is_named(words) else "unnamed", actor),
                     tuple(dict.fromkeys(keys)), (*self.own, *self.credited), self.own, around)  # fmt: skip

    def _keys(self, link: Link, actor: str | None) -> Iterable[str]:
        if actor:
            yield actor
            yield from self.bodies.get(actor, ())
        for span, other in self.named.items():
            if link.span.start <= span.start and span.end <= link.span.end:
                yield other
        if not actor:
            yield from self._named_behind(link)
        if link.kind == "media":
            yield from (f"in:{key}" for key in outlet_keys(link.text))
        described = description(link.text)
        if described and not (actor and link.kind == "named-person" and is_named(link.text)):
            yield f"as:{' '.join(described)}"
        if actor:
            yield from (f"{POST}{' '.join(words)}" for words in self._posts(actor))
            for head in (other for other, bodies in self.bodies.items() if actor in bodies):
                yield from (f"{POST}{' '.join(words)}" for words in self._posts(head))
        yield from self._headed(link)

    def _named_behind(self, link: Link) -> Iterable[str]:
        """Whoever is named right behind the words for a source, as its name."""
        text, end = self.reading.article.text, link.span.end
        behind = [span for span in self.named if end <= span.start <= end + FURTHEST_NAME]
        nearest = min(behind, key=lambda span: span.start, default=None)
        between = text[end : nearest.start] if nearest else ""
        if nearest and between.strip(' “"') and BEFORE_ITS_NAME.fullmatch(between):
            yield self.named[nearest]

    def _headed(self, link: Link) -> Iterable[str]:
        """The keys of the body for which somebody speaks who is called "its head"."""
        text = self.reading.article.text
        mine = {self.named[m] for m in self.named if link.span.contains(m)}
        places = [m.start for m, actor in self.named.items() if actor in mine] or [link.span.start]
        at = next((at for at in places if ITS_HEAD.search(text, max(0, at - 60), at)), None)
        if at is None:
            return
        links = [other for claim in self.reading.claims for other in claim.chain]
        bodies = [other for other in links if other.kind not in ("named-person", "media")]
        bodies = [other for other in bodies if at - FURTHEST_BODY < other.span.start < other.span.end < at]
        bodies = [other for other in bodies if other.span.text.lower() not in PRONOUNS]
        if bodies:
            nearest = max(bodies, key=lambda other: other.span.start)
            if nearest.actor in self.actors:
                yield self.actors[nearest.actor]
            if described := description(nearest.text):
                yield f"as:{' '.join(described)}"

    def _posts(self, actor: str) -> Iterable[list[str]]:
        """The posts of somebody as this article states them: words of the title, then of the body, with its initials."""
        for role in self.roles:
            if role.actor == actor:
                short = initials_of(role.organisation or "")
                body = [*description(role.organisation or ""), *([short] if short else [])]
                yield [*description(role.title), "of", *body]

    @staticmethod
    def _quote(statement: Statement) -> tuple[str, ...]:
        claim = statement.claim
        words = [plain(word) for word in WORD.findall(statement.span.text)]
        if claim is None or claim.voice != "quote" or len(words) < SHORTEST_QUOTE:
            return ()
        return ("quote:" + hashlib.blake2b(" ".join(words[:8]).encode(), digest_size=6).hexdigest(),)


def description(words: str) -> list[str]:
    """What tells one unnamed source from another: "a senior port official" -> port."""
    stems = {stem(plain(word)) for word in WORD.findall(words) if plain(word) not in FUNCTION_WORDS}
    return sorted(stems - NO_DESCRIPTION) or sorted(stems)


def with_voice(
    voices: tuple[ClaimVoice, ...], claim: str, heard: Heard, side: Side, article: ArticleSketch
) -> tuple[tuple[ClaimVoice, ...], bool]:
    """The voices of a claim after an article has carried it, and whether it brought a new one."""
    found = [
        (reason.weight, -place, reason)
        for place, voice in enumerate(voices)
        if voice.side == side and (reason := same_voice(voice, heard, article))
    ]
    if found:
        _, back, reason = max(found, key=lambda one: one[:2])
        joined = _joined(voices[-back], heard, article, reason)
        return (*voices[:-back], joined, *voices[1 - back :]), False
    if heard.source is None and (place := _retold(voices, side)) is not None:
        told = Reason("told without a source", 0.5, "the outlet cites nobody for what had been said before")
        return (*voices[:place], _joined(voices[place], heard, article, told), *voices[place + 1 :]), False
    new = ClaimVoice(
        digest("voice", claim, side, article.id, *heard.keys, len(voices)), side, heard.source, (article.id,), (),
        tuple(dict.fromkeys([*heard.keys, *heard.relays]))[:MOST_KEYS],
    )  # fmt: skip
    return (*voices, new), True


def same_voice(voice: ClaimVoice, heard: Heard, article: ArticleSketch) -> Reason | None:
    """Why an article adds nothing to a voice; None where it is another voice."""
    if article.id in voice.articles and (heard.source is None or voice.source is None):
        return Reason("same report", 1.0, "said in the same report")
    if article.copy_of and article.copy_of.article in voice.articles:
        return Reason("copy", 1.0, f"{article.copy_of.kind} of a report that is counted")
    shared = [key for key in heard.keys if key in voice.keys]
    if quoted := [key for key in shared if key.startswith("quote:")]:
        return Reason("same quoted words", 1.0, quoted[0])
    if shared:
        return Reason("same source", 1.0, heard.source.text if heard.source else shared[0])
    if post := _by_post(voice.keys, heard.keys) or _by_post(heard.keys, voice.keys):
        return Reason("called by the post", 0.8, post)
    if carried := _carried(voice, heard):
        return carried
    if voice.source and heard.source and _unnamed_alike(voice.source, heard.source):
        return Reason("unnamed source described alike", 0.6, heard.source.text)
    return None


def _by_post(described: Sequence[str], posted: Sequence[str]) -> str | None:
    """The words that call one source by the post the other has: "the director" is Ivo Maric, director of the port."""
    for key in posted:
        title, _, body = key.removeprefix(POST).partition(" of ") if key.startswith(POST) else ("", "", "")
        for other in described if title else ():
            words = set(other.removeprefix("as:").split()) if other.startswith("as:") else set()
            if set(title.split()) <= words <= {*title.split(), *body.split()}:
                return " ".join(sorted(words))
    return None


def _carried(voice: ClaimVoice, heard: Heard) -> Reason | None:
    """Whether the word reached an article through an outlet or agency that is counted."""
    if voice.source is None or heard.source is None or heard.source.kind in CARRIERS:
        cited = [key for key in voice.keys if key.startswith("in:") and " " in key and key[3:] in heard.around]
        others = [key for key in cited if key not in heard.own]
        if others:
            return Reason("cites the outlet", 0.9, others[0][3:].title())
    if heard.source and (outlet := _outlet_called(heard.source.text, voice)):
        return Reason("cites the outlet", 0.9, outlet.title())
    if heard.source is None or voice.source is None:
        common = [key for key in heard.relays if key in voice.keys]
        agency = [key for key in common if key not in heard.own]
        if agency:
            return Reason("same agency", 0.8, agency[0][3:].upper())
        return Reason("same outlet", 0.4, common[0][3:].upper()) if common else None
    return None


def _outlet_called(words: str, voice: ClaimVoice) -> str | None:
    """The outlet of a voice that these words mean: "the Ledger" is the Colchis Ledger."""
    called = [form for word in WORD.findall(words) if (form := plain(word)) not in FUNCTION_WORDS]
    names = [key[3:] for key in voice.keys if key.startswith("in:")]
    if whole := next((key for key in outlet_keys(words) if " " in key and key in names), None):
        return whole
    return next((name for name in names if called and _shortened(called, name.split())), None)


def _shortened(called: Sequence[str], name: Sequence[str]) -> bool:
    """Whether an outlet's name may be shortened to these words: to its last ones, or to its first and some others."""
    rest = iter(name)
    return list(called) == list(name[-len(called) :]) or (called[0] == name[0] and all(word in rest for word in called))


def _unnamed_alike(mine: VoiceSource, theirs: VoiceSource) -> bool:
    if {mine.kind, theirs.kind} - {"unnamed", "leak"} and (
        {mine.kind, theirs.kind} - {"organisation", "office"} or (mine.actor and theirs.actor)
    ):
        return False
    one, other = set(description(mine.text)), set(description(theirs.text))
    return bool(one) and (one <= other or other <= one)


def _retold(voices: Sequence[ClaimVoice], side: Side) -> int | None:
    """The voice that an outlet retells when it cites nobody: the first of that side."""
    return next((place for place, voice in enumerate(voices) if voice.side == side), None)


def _joined(voice: ClaimVoice, heard: Heard, article: ArticleSketch, reason: Reason) -> ClaimVoice:
    known = article.id in voice.articles
    return msgspec.structs.replace(
        voice,
        source=voice.source or heard.source,
        articles=voice.articles if known else (*voice.articles, article.id),
        reasons=voice.reasons if known else (*voice.reasons, reason),
        keys=tuple(dict.fromkeys([*voice.keys, *heard.keys, *heard.relays]))[:MOST_KEYS],
    )
