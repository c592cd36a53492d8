"""One article while its windows come out of the model: each is taken in and let go, and at the end stands a `Sight`."""

from __future__ import annotations

import numpy as np

from sayso.reading.decoding import PART, Floats, Tags, best_paths_by_part, spans_of, sureness, tree
from sayso.reading.ends import Ends, EndStore
from sayso.reading.plan import HeadPlan, WindowOutput
from sayso.reading.scores import Columns, ScoreRows
from sayso.reading.sight import Pane, Sight
from sayso.reading.windows import Window
from sayso.reading.words import Words

NEVER = np.float32(-1e4)


class Seeing:
    """Gathers what the windows of one article show, in their order."""

    def __init__(self, plan: HeadPlan, words: Words, *, held: int) -> None:
        self._plan = plan
        self._rows = ScoreRows(len(words), plan.width, held)
        self._sight = Sight(
            words=words,
            spans={},
            tags={name: [] for name in (*plan.tags, "relation")},
            labels={name: labels for name, (_, _, labels) in plan.labels.items()},
            label_scores={name: Columns(self._rows, a, b) for name, (a, b, _) in plan.labels.items()},
            heads=[],
            panes=[],
            home=[],
            ends=EndStore(held),
            arcs=plan.arcs,
        )

    def take(self, window: Window, output: WindowOutput) -> None:
        """What one window shows of its home words."""
        plan, sight = self._plan, self._sight
        part = slice(window.home_first - window.first, window.home_last - window.first)
        flat = output.flat[part]
        self._rows.add(flat)
        for name, (a, b, labels) in plan.tags.items():
            sight.tags[name] += [labels[k] for k in flat[:, a:b].argmax(-1)]
        arcs = output.arcs.reshape(window.last - window.first, len(plan.arcs.names), 2, plan.arcs.width)
        self._take_trees(window, arcs[part], output.pairs[part])
        sight.home += [len(sight.panes)] * (window.home_last - window.home_first)
        sight.panes.append(Pane(window.first, window.last, window.home_first))
        sight.ends.add(Ends(arcs[part, :, 0].astype(np.float16), arcs[:, :, 1].astype(np.float16)))

    def _take_trees(self, window: Window, arcs: Floats, pairs: Floats) -> None:
        """The heads of each sentence, or of its parts where it was too long for one window, and their relations."""
        plan, sight = self._plan, self._sight
        first, last = window.home_first, window.home_last
        heads = []
        for a, b in self._sentences(first, last):
            scores = self._head_scores(arcs[a - first : b - first])
            heads += [a + h for h in tree(scores)]
        sight.heads += heads
        width = plan.pair_weight.shape[1]
        joined = np.maximum(pairs[:, :width] + pairs[np.array(heads, np.int64) - first, width:], 0)
        # einsum, not a matrix library, whose threads would have a say in the last digits and cost more than they save here
        relations = np.einsum("wd,rd->wr", joined, plan.pair_weight) + plan.pair_bias
        own = np.arange(first, last) == np.array(heads, np.int64)
        relations[~own, plan.relations.index("root")] = NEVER
        names = [plan.relations[k] for k in relations.argmax(-1)]
        sight.tags["relation"] += ["root" if o else n for o, n in zip(own, names, strict=True)]

    def _sentences(self, first: int, last: int) -> list[tuple[int, int]]:
        """The sentences, or the parts of them, between two words."""
        words = self._sight.words
        found = []
        while first < last:
            end = min(last, words.sentence_bounds[words.sentence[first]][1])
            found.append((first, end))
            first = end
        return found

    def _head_scores(self, arcs: Floats) -> Floats:
        """(dependent, head) scores of one sentence."""
        table = self._plan.arcs
        k, n = table.names.index("head"), len(arcs)
        scores = np.einsum("id,jd->ij", arcs[:, k, 0], arcs[:, k, 1]) / np.float32(table.width**0.5)
        away = np.arange(n)[None, :] - np.arange(n)[:, None]
        scores = scores + table.distance[k, table.bucket(away)]
        scores[np.diag_indices(n)] += table.itself[k]
        return np.asarray(scores, np.float32)

    def sight(self) -> Sight:
        """The whole, once every window has been taken in."""
        paths = best_paths_by_part(self._emissions, len(self._sight.words), self._plan.transitions)
        sure = self._sureness(paths)
        for k, (name, (_, _, labels)) in enumerate(self._plan.spans.items()):
            self._sight.spans[name] = spans_of(paths[:, k], sure[k], labels)
        return self._sight

    def _emissions(self, first: int, last: int) -> Floats:
        """The scores of all span heads for the words between two, (words, heads, tags)."""
        plan, rows = self._plan, self._rows.between(first, last)
        found = np.full((last - first, len(plan.spans), plan.transitions.shape[1]), NEVER, np.float32)
        for k, (a, b, _) in enumerate(plan.spans.values()):
            found[:, k, : b - a] = rows[:, a:b]
        return found

    def _sureness(self, paths: Tags) -> Floats:
        """How sure each span head is of each word's tag, (heads, words); a part of the text at a time."""
        found = np.zeros(paths.shape[::-1], np.float32)
        for first in range(0, len(paths), PART):
            last = min(first + PART, len(paths))
            rows = self._rows.between(first, last)
            for k, (a, b, _) in enumerate(self._plan.spans.values()):
                found[k, first:last] = sureness(paths[first:last, k], np.ascontiguousarray(rows[:, a:b]))
        return found
