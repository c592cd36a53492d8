"""Universal dependencies of gum-open: part of speech, head and relation of every word."""

from __future__ import annotations

from training.corpora import Document
from training.heads import Arcs, Place, Tags

UPOS = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM",
    "VERB", "X",
)  # fmt: skip
# Finite or not, and of which tense: what status and certainty rules ask of a verb.
VERB_FORMS = ("none", "Inf", "Past", "Pres", "Part-Past", "Part-Pres", "Ger", "Imp")
RELATIONS = (
    "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc", "cc:preconj",
    "ccomp", "compound", "compound:prt", "conj", "cop", "csubj", "csubj:outer", "csubj:pass", "dep", "det",
    "det:predet", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod",
    "nmod:desc", "nmod:poss", "nmod:unmarked", "nsubj", "nsubj:outer", "nsubj:pass", "nummod", "obj", "obl",
    "obl:agent", "obl:unmarked", "orphan", "parataxis", "punct", "reparandum", "root", "vocative", "xcomp",
)  # fmt: skip


def words_of(document: Document, column: int) -> list[tuple[int, int, str]] | None:
    if document.corpus != "gum-open":
        return None
    return [(t[7], t[8], t[column]) for s in document.gold["sentences"] for t in s["tokens"]]


def upos(document: Document) -> list[tuple[int, int, str]] | None:
    return words_of(document, 2)


def relation(document: Document) -> list[tuple[int, int, str]] | None:
    return words_of(document, 6)


def verb_form(document: Document) -> list[tuple[int, int, str]] | None:
    feats = words_of(document, 4)
    return None if feats is None else [(s, e, form_of(f)) for s, e, f in feats]


def form_of(features: str) -> str:
    values = dict(pair.split("=", 1) for pair in features.split("|") if "=" in pair)
    form, tense = values.get("VerbForm"), values.get("Tense", "")
    if form == "Fin":
        return tense if tense in ("Past", "Pres") else "Imp" if values.get("Mood") == "Imp" else "Pres"
    if form == "Part":
        return f"Part-{tense}" if tense in ("Past", "Pres") else "Part-Past"
    return form if form in ("Inf", "Ger") else "none"


def heads(document: Document) -> list[tuple[Place, Place]] | None:
    if document.corpus != "gum-open":
        return None
    arcs = []
    for sentence in document.gold["sentences"]:
        tokens = [(t[7], t[8]) for t in sentence["tokens"]]
        for place, token in zip(tokens, sentence["tokens"], strict=True):
            arcs.append((place, tokens[token[5] - 1] if token[5] else place))
    return arcs


HEADS = [
    Tags("upos", UPOS, upos),
    Tags("verb_form", VERB_FORMS, verb_form),
    Arcs("head", heads, within_sentence=True, weight=1.5),
    Tags("relation", RELATIONS, relation, arcs="head"),
]
