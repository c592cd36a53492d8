"""Writes an export to where it is wanted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sayso.archive.export.formats import FILES, FOLDERS, FORMATS
from sayso.errors import ArchiveRefused

if TYPE_CHECKING:
    from sayso.archive.archive import Archive


def export(archive: Archive, form: str, where: Path) -> list[Path]:
    """The files that were written. Raises ValueError for an unknown format, ArchiveRefused where nothing can be written."""
    if form not in FORMATS:
        raise ValueError(f"There is no format '{form}'. Name one of {', '.join(FORMATS)}.")
    try:
        if form in FOLDERS:
            where.mkdir(parents=True, exist_ok=True)
            return list(FOLDERS[form](archive, where))
        with where.open("w", encoding="utf-8", newline="") as file:
            file.writelines(FILES[form](archive))
    except OSError as error:
        raise ArchiveRefused(f"'{error.filename or where}' cannot be written: {error.strerror}.") from error
    return [where]
