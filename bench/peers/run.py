"""Compares sayso with its peers: `python bench/peers/run.py`. Prints Markdown.

The peers are installed into an environment of their own beside this file. Run it with a Python that has sayso.
"""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
ENVIRONMENT = HERE / ".venv"
LOCK = HERE / "requirements.txt"
INSTALLED = ENVIRONMENT / ".installed"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
DATA = ROOT.parent / "shared" / "data"


def install() -> None:
    """The peers as the lock file has them, unless they are there already."""
    if INSTALLED.exists() and INSTALLED.read_bytes() == LOCK.read_bytes():
        return
    print("installing the peers (600 MB) …", file=sys.stderr)
    venv.create(ENVIRONMENT, with_pip=True, clear=True)
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--quiet", "--quiet", "install"]
    subprocess.run([*pip, "--require-hashes", "--no-deps", "-r", str(LOCK)], check=True)
    INSTALLED.write_bytes(LOCK.read_bytes())


def main() -> int:
    if not DATA.is_dir():
        print("bench/peers: skipped; the development sets (../shared/data) are not here.")
        return 0
    install()
    paths = os.pathsep.join(filter(None, [str(ROOT), str(ROOT / "src"), os.environ.get("PYTHONPATH")]))
    command = [sys.executable, "-m", "bench.peers.compare", "--peers-python", str(PYTHON), *sys.argv[1:]]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, "PYTHONPATH": paths}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
