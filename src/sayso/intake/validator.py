"""What a server gave to tell whether something has changed since: kept, so that nothing is sent twice for nothing.

A feed or sitemap that was taken in whole is asked for with these the next time; pages are not, since an article that the
archive has is not fetched again at all. The archive keeps the text, so a cache of whole responses would keep it twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Validator:
    """The ETag and Last-Modified headers of a response, as they came."""

    etag: str | None
    modified: str | None

    def headers(self) -> dict[str, str]:
        """The headers that ask for something only if it has changed."""
        found = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in found.items() if value}


class Validators(Protocol):
    """Where validators are kept, by address. The archive has a table of them."""

    def get(self, url: str, /) -> Validator | None:
        """The validator of an address that was taken in whole."""

    def put(self, url: str, validator: Validator, /) -> None:
        """Keep the validator of an address, in place of an older one."""


class Remembered(dict[str, Validator]):
    """Validators for as long as the program runs."""

    def put(self, url: str, validator: Validator, /) -> None:
        """Keep the validator of an address, in place of an older one."""
        self[url] = validator
