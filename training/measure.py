"""Reads development documents with a network that is still being learned, and keeps the readings for the scorer.

`python -m training.measure CHECKPOINT --out DIR [--held-back | --dev]`, then
`score_records.py --readings DIR [--gold ...]`.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import torch

from sayso.reading.reader import Reader
from sayso.record.reading import to_json
from training import corpora
from training.backend import tagger_of
from training.learn import load_network


def read_documents(reader: Reader, documents: list[corpora.Document], out: Path) -> None:
    from sayso.source import article_from_text

    out.mkdir(parents=True, exist_ok=True)
    for document in documents:
        published = document.gold.get("published") if document.gold.get("published_basis") != "text" else None
        article = article_from_text(document.text, published=published)
        (out / f"{document.id}.json").write_text(to_json(reader([article])[0]), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--dev", action="store_true", help="records-dev instead of the held-back part of records-train")
    given = parser.parse_args()
    torch.set_num_threads(2)
    net, vocabulary = load_network(given.checkpoint)
    reader = Reader(tagger=tagger_of(net, vocabulary, exact=False), name="sayso/learning")
    documents = list(corpora.records("records-dev")) if given.dev else corpora.split_records()[1]
    read_documents(reader, documents, given.out)
    print(json.dumps({"read": len(documents), "out": str(given.out)}))


if __name__ == "__main__":
    main()
