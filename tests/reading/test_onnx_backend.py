from __future__ import annotations

import hashlib
import json
import random
import re
import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from sayso.errors import BadModel
from sayso.reading.loading import MODEL, load_tagger, name_over, reader_name, tagger_from
from sayso.reading.onnx_backend import BATCH, FILES, FORMAT, ModelFiles, OnnxBackend, batches, digest_of, padded
from sayso.reading.plan import Backend, WindowInput, WindowOutput
from sayso.reading.sight import Sight
from sayso.reading.tagger import Tagger
from tests.reading.packaged import needs_model

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


def texts() -> list[str]:
    reports = [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))]
    joined = " ".join(reports).replace("\n", " ")
    odd = ["Rain.", "?!", "NO COMMENT, SAYS THE MAYOR", "x" * 10_000, joined * 3, *joined.split(". ")[:8]]
    return reports + odd


class Listener:
    """A backend that keeps the windows it was given."""

    def __init__(self, backend: Backend) -> None:
        self.backend = backend
        self.windows: list[WindowInput] = []

    def __call__(self, windows: Sequence[WindowInput]) -> list[WindowOutput]:
        self.windows.extend(windows)
        return self.backend(windows)


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return load_tagger()


@pytest.fixture(scope="module")
def alone(tagger: Tagger) -> list[tuple[WindowInput, WindowOutput]]:
    """Windows of many lengths, each with what it gives on one thread and by itself."""
    listener = Listener(tagger.backend)
    Tagger(tagger.pieces, tagger.plan, listener)(texts())
    single = OnnxBackend(MODEL, threads=1)
    return [(window, single([window])[0]) for window in listener.windows]


def same(a: WindowOutput, b: WindowOutput) -> bool:
    return all(np.array_equal(getattr(a, name), getattr(b, name)) for name in ("flat", "arcs", "pairs"))


@needs_model
@pytest.mark.parametrize("threads", [1, 2, 4])
def test_a_window_gives_the_same_in_any_company(alone: list[tuple[WindowInput, WindowOutput]], threads: int) -> None:
    backend = OnnxBackend(MODEL, threads=threads)
    rng = random.Random(threads)
    for _ in range(3):
        mixed = rng.sample(alone, len(alone))
        while mixed:
            size = rng.randint(1, 40)
            part, mixed = mixed[:size], mixed[size:]
            outputs = backend([window for window, _ in part])
            assert all(same(output, expected) for output, (_, expected) in zip(outputs, part, strict=True))


@needs_model
def test_lengths_tried_are_many(alone: list[tuple[WindowInput, WindowOutput]]) -> None:
    assert {padded(window) for window, _ in alone} >= {32, 64, 256}
    assert 1 in {len(window.first) for window, _ in alone}


@needs_model
def test_every_word_has_its_numbers(alone: list[tuple[WindowInput, WindowOutput]]) -> None:
    for window, output in alone:
        for row in (output.flat, output.arcs, output.pairs):
            assert row.shape[0] == len(window.first)
            assert row.dtype == np.float32
            assert np.isfinite(row).all()


def looks(sight: Sight) -> tuple[object, ...]:
    return (
        sight.words.forms,
        sight.spans,
        sight.tags,
        sight.heads,
        {k: v[:].tobytes() for k, v in sight.label_scores.items()},
    )


@needs_model
def test_a_text_is_seen_the_same_alone_and_in_company(tagger: Tagger) -> None:
    together = tagger(texts())
    assert [looks(s) for s in together] == [looks(tagger([text])[0]) for text in texts()]
    assert [looks(s) for s in tagger(texts()[::-1])] == [looks(s) for s in together[::-1]]


@needs_model
def test_nothing_to_see(tagger: Tagger) -> None:
    assert tagger([]) == []
    assert tagger.backend([]) == []


@needs_model
def test_the_reader_is_named_after_its_model_and_its_tables(tmp_path: Path) -> None:
    assert re.fullmatch(r"sayso/\d+\.\d+\.\d+\S*\+[0-9a-f]{12}", reader_name())
    tables = shutil.copytree(MODEL.parent, tmp_path / "tables", ignore=shutil.ignore_patterns("*.py", "model"))
    assert name_over(MODEL, tables) == reader_name()
    (tables / "events.json").write_text("{}", encoding="utf-8")
    assert name_over(MODEL, tables) != reader_name()
    assert name_over(write_model(tmp_path / "other"), MODEL.parent) != reader_name()


@needs_model
def test_the_model_is_small() -> None:
    assert sum(path.stat().st_size for path in MODEL.iterdir()) < 30_000_000


@needs_model
@pytest.mark.parametrize("name", FILES)
def test_a_damaged_file_is_found_out(tmp_path: Path, name: str) -> None:
    folder = shutil.copytree(MODEL, tmp_path / "model")
    with (folder / name).open("r+b") as file:
        file.seek(-40, 2)
        file.write(b"?")
    with pytest.raises(BadModel, match=name):
        tagger_from(folder)


def write_model(folder: Path, *, number: int = FORMAT) -> Path:
    """Files that fit their digests but are no model."""
    folder.mkdir(exist_ok=True)
    for name in FILES:
        (folder / name).write_bytes(b"{}")
    files = {name: hashlib.sha256(b"{}").hexdigest() for name in FILES}
    about = {"format": number, "digest": digest_of(files), "files": files}
    (folder / "model.json").write_text(json.dumps(about), encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", [*FILES, "model.json"])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    (write_model(tmp_path) / name).unlink()
    with pytest.raises(BadModel, match=f"{re.escape(name)}' is missing"):
        OnnxBackend(tmp_path)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadModel, match="missing"):
        tagger_from(tmp_path / "nowhere")


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", "null", '{"format": 1}', '{"format": 1, "files": 3, "digest": "a"}', "\udc80"]
)
def test_a_description_that_says_nothing(tmp_path: Path, text: str) -> None:
    (write_model(tmp_path) / "model.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(BadModel):
        ModelFiles.found(tmp_path)


def test_a_model_of_another_format(tmp_path: Path) -> None:
    with pytest.raises(BadModel, match="format"):
        OnnxBackend(write_model(tmp_path, number=FORMAT + 1))


def test_a_digest_of_other_files(tmp_path: Path) -> None:
    path = write_model(tmp_path) / "model.json"
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | {"digest": "0" * 64}), encoding="utf-8")
    with pytest.raises(BadModel, match="digest"):
        OnnxBackend(tmp_path)


def test_what_onnxruntime_cannot_run(tmp_path: Path) -> None:
    with pytest.raises(BadModel, match="ONNX Runtime"):
        OnnxBackend(write_model(tmp_path))


def window_of(pieces: int) -> WindowInput:
    row = np.zeros(pieces, np.int64)
    return WindowInput(row, row, row, np.arange(1, max(2, pieces - 1)))


def test_batches_hold_every_window_once_at_its_own_length() -> None:
    windows = [window_of(n % 254 + 3) for n in range(0, 3000, 7)]
    seen = []
    for length, numbers in batches(windows):
        assert len(numbers) * length <= BATCH
        assert all(len(windows[n].pieces) <= length == padded(windows[n]) for n in numbers)
        seen += numbers
    assert sorted(seen) == list(range(len(windows)))
