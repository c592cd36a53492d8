"""The sections of the report: one development set each, and what is measured on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from sayso.reading.sight import Sight
from training import corpora
from training.corpora import Document
from training.heads import Arcs, Head, Labels, Spans
from training.heads.syntax import verb_form
from training.report.events import class_row, factuality_row, place_rows
from training.report.gold import arcs_of, bare, runs_at, runs_of
from training.report.scoring import WAYS, Choices, Tally, calibration_error, same, span_tallies
from training.report.syntax import ROOT, Parsed, attachment, same_sentences

See = Callable[[Sequence[str]], list[Sight]]
Seen = list[tuple[Document, Sight]]
Row = dict[str, float | None]
AT_ONCE = 8  # documents seen together: a bound on memory

# polnear marks stretches that annotators were to pass over (captions, lists of links); other sets mark single items as
# open to argument, in the middle of text that counts.
PASSED_OVER = frozenset({"polnear"})


def seen(see: See, documents: Sequence[Document]) -> Iterator[tuple[Document, Sight]]:
    for at in range(0, len(documents), AT_ONCE):
        part = documents[at : at + AT_ONCE]
        yield from zip(part, see([d.text for d in part]), strict=True)


def some(documents: Iterable[Document], most: int | None) -> list[Document]:
    """At most so many documents, spread evenly: sets are sorted by kind of text."""
    every = list(documents)
    if most is None or len(every) <= most:
        return every
    return [every[n * len(every) // most] for n in range(most)]


def f1_row(tallies: dict[str, Tally]) -> Row:
    """F1 each way; precision, recall and size of the first way."""
    first = next(iter(tallies.values()))
    sizes: Row = {"P": 100 * first.precision, "R": 100 * first.recall, "gold": first.gold, "said": first.said}
    return {name: 100 * tally.f1 for name, tally in tallies.items()} | sizes


def choice_row(made: Choices) -> Row:
    ece = calibration_error(made.sure, made.right)
    return {"accuracy": 100 * made.accuracy, "commonest": 100 * made.commonest, "ECE": 100 * ece, "n": len(made.right)}


def span_rows(head: Spans, documents: Seen) -> dict[str, Row]:
    """A row a label, and one over all where there are several; a head with one label gives its own name to the row."""
    found = span_tallies_of(head, documents)
    known = {f"{head.name} {label}": t for label, t in found.items() if t["exact"].gold or t["exact"].said}
    if len(head.labels) > 1 and known:
        known[f"{head.name} all"] = {way: sum((t[way] for t in known.values()), Tally()) for way in WAYS}
    return {name if len(head.labels) > 1 else head.name: f1_row(t) for name, t in known.items()}


def span_tallies_of(head: Spans, documents: Seen) -> dict[str, dict[str, Tally]]:
    """By label and way of counting."""
    totals: dict[str, dict[str, Tally]] = {label: defaultdict(Tally) for label in head.labels}
    for document, sight in documents:
        gold = head.gold(document)
        if gold is None:
            continue
        there = runs_of(gold, sight.words, hidden=document.corpus in PASSED_OVER)
        marks = bare(sight.words)
        for label in head.labels:
            here = {(s.first, s.last) for s in sight.spans[head.name] if s.label == label}
            for way, tally in span_tallies(there.runs.get(label, set()), here, there.ignored, marks).items():
                totals[label][way] += tally
    return totals


def label_row(head: Labels, documents: Seen) -> Row:
    """On gold spans: how often the label is right, and how well its sureness can be believed."""
    made = Choices()
    for document, sight in documents:
        for places, wanted in head.gold(document) or ():
            runs = runs_at(places, sight.words)
            if runs:
                label, sure, _ = sight.label(head.name, *runs)
                made.add(sure, label == wanted, wanted)
    return choice_row(made)


def arc_row(head: Arcs, documents: Seen) -> Row:
    """From gold starts: how often the arc ends at exactly the right word; and apart, with and without a target.

    `all none` is what never drawing an arc would reach; `in reach` the share of targets that lie in the window of their
    start, beyond which no arc can go.
    """
    made, reached = Choices(), Choices()
    for document, sight in documents:
        for here, targets in arcs_of(head.gold(document) or [], sight.words).items():
            target, sure = sight.target(head.name, here)
            wanted = "none" if targets == {here} else "some"
            pane = sight.panes[sight.home[here]]
            made.add(sure, target in targets, wanted)
            reached.add(1.0, any(pane.first <= t < pane.last for t in targets), wanted)
    ece = calibration_error(made.sure, made.right)
    return {"accuracy": 100 * made.accuracy, "ECE": 100 * ece, "n": len(made.right)} | {
        "where some": share_of(made, "some"),
        "where none": share_of(made, "none"),
        "all none": 100 * made.wanted.count("none") / max(1, len(made.wanted)),
        "in reach": share_of(reached, "some"),
    }


def share_of(made: Choices, *wanted: str) -> float | None:
    share = made.accuracy_of(*wanted)
    return None if share is None else 100 * share


def heads_section(heads: Sequence[Head], documents: Seen) -> dict[str, Row]:
    """Every span, label and arc head that the set has gold for: a new head needs no line here."""
    rows: dict[str, Row] = {}
    for head in heads:
        if not any(head.gold(document) for document, _ in documents):
            continue
        _, sight = documents[0]
        if isinstance(head, Spans) and head.name in sight.spans:
            rows |= span_rows(head, documents)
        elif isinstance(head, Labels) and head.name in sight.label_scores:
            rows[head.name] = label_row(head, documents)
        elif isinstance(head, Arcs) and head.name in sight.arcs.names and head.name != "head":
            rows[head.name] = arc_row(head, documents)
    return rows


def names_section(documents: Seen, head: str = "mention") -> dict[str, Row]:
    """Names of ner-worldwide: exactly the same characters and class. A row a class, and one over all nine.

    Characters, not words: where our words part differently from the set's, that counts against us. `on words` forgives it.
    """
    exact: dict[str, Tally] = defaultdict(Tally)
    forgiving: dict[str, Tally] = defaultdict(Tally)
    for document, sight in documents:
        words = sight.words
        for label in {s[2] for s in document.gold["names"]} | {s.label for s in sight.spans[head]}:
            gold = {(start, end) for start, end, kind in document.gold["names"] if kind == label}
            said = {(s.first, s.last) for s in sight.spans[head] if s.label == label}
            exact[label] += same(gold, {(words.starts[a], words.ends[b - 1]) for a, b in said})
            forgiving[label] += same({words.within(*place) for place in gold}, said)
    order = sorted(exact, key=lambda label: -exact[label].gold)
    rows = {label: f1_row({"exact": exact[label], "on words": forgiving[label]}) for label in order}
    whole = {"exact": sum(exact.values(), Tally()), "on words": sum(forgiving.values(), Tally())}
    return rows | {"all": f1_row(whole)}


def syntax_section(documents: Seen) -> dict[str, Row]:
    """Words, tags and trees of gum-open on our own words and sentences, as the CoNLL 2018 shared task counts."""
    totals: dict[str, Tally] = defaultdict(Tally)
    forms = Choices()
    for document, sight in documents:
        said = said_words(sight)
        for name, tally in attachment(gold_words(document), said).items():
            totals[name] += tally
        bounds = {(said[a].start, said[b - 1].end) for a, b in sight.words.sentence_bounds}
        totals["sentences"] += same_sentences(gold_sentences(document), bounds)
        at = {(word.start, word.end): n for n, word in enumerate(said)}
        for start, end, form in verb_form(document) or ():
            if (start, end) in at and "verb_form" in sight.tags:
                forms.add(1.0, sight.tags["verb_form"][at[start, end]] == form, form)
    rows = {name: f1_row({"F1": tally}) for name, tally in totals.items()}
    if forms.right:
        verbs = set(forms.wanted) - {"none"}
        figures: Row = {"accuracy": 100 * forms.accuracy, "n": len(forms.right), "where some": share_of(forms, *verbs)}
        rows["verb_form"] = figures
    return rows


def gold_words(document: Document) -> list[Parsed]:
    found: list[Parsed] = []
    for sentence in document.gold["sentences"]:
        first = len(found)
        for _, _, upos, _, _, head, relation, start, end in sentence["tokens"]:
            found.append(Parsed(start, end, upos, first + head - 1 if head else ROOT, relation))
    return found


def gold_sentences(document: Document) -> set[tuple[int, int]]:
    return {(s["tokens"][0][7], s["tokens"][-1][8]) for s in document.gold["sentences"]}


def said_words(sight: Sight) -> list[Parsed]:
    words, upos, relation = sight.words, sight.tags["upos"], sight.tags["relation"]
    return [
        Parsed(words.starts[n], words.ends[n], upos[n], ROOT if head == n else head, relation[n])
        for n, head in enumerate(sight.heads)
    ]


# Name of the section, its documents, and what is measured on them.
Measure = Callable[[Sequence[Head], Seen], dict[str, Any]]
SECTIONS: dict[str, tuple[Callable[[], Iterable[Document]], Measure]] = {
    "polnear dev": (lambda: corpora.polnear("dev"), heads_section),
    "ner-worldwide dev": (lambda: corpora.worldwide("dev"), lambda _, documents: names_section(documents)),
    "gum-open dev": (
        lambda: corpora.gum("dev"),
        lambda heads, documents: syntax_section(documents) | heads_section(heads, documents),
    ),
    "records-train, held back": (lambda: corpora.split_records()[1], heads_section),
    "records-dev": (lambda: corpora.records("records-dev"), heads_section),
    "factuality-uds-ih2 dev": (
        lambda: corpora.bundled(corpora.factuality("factuality-uds-ih2", "dev")),
        lambda _, documents: factuality_row("factuality", documents),
    ),
    "factuality-uw dev": (
        lambda: corpora.bundled(corpora.factuality("factuality-uw", "dev")),
        lambda _, documents: factuality_row("factuality_news", documents),
    ),
    "event-location dev": (
        lambda: corpora.bundled(corpora.event_location("dev")),
        lambda _, documents: place_rows(documents),
    ),
    "cameo-conflibert dev": (
        lambda: corpora.bundled(corpora.conflict("dev")),
        lambda heads, documents: heads_section(heads, documents) | class_row(documents),
    ),
}


def measure(see: See, heads: Sequence[Head], most: int | None = None) -> dict[str, dict[str, Any]]:
    """Every section: its rows, and how many documents and words they rest on."""
    report: dict[str, dict[str, Any]] = {}
    for name, (documents, rows) in SECTIONS.items():
        found = list(seen(see, some(documents(), most)))
        sizes = {"documents": len(found), "words": sum(len(sight.words) for _, sight in found)}
        report[name] = sizes | {"rows": rows(heads, found)}
    return report
