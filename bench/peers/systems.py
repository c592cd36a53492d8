"""The systems that are compared: texts in, attributions or readings out."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.peers import patterns
from bench.peers.attributions import Attribution, from_json, from_reading, to_reading

TEXTACY = Path(__file__).with_name("textacy_quotations.py")
Texts = Mapping[str, str]


class NotAvailable(Exception):
    """A system cannot be run here; the message says why."""


@dataclass(slots=True)
class Answers:
    """What one system found: by document, as attributions and as readings. `lost`: documents (or parts) it gave up."""

    attributions: dict[str, list[Attribution]] = field(default_factory=dict)
    readings: dict[str, dict[str, Any]] = field(default_factory=dict)
    lost: int = 0
    seconds: float = 0.0


def expressions(texts: Texts) -> Answers:
    answers = Answers()
    begun = time.time()
    for name, text in texts.items():
        answers.attributions[name] = patterns.read(text)
    answers.seconds = time.time() - begun
    return with_readings(answers, texts, "expressions")


def textacy(texts: Texts, python: Path, *, paragraphs: bool) -> Answers:
    given = "".join(json.dumps({"id": name, "text": text}) + "\n" for name, text in texts.items())
    command = [str(python), str(TEXTACY), *(["--paragraphs"] if paragraphs else [])]
    begun = time.time()
    done = subprocess.run(command, input=given, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        raise NotAvailable("textacy: " + " ".join(done.stderr.strip().splitlines()[-1:]))
    answers = Answers(seconds=time.time() - begun)
    for line in done.stdout.splitlines():
        document = json.loads(line)
        answers.attributions[document["id"]] = [from_json(found) for found in document["attributions"]]
        answers.lost += len(document["lost"])
    return with_readings(answers, texts, "textacy")


def with_readings(answers: Answers, texts: Texts, reader: str) -> Answers:
    for name, text in texts.items():
        answers.readings[name] = to_reading(name, text, reader, answers.attributions[name])
    return answers


def sayso(texts: Texts) -> Answers:
    """`sayso read --json` over all texts in one run, as a user would."""
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for name, text in texts.items():
            files.append(Path(folder) / f"{name}.txt")
            files[-1].write_text(text, encoding="utf-8", newline="")
        begun = time.time()
        command = [sys.executable, "-m", "sayso", "read", *map(str, files), "--json"]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
        seconds = time.time() - begun
    readings = [json.loads(line) for line in done.stdout.splitlines()]
    if not readings:
        raise NotAvailable("sayso: " + " ".join(done.stderr.strip().splitlines()[-1:]))
    return of_readings(texts, readings, seconds)


def stored(texts: Texts, folder: Path) -> Answers:
    """Readings made beforehand, as training.measure leaves them."""
    files = [folder / f"{name}.json" for name in texts]
    found = [json.loads(path.read_text(encoding="utf-8")) for path in files if path.exists()]
    if not found:
        raise NotAvailable(f"no readings in {folder}")
    return of_readings(texts, found, 0.0)


def of_readings(texts: Texts, readings: list[dict[str, Any]], seconds: float) -> Answers:
    """Readings put to their documents by the text they are of; a document without one is lost."""
    by_text = {reading["article"]["text"]: reading for reading in readings}
    answers = Answers(seconds=seconds)
    for name, text in texts.items():
        reading = by_text.get(text)
        answers.lost += reading is None
        answers.attributions[name] = from_reading(reading) if reading else []
        answers.readings[name] = reading or to_reading(name, text, "sayso", [])
    return answers


System = Callable[[str, Texts], Answers]  # takes the name of the set, too: stored readings lie by set


def systems(peers_python: Path, readings: Path | None) -> dict[str, System]:
    """In the order of the table."""
    return {
        "regular expressions": lambda _, texts: expressions(texts),
        "textacy 0.13, direct quotations": lambda _, texts: textacy(texts, peers_python, paragraphs=False),
        "textacy, a paragraph at a time": lambda _, texts: textacy(texts, peers_python, paragraphs=True),
        "sayso": lambda name, texts: stored(texts, readings / name) if readings else sayso(texts),
    }
