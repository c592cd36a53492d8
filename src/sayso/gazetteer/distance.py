"""How far places are from one another."""

from __future__ import annotations

from typing import Any

import numpy as np

EARTH = 6371.0  # km


def distances(lat: Any, lon: Any, other_lat: Any, other_lon: Any) -> Any:
    """Great-circle kilometres between points in degrees; arrays broadcast."""
    lat, lon, other_lat, other_lon = (
        np.radians(np.asarray(degrees, np.float64)) for degrees in (lat, lon, other_lat, other_lon)
    )
    half = np.sin((other_lat - lat) / 2) ** 2 + np.cos(lat) * np.cos(other_lat) * np.sin((other_lon - lon) / 2) ** 2
    return 2 * EARTH * np.arcsin(np.sqrt(np.clip(half, 0.0, 1.0)))


def squares(lat: Any, lon: Any) -> Any:
    """Squared kilometres, straight through the earth, between every two of some points: an array of points × points.

    Cheap, and for what is near as good as along the ground.
    """
    lat, lon = np.radians(np.asarray(lat, np.float64)), np.radians(np.asarray(lon, np.float64))
    points = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)
    found = 2 * points @ points.T
    np.subtract(2, found, out=found)  # in place: an article of thousands of places would need the array many times over
    np.clip(found, 0.0, None, out=found)
    found *= EARTH**2
    return found


def nearness(squared: Any, reach: float) -> Any:
    """1 for the same place, falling to 0 at a reach of so many kilometres."""
    found = squared / reach**2
    np.subtract(1, found, out=found)
    return np.clip(found, 0.0, None, out=found)
