"""Kill -9 while an archive is being added to: `python -m bench.archive_kill [--times 50]`.

Reports put together from samples/ are added by the program itself, which is killed at random moments. After every kill
`sayso check` must find no fault; a run that is let to its end must leave the archive that an undisturbed run leaves.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench.speed import texts
from sayso.archive.archive import Archive
from sayso.archive.dumping import dump
from sayso.archive.store.place import opened
from sayso.errors import ArchiveRefused

OUTLETS = ("Harbour Post", "Eastern Wire", "Coast Daily", "Mountain Herald")
SAYSO = (sys.executable, "-m", "sayso")
PARAGRAPHS = 4  # of a report
LOOKS_EVERY = 0.003  # seconds
BEYOND = 1.1  # kills come at up to so much of an undisturbed run's time, so that some come too late


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--times", type=int, default=50)
    options.add_argument("--reports", type=int, default=48)
    options.add_argument("--seed", type=int, default=0)
    args = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="sayso-kill-") as room:
        killed(Path(room), args.times, args.reports, random.Random(args.seed))


@dataclass
class Kill:
    """A kill: after how many seconds of the processor, and how many articles the archive held; None before it had tables."""

    after: float
    articles: int | None


def killed(room: Path, times: int, reports: int, pick: random.Random) -> None:
    """Kills as often as asked; an archive that is complete is compared and begun anew."""
    source = write_reports(room / "reports.jsonl", reports)
    subprocess.run(adding(room / "undisturbed.sayso", source), check=True, stdout=subprocess.DEVNULL)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    whole = used.ru_utime + used.ru_stime
    wanted = content(room / "undisturbed.sayso")
    kills: list[Kill] = []
    complete = 0
    while len(kills) < times:
        complete += 1
        archive = room / f"{complete}.sayso"
        while len(kills) < times and interrupted(archive, source, after := pick.uniform(0, whole * BEYOND)):
            require_clean(archive)
            kills.append(Kill(after, articles(archive)))
            print(f"{len(kills)}: after {after:.1f} s, {kills[-1].articles} articles", file=sys.stderr, flush=True)
        subprocess.run(adding(archive, source), check=True, stdout=subprocess.DEVNULL)
        require_clean(archive)
        if content(archive) != wanted:
            raise SystemExit(f"after {len(kills)} kills the archive differs from an undisturbed one")
    report(kills, complete, reports)


def report(kills: list[Kill], complete: int, reports: int) -> None:
    held = [kill.articles for kill in kills if kill.articles is not None]
    print("| kills | before there were tables | with no, some, all articles in | `sayso check` | archives completed |")
    print("|---|---|---|---|---|")
    within = f"{held.count(0)}, {sum(0 < each < reports for each in held)}, {held.count(reports)}"
    print(f"| {len(kills)} | {len(kills) - len(held)} | {within} | clean every time | {complete}, each identical to an "
          f"undisturbed one |")  # fmt: skip


def write_reports(path: Path, count: int) -> Path:
    lines = []
    for number, text in enumerate(texts(count)):
        body = "\n\n".join(text.split("\n\n")[:PARAGRAPHS])
        day = f"2025-01-{1 + number * 27 // count:02}"
        lines.append(json.dumps({"id": str(number), "outlet": OUTLETS[number % 4], "published": day, "text": body}))
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def adding(archive: Path, source: Path) -> list[str]:
    return [*SAYSO, "add", str(source), "--archive", str(archive), "--json"]


def interrupted(archive: Path, source: Path, seconds: float) -> bool:
    """Runs the adding and kills it after so many seconds of the processor; False where it was done before."""
    program = subprocess.Popen(adding(archive, source), stdout=subprocess.DEVNULL)
    while program.poll() is None:
        if spent(program.pid) >= seconds:
            program.kill()
            return program.wait() < 0
        time.sleep(LOOKS_EVERY)
    return False


def spent(process: int) -> float:
    """The seconds of the processor that a process has had (Linux)."""
    try:
        words = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except FileNotFoundError:  # done meanwhile
        return 0.0
    return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")


def require_clean(archive: Path) -> None:
    if not archive.exists():
        return  # killed before there was anything
    seen = subprocess.run([*SAYSO, "check", "--archive", str(archive)], check=False, capture_output=True, text=True)
    never_begun = "older sayso" in seen.stderr  # killed before its tables were made; whoever adds makes them
    if seen.returncode and not never_begun:
        raise SystemExit(f"{archive.name}: {seen.stdout}{seen.stderr}")


def articles(archive: Path) -> int | None:
    """How many articles an archive holds; None where it has no tables yet."""
    try:
        with Archive(opened(archive, readable=True)) as found:
            return int(found.database.value("SELECT count(*) FROM articles"))
    except ArchiveRefused:
        return None


def content(archive: Path) -> list[str]:
    with Archive(opened(archive, readable=True)) as found:
        return list(dump(found.database))


if __name__ == "__main__":
    main()
