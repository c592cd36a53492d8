"""Who wrote, took and carried it: bylines, captions, and the credits below a report."""

from __future__ import annotations

import re

from sayso.source.date import PRINTED

AGENCIES = frozenset(
    agency.strip()
    for agency in """
    reuters; thomson reuters; ap; associated press; the associated press; afp; agence france-presse; upi; xinhua;
    xinhua news agency; tass; itar-tass; ria novosti; ria; interfax; sana; irna; isna; fars; fars news agency; tasnim; mehr;
    wam; spa; saudi press agency; qna; kuna; bna; ona; petra; mena; wafa; ma'an; anadolu; anadolu agency; aa; dha; iha; dpa;
    efe; europa press; ansa; agi; ani; pti; ians; uni; bss; unb; app; kyodo; kyodo news; jiji; jiji press; yonhap;
    yonhap news agency; newsis; kcna; cna; bernama; antara; vna; pna; tna; aap; pa; pa media; press association;
    the canadian press; canadian press; cp; belga; lusa; bta; tanjug; hina; agerpres; ukrinform; unian; belta; azertac;
    montsame; map; tap; aps; nan; gna; kna; zbc; sapa; ips; bloomberg; dow jones; pr newswire; business wire; globenewswire;
    jta; rfe/rl; voa; voice of america; voz de america; bbc; cnn; al jazeera; kurdistan24; rudaw; ina; asianews; apn;
    states news service; tribune news service; tns; stacker; cbs news; abc news; nbc news
    """.replace("\n", " ").split(";")
)
# A name that says of itself that it is a paper or an agency.
MEDIA_WORD = re.compile(
    r"\b(?:news|agency|times|post|herald|tribune|press|daily|today|gazette|chronicle|journal|observer|telegraph|newsroom"
    r"|wire|media|radio|tv|ledger|guardian|mail|star|globe|mirror|monitor|dispatch|courier|newswire)\b|news\w*\d*$",
    re.IGNORECASE,
)

_NAME = r"(?!AND\b)(?:[A-ZÀ-ÖØ-ÞĀ-Ž][\w.'’-]*|d[eiu]|la|van|von|der|den|al-\w+|bin|ibn|el-\w+|ten|ter|da|dos)"
_FULL_NAME = rf"{_NAME}(?:[ ]{_NAME}){{1,5}}"
_BY = r"(?:(?:written|reported|story|report|words)\s+)?by:?"
# A single word behind a comma is an outlet sooner than a name.
BYLINE = re.compile(
    rf"(?i:{_BY})\s+(?P<names>{_NAME}(?:[ ]{_NAME}){{0,5}}(?:(?:,\s|,?\s(?:(?i:and)|&)\s){_FULL_NAME}){{0,5}})"
)
NO_NAME = re.compile(r"(?:The|A|An|This|Then|Now|Noon|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b")
LONGEST_BYLINE = 160
# "By Ana Ruiz, staff writer", "By Ana Ruiz | Reuters": what may follow the names, a job or an outlet, never a sentence.
AFTER_NAMES = re.compile(r"\s*(?:[,|•·–—/-]\s*[^.!?]{0,80}|\([^()]{0,60}\))?$")

CAPTION = re.compile(
    r"""\((?:file\s+)?(?:photo|image|picture|pic|credit|courtesy|graphic|illustration)s?\b[^()]{0,120}\)\.?$
    |\((?:photo|image)s?\s+(?:by|from|courtesy)\b
    |^(?:image|photo|photograph|picture|pictured|caption|file\s+photo)s?\s*[:-]
    |\b(?:image|photo|picture)s?(?:\s+credit|\s+courtesy)?:\s[^.]{2,80}\.?$
    |^file\s+[-–—]\s
    |\b(?:file|handout|archive)\s+(?:photo|picture|image)\b[^.]{0,40}\.?$
    |\bphoto\s+by\s+[A-Z]""",
    re.VERBOSE | re.IGNORECASE,
)
SIDES = re.compile(r"\((?:L|R|C|left|right|cent(?:re|er)|l-r|[fF]rom left|2nd [LlRr]|back|front)\)")
LONGEST_CAPTION = 90  # words

CREDIT = re.compile(
    r"""^\(?(?:(?:additional\s+)?(?:reporting|writing|editing|compiled|translation|translated|edited)\s+by\b
    |(?:source|via|credit|copyright|©|\(c\)|all\s+rights\s+reserved)\b|https?://|www\.|with\s+(?:inputs?|files?)\s+from\b
    |this\s+(?:article|story|report)\s+(?:was|is|has|first|originally|appeared)\b|©)
    |\bcontributed\s+(?:to\s+(?:this|the)\s+(?:report|story|article)|reporting)\b""",
    re.VERBOSE | re.IGNORECASE,
)
LONGEST_CREDIT = 60  # words


def byline(paragraph: str) -> str | None:
    """The names of a paragraph that is a byline, as printed."""
    if len(paragraph) > LONGEST_BYLINE:
        return None
    line = PRINTED.sub("", paragraph).rstrip(" ,|•·-–—\t")
    match = BYLINE.match(line)
    if not match or NO_NAME.match(match["names"]) or not AFTER_NAMES.match(line, match.end()):
        return None
    return match["names"].strip(" ,")


def is_caption(paragraph: str) -> bool:
    """Whether a paragraph stands below a picture: it credits one, or says who is on which side of it."""
    if len(paragraph.split(None, LONGEST_CAPTION)) > LONGEST_CAPTION:
        return False
    return bool(CAPTION.search(paragraph)) or len(SIDES.findall(paragraph)) > 1


def is_credit(paragraph: str) -> bool:
    """Whether a paragraph only says who reported, edited, owns or first carried the report."""
    if len(paragraph.split(None, LONGEST_CREDIT)) > LONGEST_CREDIT:
        return False
    return bool(CREDIT.search(paragraph)) or is_agency(paragraph.strip("()[] .—–-"))


def is_agency(name: str) -> bool:
    """Whether this is the name of a news agency."""
    return " ".join(name.casefold().replace("’", "'").split()) in AGENCIES
