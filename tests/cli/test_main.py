"""The command as a program: its exit codes, its streams, and how soon it answers."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

from sayso.record.schema import SCHEMA_FILE
from sayso.version import __version__

SAYSO = [sys.executable, "-m", "sayso"]


def sayso(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*SAYSO, *arguments], capture_output=True, text=True, check=False, timeout=120)


def test_version() -> None:
    assert sayso("--version").stdout == f"sayso {__version__}\n"


def test_schema() -> None:
    assert json.loads(sayso("schema").stdout) == json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))


def test_help_answers_at_once_and_loads_nothing_heavy() -> None:
    heavy = ("numpy", "onnxruntime", "rich", "httpx", "lxml", "trafilatura", "tokenizers")
    code = f"""
import sys
from sayso.cli import main
sys.argv = ["sayso", "--help"]
try:
    main()
except SystemExit as end:
    assert end.code == 0
loaded = [name for name in {heavy} if name in sys.modules]
assert not loaded, loaded
"""
    start = time.perf_counter()
    seen = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert time.perf_counter() - start < 2  # 0.1 s on a quiet machine; a test machine may be busy
    assert "read" in seen.stdout


def test_a_missing_file_is_one_line_and_exit_code_2(tmp_path: Path) -> None:
    seen = sayso("read", str(tmp_path / "missing.txt"))
    assert (seen.returncode, seen.stdout) == (2, "")
    assert seen.stderr.startswith("sayso: ")
    assert seen.stderr.count("\n") == 1


def test_an_output_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    seen = sayso("read", "report.txt", "--output", str(tmp_path))
    assert (seen.returncode, seen.stdout) == (2, "")
    assert "cannot be written" in seen.stderr
    assert seen.stderr.count("\n") == 1


def test_a_reader_that_has_had_enough_causes_no_complaint() -> None:
    program = subprocess.Popen([*SAYSO, "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert program.stdout
    assert program.stderr
    program.stdout.close()
    program.wait(timeout=60)
    assert program.stderr.read() == b""
    program.stderr.close()
