"""A reading as text of fixed width: in colour for a terminal, plain for a pipe, laid out alike."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from sayso.record.actor import Actor
from sayso.record.claim import Claim
from sayso.record.event import Event, FollowUp
from sayso.record.reading import Reading
from sayso.view import events as happenings
from sayso.view.actors import by_weight, worded_kind, worded_roles
from sayso.view.chains import ShownLink, grouped_by_chain
from sayso.view.claims import Remark, claim_words, remarks
from sayso.view.grounds import Ground, grounds, kind_label, source_list, summary
from sayso.view.handles import handles
from sayso.view.header import imprint, title
from sayso.view.printable import one_line, shortened
from sayso.view.rows import Row, Rows
from sayso.view.silences import silence_words

WIDTH_OF_A_PIPE = 100
WIDEST = 120  # lines longer than this are hard to follow back to their beginning
CLAIM_LENGTH = 280  # characters of a claim that are shown; --json and --html give all
ACTORS_SHOWN = 12
WORDS_OF_A_NOTE = 60
LONGEST_NAME = 24  # longer ones are wrapped

HEADING = "bold"
MUTED = "dim"
DOUBT = "yellow"
AGAINST = "red"
SOURCE = "cyan"
ACT = "italic"
STATUS_STYLES: dict[str, str] = {
    "happened": "green", "ongoing": "green", "planned": "blue", "expected": "blue", "requested": "blue", "denied": AGAINST,
}  # fmt: skip
REMARK_STYLES = {"denies": AGAINST, "accuses": AGAINST, "declines": DOUBT}
TRAILING_SPACE = re.compile(r"[ \t]+$", re.MULTILINE)


def terminal_text(reading: Reading, *, width: int = WIDTH_OF_A_PIPE, color: bool = False) -> str:
    """The whole reading, ending in a line break."""
    return rendered(Group(*_sections(reading, Rows(min(width, WIDEST)))), width=min(width, WIDEST), color=color)


def rendered(what: RenderableType, *, width: int, color: bool) -> str:
    """Something of rich's as text. The console is not asked what it is, so that the same reading gives the same text."""
    out = io.StringIO()
    console = Console(
        file=out, width=width, force_terminal=color, color_system="standard" if color else None, no_color=not color,
        legacy_windows=False, highlight=False, markup=False, emoji=False, _environ={},
    )  # fmt: skip
    console.print(what)
    return out.getvalue() if color else TRAILING_SPACE.sub("", out.getvalue())


def heading(words: str) -> Text:
    """The head of a section."""
    return Text(words, style=HEADING)


def _sections(reading: Reading, rows: Rows) -> Iterator[RenderableType]:
    yield _header(reading)
    short = handles(reading)
    for head, body in (
        *_event_sections(reading, rows, short),
        ("SAID BY OTHERS", _claims(reading, rows, short)),
        ("TO WATCH", rows.grid(_followup(each, reading, rows, short) for each in reading.followups)),
        ("NOT SAID", rows.grid(_silences(reading, short))),
        ("ACTORS", _actors(reading, rows, short)),
        ("HOW WELL FOUNDED", _grounds(reading, rows)),
        ("NOTES", _notes(reading)),
    ):
        if body is not None:
            yield Group(Text(), heading(head), Padding(body, (0, 0, 0, 2)))


def _header(reading: Reading) -> RenderableType:
    lines = [Text(title(reading.article), style="bold")]
    if reading.article.byline:
        lines.append(Text(one_line(reading.article.byline), style=MUTED))
    if imprint(reading.article):
        lines.append(Text(" · ".join(imprint(reading.article)), style=MUTED))
    return Group(*lines)


def _event_sections(reading: Reading, rows: Rows, short: dict[str, str]) -> Iterator[tuple[str, RenderableType | None]]:
    shown = happenings.sorted_events(reading)
    for head, events in (
        ("WHAT HAPPENED", shown.happened),
        ("NOT ESTABLISHED", shown.not_established),
        ("BACKGROUND", shown.background),
    ):
        yield head, rows.grid(_event(event, reading, rows, short) for event in events)


def _event(event: Event, reading: Reading, rows: Rows, short: dict[str, str]) -> Row:
    actors = {actor.id: actor for actor in reading.actors}
    body = Text()
    if found := happenings.when_and_where(event):
        body.append(" · ".join(found) + "\n", style=MUTED)
    count = f"({one_line(event.count.text)})" if event.count and not happenings.says(event, event.count) else ""
    parts = (
        Text(happenings.parties(event.agents, actors)),
        Text(one_line(event.trigger.text), style=ACT),
        Text(happenings.parties(event.recipients, actors)),
        Text(count, style=MUTED),
    )
    body.append_text(_joined("  ", parts))
    word = Text(happenings.on_whose_word(event, reading), style=MUTED)
    beside = Text("\n").join((_dotted([_status(event), Text(event.type, style=MUTED)]), word))
    return Row(rows.item(body), beside, short[event.id])


def _status(event: Event) -> Text:
    """What came of it, in the colour of its kind: a fact, to come, not so, somebody's word or a doubt."""
    theirs = event.status in happenings.FACTUAL and not happenings.is_established(event)
    return Text(event.status, style=DOUBT if theirs else STATUS_STYLES.get(event.status, DOUBT))


def _claims(reading: Reading, rows: Rows, short: dict[str, str]) -> RenderableType | None:
    groups: list[RenderableType] = []
    for group in grouped_by_chain(reading):
        body = rows.grid(_claim(claim, rows, short) for claim in group.claims)
        if body is not None:
            groups.append(Group(*([Text()] if groups else []), _chain(group.chain), body))
    return Group(*groups) if groups else None


def _chain(chain: tuple[ShownLink, ...]) -> Text:
    line = Text()
    for position, link in enumerate(chain):
        if position:
            line.append(" → ", style=MUTED)
        line.append(link.name, style=SOURCE if position == 0 and link.kind else MUTED)
        if link.note:
            line.append(f" ({link.note})", style=MUTED)
    return line


def _claim(claim: Claim, rows: Rows, short: dict[str, str]) -> Row:
    known = remarks(claim)
    lines = (
        _dotted(_remark(remark) for remark in known if remark.about != "repeat"),
        _dotted(_remark(remark) for remark in known if remark.about == "repeat"),
    )
    beside = Text("\n").join(line for line in lines if line)
    return Row(rows.item(Text(claim_words(claim, CLAIM_LENGTH))), beside, short[claim.id])


def _remark(remark: Remark) -> Text:
    return Text(remark.text, style=DOUBT if remark.about == "certainty" else REMARK_STYLES.get(remark.text, MUTED))


def _dotted(parts: Iterable[Text]) -> Text:
    return _joined(" · ", parts)


def _joined(separator: str, parts: Iterable[Text]) -> Text:
    """The parts that are not empty, each in its own style. (`Text.join` would give all of them the separator's.)"""
    line = Text()
    for part in parts:
        if line and part:
            line.append(separator, style=MUTED)
        line.append_text(part)
    return line


def _followup(followup: FollowUp, reading: Reading, rows: Rows, short: dict[str, str]) -> Row:
    actors = {actor.id: actor for actor in reading.actors}
    body = Text()
    if followup.who:
        body.append(happenings.party_name(followup.who, actors)).append(": ", style=MUTED)
    body.append(one_line(followup.what.text))
    beside = [Text(happenings.due(followup), style=MUTED)]
    if followup.expected_by:
        beside.insert(0, Text(f"expected by {one_line(followup.expected_by.text)}", style=MUTED))
    return Row(rows.item(body), _dotted(beside), short[followup.id])


def _silences(reading: Reading, short: dict[str, str]) -> Iterator[Row]:
    for silence in reading.silences:
        yield Row(Text(silence_words(silence, reading.article.text)), Text(), short[silence.id])


def _actors(reading: Reading, rows: Rows, short: dict[str, str]) -> RenderableType | None:
    actors = by_weight(reading)
    shown = actors[:ACTORS_SHOWN]
    names = min(max((len(one_line(actor.name)) for actor in shown), default=0), LONGEST_NAME)
    lines = [_actor(actor, rows, short, names) for actor in shown]
    if len(actors) > len(shown):
        lines.append(Row(Text(f"and {len(actors) - len(shown)} more, in --json and --html", style=MUTED), Text(), ""))
    return rows.grid(lines)


def _actor(actor: Actor, rows: Rows, short: dict[str, str], names: int) -> Row:
    what = Text("; ".join(worded_roles(actor)) or worded_kind(actor), style=MUTED)
    also = ", ".join(one_line(alias) for alias in actor.aliases)
    body = rows.named(Text(one_line(actor.name)), what, names=names)
    return Row(body, Text(f"also: {also}" if also else "", style=MUTED), short[actor.id])


def _grounds(reading: Reading, rows: Rows) -> RenderableType:
    table = rows.table(_ground(ground) for ground in grounds(reading))
    return Group(Text(summary(reading)), *([table] if table is not None else []))


def _ground(ground: Ground) -> tuple[Text, Text, Text]:
    return Text(kind_label(ground.kind), style=MUTED), Text(str(ground.claims)), Text(source_list(ground), style=MUTED)


def _notes(reading: Reading) -> RenderableType | None:
    notes = []
    for note in reading.notes:
        where = f" “{shortened(one_line(note.span.text), WORDS_OF_A_NOTE)}”" if note.span else ""
        notes.append(Text(f"{one_line(note.stage)}: {one_line(note.reason)}{where}", style=DOUBT))
    return Group(*notes) if notes else None
