from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.intake.site import Server, served


@pytest.fixture
def site() -> Iterator[Server]:
    with served() as server:
        yield server
