"""Development figures, head by head: `python -m training.report (CHECKPOINT | --packaged) [--out FILE] [--documents N]`.

The model is used as its users use it: whole articles through the reader's own Tagger, our own words and sentences.
Given both a checkpoint and --packaged, the checkpoint is run in fp32 and the two are set side by side: what int8 costs.

Spans. A span's fragments each count as a span of their own, as they stand in the gold. Edges are first widened to whole
words. `exact`: same first and last word, same label. `edges`: the same, once marks and quotation marks at either end are
taken off both. `overlap`: a word in common. `words`: F1 over single words. What the gold says nothing about (discarded
stretches of polnear; optional claims and repeats of the records) is left out of both sides.
Labels and arcs are asked on gold spans and from gold starts; an arc is right if it ends at exactly the first word of the
gold target, even if another word of it would do. `commonest` is what always giving the commonest answer would reach; ECE is
over ten bins.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from training import corpora
from training.report.models import checkpoint, packaged, report_on
from training.report.table import report_lines, side_by_side


def parser() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(
        prog="training.report", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("checkpoint", type=Path, nargs="?", metavar="CHECKPOINT", help="as training.learn leaves it")
    options.add_argument("--packaged", action="store_true", help="the model in the package; needs no torch")
    options.add_argument("--out", type=Path, metavar="FILE", help="where to save all figures as JSON")
    options.add_argument("--documents", type=int, metavar="N", help="at most N documents of each set, evenly spread")
    return options


def main() -> int:
    options = parser()
    given = options.parse_args()
    if not (given.checkpoint or given.packaged):
        options.error("name a checkpoint, or --packaged, or both")
    if not corpora.DATA.is_dir():
        print("training.report: the development sets are not here; they lie in ../shared/data.", file=sys.stderr)
        return 2
    models = []
    if given.checkpoint:
        models.append(report_on(str(given.checkpoint), checkpoint(given.checkpoint, exact=given.packaged), given.documents))
    if given.packaged:
        models.append(report_on("packaged (int8)", packaged(), given.documents))
    if given.out:
        given.out.write_text(json.dumps({"models": models}, indent=1) + "\n", encoding="utf-8")
    for model in models:
        print("\n".join(report_lines(model)), end="\n\n")
    if len(models) > 1:
        print("\n".join(side_by_side(*models)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
