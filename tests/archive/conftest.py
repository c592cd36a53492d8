from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.archive import servers

NUMBERS = count(1)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """A PostgreSQL server; where there is none, what needs it is skipped."""
    if reason := servers.missing():
        pytest.skip(reason)
    with servers.running() as socket:
        yield socket


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an archive can be made: a file, and a database on a server."""
    if request.param == "sqlite":
        return str(tmp_path / "news.sayso")
    return servers.new_database(request.getfixturevalue("server"), f"t{next(NUMBERS)}")
