"""`python -m bench`: speed and memory, quality, dates, places; `--peers` also compares with other programs (large)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    steps = ["bench.speed", "bench.quality", "bench.dates", "bench.places"]
    if "--peers" in sys.argv[1:]:
        steps.append("bench.peers.run")
    for step in steps:
        print(f"\n== {step}", flush=True)
        subprocess.run([sys.executable, "-m", step], cwd=ROOT, check=True)


if __name__ == "__main__":
    main()
