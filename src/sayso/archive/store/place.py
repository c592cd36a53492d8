"""From what a user calls an archive to the database that holds it."""

from __future__ import annotations

from os import PathLike
from pathlib import Path

from sayso.archive.store.database import Database
from sayso.archive.store.migrating import migrate, require_level

SERVERS = ("postgresql://", "postgres://")


def opened(archive: str | PathLike[str], *, readable: bool = False, fresh: bool = False) -> Database:
    """The database at a path or an address. `readable`: only to be read; `fresh`: may be made. Raises ArchiveRefused."""
    database = _connected(str(archive), readable=readable, fresh=fresh)
    try:
        if readable:
            require_level(database)
        else:
            migrate(database)
    except BaseException:
        database.close()
        raise
    return database


def require_there(archive: str | PathLike[str]) -> None:
    """An archive that is to be changed, but not made. Raises ArchiveRefused where there is none."""
    _connected(str(archive), readable=True, fresh=False).close()


def _connected(archive: str, *, readable: bool, fresh: bool) -> Database:
    if archive.startswith(SERVERS):
        from sayso.archive.store.postgresql import PostgresDatabase

        return PostgresDatabase(archive, readable=readable, fresh=fresh)
    from sayso.archive.store.sqlite import SqliteDatabase

    return SqliteDatabase(Path(archive), readable=readable, fresh=fresh)
