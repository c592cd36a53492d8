"""`sayso read`: one report after another, each turned into its record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.complaint import FAILED, complain
from sayso.errors import BadLexicon, BadModel

if TYPE_CHECKING:
    from sayso.cli.output import Output
    from sayso.reading.reader import Reader
    from sayso.record.article import Article
    from sayso.reports import Given

Reports = Annotated[list[str], typer.Argument(metavar="REPORT", help="A file (text or HTML), an address, or - for a pipe.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print the reading as JSON (contract 1), one object a line.")]
AsHtml = Annotated[bool, typer.Option("--html", help="Print one self-contained page.")]
OutputFile = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file, not to the standard output.")
]
Explain = Annotated[
    str | None, typer.Option(metavar="ID", help="Show why one record is as it is. The beginning of its id is enough.")
]
Published = Annotated[
    str | None, typer.Option(metavar="DATE", help="When the report was published, if it does not say: 2024-12-30.")
]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="Who published it, if it does not say.")]
LexiconFiles = Annotated[
    list[Path] | None,
    typer.Option("--lexicon", metavar="FILE", help="A lexicon of your own, on top of sayso's. May be repeated."),
]
Threads = Annotated[int, typer.Option(min=1, metavar="N", help="How many processor threads the model may use.")]
Color = Annotated[
    bool | None, typer.Option("--color/--no-color", help="Colour or none; without either, as the terminal and NO_COLOR say.")
]


def read(
    context: typer.Context,
    reports: Reports,
    as_json: AsJson = False,
    as_html: AsHtml = False,
    output: OutputFile = None,
    explain: Explain = None,
    published: Published = None,
    outlet: Outlet = None,
    lexicon: LexiconFiles = None,
    threads: Threads = 2,
    color: Color = None,
) -> None:
    """Read news reports: who is in them, what is claimed, by whom, through whom, how sure."""
    from sayso.cli.output import opened

    if as_json and as_html:
        raise typer.BadParameter("--json and --html exclude each other.")
    if len(reports) > 1 and (as_html or explain):
        raise typer.BadParameter(f"{'--explain' if explain else '--html'} takes one report at a time.")
    given = _given(outlet, published)
    readers = ReaderOnDemand(tuple(lexicon or ()), threads, context.obj)
    with opened(output, color=color) as out:
        form = _form(out, readers, as_json=as_json, as_html=as_html, explain=explain)
        failures = [report for report in reports if not _read_one(report, given, form, out)]
    if failures:
        raise typer.Exit(FAILED)


@dataclass(slots=True)
class ReaderOnDemand:
    """The reader, built when the first article is there: a report that cannot be opened need not wait for the model.

    `build` is how, if not as usual: whoever runs the commands from Python may pass another reader as the context's `obj`.
    """

    lexicon: tuple[Path, ...]
    threads: int
    build: Callable[..., Reader] | None = None
    reader: Reader | None = None

    def __call__(self) -> Reader:
        from sayso.reports import reader_with

        if self.reader is None:
            self.reader = (self.build or reader_with)(self.lexicon, threads=self.threads)
        return self.reader


STANDARD_INPUT = "-"
Form = Callable[["Article"], str]


def _read_one(report: str, given: Given, form: Form, out: Output) -> bool:
    """Reads one report and writes its record; False, and a line on the error stream, where that was not possible."""
    from sayso.reports import article_from

    try:
        out.write(form(article_from(report, given)))
    except (BrokenPipeError, BadLexicon, BadModel):  # no other report would fare better
        raise
    except Exception as error:  # noqa: BLE001 - whatever is wrong with one report, the others are read
        complain(error, None if report == STANDARD_INPUT else report)
        return False
    return True


def _form(out: Output, readers: ReaderOnDemand, *, as_json: bool, as_html: bool, explain: str | None) -> Form:
    """How an article comes out: as text, a page, JSON, or the account of one record."""
    if explain is not None:
        return lambda article: _explained(article, explain, readers(), out, as_json)
    if as_json:
        from sayso.record.reading import to_json

        return lambda article: to_json(readers()([article])[0]) + "\n"
    if as_html:
        from sayso.view.page import page_html

        return lambda article: page_html(readers()([article])[0])
    return _text_form(out, readers)


def _text_form(out: Output, readers: ReaderOnDemand) -> Form:
    from sayso.view.terminal import terminal_text

    between = iter(("",))  # readings are kept apart by two empty lines; none before the first

    def form(article: Article) -> str:
        text = terminal_text(readers()([article])[0], width=out.width, color=out.color)
        return next(between, "\n\n") + text

    return form


def _explained(article: Article, record: str, reader: Reader, out: Output, as_json: bool) -> str:
    import msgspec

    from sayso.view.explanation import explanation_text
    from sayso.view.handles import find_record

    explanation = reader.explain(article, find_record(reader([article])[0], record))
    if as_json:
        return msgspec.json.encode(explanation).decode() + "\n"
    return explanation_text(explanation, width=out.width, color=out.color)


def _given(outlet: str | None, published: str | None) -> Given:
    from sayso.reports import Given

    try:
        return Given(outlet=outlet, published=published)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--published") from error
