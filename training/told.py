"""Invented sentences that tell one act in many ways: what did happen, what is denied, planned, feared, or only said.

records-train shows each construction a few times and each verb in one or two of them; these sentences cross verbs with
constructions, in the form of its gold. Nobody did any of it.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sayso.lexicon.inflection import Inflection
from training.corpora import Document

SENTENCES = 10  # a document: unrelated sentences, a line each
HOSTILE = frozenset({"ASSAULT", "COERCE", "THREATEN", "SANCTION"})  # a report of these may accuse or assert
INFLECTION = Inflection()
PART = re.compile(r"\{(\w+)\}")
SINGULAR = {"is": "are", "has": "have", "was": "were", "plans": "plan", "intends": "intend", "denies": "deny"}
AGREEING = re.compile(r"\{([AB])\} (/?)(is|has|was|plans|intends|denies)\b")

TABLE = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
WORDS: dict[str, list[str]] = TABLE.pop("words")


@dataclass(frozen=True, slots=True)
class Act:
    """A verb in its forms, what follows it, and which word of the whole tells of the act."""

    type: str
    base: str
    third: str
    past: str
    participle: str
    gerund: str
    rest: str  # "" for a verb that takes its other side directly, and so has a passive

    def form(self, name: str) -> str:
        """A form with what follows it; the telling word is starred."""
        head: str = getattr(self, name)
        if "*" in self.rest:
            return f"{head} {self.rest}"
        return f"*{head} {self.rest}".rstrip()


@dataclass(frozen=True, slots=True)
class Telling:
    """A construction. {A} does it to {B}; [..] are a claim's content; the rest says what a reading must hold of it.

    `{past}`, `{base}`, … are the act's forms, `{S}` and `{M}` a source and a medium, `{C}` a further party, `{W}` an adjunct
    of place, time or both. `cue` stands between slashes. `own` is the type of the event that the cue itself is.
    """

    pattern: str
    status: str
    passive: bool = False
    stance: str = ""  # of the claim; "" for none, "?" where it hangs on the act
    certainty: str = "plain"
    when: str = "past"
    own: str = ""
    noun: bool = False
    chain: tuple[str, ...] = ()


TELLINGS = (
    # told by the outlet
    Telling("{A} {past} {B}{W}.", "happened"),
    Telling("{A} has {participle} {B}{W}.", "happened"),
    Telling("{B} was {participle} by {A}{W}.", "happened", passive=True),
    Telling("{B} has been {participle} by {A}{W}.", "happened", passive=True),
    Telling("{A} {past} {B}{W}, after months of tension.", "happened"),
    Telling("{A} {done} {noun} {B}{W}.", "happened", noun=True),
    Telling("After {gerund} {B}{W}, {A} fell silent.", "happened"),
    Telling("{A} is {gerund} {B}.", "ongoing"),
    Telling("{A} has been {gerund} {B} since {month}.", "ongoing"),
    Telling("{B} is being {participle} by {A}.", "ongoing", passive=True),
    # negated
    Telling("{A} did not {base} {B}{W}.", "denied"),
    Telling("{A} has not {participle} {B}.", "denied"),
    Telling("{A} never {past} {B}.", "denied"),
    Telling("{A} will not {base} {B}.", "denied"),
    Telling("{B} was not {participle} by {A}{W}.", "denied", passive=True),
    Telling("{B} has never been {participle} by {A}.", "denied", passive=True),
    Telling("{A} stopped short of {gerund} {B}.", "denied"),
    # to come
    Telling("{A} plans to {base} {B}{W}.", "planned", when="ahead"),
    Telling("{A} will {base} {B}{W}.", "planned", when="ahead"),
    Telling("{A} intends to {base} {B}{W}.", "planned", when="ahead"),
    Telling("{A} is about to {base} {B}.", "planned"),
    Telling("{A} is due to {base} {B}{W}.", "planned", when="ahead"),
    Telling("{A} is preparing to {base} {B}{W}.", "planned", when="ahead"),
    Telling("{A} is set to {base} {B}{W}.", "planned", when="ahead"),
    Telling("{B} will be {participle} by {A}{W}.", "planned", passive=True, when="ahead"),
    Telling("{B} is to be {participle} by {A}{W}.", "planned", passive=True, when="ahead"),
    Telling("{B} is due to be {participle} by {A}{W}.", "planned", passive=True, when="ahead"),
    Telling("[{A} is /expected/ to {base} {B}{W}].", "expected", False, "expects", "hedged", when="ahead"),
    Telling("[{B} is /expected/ to be {participle} by {A}{W}].", "expected", True, "expects", "hedged", when="ahead"),
    # unsure
    Telling("[{A} /may/ have {participle} {B}{W}].", "alleged", stance="?", certainty="hedged"),
    Telling("[{A} /might/ have {participle} {B}{W}].", "alleged", stance="?", certainty="hedged"),
    Telling("[{A} /reportedly/ {past} {B}{W}].", "alleged", stance="?", certainty="hedged"),
    Telling("[{A} /allegedly/ {past} {B}{W}].", "alleged", stance="accuses", certainty="hedged"),
    Telling("[{B} /may/ have been {participle} by {A}{W}].", "alleged", passive=True, stance="?", certainty="hedged"),
    Telling("[{B} was /reportedly/ {participle} by {A}{W}].", "alleged", passive=True, stance="?", certainty="hedged"),
    Telling("If {A} {third} {B}, {C} will step in.", "hypothetical"),
    Telling("Nobody knows what {C} would do if {A} were to {base} {B}.", "hypothetical"),
    # said by somebody
    Telling("[{A} {past} {B}{W}], {M} /reported/.", "happened", stance="?", chain=("M",)),
    Telling("[{B} was {participle} by {A}{W}], {M} /reported/.", "happened", passive=True, stance="?", chain=("M",)),
    Telling("{S} /said/ [{A} had {participle} {B}{W}].", "happened", stance="?", chain=("S",)),
    Telling("{S} /said/ that [{A} {past} {B}{W}].", "happened", stance="?", chain=("S",)),
    Telling("[{A} {past} {B}{W}], /according to/ {S}.", "happened", stance="?", chain=("S",)),
    Telling("/According to/ {S}, [{B} was {participle} by {A}{W}].", "happened", passive=True, stance="?", chain=("S",)),
    Telling("{S} /told/ {M} that [{A} {past} {B}{W}].", "happened", stance="?", chain=("S", "M")),
    Telling("{S} /told/ {M} that [{B} was {participle} by {A}{W}].", "happened", passive=True, stance="?", chain=("S", "M")),
    Telling("{S} /told/ {M} [{A} plans to {base} {B}{W}].", "planned", when="ahead", stance="asserts", chain=("S", "M")),
    Telling("{S} /said/ [{A} will {base} {B}{W}].", "planned", when="ahead", stance="expects", chain=("S",)),
    Telling("{S} /said/ [{A} did not {base} {B}{W}].", "denied", stance="denies", chain=("S",)),
    # denied, accused, demanded
    Telling("{A} /denied/ [{gerund} {B}{W}].", "denied", stance="denies", chain=("A",)),
    Telling("{A} /denies/ [{gerund} {B}].", "denied", stance="denies", chain=("A",)),
    Telling("{A} /denied/ [having {participle} {B}{W}].", "denied", stance="denies", chain=("A",)),
    Telling("{B} /denied/ [being {participle} by {A}{W}].", "denied", passive=True, stance="denies", chain=("B",)),
    Telling("{B} /denied/ [having been {participle} by {A}{W}].", "denied", passive=True, stance="denies", chain=("B",)),
    Telling("{S} /denied/ that [{A} had {participle} {B}].", "denied", stance="denies", chain=("S",)),
    Telling("{C} /accused/ {A} of [{gerund} {B}{W}].", "alleged", stance="accuses", own="ACCUSE", chain=("C",)),
    Telling("{A} was /accused/ of [{gerund} {B}].", "alleged", stance="accuses", own="ACCUSE"),
    Telling("{C} /urged/ [{A} to {base} {B}].", "requested", stance="demands", own="REQUEST", chain=("C",)),
    Telling("{C} /asked/ [{A} to {base} {B}].", "requested", stance="demands", own="REQUEST", chain=("C",)),
    Telling("{C} /called on/ [{A} to {base} {B}].", "requested", stance="demands", own="REQUEST", chain=("C",)),
    Telling("{A} /threatened/ [to {base} {B}].", "hypothetical", stance="warns", own="THREATEN", chain=("A",)),
    Telling("{A} /vowed/ [to {base} {B}{W}].", "planned", when="ahead", stance="promises", chain=("A",)),
)  # fmt: skip


@dataclass(slots=True)
class Line:
    """A sentence in the making: its words so far and where its marked parts lie."""

    text: str = ""
    parts: dict[str, tuple[int, int]] = field(default_factory=dict)

    def span(self, name: str) -> dict[str, Any] | None:
        """A marked part in the form of the gold."""
        if name not in self.parts:
            return None
        start, end = self.parts[name]
        return {"text": self.text[start:end], "at": start}


def documents(count: int, seed: int) -> Iterator[Document]:
    """So many documents of unrelated sentences."""
    rng = random.Random(seed)
    acts, nouns, done = load_acts()
    for number in range(count):
        gold: dict[str, Any] = {"claims": [], "events": [], "roles": [], "aliases": [], "followups": []}
        text = ""
        for n in range(SENTENCES):
            line, claim, events = sentence(rng, acts, nouns, done, n)
            for found in ([claim] if claim else []), events:
                for one in found:
                    move(one, len(text))
            gold["claims"] += [claim] if claim else []
            gold["events"] += events
            text += line + "\n"
        yield Document(f"told-{number}", "told", text, gold)


def load_acts() -> tuple[dict[str, list[Act]], dict[str, list[str]], dict[str, list[str]]]:
    """Acts, nouns and the verbs that go with the nouns, by type."""
    acts = {name: [act_of(name, entry) for entry in own["verbs"]] for name, own in TABLE.items()}
    done = {name: [act_of(name, entry).past for entry in own["done_by"]] for name, own in TABLE.items()}
    return acts, {name: own["nouns"] for name, own in TABLE.items()}, done


def act_of(kind: str, entry: str) -> Act:
    """A line of the table: "hold|held *talks with"."""
    head, _, rest = entry.removeprefix("*").partition(" ")
    base, *irregular = head.split("|")
    regular = INFLECTION.verb(base)
    past = irregular[0] if irregular else regular[2]
    participle = irregular[1] if len(irregular) > 1 else past
    gerund = irregular[2] if len(irregular) > 2 else regular[3]
    return Act(kind, base, regular[1], past, participle, gerund, rest)


def sentence(
    rng: random.Random, acts: dict[str, list[Act]], nouns: dict[str, list[str]], done: dict[str, list[str]], number: int
) -> tuple[str, dict[str, Any] | None, list[dict[str, Any]]]:
    """A line, its claim if it has one, its events."""
    telling = rng.choice(TELLINGS)
    kind = rng.choice([k for k in acts if not telling.passive or any(not a.rest for a in acts[k])])
    act = rng.choice([a for a in acts[kind] if not (telling.passive and a.rest)])
    words = fillers(rng)
    words |= {name: act.form(name) for name in ("base", "third", "past", "participle", "gerund")}
    if is_plural(words["A"]):
        words["third"] = words["base"]
    if telling.noun:
        words |= {"noun": starred(rng.choice(nouns[kind])), "done": rng.choice(done[kind])}
    words["W"] = adjunct(rng, telling.when) if rng.random() < 0.6 else ""
    if telling.noun and words["done"] in ("carried", "launched", "made") and kind == "COERCE":
        words["done"] = "carried out"
    line = lay(AGREEING.sub(lambda m: agreeing(m, words), telling.pattern), words)
    return line.text, claim_of(telling, act, line, number), events_of(telling, act, line, number)


def fillers(rng: random.Random) -> dict[str, str]:
    """Different parties, a source, a medium."""
    pool = WORDS["countries"] if rng.random() < 0.45 else WORDS["bodies"]
    a, b, c = rng.sample(pool, 3)
    if rng.random() < 0.2:
        a = rng.choice(WORDS["people"])
    if rng.random() < 0.15:
        c = rng.choice(WORDS["people"])
    s = rng.choice(rng.choice((WORDS["unnamed"], WORDS["speaking"], WORDS["people"])))
    return {"A": a, "B": b, "C": c, "S": s, "M": rng.choice(WORDS["media"]), "month": rng.choice(WORDS["months"])}


def is_plural(name: str) -> bool:
    """Whether a party takes a plural verb."""
    return name in WORDS["bodies"] and (name.endswith(("s", "police")))


def agreeing(found: re.Match[str], words: dict[str, str]) -> str:
    """ "{A} is" for one, "{A} are" for many."""
    verb = SINGULAR[found[3]] if is_plural(words[found[1]]) else found[3]
    return f"{{{found[1]}}} {found[2]}{verb}"


def adjunct(rng: random.Random, when: str) -> str:
    """Where, when, or both; parts are marked with braces as `lay` reads them."""
    time = rng.choice(WORDS["ago"] if when == "past" else WORDS["ahead"])
    time = time.format(day=rng.choice(WORDS["days"]), month=rng.choice(WORDS["months"]), n=rng.randrange(2, 28))
    place = rng.choice(WORDS["towns"])
    return rng.choice((f" <T:{time}>", f" in <P:{place}>", f" in <P:{place}> <T:{time}>", f" <T:{time}> in <P:{place}>"))


def starred(noun: str) -> str:
    """The noun of "joint exercises with" or "an attack on" with its star: the word before the first preposition."""
    words = noun.split()
    at = next(n for n, w in enumerate(words) if w in ("on", "with", "against", "of", "to", "from", "for", "near", "into"))
    if at + 1 < len(words) and words[at] == "of":
        at = at if at else 1
    words[at - 1] = "*" + words[at - 1]
    return " ".join(words)


def lay(pattern: str, words: dict[str, str]) -> Line:
    """The pattern with its words, and where each marked part came to lie."""
    line = Line()
    filled = PART.sub(lambda m: f"<{m[1]}:{words[m[1]]}>" if m[1] in "ABCSM" else words[m[1]], pattern)
    filled = re.sub(r"\*([^\s<>\[\],.]+)", r"<E:\1>", filled)
    opened: list[tuple[str, int]] = []
    in_cue = False
    at = 0
    while at < len(filled):
        mark = re.match(r"<(\w):", filled[at:])
        if mark:
            opened.append((mark[1], len(line.text)))
            at += mark.end()
            continue
        char = filled[at]
        if char == ">":
            name, start = opened.pop()
            line.parts[name] = (start, len(line.text))
        elif char == "[":
            line.parts["content"] = (len(line.text), 0)
        elif char == "]":
            line.parts["content"] = (line.parts["content"][0], len(line.text))
        elif char == "/":
            start = line.parts["cue"][0] if in_cue else len(line.text)
            line.parts["cue"] = (start, len(line.text))
            in_cue = not in_cue
        else:
            line.text += char
        at += 1
    line.text = line.text[0].upper() + line.text[1:]
    return line


def claim_of(telling: Telling, act: Act, line: Line, number: int) -> dict[str, Any] | None:
    """The claim of a sentence in the form of the gold; a stance that hangs on the act is left open."""
    if not telling.stance:
        return None
    stance = telling.stance if telling.stance != "?" else None if act.type in HOSTILE else "asserts"
    chain = []
    for name in telling.chain:
        span = line.span(name)
        assert span is not None
        chain.append(span | {"kind": source_kind(span["text"])})
    return {
        "id": f"c{number}", "content": line.span("content"), "cue": line.span("cue"), "chain": chain, "stance": stance,
        "voice": "paraphrase", "certainty": telling.certainty,
    }  # fmt: skip


def source_kind(words: str) -> str:
    """The kind of an invented source."""
    low = words[0].lower() + words[1:]
    if low in WORDS["media"] or words in WORDS["media"]:
        return "media"
    if low in WORDS["unnamed"] or low in (
        "protesters",
        "militants",
        "aid workers",
        "the villagers",
        "local residents",
        "the miners",
    ):
        return "unnamed"
    return "named-person" if words in WORDS["people"] else "organisation"


def events_of(telling: Telling, act: Act, line: Line, number: int) -> list[dict[str, Any]]:
    """The act, and the act of accusing or demanding where the sentence has one."""
    claim = f"c{number}" if telling.stance else None
    told: dict[str, Any] = {
        "type": act.type,
        "status": telling.status,
        "trigger": line.span("E"),
        "claim": claim,
        "also": [],
        "count": None,
    }
    told |= {"agents": parties(line, "A"), "recipients": parties(line, "B")}
    told |= {"place": line.span("P"), "when_text": line.span("T")}
    if not telling.own:
        return [told]
    own: dict[str, Any] = {
        "type": telling.own,
        "status": "happened",
        "trigger": line.span("cue"),
        "claim": None,
        "also": [],
        "count": None,
    }
    by, to = ("A", "B") if telling.own == "THREATEN" else ("C", "A")
    own |= {"agents": parties(line, by), "recipients": parties(line, to), "place": None, "when_text": None}
    return [told, own]


def parties(line: Line, name: str) -> list[dict[str, Any]]:
    """A side of an act, without its article."""
    span = line.span(name)
    if span is None:
        return []
    bare = re.sub(r"^(?:the|a|an) ", "", span["text"], flags=re.IGNORECASE)
    return [{"text": bare, "at": span["at"] + len(span["text"]) - len(bare)}]


def move(record: dict[str, Any], by: int) -> None:
    """A claim or event so much further on in the text."""
    for value in record.values():
        for span in value if isinstance(value, list) else [value]:
            if isinstance(span, dict) and "at" in span:
                span["at"] += by
