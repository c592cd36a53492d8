"""Words as linking compares them: small letters, no accents, no endings; and the words that tell nothing."""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

WORD = re.compile(r"[^\W_]+(?:[’'.,-](?=[^\W_])[^\W_]+)*")
POSSESSIVE = re.compile(r"['’]s$|s['’]$")
VOWELS = frozenset("aeiouy")


def listed(words: str) -> list[str]:
    """Words written in a row."""
    return words.split()


# Closed classes. Negations are kept elsewhere: they decide sides, not subjects.
FUNCTION_WORDS = frozenset(
    listed("""
    a an the this that these those such same some any each every either neither both all another other others own i
    me my mine myself we us our ours ourselves you your yours yourself he him his himself she her hers herself it
    its itself they them their theirs themselves one ones who whom whose which what that whoever whatever am is are
    was were be been being have has had having do does did doing done can could may might must shall should will
    would of in on at to for from by with about against between into through during before after above below up down
    out off over under again further then once here there when where why how as until while because since though
    although if unless than and but or nor so yet also too very just only even still already ever never not no none
    nobody nothing nowhere without more most much many few less least several enough quite rather almost nearly
    perhaps however meanwhile moreover therefore said say says saying told tell tells telling asked according added
    stated announced mr mrs ms dr mx per via upon within among amid towards toward along across around near next
    last first get got go goes going gone went come came make made take took put let way thing things
""")
)
NEGATIONS = frozenset(
    listed("""
    not no never none nobody nothing nowhere neither nor without cannot hardly untrue false baseless
""")
)
NOT = re.compile(r"(?:n['’]t|\bcannot)$")


@lru_cache(maxsize=65536)
def plain(word: str) -> str:
    """A word in small Latin letters, without accents and possessives: "Gurey’s" -> "gurey"."""
    return anyascii(POSSESSIVE.sub("", word)).lower().replace("'", "").replace("`", "").strip(".,-")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A plain word without its regular endings; crude, and the same for all forms of a regular word."""
    if len(word) < 4 or not word.isalpha():
        return word
    for ending, put in (("ies", "y"), ("sses", "ss"), ("ing", ""), ("ied", "y"), ("ed", ""), ("es", ""), ("s", "")):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            root = word[: len(word) - len(ending)] + put
            return _undoubled(root) if ending in ("ing", "ed") else root.rstrip("e") if put == "" else root
    return word.rstrip("e")


def _undoubled(root: str) -> str:
    if len(root) > 3 and root[-1] == root[-2] and root[-1] not in "lsz":
        return root[:-1]
    return root.rstrip("e")


NOUN_ENDINGS = ("ation", "atur", "ition", "ment", "ance", "ence", "anc", "enc", "ion", "ur", "al", "ing")
SURE_ENDINGS = frozenset({"atur", "ment"})  # hardly a word ends so that is not made so
SHORTEST_ROOT, BEFORE_SURE = 5, 3  # letters: a station is no state


@lru_cache(maxsize=65536)
def root(word: str) -> str:
    """A stem without the ending that makes a noun of a verb: abduction, clearance, signature, denial."""
    for ending in NOUN_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= (BEFORE_SURE if ending in SURE_ENDINGS else SHORTEST_ROOT):
            return word[: -len(ending)].rstrip("e")
    return word.rstrip("e")


def negates(word: str) -> bool:
    """Whether this plain word denies what its clause says."""
    return word in NEGATIONS or bool(NOT.search(word))
