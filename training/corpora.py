"""The texts and labels to learn from, read from the data folder beside the project (never copied into it).

Every set becomes `Document`s: a text, the set it is from, and its labels as the set gives them. Heads turn these labels
into what they learn. Documents by which readings are judged (records-dev, every dev part) are
left out here, in one place.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
NO_SPACE_BEFORE = frozenset(",.;:!?)]}%") | {"'s", "’s", "n't", "n’t", "'re", "'ve", "'ll", "'d", "'m", "”", "''"}
NO_SPACE_AFTER = frozenset("([{$£€“‘") | {"``", "#", "@"}

# Sets without a licence that grants training; the open build (settings.toml, `open_only`) leaves them out.
GREY = frozenset({
    "polnear", "ner-worldwide", "muc4", "geo-lgl", "geo-geowebnews", "cameo-class", "cameo-roles", "factuality-uw",
})  # fmt: skip

RECORDS = ("records", "told")  # what has claims and events by the rules of records-train: that set, and invented sentences


@dataclass(slots=True)
class Document:
    """One text to learn from. `gold` is the record as its set holds it; `corpus` says how to read it."""

    id: str
    corpus: str
    text: str
    gold: dict[str, Any] = field(default_factory=dict)


def lines(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            yield json.loads(line)


def judged_documents() -> set[str]:
    """Ids, in their own sets, of the documents of records-dev: never learned from."""
    found = set()
    for path in sorted((DATA / "records-dev" / "gold").glob("*.json")):
        found.add(json.loads(path.read_text(encoding="utf-8"))["origin"]["doc_id"])
    return found


def records(folder: str = "records-train") -> Iterator[Document]:
    root = DATA / folder
    for path in sorted((root / "gold").glob("*.json")):
        text = (root / "texts" / f"{path.stem}.txt").read_bytes().decode("utf-8")
        yield Document(path.stem, "records", text, json.loads(path.read_text(encoding="utf-8")))


def polnear(part: str) -> Iterator[Document]:
    judged = judged_documents()
    for record in lines(DATA / "polnear" / f"{part}.jsonl.gz"):
        # In training, second annotations are a second opinion on the same text; in measuring, only the first counts.
        if part == "train" and record["id"] in judged:
            continue
        if part == "dev" and not record["primary"]:
            continue
        yield Document(record["id"], "polnear", record["text"], record)


def gum(part: str) -> Iterator[Document]:
    judged = judged_documents()
    for record in lines(DATA / "gum-open" / f"{part}.jsonl.gz"):
        if part == "train" and record["id"] in judged:
            continue
        yield Document(record["id"], "gum-open", record["text"], record)


def joined(sentences: list[list[str]]) -> tuple[str, list[list[tuple[int, int]]]]:
    """Tokens put back into running text, a sentence a line, with the place of each token."""
    parts: list[str] = []
    places: list[list[tuple[int, int]]] = []
    at = 0
    for tokens in sentences:
        glued, inside = True, False
        row = []
        for token in tokens:
            closes = token in NO_SPACE_BEFORE or (token == '"' and inside)
            if not (glued or closes):
                parts.append(" ")
                at += 1
            row.append((at, at + len(token)))
            parts.append(token)
            at += len(token)
            opens = token == '"' and not inside
            inside = inside != (token == '"')
            glued = token in NO_SPACE_AFTER or opens
        places.append(row)
        parts.append("\n")
        at += 1
    return "".join(parts), places


def tagged_spans(tags: list[str], places: list[tuple[int, int]]) -> list[tuple[int, int, str]]:
    """BIO or IOB1 tags as character spans."""
    spans: list[tuple[int, int, str]] = []
    open_label = ""
    for tag, (start, end) in zip(tags, places, strict=True):
        if tag == "O":
            open_label = ""
            continue
        prefix, label = tag.split("-", 1)
        if prefix == "I" and label == open_label:
            spans[-1] = (spans[-1][0], end, label)
        else:
            spans.append((start, end, label))
        open_label = label
    return spans


def names(corpus: str, document_id: str, sentences: list[tuple[list[str], list[str]]]) -> Document:
    text, places = joined([tokens for tokens, _ in sentences])
    spans = [s for (_, tags), row in zip(sentences, places, strict=True) for s in tagged_spans(tags, row)]
    return Document(document_id, corpus, text, {"names": spans})


def worldwide(part: str) -> Iterator[Document]:
    for record in lines(DATA / "ner-worldwide" / f"{part}.jsonl.gz"):
        yield names("ner-worldwide", record["id"], [(s["tokens"], s["tags"]) for s in record["sentences"]])


def single_sentences(corpus: str, filename: str) -> Iterator[Document]:
    """Sets of unrelated sentences."""
    for record in lines(DATA / corpus / filename):
        yield names(corpus, record["id"], [(record["tokens"], record["tags"])])


def factuality(corpus: str, part: str) -> Iterator[Document]:
    """Sentences with scored predicates; all of these sets have the same form."""
    for record in lines(DATA / corpus / f"{part}.jsonl.gz"):
        text, (row,) = joined([record["text"].split(" ")])
        targets = [(row[t["tok"][0]][0], row[t["tok"][1] - 1][1], t["score"]) for t in record["targets"]]
        yield Document(record["id"], corpus, text, {"targets": targets})


def event_location(part: str) -> Iterator[Document]:
    """Sentences with verbs, each with the places where that happened. A set's record is one verb; one text, one document."""
    found: dict[str, Document] = {}
    for record in lines(DATA / "event-location" / f"{part}.jsonl.gz"):
        text, places = record["text"], [tuple(p) for p in record["locations"]]
        if record["answer"] in ("accept", None) and all(names_a_place(text, *place) for place in places):
            own = found.setdefault(text, Document(str(record["id"]), "event-location", text, {"verbs": []}))
            own.gold["verbs"] += [(*verb, places) for verb in record["verbs"][:1]]
    yield from found.values()


def names_a_place(text: str, start: int, end: int) -> bool:
    """Whether characters are whole words with a capital. In a fifth of the records the places are counted in words."""
    inner, before, after = text[start:end], text[start - 1 : start], text[end : end + 1]
    whole = not (before.isalnum() and inner[:1].isalnum()) and not (after.isalnum() and inner[-1:].isalnum())
    return whole and any(c.isupper() for c in inner)


def conflict(part: str) -> Iterator[Document]:
    """Sentences of cameo-conflibert: their class, or the actors of the two sides."""
    for record in lines(DATA / "cameo-conflibert" / f"class-{part}.jsonl.gz"):
        label = [(0, len(record["text"]), record["label"])]
        yield Document(record["id"], "cameo-class", record["text"], {"classes": label})
    for record in lines(DATA / "cameo-conflibert" / f"roles-{part}.jsonl.gz"):
        yield names("cameo-roles", record["id"], [(record["tokens"], record["tags"])])


TOGETHER = 8  # single sentences go through the encoder in company: a short window is mostly padding


def bundled(documents: Iterable[Document]) -> Iterator[Document]:
    """Sentences of one set, some to a document, a line each."""
    waiting: dict[str, list[Document]] = {}
    for document in documents:
        group = waiting.setdefault(document.corpus, [])
        group.append(document)
        if len(group) == TOGETHER:
            yield joined_documents(waiting.pop(document.corpus))
    for group in waiting.values():
        yield joined_documents(group)


def joined_documents(group: list[Document]) -> Document:
    text = ""
    gold: dict[str, list[Any]] = {}
    for one in group:
        at = len(text)
        for key, values in one.gold.items():
            gold.setdefault(key, []).extend(moved(value, at) for value in values)
        text += one.text.rstrip("\n") + "\n"
    return Document(f"{group[0].id} to {group[-1].id}", group[0].corpus, text, gold)  # single ids are not all different


def moved(value: tuple[int, int, Any], by: int) -> tuple[int, int, Any]:
    """A labelled span so much further on, with the places it holds."""
    start, end, label = value
    return start + by, end + by, [(a + by, b + by) for a, b in label] if isinstance(label, list) else label


def plain(corpus: str, filename: str) -> Iterator[Document]:
    """Texts without labels of ours: the teacher labels them."""
    for record in lines(DATA / corpus / filename):
        yield Document(f"{corpus}-{record['id']}", "unlabelled", record["text"])


def training_documents(*, open_only: bool = False) -> list[Document]:
    """Everything learned from, labelled or not, in a fixed order."""
    found = [
        *records(),
        *polnear("train"),
        *worldwide("train"),
        *gum("train"),
        *bundled(single_sentences("ner-wikigold", "all.jsonl.gz")),
        *bundled(single_sentences("ner-crossner-politics", "train.jsonl.gz")),
        *bundled(single_sentences("ner-uner", "ewt-dev.jsonl.gz")),
        *bundled(factuality("factuality-uds-ih2", "train")),
        *bundled(factuality("factuality-uw", "train")),
        *bundled(factuality("factuality-meantime", "train")),
        *bundled(event_location("train")),
        *bundled(conflict("train")),
    ]
    return [d for d in found if not (open_only and d.corpus in GREY)]


MUC_TEXTS = 150  # in capitals throughout: enough to learn what wire copy without case looks like


def unlabelled_documents(*, open_only: bool = False) -> list[Document]:
    """Further news texts for the teacher to label."""
    found = [*plain("geo-geowebnews", "all.jsonl.gz"), *plain("geo-geovirus", "train.jsonl.gz")]
    found += [*plain("geo-lgl", "train.jsonl.gz"), *list(plain("muc4", "train.jsonl.gz"))[:MUC_TEXTS]]
    return [d for d in found if not (open_only and any(d.id.startswith(g) for g in GREY))]


HELD_BACK_EVERY = 16  # every sixteenth document of records-train is for development


def split_records() -> tuple[list[Document], list[Document]]:
    """records-train without, and the part of it held back for development (no text of which is learned from)."""
    every = list(records())
    held = [d for n, d in enumerate(every) if n % HELD_BACK_EVERY == 3]
    ids = {d.id for d in held}
    return [d for d in every if d.id not in ids], held
