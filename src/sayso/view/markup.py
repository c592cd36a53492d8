"""HTML put together so that nothing gets in unescaped: only `Markup` is taken as it is, every other string is words."""

from __future__ import annotations

import html
from collections.abc import Iterable

from sayso.view.printable import printable

VOID = frozenset({"meta", "input", "br", "hr"})


class Markup(str):
    """A string that is HTML already. Only this file makes one out of words."""

    __slots__ = ()


Content = str | Iterable["Content"] | None


def text(words: str) -> Markup:
    """Words as HTML."""
    return Markup(html.escape(printable(words), quote=True))


def element(name: str, /, *content: Content, **attributes: str | bool | None) -> Markup:
    """One element; attributes that are None or False are left out, `class_` and `for_` lose their underscore."""
    parts = [f"<{name}"]
    for key, value in attributes.items():
        if value is True:
            parts.append(f" {_attribute_name(key)}")
        elif value is not None and value is not False:
            parts.append(f' {_attribute_name(key)}="{text(value)}"')
    opening = "".join(parts) + ">"
    return Markup(opening if name in VOID else f"{opening}{joined(*content)}</{name}>")


def joined(*content: Content) -> Markup:
    """Pieces one after another: markup as it is, words escaped, nothing for None."""
    return Markup("".join(_flat(content)))


def _flat(content: Content) -> Iterable[str]:
    if content is None:
        return
    if isinstance(content, Markup):
        yield str(content)
    elif isinstance(content, str):
        yield str(text(content))
    else:
        for piece in content:
            yield from _flat(piece)


def _attribute_name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")
