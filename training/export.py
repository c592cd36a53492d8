"""The learned network as the files that ship: `python -m training.export CHECKPOINT --out src/sayso/reading/model`.

Writes model.onnx in 8 bits (or fp32, to compare), heads.json and heads.npz, tokenizer.json, and model.json: what the
network learned from, and a digest over the files, by which every reading names the model that made it.
`--compare` then prints what 8 bits cost: F1 of the fp32 and the 8-bit graph on development sets, and how far they and the
network see the same. `--documents N` takes at most N documents of each set.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import torch

from sayso.reading.loading import tagger_from
from sayso.reading.onnx_backend import FILES, FORMAT, digest_of
from sayso.reading.plan import WindowInput
from sayso.reading.tagger import Tagger
from training import corpora
from training.backend import plan_of, tagger_of
from training.calibrate import beginnings, ranges_of, sample
from training.compare import compare, cost_lines, costs, print_tables
from training.graph import draw
from training.learn import Vocabulary, load_network, minilm_folder, settings
from training.network import Network

FEW_WORDS = 5
COMPARED = 60  # development texts in which it is counted how far the graphs see the same
PER_CORPUS = 40  # texts of a set that calibration draws its windows from


def write_model(net: Network, vocabulary: Vocabulary, out: Path, *, about: dict[str, Any], eight_bits: bool) -> str:
    """All files; gives the digest."""
    out.mkdir(parents=True, exist_ok=True)
    ranges = ranges_of(net, calibration_windows(tagger_of(net, vocabulary), about["settings"])) if eight_bits else None
    (out / "model.onnx").write_bytes(draw(net, ranges).SerializeToString(deterministic=True))
    plan, tables = plan_of(net)
    (out / "heads.json").write_text(json.dumps(plan, indent=1) + "\n", encoding="utf-8")
    np.savez(out / "heads.npz", **tables)
    (out / "tokenizer.json").write_text(tokenizer(minilm_folder() / "tokenizer.json"), encoding="utf-8")
    files = {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in FILES}
    about = {"format": FORMAT, "digest": digest_of(files), "files": files, "bits": 8 if eight_bits else 32} | about
    (out / "model.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")
    return digest_of(files)


def tokenizer(path: Path) -> str:
    """What cuts words into pieces, without the markers, padding and truncation that the reader sees to itself."""
    whole = json.loads(path.read_text(encoding="utf-8"))
    whole |= {"truncation": None, "padding": None, "post_processor": None}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")) + "\n"


def calibration_windows(tagger: Tagger, settings: dict[str, Any]) -> list[WindowInput]:
    """Windows of every set learned from, and beginnings of some: short texts have ranges of their own."""
    by_corpus: dict[str, list[WindowInput]] = {}
    seen: dict[str, int] = {}
    for document in corpora.training_documents(open_only=settings["open_only"]):
        seen[document.corpus] = seen.get(document.corpus, 0) + 1
        if seen[document.corpus] <= PER_CORPUS:
            by_corpus.setdefault(document.corpus, []).extend(tagger._prepare(document.text)[2])
    chosen = sample(by_corpus, settings["seed"])
    return chosen + beginnings(chosen[::4], FEW_WORDS) + beginnings(chosen[1::4], 1)


@torch.no_grad()
def encourage(net: Network, begin: dict[str, dict[str, float]]) -> None:
    """Makes spans of some labels begin more readily, by the bias of their begin tag."""
    for head in net.spans:
        for label, amount in begin.get(head.name, {}).items():
            net.flat_out.bias[net.flat[head.name][0] + 1 + 2 * head.labels.index(label)] += amount


def about_checkpoint(path: Path) -> dict[str, Any]:
    """What the model card needs to know of a checkpoint."""
    state = torch.load(path, weights_only=False)
    return {"pieces_learned": state["done"], "settings": state["settings"]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--fp32", action="store_true", help="write the graph in fp32")
    parser.add_argument("--compare", action="store_true", help="print what 8 bits cost on development sets")
    parser.add_argument("--documents", type=int, metavar="N", help="compare on at most N documents of each set")
    given = parser.parse_args()
    torch.set_num_threads(2)
    net, vocabulary = load_network(given.checkpoint)
    encourage(net, settings().get("begin", {}))
    about = about_checkpoint(given.checkpoint)
    digest = write_model(net, vocabulary, given.out, about=about, eight_bits=not given.fp32)
    size = sum((given.out / name).stat().st_size for name in (*FILES, "model.json"))
    print(json.dumps({"digest": digest, "megabytes": round(size / 1e6, 2), "out": str(given.out)}))
    if given.compare:
        with tempfile.TemporaryDirectory() as other:
            write_model(net, vocabulary, Path(other), about=about, eight_bits=given.fp32)
            fp32, eight_bits = (given.out, Path(other)) if given.fp32 else (Path(other), given.out)
            found = costs(tagger_from(fp32), tagger_from(eight_bits), given.documents)
            print("\n".join(cost_lines(found)), flush=True)
            most = min(COMPARED, given.documents or COMPARED)
            texts = [d.text for d in [*corpora.records("records-dev"), *corpora.polnear("dev")][:most]]
            print_tables(compare(tagger_of(net, vocabulary), fp32, eight_bits, texts))


if __name__ == "__main__":
    main()
