"""How place names are compared: without case, accents, dots, apostrophes and hyphens; and, more loosely, by how they sound.

Both forms are also written into the gazetteer file: after a change here it has to be built anew (`training/gazetteer.py`).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not take apart into a plain letter and a mark.
LETTERS = str.maketrans(
    {
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ł": "l",
        "ħ": "h",
        "ı": "i",
        "ə": "a",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ŋ": "n",
        "&": " and ",
    }
)
SILENT = re.compile(r"[.'’‘`´ʼʻʿʾʹʺ\u0300-\u036f]")  # dots, apostrophes, signs for glottal stops and soft letters, accents
BREAK = re.compile(r"[^\w]+|_+")
SHORT = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}
SHORT_AT_END = {"co": "county", "twp": "township"}
ARTICLE = re.compile(r"(?:a[lnrstdz]|ash|ath|adh|el|il|ul)[ -](?=\w{3})", re.IGNORECASE)
SOUNDS = (
    (re.compile("kh|ck|q|c"), "k"), (re.compile("gh"), "g"), (re.compile("dj|dzh|zh"), "j"), (re.compile("ph"), "f"),
    (re.compile("tch|tsch"), "ch"), (re.compile("ss?h"), "sh"), (re.compile("w"), "v"), (re.compile("ou|oo|o|u"), "u"),
    (re.compile("[eiy]+"), "i"), (re.compile("[- ]"), ""), (re.compile(r"(.)\1+"), r"\1"),
    (re.compile("h$|(?<=[iu])i$"), ""),
)  # fmt: skip


def words_of(text: str) -> frozenset[str]:
    """A list of words, as a text with blanks between them."""
    return frozenset(text.split())


@lru_cache(maxsize=1 << 16)
def key(name: str) -> str:
    """A name as it is looked up: 'St. Kitts' and 'Saint Kitts' are one, so are 'Ḩamāh' and 'hamah'. Empty if
    nothing is left.
    """
    plain = SILENT.sub("", unicodedata.normalize("NFKD", name.casefold().translate(LETTERS)))
    words = BREAK.sub(" ", plain).split()
    if len(words) > 1 and words[0] == "the":
        del words[0]
    if len(words) < 2:
        return "".join(words)
    return " ".join([*(SHORT.get(word, word) for word in words[:-1]), SHORT_AT_END.get(words[-1], words[-1])])


def without_article(name: str) -> str:
    """A name or key without an Arabic article in front: 'al-Raqqa' is 'Raqqa'."""
    return ARTICLE.sub("", name, count=1) if ARTICLE.match(name) else name


def sound(name_key: str) -> str:
    """What spellings of one name have in common when it is written in another script: Falluja, al-Fallujah, Fallouja."""
    form = without_article(name_key)
    for pattern, letter in SOUNDS:
        form = pattern.sub(letter, form)
    return form
