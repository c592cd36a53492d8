"""Where something is."""

from __future__ import annotations

import msgspec

from sayso.record.span import Span


class Place(msgspec.Struct, frozen=True):
    """A place of the article; coordinates in degrees, all unknown until a gazetteer has resolved it."""

    id: str
    name: str
    geonames_id: int | None
    lat: float | None
    lon: float | None
    country: str | None
    mentions: tuple[Span, ...]
