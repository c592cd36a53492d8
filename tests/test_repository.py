"""What no file of the repository may say: addresses of package registries, and places outside the repository."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
# Put together here, so that this file does not name them either.
REGISTRIES = tuple(
    f"{name}.{domain}"
    for name, domain in (
        ("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("npmjs", "com"), ("yarnpkg", "com"),
        ("deb.debian", "org"), ("crates", "io"), ("proxy.golang", "org"),
    )
)  # fmt: skip
OUTSIDE = tuple("/".join(parts) for parts in (("", "work", ""), ("", "opt", "pypi"), ("", "tmp", "bash_jobs")))
TOO_LARGE = 2_000_000  # weights and the like


def text_files() -> list[Path]:
    """The files that git has or would take, or all of them where this is no clone."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"], cwd=ROOT, capture_output=True, check=False
    )
    names = listed.stdout.decode().split("\0") if listed.returncode == 0 else []
    files = [ROOT / name for name in names if name] or [path for path in ROOT.rglob("*") if ".venv" not in path.parts]
    return [path for path in files if path.is_file() and path.stat().st_size < TOO_LARGE]


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8", errors="ignore") for path in text_files()}


@pytest.mark.parametrize("host", REGISTRIES)
def test_no_file_names_a_registry(texts: dict[str, str], host: str) -> None:
    assert not [name for name, text in texts.items() if host in text]


@pytest.mark.parametrize("place", OUTSIDE)
def test_no_file_names_a_place_outside(texts: dict[str, str], place: str) -> None:
    assert not [name for name, text in texts.items() if place in text]


def test_the_package_needs_no_data_beside_the_repository(texts: dict[str, str]) -> None:
    assert not [name for name, text in texts.items() if name.startswith("src/") and "../shared" in text]


def test_lock_files_are_complete() -> None:
    locked = sorted((ROOT / "requirements").glob("*.txt"))
    assert locked
    for path in locked:
        text = path.read_text(encoding="utf-8")
        pins = [line for line in text.splitlines() if "==" in line and not line.startswith((" ", "#"))]
        assert pins
        assert all(line.endswith("\\") for line in pins), f"{path.name} has a package without hashes"
