"""How well linking does on a coverage set, without a database: readings in, answers of contract 2 out.

    python -m bench.linking coverage [SET] [--readings FILE] [--answers FILE] [--show]
    python -m bench.linking stories [--part dev|train]
    python -m bench.linking events

`coverage` reads the set (or takes readings made before), links it in memory, writes the answers, and scores them with
`../shared/tools/score_coverage.py`. `stories` groups the articles of ecbplus, in shuffled orders and by their words alone
(no reader, no title, no date), and gives B-cubed over topics; a topic of ecbplus holds two events of one kind. `events`
scores which mentions of its dev part are one event (`sayso.linking.occurrence`, learned by `training/same_event.py` on the
train part), gold mentions given: within stories that are found first, and within the subtopics, which published figures
mostly take as known.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import msgspec

from bench.coreference import b_cubed, conll, f1
from sayso.linking.link import link
from sayso.linking.memory import MemoryArchive
from sayso.linking.occurrence import events_of
from sayso.linking.stories import bag_of, placed
from sayso.linking.watching import state_on
from sayso.record.article import Article, Block, article_id
from sayso.record.reading import CONTRACT, Reading, to_json

SHARED = Path(__file__).resolve().parents[2] / "shared"
Json = dict[str, Any]
ORDERS = 5


def read_set(folder: Path, kept: Path | None) -> dict[str, Reading]:
    """The readings of a set by report; made anew unless `kept` has them, and kept there."""
    if kept and kept.exists():
        lines = map(json.loads, kept.read_text(encoding="utf-8").splitlines())
        return {line["id"]: msgspec.convert(line["reading"], Reading) for line in lines}
    from sayso import source
    from sayso.reports import reader_with

    reader = reader_with()
    readings: dict[str, Reading] = {}
    for line in (folder / "coverage.jsonl").read_text(encoding="utf-8").splitlines():
        report = json.loads(line)
        article = source.article_from_text(report["text"], outlet=report["outlet"], published=report["published"])
        article = msgspec.structs.replace(article, title=report["title"], byline=report.get("byline") or article.byline)
        readings[report["id"]] = reader([article])[0]
    if kept:
        rows = ({"id": name, "reading": json.loads(to_json(reading))} for name, reading in readings.items())
        kept.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return readings


def linked(readings: dict[str, Reading]) -> MemoryArchive:
    archive = MemoryArchive()
    for reading in readings.values():
        archive.write(link(reading, archive))
    return archive


def answers_of(archive: MemoryArchive, readings: dict[str, Reading], as_of: str) -> dict[str, list[Json]]:
    """What the commands of contract 2 would print, as far as the scorer asks."""
    name_of = {reading.article.id: name for name, reading in readings.items()}
    articles = [
        {"id": s.id, "external_id": name_of[s.id], "story": s.story, "copy_of": s.copy_of.article if s.copy_of else None}
        for s in archive.sketches.records.values()
    ]
    stories = [
        {**plain(story), "articles": [s.id for s in archive.sketches.records.values() if s.story == story.id]}
        for story in archive.told.records.values()
    ]
    names: dict[str, list[Json]] = {}
    for row in archive.names:
        names.setdefault(archive.now(row.actor), []).append({"text": row.text, "article": row.article})
    return {
        "articles": articles,
        "stories": stories,
        "claims": [{**plain(claim), "proposition": None} for claim in archive.claims.records.values()],
        "watch": [
            {**plain(item), "proposition": None, "state": state_on(item, as_of), "closed_by": plain(item.closing)}
            for item in archive.watch.records.values()
        ],
        "news": [plain(news) for news in archive.news],
        "actors": [
            {"id": actor.id, "name": actor.name, "names": names.get(actor.id, [])}
            for actor in archive.people.records.values()
        ],
    }


def plain(record: object) -> Any:
    return json.loads(msgspec.json.encode(record))


def coverage(folder: Path, kept: Path | None, answers: Path | None, show: bool) -> int:
    readings = read_set(folder, kept)
    as_of = json.loads((folder / "truth.json").read_text(encoding="utf-8"))["as_of"]
    said = answers_of(linked(readings), readings, as_of)
    with tempfile.TemporaryDirectory() as room:
        file = answers or Path(room, "answers.json")
        file.write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
        command = [sys.executable, str(SHARED / "tools" / "score_coverage.py"), "--set", str(folder), "--answers", str(file)]
        return subprocess.run([*command, *(["--show"] if show else [])], check=False).returncode


def stories(part: str) -> int:
    """Over several orders of arrival: what comes first decides much, and one order may be lucky."""
    with gzip.open(SHARED / "data" / "ecbplus" / f"{part}.jsonl.gz", "rt", encoding="utf-8") as file:
        documents = [json.loads(line) for line in file]
    readings = [_unread(document) for document in documents]
    rates: dict[str, list[tuple[float, float]]] = {"topic": [], "subtopic": []}
    for seed in range(ORDERS):
        groups = grouped(readings, seed)
        for level, found in rates.items():
            found.append(b_cubed([str(document[level]) for document in documents], groups))
    for level, found in rates.items():
        figures = [f1(each) for each in found]
        precision, recall = (sum(each[n] for each in found) / ORDERS for n in (0, 1))
        mean, spread = sum(figures) / ORDERS, f"{min(figures):.3f} to {max(figures):.3f} over {ORDERS} orders"
        print(f"ecbplus {part}, {level}: B-cubed {precision:.3f} / {recall:.3f} / {mean:.3f}, F1 {spread}")
    return 0


def grouped(readings: list[Reading], seed: int) -> list[str]:
    """The story of each article when they come in a shuffled order."""
    order = list(range(len(readings)))
    random.Random(seed).shuffle(order)
    archive = MemoryArchive()
    story_of: dict[int, str] = {}
    for number in order:
        found = placed(bag_of(readings[number]), readings[number], None, archive)
        for merge in found.merges:
            archive.follow(merge)
        archive.told.put(found.story)
        story_of[number] = found.story.id
    return [archive.now(story_of[number]) for number in range(len(readings))]


def _unread(document: Json) -> Reading:
    """A document of ecbplus as an article, and nothing read in it."""
    tokens = document["tokens"]
    text = "\n".join(" ".join(tokens[first:last]) for _, first, last in document["sentences"])
    text = text.replace(" 's", "'s").replace(" ,", ",").replace(" .", ".")
    lines = [match.span() for match in re.finditer(r"[^\n]+", text)]
    blocks = tuple(Block(start, end, "body") for start, end in lines)
    article = Article(article_id(text, None, None), None, None, None, None, None, None, "en", text, (), blocks)
    return Reading(CONTRACT, "bench", article, (), (), (), (), (), (), ())


def events() -> int:
    """By the packaged weights, which have seen the train part alone."""
    from training import same_event

    articles = same_event.documents(SHARED / "data", "dev")
    mentions = same_event.mentions(articles)
    gold = [mention.chain for mention in mentions]
    found = same_event.stories_of(articles)
    ways: dict[str, list[object]] = {
        "story as found": [found[m.article] for m in mentions],
        "subtopic": [m.subtopic for m in mentions],
    }
    for level, story in ways.items():
        group: dict[int, object] = {}
        for key, numbers in same_event.by_story(story).items():
            groups = events_of([mentions[n].telling for n in numbers])
            group.update((n, (key, each)) for n, each in zip(numbers, groups, strict=True))
        by_word = list(zip(story, (m.telling.words[-1] for m in mentions), strict=True))
        for name, groups_of in (("same word", by_word), ("learned", [group[n] for n in range(len(mentions))])):
            figures = " / ".join(f"{figure:.3f}" for figure in conll(gold, groups_of))
            print(f"ecbplus dev, events by {level}, {name}: CoNLL / MUC / B-cubed / CEAF-e {figures}")
    return 0


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("what", choices=["coverage", "stories", "events"])
    options.add_argument("set", nargs="?", type=Path, default=SHARED / "data" / "coverage-dev")
    options.add_argument("--readings", type=Path)
    options.add_argument("--answers", type=Path)
    options.add_argument("--show", action="store_true")
    options.add_argument("--part", choices=["dev", "train"], default="dev")
    args = options.parse_args()
    if args.what == "events":
        return events()
    return stories(args.part) if args.what == "stories" else coverage(args.set, args.readings, args.answers, args.show)


if __name__ == "__main__":
    raise SystemExit(main())
