"""`python -m training`: teacher, parser, their labels, student, export, weights, report. Each goes on where it left off."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

WORK = Path(__file__).resolve().parent / "runs"
MODEL = Path(__file__).resolve().parents[1] / "src" / "sayso" / "reading" / "model"
SOFT = str(WORK / "soft")

STEPS = (
    ("training.learn", "teacher", "--out", str(WORK / "teacher")),
    ("training.teach", str(WORK / "teacher" / "last.pt"), "--out", str(WORK / "soft")),
    ("training.learn", "parser", "--out", str(WORK / "parser")),
    ("training.teach", str(WORK / "parser" / "last.pt"), "--out", str(WORK / "soft"), "--anew"),
    ("training.learn", "student", "--out", str(WORK / "student"), "--soft", SOFT),
    (
        "training.learn",
        "further",
        "--start",
        str(WORK / "student" / "last.pt"),
        "--out",
        str(WORK / "further"),
        "--soft",
        SOFT,
    ),
    (
        "training.average",
        "--out",
        str(WORK / "mean.pt"),
        f"{WORK / 'further' / 'last.pt'}:0.6",
        f"{WORK / 'student' / 'last.pt'}:0.4",
    ),
    ("training.export", str(WORK / "mean.pt"), "--out", str(MODEL)),
    ("training.weights", "--packaged"),
    ("training.parties", "--packaged"),
    ("training.report", "--packaged", "--out", str(WORK / "report.json")),
)


def main() -> None:
    for step in STEPS:
        print("==", " ".join(step), flush=True)
        subprocess.run([sys.executable, "-m", *step], check=True)


if __name__ == "__main__":
    main()
