"""The articles that a briefing rests on, numbered as they are cited, and who vouches, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from sayso.view.dates import worded_date
from sayso.view.printable import one_line, shortened

if TYPE_CHECKING:
    from sayso.archive.answers import ArticleShown, VoiceShown

WORDS = 300  # characters of what is quoted
SPECIAL = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>#|"})  # what Markdown would take for its own
# What a reader is to know of a source beside its name. A named one is known by it.
WORDED_KIND = {"unnamed": "unnamed", "office": "an office, nobody named", "media": "a medium", "document": "a document",
               "leak": "a leak"}  # fmt: skip


class Sources:
    """The articles of a briefing, numbered in the order in which they are first cited."""

    def __init__(self, articles: Iterable[ArticleShown]) -> None:
        self.known = {article.id: article for article in articles}
        self.number: dict[str, int] = {}

    def cited(self, articles: Iterable[str]) -> str:
        """The numbers of these articles, as they end a sentence."""
        wanted = [article for article in dict.fromkeys(articles) if article in self.known]
        return "".join(f"[{self.number.setdefault(article, len(self.number) + 1)}]" for article in wanted)

    def outlet(self, article: str) -> str:
        """Who published an article."""
        known = self.known.get(article)
        return plain(known.outlet or "an unnamed outlet") if known else "another outlet"

    def day(self, article: str) -> str:
        """When an article was published."""
        known = self.known.get(article)
        return worded_date(known.published) if known and known.published else "no date"

    def vouching(self, voices: Sequence[VoiceShown]) -> str:
        """Who vouches, the independent ones counted."""
        named = "; ".join(dict.fromkeys(self.voice(voice) for voice in voices))
        return f"{named} ({len(voices)} independent {'voice' if len(voices) == 1 else 'voices'})"

    def voice(self, voice: VoiceShown) -> str:
        """A source with its kind, or the outlet whose own word it is."""
        if voice.source is None:
            return f"{self.outlet(voice.articles[0])} in its own words" if voice.articles else "an outlet in its own words"
        words, kind = plain(voice.source.text), WORDED_KIND.get(voice.source.kind)
        said = kind is None or kind.split(",")[0].split()[-1] in words.casefold()  # "the document" is one, plainly
        return words if said else f"{words} ({kind})"

    def listed(self) -> Iterator[str]:
        """The articles cited, each with outlet, day and title."""
        for identifier, number in self.number.items():
            article = self.known[identifier]
            parts = [self.outlet(identifier), self.day(identifier), f"“{plain(article.title or 'untitled')}”"]
            of = self.known.get(article.copy_of or "")
            copy = f" A copy of the report by {self.outlet(of.id)}." if of else ""
            yield f"{number}. {', '.join(parts)}.{copy}{f' <{article.url}>' if article.url else ''}"


def quoted(words: str) -> str:
    """An article's words, between quotation marks."""
    return f"“{plain(words)}”"


def plain(words: str) -> str:
    """Somebody else's words, so that they stay words in Markdown."""
    return shortened(one_line(words), WORDS).translate(SPECIAL)
