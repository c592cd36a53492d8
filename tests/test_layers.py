"""Imports point one way: from what is used to what uses it, and never between neighbours."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src" / "sayso"

# Each step may import from those before it. Folders on one step do not import one another.
STEPS = (
    {"errors", "version"},
    {"record"},
    {"lexicon", "source", "dates", "gazetteer"},
    {"reading"},
    {"linking"},
    {"view", "reports"},
    {"intake"},
    {"archive"},
    {"cli"},
    {"__init__", "__main__"},
)
STEP_OF = {name: step for step, names in enumerate(STEPS) for name in names}


def part_of(path: Path) -> str:
    """The folder or file directly below the package that a source file belongs to."""
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imported(tree: ast.AST) -> Iterator[str]:
    """Every module named by an import statement or by import_module(), wherever it stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports hide where they point"
            assert node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("import_module", "__import__")):
            yield ast.literal_eval(node.args[0]) if isinstance(node.args[0], ast.Constant) else "sayso.anything"


def wrong_imports(path: Path, tree: ast.AST) -> list[str]:
    """What a file imports of ours and may not."""
    here = part_of(path)
    ours = (name.split(".") for name in imported(tree) if name.split(".")[0] == "sayso")
    targets = [(name[1] if len(name) > 1 and name[1] in STEP_OF else "__init__") for name in ours]
    return [there for there in targets if there != here and STEP_OF[there] >= STEP_OF[here]]


FILES = sorted(SOURCE.rglob("*.py"))


def test_every_part_has_its_step() -> None:
    assert {part_of(path) for path in FILES} <= set(STEP_OF), "give a new folder its place in STEPS"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_imports_point_one_way(path: Path) -> None:
    if part_of(path) != "__init__":  # the public names are taken from everywhere
        assert not wrong_imports(path, ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ("record/span.py", "from sayso.source import fetch"),
        ("record/span.py", "def f():\n    import sayso.reading.reader"),
        ("source/html.py", "from sayso.lexicon import load"),
        ("view/page.py", "from sayso.reports import read"),
        ("view/page.py", "from sayso import read"),
        ("view/page.py", "import importlib\nimportlib.import_module('sayso.cli')"),
    ],
)
def test_an_import_that_points_back_is_found(place: str, code: str) -> None:
    assert wrong_imports(SOURCE / place, ast.parse(code))
