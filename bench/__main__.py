"""`python -m bench`: speed and memory, quality, dates, places; `--peers` also compares with other programs (large)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main() -> None:
    steps = [HERE / f"{name}.py" for name in ("speed", "quality", "dates", "places")]
    if "--peers" in sys.argv[1:]:
        steps.append(HERE / "peers" / "run.py")
    for step in steps:
        print(f"\n== {step.relative_to(HERE.parent)}", flush=True)
        subprocess.run([sys.executable, str(step)], check=True)


if __name__ == "__main__":
    main()
