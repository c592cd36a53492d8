"""A place name as an article has it, and the place it was found to mean."""

from __future__ import annotations

import msgspec

from sayso.gazetteer.entry import Kind


class Mention(msgspec.Struct, frozen=True):
    """A place name: its words, where they stand in the text, the number of their sentence, and the kind the reader saw."""

    text: str
    start: int
    end: int
    sentence: int = 0
    kind: str | None = None


class Resolved(msgspec.Struct, frozen=True):
    """The place that a mention means. Coordinates in degrees; `score` is the share of belief among its namesakes, 0..1.

    `geonames_id` is None for the places of regions.toml that GeoNames's lists have not. `feature` is "facility" where only
    the place inside the name is known (Damascus airport), "part" for a part of it (northern Iraq): its coordinates are
    those of the whole.
    """

    geonames_id: int | None
    name: str
    lat: float
    lon: float
    country: str | None
    feature: str
    score: float
    reason: str


FEATURES = {kind: kind.name.lower() for kind in Kind}
