"""From bytes to text, losing nothing that can be kept, and telling text and pages from what is neither."""

from __future__ import annotations

import codecs
import re

from sayso.errors import UnreadableInput

LARGEST = 5_000_000  # bytes of plain text: some 800,000 words, eight long novels
LARGEST_PAGE = 15_000_000  # bytes of HTML; the largest page of the development sets has 1.7 million
SNIFFED = 4096

# What begins like this is no text. Formats that hold NULs, as most do, are told by those.
FORMATS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"\x7fELF", "a program"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
)
BOMS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
# Python knows codecs that are slow or no alphabets at all (punycode, unicode_escape); a page gets to name only these.
ALPHABET = re.compile(
    r"utf-?(?:8|16|16le|16be|32)|us-ascii|ascii|latin-?1|iso-?8859-\d{1,2}|(?:windows-|cp)125\d|koi8-[ru]|gb2312|gbk|gb18030"
    r"|big5(?:-hkscs)?|euc-(?:jp|kr)|shift[_-]jis|mac-?roman|windows-874|tis-620",
    re.IGNORECASE,
)
UTF_8 = re.compile(r"utf-?8$", re.IGNORECASE)
WESTERN = re.compile(r"latin-?1$|iso-?8859-1$|(?:us-)?ascii$", re.IGNORECASE)
DECLARED = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
MOST_CONTROL = 0.01  # share of control characters from which it is no text; random bytes have 0.1
# Bytes that are no UTF-8, as `surrogateescape` hands them on, and what they mean in the alphabet of old Windows files.
STRAY = {0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)}

MARKUP = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--(?:(?!-->).)*+-->\s*+)*+<(?:!doctype\s+html|html|head|body|article)\b",
    re.IGNORECASE | re.DOTALL,
)
TAG = re.compile(
    r"</?(?:p|div|span|meta|link|script|title|article|section|h1|h2|br|a|img|head|body)\b[^<>]{0,500}>", re.IGNORECASE
)
FEWEST_TAGS = 6


def decoded(data: bytes, charset: str | None = None) -> str:
    """The text of some bytes: by byte-order mark, by the alphabet declared, as UTF-8.

    Bytes that are no UTF-8 are read as Windows-1252, one by one, so that a report with a few broken characters keeps the
    others; five bytes mean nothing there and become U+FFFD.
    """
    bom = next(((mark, name) for mark, name in BOMS if data.startswith(mark)), None)
    if bom:
        return data.decode(bom[1], "replace").removeprefix("\ufeff")
    if charset and ALPHABET.fullmatch(charset) and not UTF_8.match(charset) and (text := _as(data, charset)) is not None:
        return text
    return data.decode("utf-8", "surrogateescape").translate(STRAY)


def _as(data: bytes, charset: str) -> str | None:
    """The text in an alphabet; browsers read Latin-1 and ASCII as Windows-1252, and so does this."""
    try:
        return data.decode("cp1252" if WESTERN.match(charset) else charset, "replace")
    except (LookupError, UnicodeError):
        return None


def declared_charset(data: bytes) -> str | None:
    """The alphabet a page says it is written in; one whose letters take two bytes cannot be, since this could be read."""
    match = DECLARED.search(data[:SNIFFED])
    name = match[1].decode("ascii", "replace") if match else None
    return None if name and re.match(r"utf-?(?:16|32)", name, re.IGNORECASE) else name


def is_markup(text: str) -> bool:
    """Whether a text is HTML: it opens like a page, or tags stand all over its beginning."""
    return bool(MARKUP.match(text[:SNIFFED])) or len(TAG.findall(text[:SNIFFED])) >= FEWEST_TAGS


def require_text(data: bytes) -> None:
    """Refuse bytes that are no text, and say what they look like."""
    if not data.strip():
        raise UnreadableInput("The input is empty. Give a report as plain text or as a saved page.")
    if kind := next((kind for magic, kind in FORMATS if data.startswith(magic)), None):
        raise UnreadableInput(f"The input is {kind}, not text. Give a report as plain text or as a saved page.")


def require_page(page: str) -> None:
    """Refuse a page that is no text between its tags. A few control characters do no harm there: a parser drops them."""
    _require_few_controls(page)


def require_printed(text: str) -> None:
    """Refuse text that nobody could have printed."""
    _require_few_controls(text, none="\x00")
    if lone := re.search(r"[\ud800-\udfff]", text):
        raise UnreadableInput(f"The input has half a character (U+{ord(lone[0]):04X}) at {lone.start()}. Decode it anew.")
    if not any(character.isalpha() for character in text):
        raise UnreadableInput("The input has no words. Give a report as plain text or as a saved page.")


def _require_few_controls(text: str, none: str | None = None) -> None:
    if (none and none in text) or len(CONTROL.findall(text)) > MOST_CONTROL * len(text):
        raise UnreadableInput(
            "The input holds NUL or other control characters, as programs and pictures do. Give a report as plain text."
        )


def require_size(size: int, largest: int, what: str = "bytes") -> None:
    """Refuse what is too large to be a report."""
    if size > largest:
        raise UnreadableInput(f"The input is larger than a report may be ({largest:,} {what}). Give one report at a time.")
