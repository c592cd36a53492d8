"""How well `sayso.dates` finds and resolves times: `python bench/dates.py`. Prints Markdown.

Two sets beside the repository. timex-tempeval3: found strictly (the same characters), relaxed (overlapping), and with the
right TIMEX3 value (relaxed F1 times the share of right values, as TempEval-3 counts it). The dates of events in
records-train: the words that the annotator chose, and the interval given. The rules were written on the train parts; errors
on dev were listed once, towards the end.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from sayso.dates import Expression, find
from sayso.dates.expression import Interval

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
FLOORS = {"strict F1": 82, "relaxed F1": 90, "value F1": 78}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--part", default="dev", help="dev, or train, whose errors may be looked at")
    options.add_argument("--errors", action="store_true", help="print what is wrong instead of the tables")
    chosen = options.parse_args()
    timex(list(records(SHARED / "timex-tempeval3" / f"{chosen.part}.jsonl.gz")), chosen.errors)
    events(SHARED / "records-train", chosen.errors)


def records(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def apart(found: list[Expression]) -> Iterator[Expression]:
    """Ranges as their two ends: TIMEX3 annotates each by itself."""
    for expression in found:
        yield from expression.ends or (expression,)


def timex(documents: list[dict[str, Any]], errors: bool) -> None:
    """The measure of TempEval-3, task A."""
    count: Counter[str] = Counter()
    for document in documents:
        published = date.fromisoformat(document["dct"]["value"][:10])
        ours = list(apart(find(document["text"], published=published)))
        gold = [t for t in document["timex"] if t.get("functionInDocument") != "CREATION_TIME"]
        count["ours"] += len(ours)
        count["gold"] += len(gold)
        free = list(ours)
        for wanted in gold:
            match = max(free, key=lambda e: overlap(e, wanted), default=None)
            if match is None or not overlap(match, wanted):
                complain(errors, "missed", document, wanted, None)
                continue
            free.remove(match)
            count["relaxed"] += 1
            exact = (match.start, match.end) == (wanted["start"], wanted["end"])
            count["strict"] += exact
            right = match.value == wanted["value"]
            count["value"] += right
            if not exact or not right:
                complain(errors, "value" if exact else "extent", document, wanted, match)
        for match in free:
            complain(errors, "false", document, None, match)
    if errors:
        return
    print(
        f"\n{len(documents)} documents of timex-tempeval3, {count['gold']} expressions\n"
        "\n| | F1 | floor |\n| --- | --- | --- |"
    )
    for name, hits in (("strict F1", "strict"), ("relaxed F1", "relaxed"), ("value F1", "value")):
        print(f"| {name} | {200 * count[hits] / (count['ours'] + count['gold']):.1f} | {FLOORS[name]} |")
    print(f"| values right, of those found | {100 * count['value'] / count['relaxed']:.1f} | |")


def overlap(ours: Expression, gold: dict[str, Any]) -> int:
    return max(0, min(ours.end, int(gold["end"])) - max(ours.start, int(gold["start"])))


def complain(
    wanted: bool, what: str, document: dict[str, Any], gold: dict[str, Any] | None, ours: Expression | None
) -> None:
    if not wanted:
        return
    start = gold["start"] if gold else ours.start if ours else 0
    context = " ".join(document["text"][max(0, start - 60) : start + 60].split())
    expected = f"{gold['text']!r} {gold['type']} {gold['value']}" if gold else "-"
    given = f"{ours.text!r} {ours.kind} {ours.value}" if ours else "-"
    print(f"{what}\t{document['dct']['value'][:10]}\t{' '.join(expected.split())}\t{given}\t{context}")


def events(folder: Path, errors: bool) -> None:
    """The dates of events: the words found, and, where the day of publication is known, the interval."""
    count: Counter[str] = Counter()
    clock = letters = 0.0
    for path in sorted((folder / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = (folder / "texts" / f"{path.stem}.txt").read_bytes().decode("utf-8")
        published = date.fromisoformat(gold["published"]) if gold["published"] else None
        began = time.process_time()
        found = find(text, published=published)
        clock, letters = clock + time.process_time() - began, letters + len(text)
        for event in (event for event in gold["events"] if event.get("when_text")):
            start, words = event["when_text"]["at"], event["when_text"]["text"]
            inside = [e for e in found if e.start < start + len(words) and start < e.end]
            dated = bool(event["when"])
            count["spans"] += 1
            count["dated spans"] += dated
            count["spans found"] += bool(inside)
            count["dated spans found"] += dated and bool(inside)
            if published and dated:
                judge(
                    count,
                    inside,
                    interval_of(event["when"]),
                    errors,
                    (path.stem, gold["published"], words, event["status"]),
                    text,
                    start,
                )
            elif errors and dated and not inside:
                print(f"unseen\t{path.stem}\t{words}\t{event['when']}")
    if errors:
        return
    print(f"\n{count['spans']} times of events in records-train\n\n| | share |\n| --- | --- |")
    print(f"| words found | {100 * count['spans found'] / count['spans']:.1f} |")
    print(f"| words found, where gold has a date | {100 * count['dated spans found'] / count['dated spans']:.1f} |")
    print(
        f"| interval overlaps (day of publication known: {count['judged']}) "
        f"| {100 * count['overlap'] / count['judged']:.1f} |"
    )
    print(f"| interval the same | {100 * count['equal'] / count['judged']:.1f} |")
    print(f"| overlap among those resolved ({count['resolved']}) | {100 * count['overlap'] / count['resolved']:.1f} |")
    print(f"\n{1000 * clock / letters * 3000:.1f} ms of processor time for 3,000 characters, about 500 words")


def judge(
    count: Counter[str],
    inside: list[Expression],
    gold: Interval,
    errors: bool,
    about: tuple[str, ...],
    text: str,
    start: int,
) -> None:
    given = next((e.interval for e in inside if e.interval), None)
    count["judged"] += 1
    if given is not None:
        meets = given.first <= gold.last and gold.first <= given.last
        count["resolved"] += 1
        count["overlap"] += meets
        count["equal"] += (given.first, given.last) == (gold.first, gold.last)
        if meets:
            return
    if errors:
        shown = [(e.text, e.value, e.interval and (e.interval.start, e.interval.end)) for e in inside]
        print("event\t", about, (gold.start, gold.end), shown, " ".join(text[max(0, start - 70) : start + 70].split()))


def interval_of(when: str) -> Interval:
    first, _, last = when.partition("/")
    return Interval(first, last or first)


if __name__ == "__main__":
    main()
