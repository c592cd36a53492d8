"""A PostgreSQL server while the tests run: SAYSO_TEST_POSTGRESQL names one, otherwise one is started if installed."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

NAMED = "SAYSO_TEST_POSTGRESQL"  # an address to whose end "/name?…" of a database can be put: a folder of a socket
UNPRIVILEGED = ("postgres", "nobody")  # PostgreSQL refuses to run as root
STARTS_WITHIN = 60


def missing() -> str | None:
    """Why there is no server to test with, None if there is one."""
    try:
        import psycopg  # noqa: F401 - only whether it is there
    except ImportError:
        return "psycopg is not installed"
    if not (os.environ.get(NAMED) or _program("initdb")):
        return "no PostgreSQL server is installed"
    return None


@contextmanager
def running() -> Iterator[str]:
    """The folder of the socket of a server, whose user is "sayso"."""
    if named := os.environ.get(NAMED):
        yield named
        return
    folder = Path(tempfile.mkdtemp(prefix="sayso-pg-", dir="/tmp"))  # a socket's path has to be short
    account = _account(folder)
    data = folder / "data"
    initdb, pg_ctl = _program("initdb"), _program("pg_ctl")
    assert initdb
    assert pg_ctl
    try:
        _run([initdb, "-D", data, "-U", "sayso", "-A", "trust", "--no-sync", "-E", "UTF8"], folder, account)
        options = f"-k {folder} -c listen_addresses='' -c fsync=off"
        _run([pg_ctl, "-D", data, "-w", "-t", STARTS_WITHIN, "-l", folder / "log", "-o", options, "start"], folder, account)
        yield str(folder)
        _run([pg_ctl, "-D", data, "-m", "immediate", "stop"], folder, account)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def address(socket: str, database: str) -> str:
    """The address of a database on the server."""
    return f"postgresql:///{database}?host={quote(socket)}&user=sayso"


def new_database(socket: str, name: str) -> str:
    """Makes an empty database; its address."""
    import psycopg

    with psycopg.connect(address(socket, "postgres"), autocommit=True) as link:
        link.execute(f'CREATE DATABASE "{name}"'.encode())
    return address(socket, name)


def _program(name: str) -> str | None:
    installed = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return shutil.which(name) or (str(installed[-1]) if installed else None)


def _account(folder: Path) -> str | None:
    """Whom the server runs as, where we are root."""
    if os.geteuid():
        return None
    for name in UNPRIVILEGED:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        os.chown(folder, entry.pw_uid, entry.pw_gid)
        return name
    raise RuntimeError("there is no account for PostgreSQL to run as")


def _run(command: list[object], folder: Path, account: str | None) -> None:
    subprocess.run(
        [str(part) for part in command], check=True, cwd=folder, user=account, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, timeout=120,
    )  # fmt: skip
