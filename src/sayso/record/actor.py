"""Who is in a report: people, organisations, governments, armed groups."""

from __future__ import annotations

from typing import Literal

import msgspec

from sayso.record.span import Span

ActorKind = Literal["person", "organisation", "government", "armed-group", "population", "media", "unknown"]


class Role(msgspec.Struct, frozen=True):
    """A post its holder has: the title, the body it is in, and the words that say so."""

    title: Span
    organisation: Span | None
    evidence: Span


class Actor(msgspec.Struct, frozen=True):
    """Somebody or some body, with every mention of it in the article.

    `name` is the fullest name the article gives; `aliases` are the other strings it uses, pronouns left out.
    """

    id: str
    name: str
    kind: ActorKind
    mentions: tuple[Span, ...]
    aliases: tuple[str, ...]
    roles: tuple[Role, ...]
