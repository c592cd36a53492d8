"""The figures of quality that the README quotes: `python bench/quality.py`. Prints Markdown.

Readings of records-dev by `sayso read`, scored by ../shared/tools/score_records.py; then the packaged model head by head, by
`training.report`, which needs no torch. Neither set was learned from. Run it with a Python that has sayso.
"""

from __future__ import annotations

import argparse
import json
import os
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
READ = f"{shlex.quote(sys.executable)} -m sayso read {{text}} --json --published {{published}}"


@dataclass(frozen=True, slots=True)
class Figure:
    """A line of the table: what it is called, where the scorer keeps it, the least that will do, what two people reach."""

    name: str
    path: tuple[str, ...]
    floor: float | None = None
    people: float | None = None


# Floors and agreement are in percent. Agreement on records is that of two careful annotators of the same unseen reports;
# on polnear, that of its own annotators over the twenty articles that two of them did.
RECORD = (
    Figure("claims: content, F1", ("claims", "f1")),
    Figure("claims: content and source, F1", ("claims+source", "f1"), 75, 89),
    Figure("  kind of ultimate source", ("claims.kind", "share"), 90),
    Figure("  stance", ("claims.stance", "share"), 90, 85),
    Figure("  voice", ("claims.voice", "share"), 90),
    Figure("  certainty", ("claims.certainty", "share")),
    Figure("  whole chain", ("claims.chain", "share")),
    Figure("roles, F1", ("roles", "f1"), 80, 100),
    Figure("aliases, B-cubed F1", ("aliases", "f1"), 80, 97),
    Figure("silences, F1", ("silences", "f1")),
    Figure("events: detected, F1", ("events", "f1"), 75, 87),
    Figure("events: typed and status, F1", ("events.typed+status", "f1"), 60, 79),
    Figure("  status, on events found", ("events.status", "share")),
    Figure("  claim that carries it, on events found", ("events.link", "share")),
    Figure("  date overlaps, on events found", ("events.date", "share"), 85, 94),
    Figure("arguments of events, F1", ("arguments", "f1"), 60, 80),
    Figure("follow-ups, F1", ("followups", "f1"), 60, 78),
    Figure("record score", ("record_score",), 65, 86),
)
HEADS = (
    Figure("source, exact F1 (polnear)", ("polnear dev", "polnear source", "exact"), 78, 78.0),
    Figure("cue, exact F1 (polnear)", ("polnear dev", "polnear cue", "exact"), 70.6, 70.6),
    Figure("content, exact F1 (polnear)", ("polnear dev", "polnear content", "exact"), 68.5, 68.5),
    Figure("mentions, exact F1, nine classes (ner-worldwide)", ("ner-worldwide dev", "all", "exact"), 84),
    Figure("  persons", ("ner-worldwide dev", "Person", "exact"), 88),
    Figure("  places", ("ner-worldwide dev", "Location", "exact"), 88),
    Figure("  organisations", ("ner-worldwide dev", "Organization", "exact")),
    Figure("UPOS (gum-open)", ("gum-open dev", "UPOS", "F1")),
    Figure("UAS, on our own words (gum-open)", ("gum-open dev", "UAS", "F1"), 89),
    Figure("LAS, on our own words (gum-open)", ("gum-open dev", "LAS", "F1"), 86),
    Figure("factuality, Pearson's r (uds-ih2)", ("factuality-uds-ih2 dev", "factuality", "r"), 85),
    Figure("factuality, Pearson's r (uw)", ("factuality-uw dev", "factuality_news", "r"), 80),
    Figure("place of an event, words, P (event-location)", ("event-location dev", "event_place words", "P"), 80),
    Figure("place of an event, words, R (event-location)", ("event-location dev", "event_place words", "R"), 80),
    Figure("class, macro F1 (cameo-conflibert)", ("cameo-conflibert dev", "conflict_class", "macro F1")),
    Figure("roles, exact F1 (cameo-conflibert)", ("cameo-conflibert dev", "conflict_roles all", "exact")),
    Figure("content, exact F1 (records-dev)", ("records-dev", "content", "exact")),
    Figure("cue, exact F1 (records-dev)", ("records-dev", "cue", "exact")),
    Figure("source, exact F1 (records-dev)", ("records-dev", "source", "exact")),
)


def surroundings() -> dict[str, str]:
    """The environment of the programs started here: they find the package and training wherever this was started."""
    paths = [str(ROOT), str(ROOT / "src"), os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}


def score_records(jobs: int) -> dict[str, Any]:
    """The scorer's whole account of records-dev."""
    command = [
        sys.executable,
        "-B",
        str(SHARED / "tools" / "score_records.py"),
        "--run",
        READ,
        "--jobs",
        str(jobs),
        "--json",
    ]
    done = subprocess.run(command, env=surroundings(), capture_output=True, text=True, encoding="utf-8", check=True)
    account: dict[str, Any] = json.loads(done.stdout)
    return account


def score_heads(documents: int | None) -> dict[str, Any] | None:
    """The sections of the development report on the packaged model; None, and a word on stderr, if it cannot be made."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "report.json"
        command = [sys.executable, "-m", "training.report", "--packaged", "--out", str(out)]
        command += ["--documents", str(documents)] if documents else []
        done = subprocess.run(command, cwd=ROOT, env=surroundings(), capture_output=True, text=True, check=False)
        if done.returncode:
            print("training.report:", *done.stderr.strip().splitlines()[-1:], file=sys.stderr)
            return None
        (model,) = json.loads(out.read_text(encoding="utf-8"))["models"]
    return {name: section["rows"] for name, section in model["sections"].items()}


def value_at(account: dict[str, Any], path: tuple[str, ...]) -> float | None:
    at: Any = account
    for key in path:
        at = at.get(key) if isinstance(at, dict) else None
    return at if isinstance(at, (int, float)) else None


def shown(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}"


def lines(figures: tuple[Figure, ...], account: dict[str, Any], times: float) -> Iterator[str]:
    """Rows of the table; what falls below its floor says so."""
    for figure in figures:
        value = value_at(account, figure.path)
        value = None if value is None else value * times
        low = figure.floor is not None and (value is None or value < figure.floor)
        cells = [figure.name.replace("  ", "&ensp;"), shown(value) + (" (below)" if low else "")]
        yield f"| {' | '.join([*cells, shown(figure.floor), shown(figure.people)])} |"


def table(title: str, rows: Iterator[str]) -> None:
    print(f"\n### {title}\n\n| | sayso | floor | two people |\n|---|---:|---:|---:|")
    print("\n".join(rows))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jobs", type=int, default=2, metavar="N", help="so many reports at once (default: 2)")
    parser.add_argument("--documents", type=int, metavar="N", help="for the heads: at most N documents of each set")
    parser.add_argument("--records-only", action="store_true", help="leave the heads out")
    given = parser.parse_args()
    if not SHARED.is_dir():
        print("bench/quality: skipped; the development sets and the scorer (../shared) are not here.")
        return 0
    account = score_records(given.jobs)
    failures: dict[str, str] = account["failures"]
    table(f"records-dev, {len(account['documents'])} reports", lines(RECORD, account["figures"], 100))
    upgraded = account["figures"]["upgraded"]
    print(f"\nUpgraded: {upgraded['upgraded']} of {upgraded['of']} events found that are no facts of the outlet (floor: 0).")
    print(f"Contract errors: {account['figures']['contract_errors']}. Reports without a reading: {len(failures)}.")
    for reason in sorted(set(failures.values())):
        print(f"- {reason} ({', '.join(name for name, why in failures.items() if why == reason)})")
    heads = None if given.records_only else score_heads(given.documents)
    if heads:
        table("The packaged model, head by head", lines(HEADS, heads, 1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
