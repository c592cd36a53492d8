"""Place names put one after another, as if an article had them."""

from __future__ import annotations

from sayso.gazetteer import Mention

APART = 40  # characters between names that have nothing to do with one another


def article(*names: str, kind: str | None = None) -> list[Mention]:
    """Mentions in the order given, a sentence each; a name that begins with a comma follows hard on the one before."""
    made: list[Mention] = []
    at = 0
    for name in names:
        bare = name.removeprefix(",").strip()
        at += 2 if name.startswith(",") else APART
        made.append(Mention(bare, at, at + len(bare), at // APART, kind))
        at += len(bare)
    return made
