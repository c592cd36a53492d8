"""Who is in the articles."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sayso.cli.text.blocks import MUTED, WIDTH, Row, Rows, Text, handle
from sayso.view.printable import one_line

if TYPE_CHECKING:
    from rich.console import RenderableType

    from sayso.archive.answers import ActorShown, RoleShown
    from sayso.archive.archive import Archive

ALIASES_SHOWN = 6
ROLES_SHOWN = 3


def actor_list(_: Archive, actors: Iterable[ActorShown]) -> RenderableType | None:
    """The most reported first."""
    return Rows(WIDTH).grid(actor_row(actor) for actor in sorted(actors, key=lambda actor: -actor.articles))


def actor_row(actor: ActorShown) -> Row:
    """A name, the posts it was given last, and how else it is written."""
    body = Text(one_line(actor.name))
    posts = list(dict.fromkeys(worded_role(role) for role in reversed(actor.roles)))[:ROLES_SHOWN]
    if posts:
        body.append(f"\n  {'; '.join(posts)}", style=MUTED)
    others = [name for name in dict.fromkeys(one_line(name.text) for name in actor.names) if name != one_line(actor.name)]
    if others:
        body.append(f"\n  also: {', '.join(others[:ALIASES_SHOWN])}", style=MUTED)
    count = f"{actor.articles} {'article' if actor.articles == 1 else 'articles'}"
    return Row(body, Text(f"{actor.kind}\n{count}", style=MUTED), handle(actor.id))


def worded_role(role: RoleShown) -> str:
    """A post with the body it is in."""
    title = one_line(role.title)
    return f"{title}, {one_line(role.organisation)}" if role.organisation and role.organisation not in role.title else title
