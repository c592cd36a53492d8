"""Why a record is as it is, step by step, as text: the words, the arcs and the lexicon entries behind one line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from sayso.view.printable import one_line, printable, shortened
from sayso.view.terminal import MUTED, SOURCE, WIDEST, WIDTH_OF_A_PIPE, heading, rendered

if TYPE_CHECKING:
    from sayso.reading.explanation import Explanation, Step

WORDS_SHOWN = 160


def explanation_text(explanation: Explanation, *, width: int = WIDTH_OF_A_PIPE, color: bool = False) -> str:
    """The account of one record, ending in a line break."""
    head = heading(one_line(explanation.kind).upper()).append(f"  {one_line(explanation.record)}", style=f"not bold {MUTED}")
    steps = [part for step in explanation.steps for part in _step(step)]
    return rendered(Group(head, *steps), width=min(width, WIDEST), color=color)


def _step(step: Step) -> Iterator[RenderableType]:
    yield Text()
    first = Text(one_line(step.what))
    if step.score is not None:
        first.append(f"  {step.score:.2f}", style=MUTED)
    yield Padding(first, (0, 0, 0, 2))
    for line in _details(step):
        yield Padding(line, (0, 0, 0, 4))


def _details(step: Step) -> Iterator[Text]:
    if step.detail:
        yield Text(printable(step.detail).strip())
    if step.span is not None:
        words = Text(f"“{shortened(one_line(step.span.text), WORDS_SHOWN)}”", style=SOURCE)
        yield words.append(f"  characters {step.span.start}–{step.span.end}", style=MUTED)
    if step.lexicon:
        yield Text(f"lexicon: {one_line(step.lexicon)}", style=MUTED)
