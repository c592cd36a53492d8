"""Files and folders on this machine."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from sayso.intake import jsonl, warc
from sayso.intake.input import Input, digest_of
from sayso.intake.item import Item, report_nothing
from sayso.intake.kind import kind_of
from sayso.source.encoding import LARGEST_PAGE
from sayso.source.input import article_from_bytes

Reading = Callable[[Path, str, Input], Iterator[Item]]

JSON_LINES = re.compile(r"\.(?:jsonl|ndjson)(?:\.gz)?$", re.IGNORECASE)
WARC = re.compile(r"\.warc(?:\.gz)?$", re.IGNORECASE)
REPORT = re.compile(r"\.(?:txt|text|html?|xhtml)$", re.IGNORECASE)
OTHER_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
HEAD = 4096  # bytes by which a file is known that its name does not tell
HIDDEN = "."


def path_items(source: Input) -> Iterator[Item]:
    """The items in the file or folder that the user named."""
    if OTHER_ADDRESS.match(source.name):
        yield source.failed(
            source.name, "open", f"'{source.name}' cannot be fetched: only http:// and https:// addresses can."
        )
        return
    path = Path(source.name)
    try:
        where = _where(path)
        if path.is_dir():
            yield from _folder_items(path, source)
        elif path.exists():
            yield from _file_items(path, where, source)
            source.told(1, 1)
        else:
            yield source.failed(where, "open", f"There is no file '{path}'. Check its spelling and its folder.")
    except (OSError, ValueError) as problem:  # ValueError: a name with a NUL
        yield _unopened(source, source.name, problem)


def _folder_items(folder: Path, source: Input) -> Iterator[Item]:
    """What is in a folder and the folders in it, in the order of names. Feeds are left out: they would be fetched from."""
    files = list(_reports_below(folder, source))
    for number, path in enumerate(files):
        source.told(number, len(files))
        inner = replace(source, progress=report_nothing)  # how far it has come is counted in files here
        yield from _file_items(path, _where(path), inner)
        source.left_out = inner.left_out
    source.told(len(files), len(files))


def _reports_below(folder: Path, source: Input) -> Iterator[Path]:
    """The files that may hold reports. Links to folders are not followed, since they may lead in circles."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith(HIDDEN):
            continue
        if path.is_dir():
            if not path.is_symlink():
                yield from _reports_below(path, source)
        elif _by_name(path.name) and path.is_file():
            yield path
        else:
            source.left_out += 1


def _where(path: Path) -> str:
    """The absolute path of a file. Of a link it is the link's own, since several may lead to one file."""
    return str(path.parent.resolve() / path.name)


def _by_name(name: str) -> Reading | None:
    """How a file is read that has this name."""
    if JSON_LINES.search(name):
        return jsonl.file_items
    if WARC.search(name):
        return warc.file_items
    return _report_items if REPORT.search(name) else None


def _file_items(path: Path, where: str, source: Input) -> Iterator[Item]:
    try:
        reading = _by_name(path.name) or _by_content(path)
        yield from reading(path, where, source)
    except OSError as problem:
        yield _unopened(source, where, problem)


def _by_content(path: Path) -> Reading:
    """How a file is read whose name does not say what it is."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    if warc.is_warc(head):
        return warc.file_items
    return _report_items if kind_of(head) == "page" else _listed_items


def _report_items(path: Path, where: str, source: Input) -> Iterator[Item]:
    """The one report in a file."""
    with path.open("rb") as file:
        data = file.read(LARGEST_PAGE + 1)
    digest = digest_of(data)
    if source.wanted(where, digest):
        yield source.made(where, partial(article_from_bytes, data), digest=digest)


def _listed_items(path: Path, where: str, source: Input) -> Iterator[Item]:
    """The reports that a feed or sitemap in a file lists."""
    from sayso.intake.listing import local_items

    yield from local_items(path, where, source)


def _unopened(source: Input, where: str, problem: OSError | ValueError) -> Item:
    reason = getattr(problem, "strerror", None) or str(problem)
    return source.failed(where, "open", f"'{where}' cannot be read ({reason}). Check its rights.")
