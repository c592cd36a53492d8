"""How often place names are resolved rightly, given the names: `python -m bench.places`. Prints Markdown.

Accuracy is the share of gold mentions with coordinates whose place lies within 161 km (a hundred miles) of them; an
unknown name counts as wrong. The packaged weights have seen geo-geovirus and geo-geowebnews and nothing of geo-lgl;
`--cross` also learns from four fifths of geo-lgl's outlets to measure on the rest, and leaves each of the other two out
in turn.
"""

from __future__ import annotations

import argparse
import dataclasses
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from sayso.gazetteer.context import names_of
from sayso.gazetteer.distance import distances
from sayso.gazetteer.features import Field, Setting
from sayso.gazetteer.resolution import Weights, believed, resolve, weights
from sayso.gazetteer.table import table
from training.corpora import DATA
from training.gazetteer import LEARNED, WITHIN, Toponyms, fit, toponyms

TEST = "geo-lgl"
FOLDS = 5
Resolver = Callable[[Toponyms], list[tuple[float, float] | None]]


def off(point: tuple[float, float], place: tuple[float, float]) -> float:
    return float(distances(point[0], point[1], place[0], place[1]))


@dataclass
class Tally:
    """Kilometres off, a mention each; None for a name that is not known."""

    off: list[float | None] = dataclasses.field(default_factory=list)

    def add(self, article: Toponyms, found: Sequence[tuple[float, float] | None]) -> None:
        for point, place in zip(article.points, found, strict=True):
            if point is not None:
                self.off.append(off(point, place) if place else None)

    def row(self, title: str) -> str:
        known = np.array([off for off in self.off if off is not None])
        right = float((known <= WITHIN).sum()) / len(self.off)
        return (
            f"| {title} | {len(self.off):,} | {right:.3f} | {len(known) / len(self.off):.3f} "
            f"| {(known <= WITHIN).mean():.3f} | {known.mean():,.0f} | {np.median(known):.1f} |"
        )


def packaged(article: Toponyms) -> list[tuple[float, float] | None]:
    return [(r.lat, r.lon) if r else None for r in resolve(article.mentions)]


def with_country(article: Toponyms) -> list[tuple[float, float] | None]:
    return [(r.lat, r.lon) if r else None for r in resolve(article.mentions, country=article.country)]


def by_population(article: Toponyms) -> list[tuple[float, float] | None]:
    """The largest of its name, whatever the article."""
    found: list[tuple[float, float] | None] = [None] * len(article.mentions)
    for name in names_of(article.mentions, table()):
        largest = name.candidates[0][0]
        for number in name.mentions:
            found[number] = (largest.lat, largest.lon)
    return found


def ceiling(article: Toponyms) -> list[tuple[float, float] | None]:
    """The best of its candidates: what the gazetteer would allow."""
    found: list[tuple[float, float] | None] = [None] * len(article.mentions)
    for name in names_of(article.mentions, table()):
        places = [(entry.lat, entry.lon) for entry, _ in name.candidates]
        for number in name.mentions:
            point = article.points[number]
            found[number] = min(places, key=partial(off, point)) if point else places[0]
    return found


def by(learned: Weights) -> Resolver:
    """A resolver with other weights than the packaged."""

    def found(article: Toponyms) -> list[tuple[float, float] | None]:
        names = names_of(article.mentions, table())
        made: list[tuple[float, float] | None] = [None] * len(article.mentions)
        if not names:
            return made
        field = Field(names, Setting(), table())
        for name, belief in zip(names, believed(field, learned)[0], strict=True):
            best = name.candidates[int(np.argmax(belief))][0]
            for number in name.mentions:
                made[number] = (best.lat, best.lon)
        return made

    return found


def measured(articles: Sequence[Toponyms], resolver: Resolver) -> Tally:
    tally = Tally()
    for article in articles:
        tally.add(article, resolver(article))
    return tally


def crossed(articles: Sequence[Toponyms], beside: Sequence[Toponyms]) -> Tally:
    """Each outlet measured by weights that have not seen it."""
    outlets = sorted({article.outlet for article in articles})
    tally = Tally()
    for fold in range(FOLDS):
        held = set(outlets[fold::FOLDS])
        learned = by(fit([*beside, *(a for a in articles if a.outlet not in held)]))
        for article in articles:
            if article.outlet in held:
                tally.add(article, learned(article))
    return tally


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cross", action="store_true", help="also learn anew, leaving out what is measured (minutes)")
    given = parser.parse_args()
    if not (DATA / TEST).is_dir():
        raise SystemExit(f"There is no {TEST} in {DATA}: nothing to measure.")
    began = time.perf_counter()
    weights(), table()
    print(f"loading: {time.perf_counter() - began:.3f} s\n")
    print("| | mentions | within 161 km | known | of the known | mean km | median km |\n|---|---|---|---|---|---|---|")
    sets = {name: toponyms(name) for name in (TEST, *LEARNED)}
    for name, articles in sets.items():
        print(measured(articles, packaged).row(name), flush=True)
        print(measured(articles, with_country).row("  with the outlet's country, as its address ends"))
        print(measured(articles, by_population).row("  the largest of its name"))
        print(measured(articles, ceiling).row("  the best of its namesakes"), flush=True)
    if given.cross:
        beside = [article for name in LEARNED for article in sets[name]]
        print(crossed(sets[TEST], beside).row(f"{TEST}, cross-validated by outlet, with the other two"), flush=True)
        print(crossed(sets[TEST], []).row(f"{TEST}, cross-validated by outlet, alone"), flush=True)
        for name in LEARNED:
            rest = [article for other in LEARNED if other != name for article in sets[other]]
            print(measured(sets[name], by(fit(rest))).row(f"{name}, weights of the other"), flush=True)


if __name__ == "__main__":
    main()
