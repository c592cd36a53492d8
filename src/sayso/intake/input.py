"""One input on its way in: what is skipped, what is told, how its items are made."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from sayso.errors import SaysoError
from sayso.intake.item import Failure, Item, Progress, Report, Skip, Stage, report_nothing, skip_nothing
from sayso.intake.validator import Remembered, Validators
from sayso.record.article import Article

if TYPE_CHECKING:
    from sayso.intake.visitor import Visitor


@dataclass(slots=True)
class Input:
    """An input by the name that the user gave it, and what its reading needs. `visitor` is made when it is first called."""

    name: str
    visitor: Callable[[], Visitor]
    skip: Skip = skip_nothing
    progress: Report = report_nothing
    validators: Validators = field(default_factory=Remembered)
    number: int = 1
    inputs: int = 1
    left_out: int = 0

    def wanted(self, locator: str, digest: str | None = None) -> bool:
        """Whether an item is to be read."""
        return not self.skip(self.name, locator, digest)

    def told(self, done: int, total: int | None = None, unit: Literal["bytes", "items"] = "items") -> None:
        """Say how far it has come."""
        self.progress(Progress(self.name, self.number, self.inputs, done, total, unit, self.left_out))

    def failed(
        self, locator: str, stage: Stage, reason: str, *, external_id: str | None = None, digest: str | None = None
    ) -> Item:
        """An item that could not be had."""
        return Item(self.name, locator, external_id, None, Failure(stage, reason), digest)

    def made(
        self, locator: str, make: Callable[[], Article], *, external_id: str | None = None, digest: str | None = None
    ) -> Item:
        """The item of an article, or of why it could not be made."""
        try:
            return Item(self.name, locator, external_id, make(), None, digest)
        except SaysoError as problem:
            reason = str(problem)
        except Exception as problem:  # noqa: BLE001 - one report that a parser stumbles over must not end the run
            reason = f"The report cannot be taken apart ({type(problem).__name__}: {str(problem)[:200]}). Save its text."
        return self.failed(locator, "article", reason, external_id=external_id, digest=digest)


def digest_of(data: bytes) -> str:
    """The SHA-256 of some bytes, as hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()
