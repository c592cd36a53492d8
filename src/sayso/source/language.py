"""Whether a text is English. Doubt passes: a refusal must be right, a short or odd text may be read and found empty."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sayso.errors import UnsupportedLanguage

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier  # type: ignore[import-untyped]

ENGLISH = "en"
LOOKED_AT = 20_000  # characters, from the start
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
FUNCTION_WORDS = frozenset(
    """the of and to in a that is was for on with as by at from it his he be are were has have had said this which will
    their they but not after who an been its or would she her when there about more also than up out into could over we you
    all one him them no if can what other two new i do so""".split()  # noqa: SIM905 - a list of words is read as one
)
# Share of function words above which nothing else is asked. The reports of records-train have 0.26 to 0.51; world news
# in other Latin-script languages (html-htmldate-mediacloud) 0.00 to 0.10, but for Tagalog, which mixes English in.
SURELY_ENGLISH = 0.2
# Below this share, and with the identifier sure of another language, a text is refused. Of 1,952 stretches of 10 to 40
# words of records-train none is; of such stretches of other languages 9 in 10 are from 25 words on, 3 in 4 of 12 words.
HARDLY_ENGLISH = 0.12
SURE = 0.9
FEWEST_WORDS = 8  # words without a capital; fewer may be a list of names
FOREIGN_SCRIPT = 0.4  # share of letters outside the Latin script from which the words need not be counted
FEWEST_LETTERS = 20


def require_english(text: str) -> None:
    """Refuse a text that is surely in another language."""
    other = _foreign_script(text[:LOOKED_AT]) or _foreign_words(text[:LOOKED_AT])
    if other:
        raise UnsupportedLanguage(f"The text is in another language than English ({other}). Only English can be read.")


def _foreign_script(text: str) -> str | None:
    letters = [character for character in text if character.isalpha()]
    other = sum(character > "\u024f" and not "\u1e00" <= character <= "\u1eff" for character in letters)
    if len(letters) < FEWEST_LETTERS or other < FOREIGN_SCRIPT * len(letters):
        return None
    language, _ = _identify(text)
    return f"it looks like '{language}'" if language != ENGLISH else "its letters are not Latin"


def _foreign_words(text: str) -> str | None:
    words = WORD.findall(text)
    if not words:
        return None
    english = sum(word.lower() in FUNCTION_WORDS for word in words) / len(words)
    if english >= SURELY_ENGLISH:
        return None
    plain = [word for word in words if word.islower()]  # names say little about the language they stand in
    if len(plain) < FEWEST_WORDS or english >= HARDLY_ENGLISH:
        return None
    language, sure = _identify(" ".join(plain))
    return f"it looks like '{language}'" if language != ENGLISH and sure >= SURE else None


def _identify(text: str) -> tuple[str, float]:
    language, sure = _identifier().classify(text)
    return str(language), float(sure)


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # takes half a second; English text never needs it

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
