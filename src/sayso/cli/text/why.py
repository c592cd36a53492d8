"""Why a record is as it is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding

from sayso.cli.text.blocks import MUTED, Text, quoted, reason_lines, section, stacked
from sayso.cli.text.judgements import judgement_list

if TYPE_CHECKING:
    from rich.console import RenderableType

    from sayso.archive.answers import Account, Ground
    from sayso.archive.archive import Archive


def account_text(archive: Archive, accounts: Iterable[Account]) -> RenderableType | None:
    """Each ground with its reasons, then what people decided."""
    return stacked(_account(archive, each) for each in accounts)


def _account(archive: Archive, account: Account) -> RenderableType:
    head = Group(Text(f"{account.kind.upper()}  {account.id}", style="bold"), Text(quoted(account.words)))
    judged = section("JUDGEMENTS", judgement_list(archive, account.judgements))
    return stacked([head, *map(_ground, account.grounds), judged]) or head


def _ground(ground: Ground) -> RenderableType:
    line = Text(f"{ground.about} ", style=MUTED).append(quoted(ground.words), style="")
    return Group(line, Padding(reason_lines(ground.reasons), (0, 0, 0, 2))) if ground.reasons else line
