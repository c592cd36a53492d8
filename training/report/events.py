"""The event heads on sets of single sentences: factuality, the places of verbs, sides and classes of conflict."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sayso.reading.sight import Sight
from training.corpora import Document
from training.heads.conflict import CLASSES, sentence_class
from training.heads.factuality import STEPS
from training.report.gold import runs_at
from training.report.scoring import Tally, by_word

Row = dict[str, float | None]
Seen = Sequence[tuple[Document, Sight]]
LEAST_SHARE = 0.5  # of the place arc, from which a verb is said to have a place


def factuality_row(head: str, documents: Seen) -> dict[str, Row]:
    """Pearson's r and mean absolute error of the expected step against the set's score."""
    said, gold = [], []
    steps = np.array([float(step) for step in STEPS])
    for document, sight in documents:
        for start, end, score in document.gold["targets"]:
            runs = runs_at([(start, end)], sight.words)
            if runs:
                said.append(float(sight.label(head, *runs)[2] @ steps))
                gold.append(score)
    r = float(np.corrcoef(said, gold)[0, 1])
    return {head: {"r": 100 * r, "MAE": float(np.abs(np.array(said) - gold).mean()), "n": len(gold)}}


def place_rows(documents: Seen) -> dict[str, Row]:
    """Words of place names of marked verbs, as event-location counts: precision and recall over tokens."""
    tally = Tally()
    for document, sight in documents:
        for start, end, places in document.gold["verbs"]:
            first, _ = sight.words.within(start, end)
            gold = {w for place in places for w in range(*sight.words.within(*place))}
            tally += by_word({(w, w + 1) for w in gold}, {(w, w + 1) for w in place_words(sight, first)}, set())
    return {"event_place words": {"F1": 100 * tally.f1, "P": 100 * tally.precision, "R": 100 * tally.recall}}


def place_words(sight: Sight, verb: int) -> set[int]:
    """The words of the place name that a verb's arc goes to, as the set marks them: no "province", nothing after a comma."""
    first, shares = sight.arc("event_place", verb)
    if float(shares[verb - first]) > 1 - LEAST_SHARE:
        return set()
    word, _ = sight.target("event_place", verb)
    if word == verb:
        return set()
    seen = sight.covering("mention", word)
    forms = sight.words.forms
    named = list(range(seen.first, seen.last)) if seen else [word]
    comma = next((n for n, w in enumerate(named) if forms[w] == ","), len(named))
    capitals = [w for w in named[:comma] if forms[w][:1].isupper()]
    return set(range(named[0], capitals[-1] + 1)) if capitals else set()


def class_row(documents: Seen) -> dict[str, Row]:
    """The five classes of cameo-conflibert: accuracy, and F1 as the mean over classes."""
    pairs = []
    for document, sight in documents:
        for places, wanted in sentence_class(document) or ():
            pairs.append((wanted, sight.label("conflict_class", *runs_at(places, sight.words))[0]))
    if not pairs:
        return {}
    f1 = []
    for name in CLASSES:
        both = sum(w == s == name for w, s in pairs)
        f1.append(2 * both / max(1, sum(w == name for w, _ in pairs) + sum(s == name for _, s in pairs)))
    right = sum(w == s for w, s in pairs) / len(pairs)
    return {"conflict_class": {"macro F1": 100 * sum(f1) / len(f1), "accuracy": 100 * right, "n": len(pairs)}}
