"""Brings a database to the tables of this version."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from string import Template

from sayso.archive.store.database import Database
from sayso.errors import ArchiveRefused

WORDS = {
    "sqlite": {"key": "INTEGER PRIMARY KEY", "code": "TEXT", "rowless": "WITHOUT ROWID"},
    "postgresql": {"key": "BIGINT PRIMARY KEY", "code": 'TEXT COLLATE "C"', "rowless": ""},
}


def require_level(database: Database) -> None:
    """The archive must be of this version. Raises ArchiveRefused for a newer one, and for an older one."""
    level, newest = database.level(), max(migrations(database.dialect))
    if level > newest:
        known = f"tables {level}; this one knows {newest}"
        raise ArchiveRefused(f"The archive {database.name} was written by a newer sayso ({known}). Install that version.")
    if level == 0:
        raise ArchiveRefused(f"There is no archive in {database.name} yet. `sayso add` makes one.")
    if level < newest:
        raise ArchiveRefused(f"The archive {database.name} is of an older sayso. Run `sayso add` on it once to update it.")


def migrate(database: Database) -> None:
    """Carries out the migrations that the database has not had. Raises ArchiveRefused for one of a newer version."""
    level = database.level()
    for number, script in sorted(migrations(database.dialect).items()):
        if number > level:
            database.migrate(number, script)
    require_level(database)


@cache
def migrations(dialect: str) -> dict[int, str]:
    """The scripts by number: `0001_name.sql` for every database, `0002_name.sqlite.sql` for one."""
    scripts = {}
    for file in files("sayso.archive.store").joinpath("migrations").iterdir():
        number, _, rest = file.name.partition("_")
        _, *only = rest.removesuffix(".sql").split(".")
        if rest.endswith(".sql") and only in ([], [dialect]):
            scripts[int(number)] = Template(file.read_text(encoding="utf-8")).substitute(WORDS[dialect])
    return scripts
