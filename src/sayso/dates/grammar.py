"""A grammar over classes of words: "NEXT WEEKDAY" is a pattern, compiled to one regular expression over one sign per token.

In a pattern, capitals name a class of words.py or an abbreviation of rules.py, small letters the word itself; blanks mean
nothing, and what remains is as in any regular expression. Because every token is one sign, looking behind works too:
"(?<= in|since ) YEAR".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from sayso.dates.tokens import Token
from sayso.dates.words import CLASSES

NAME = re.compile(r"[A-Z]+|[a-z]+")
PIECE = re.compile(r"\(\?(?:<?[=!]|:)|\[[^]]*\]|[?*|)]|\{0,\d+\}")
OTHER = "_"  # the sign of every word that no pattern speaks of
_FIRST_SIGN = 0xE000  # the private area of Unicode: no sign of it has a meaning in a pattern
# What the tokens that are no dictionary words may be; see tokens.py.
FORMED = (
    ["NUMBER"], ["NUMBER", "DAY"], ["NUMBER", "YEAR"], ["ORDINAL"], ["ORDINAL", "NTHDAY"], ["ISO"], ["SLASHED"], ["CLOCK"],
    ["YEARS"], ["DECADES"], ["SHORTYEAR"], ["QUARTERS"], ["HOLIDAY"], ["POSSESSIVE"], ["MONTH"], ["SHORTDAY"], ["COMMA"],
    ["HYPHEN"], ["DASH"], ["SLASH"], ["OPENING"], ["CLOSING"], ["STOP"], ["COLON"], ["HALF"], ["AND"],
)  # fmt: skip

Meaning = TypeVar("Meaning")


@dataclass(frozen=True, slots=True)
class Rule(Generic[Meaning]):
    """A pattern and the function that says what words of that pattern mean."""

    name: str
    pattern: str
    meaning: Meaning


class Grammar(Generic[Meaning]):
    """Rules, compiled. At each place the longest fitting pattern wins, and the earlier of two rules of one length."""

    def __init__(self, rules: Sequence[Rule[Meaning]], short: Mapping[str, str], triggers: Iterable[str]) -> None:
        expanded = [_expanded(rule.pattern, short) for rule in rules]
        self._literals = {name for pattern in expanded for name in NAME.findall(pattern) if name.islower()}
        self._signs: dict[frozenset[str], str] = {}
        by_class: dict[str, list[str]] = {}
        for classes in self._kinds_of_word():
            sign = chr(_FIRST_SIGN + len(self._signs))
            if self._signs.setdefault(classes, sign) == sign:
                for name in classes:
                    by_class.setdefault(name, []).append(sign)
        self._rules = [
            (re.compile(_compiled(pattern, by_class)), rule.meaning) for rule, pattern in zip(rules, expanded, strict=True)
        ]
        waking = "".join(sorted({sign for name in triggers for sign in by_class[name]}))
        self._stretch = re.compile(f"[^{OTHER}]*[{waking}][^{OTHER}]*")
        self._beginning = {
            sign: [rule for rule in self._rules if sign in first_signs(rule[0].pattern)] for sign in self._signs.values()
        }

    def signs(self, tokens: Sequence[Token]) -> str:
        """One sign for each token."""
        known, literals = self._signs, self._literals
        signs = []
        for token in tokens:
            form = token.form
            if token.senses:
                signs.append(known[frozenset([*token.senses, form]) if form in literals else frozenset(token.senses)])
            else:
                signs.append(known[frozenset([form])] if form in literals else OTHER)
        return "".join(signs)

    def stretches(self, signs: str) -> Iterator[tuple[int, int]]:
        """Where a word that can make an expression stands among words that can belong to it."""
        return (match.span() for match in self._stretch.finditer(signs))

    def fits(self, signs: str, place: int) -> list[tuple[int, Meaning]]:
        """The rules that fit at a place, longest first, each with the place where it ends."""
        rules = self._beginning.get(signs[place], ())
        found = [(match.end(), meaning) for rule, meaning in rules if (match := rule.match(signs, place))]
        return sorted(found, key=lambda fit: -fit[0])

    def _kinds_of_word(self) -> Iterator[frozenset[str]]:
        """Every set of classes that a token can have, with the word itself where a pattern names it."""
        classes_of: dict[str, set[str]] = {}
        for name, words in CLASSES.items():
            for word in words:
                classes_of.setdefault(word, set()).add(name)
        for word, classes in classes_of.items():
            yield frozenset([*classes, word]) if word in self._literals else frozenset(classes)
        yield from (frozenset([word]) for word in sorted(self._literals))
        yield from (frozenset(classes) for classes in FORMED)


def first_signs(pattern: str) -> frozenset[str]:
    """The signs with which a compiled pattern can begin, so that few rules are tried at each place."""
    return _first_of_choice(PIECE.findall(pattern))[0]


def _first_of_choice(pieces: list[str]) -> tuple[frozenset[str], bool]:
    """What alternatives can begin with, and whether one can be empty. Uses up `pieces` to the bracket that closes them."""
    signs: frozenset[str] = frozenset()
    empty = False
    while True:
        found, can_be_empty, more = _first_of_sequence(pieces)
        signs, empty = signs | found, empty or can_be_empty
        if not more:
            return signs, empty


def _first_of_sequence(pieces: list[str]) -> tuple[frozenset[str], bool, bool]:
    """The same of one alternative; and whether another follows."""
    signs: frozenset[str] = frozenset()
    empty = True
    while pieces:
        piece = pieces.pop(0)
        if piece in ("|", ")"):
            return signs, empty, piece == "|"
        if piece.startswith("("):
            found, optional = _first_of_choice(pieces)
            optional = optional or piece != "(?:"  # looking ahead or behind takes nothing
            found = found if piece == "(?:" else frozenset()
        else:
            found, optional = frozenset(piece[1:-1]), False
        if pieces and pieces[0][0] in "?*{":
            optional = bool(pieces.pop(0))
        if empty:
            signs = signs | found
        empty = empty and optional
    return signs, empty, False


def _expanded(pattern: str, short: Mapping[str, str]) -> str:
    """The pattern with its abbreviations written out; they may stand in one another, the later in the earlier never."""
    for name, meaning in reversed([*short.items()]):
        pattern = re.sub(rf"\b{name}\b", f"(?:{meaning})", pattern)
    return pattern


def _compiled(pattern: str, by_class: Mapping[str, list[str]]) -> str:
    return NAME.sub(lambda match: f"[{''.join(by_class[match.group()])}]", pattern).replace(" ", "")
