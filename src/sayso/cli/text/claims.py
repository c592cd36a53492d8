"""Claims with their voices for and against."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding

from sayso.cli.text.blocks import DOUBT, MUTED, WIDTH, Row, Rows, Text, credit_of, handle, quoted
from sayso.view.printable import one_line

if TYPE_CHECKING:
    from rich.console import RenderableType

    from sayso.archive.answers import ClaimShown, VoiceShown
    from sayso.archive.archive import Archive

CREDITS_SHOWN = 4


def claim_list(archive: Archive, claims: Iterable[ClaimShown]) -> RenderableType | None:
    """Claims, those that most depends on first: contradicted ones, then by the number of their voices."""
    given = sorted(claims, key=lambda claim: (not disputed(claim), -len(claim.voices)))
    credited = credit_of(archive, [article for claim in given for voice in claim.voices for article in voice.articles])
    words = {claim.id: claim.words for claim in given}
    return Rows(WIDTH).grid(claim_row(claim, credited, words) for claim in given)


def disputed(claim: ClaimShown) -> bool:
    """Whether somebody says otherwise."""
    return bool(claim.contradictions) or any(voice.side == "against" for voice in claim.voices)


def claim_row(claim: ClaimShown, credited: dict[str, str], words: dict[str, str]) -> Row:
    """A claim: its words, then each voice with the articles that rest on it, then what contradicts it."""
    lines = Group(*_lines(claim, credited, words))
    body = Group(Text(f"“{quoted(claim.words)}”"), Padding(lines, (0, 0, 0, 2)))
    return Row(body, Text(_count(claim), style=DOUBT if disputed(claim) else MUTED), handle(claim.id))


def _lines(claim: ClaimShown, credited: dict[str, str], words: dict[str, str]) -> Iterator[Text]:
    for side in ("for", "against"):
        for voice in claim.voices:
            if voice.side == side:
                yield Text(f"{side}: {voice_words(voice, credited)}", style=MUTED if side == "for" else DOUBT)
    for other in claim.contradictions:
        said = f"“{quoted(words[other.claim], 80)}” " if other.claim in words else ""
        yield Text(f"differs in {other.about}: {said}{handle(other.claim)}", style=DOUBT)


def voice_words(voice: VoiceShown, credited: dict[str, str]) -> str:
    """Who vouches, and in which articles."""
    shown = [credited.get(article, article) for article in voice.articles]
    more = f" and {len(shown) - CREDITS_SHOWN} more" if len(shown) > CREDITS_SHOWN else ""
    where = "; ".join(shown[:CREDITS_SHOWN]) + more
    if voice.source is None:
        return f"own word of {where}"
    return f"{one_line(voice.source.text)} ({voice.source.kind}), in {where}"


def _count(claim: ClaimShown) -> str:
    sides = [voice.side for voice in claim.voices]
    pro, contra = sides.count("for"), sides.count("against")
    articles = len({mention.article for mention in claim.mentions})
    voices = f"{pro} {'voice' if pro == 1 else 'voices'}{f', {contra} against' if contra else ''}"
    return f"{voices}\nin {articles} {'article' if articles == 1 else 'articles'}"
