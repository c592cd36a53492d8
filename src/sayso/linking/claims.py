"""The claims of an archive: what each article carries, denies or contradicts of them."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, field

import msgspec

from sayso.linking.forms import FUNCTION_WORDS, WORD, plain, stem
from sayso.linking.kept import (
    About,
    ArchiveClaim,
    ArticleSketch,
    ClaimMention,
    Contradiction,
    Reason,
    Side,
    Standing,
    StandingState,
)
from sayso.linking.known import Known
from sayso.linking.matching import (
    HERE,
    Claims,
    Fit,
    agreement_of_days,
    contradicted,
    denied_by_name,
    kept_propositions,
    own_weight,
    packed_propositions,
    same_claim,
    told_before,
)
from sayso.linking.proposition import DENIED, LIGHT, Proposition
from sayso.linking.statements import Statement, leans_back
from sayso.linking.voices import Heard, Hearing, with_voice
from sayso.linking.wording import wordings_kept
from sayso.record.digest import digest

CANDIDATES = 240
MOST_KEYS = 20
CONFIRMS = re.compile(
    r"\b(?:confirm|establish|prove|uph(?:o|e)ld|verif|corroborat|bears? out|bore out|found|finds?)\w*", re.IGNORECASE
)
RETRACTS = re.compile(
    r"\b(?:correct(?:ion|s|ed)?|retract\w*|withdr[ae]w\w*|apologi[sz]e\w*|was wrong|in error)\b", re.IGNORECASE
)
WORDING = 1.6  # weight of its own words from which a statement can stand for its claim
FURTHEST_ACCOUNT = 7  # sentences back to the account from which another is said to differ
ACCOUNTS = re.compile(
    r"\b(?:(?:two|different|differing|conflicting|rival|other|another) (?:\w+ )?(?:accounts?|versions?|stor(?:y|ies)|dates?)"
    r"|contradicts?|disagree|differs?|neither agrees?|agree on|by contrast|on the other hand|for (?:his|her|its|their) part"
    r"|according to (?:his|her|its|their))\b",
    re.IGNORECASE,
)
ANSWERS_WITHIN = 5  # sentences: a denial without words of its own answers what was said so shortly before
ANSWER, ANSWER_NEXT = 0.09, 0.06  # likeness needed; less to the sentence right before


@dataclass
class Ledger:
    """The claims that one article touches, as they stand after it."""

    sketch: ArticleSketch
    story: str
    published: str | None
    claims: dict[str, ArchiveClaim] = field(default_factory=dict)
    touched: dict[str, None] = field(default_factory=dict)
    negative: dict[str, bool] = field(default_factory=dict)  # claim -> whether its first wording denies
    of: dict[int, str] = field(default_factory=dict)  # number of a statement -> claim
    old: set[int] = field(default_factory=set)  # numbers of the statements that the story had


def ledger_of(statements: Sequence[Statement], hearing: Hearing, sketch: ArticleSketch, story: str, known: Known) -> Ledger:
    """Enters every statement of an article: into a claim that the story has, or as a new one."""
    keys = list(dict.fromkeys(key for s in statements for key in claim_keys(s.says)))
    before = known.claims_of(story, keys, limit=CANDIDATES)
    ledger = Ledger(sketch, story, sketch.published, {claim.id: claim for claim in before})
    claims = Claims(before, [statement.says for statement in statements])
    had = {claim.id: claim for claim in before}
    for number, statement in enumerate(statements):
        said = claims.compared(number)
        same = {ledger.of[n] for n in range(number) if statements[n].sentence == statement.sentence}
        fits, here = said.before, [fit for fit in said.here if fit.claim not in same]
        narrated = statement.claim is None
        denial = statement.claim is not None and statement.claim.stance == "denies"
        fit = (
            same_claim(fits, narrated=narrated, denial=denial)
            or same_claim(here, more=HERE, narrated=narrated)
            or _answered(number, statements, claims, same, ledger)
        )
        if fit is None and statement.claim is not None and statement.says.negative:
            fit = denied_by_name(fits, _subject(statement))
        heard = hearing.heard(statement)
        identifier = fit.claim if fit else digest("claim", sketch.id, statement.span.start, statement.span.end)
        side: Side = _carry(ledger, statement, heard, fit, hearing) if fit else "against" if denial else "for"
        if fit is None:
            _open(ledger, identifier, statement, heard, side)
        ledger.of[number] = identifier
        old = had.get(identifier)
        carried = old is not None and any(mention.side == side for mention in old.mentions)
        if carried or told_before(fits, claims.own[number].values, claims.values):
            ledger.old.add(number)
        others = {fit.claim: fit for fit in contradicted(said.every, identifier) if fit.claim not in same}
        _contradict(ledger, identifier, list(others.values()), heard, statement.says)
        accounts = _other_account(number, statements, claims, same, ledger)
        _contradict(ledger, identifier, accounts, heard, statement.says)
        claims.add(identifier, negative=_sided(side, identifier, ledger))
    return ledger


def claim_keys(says: Proposition) -> list[str]:
    """Under what a proposition is found: its rarest words, its numbers."""
    order = sorted(range(len(says.words)), key=lambda n: (-says.weights[n], says.words[n]))
    return [f"#{number.value:g}" for number in says.numbers[:6]] + [says.words[n] for n in order[:MOST_KEYS]]


def _open(ledger: Ledger, identifier: str, statement: Statement, heard: Heard, side: Side) -> None:
    """A new claim; what is denied before anybody was heard to say it stands against it from the first."""
    voices, _ = with_voice((), identifier, heard, side, ledger.sketch)
    first = Standing(ledger.published, ledger.sketch.id, "said" if side == "for" else "denied")
    ledger.claims[identifier] = ArchiveClaim(
        identifier, ledger.story, statement.span.text, (_mention(ledger, statement, side),), voices,
        (first,), (), packed_propositions([statement.says]),
        ledger.published, ledger.published, tuple(claim_keys(statement.says)),
    )  # fmt: skip
    ledger.touched[identifier] = None
    ledger.negative[identifier] = statement.says.negative


def _carry(ledger: Ledger, statement: Statement, heard: Heard, fit: Fit, hearing: Hearing) -> Side:
    claim = ledger.claims[fit.claim]
    wordings = kept_propositions(claim)
    first = claim.mentions[0].side
    side: Side = first if not fit.opposite else "against" if first == "for" else "for"
    voices, new_voice = with_voice(claim.voices, claim.id, heard, side, ledger.sketch)
    state = _state(claim, statement, side, new_voice=new_voice, hearing=hearing)
    entry = Standing(ledger.published, ledger.sketch.id, state)
    standing = claim.standing if entry in claim.standing else (*claim.standing, entry)
    keys = tuple(dict.fromkeys([*claim.keys, *claim_keys(statement.says)]))[: 2 * MOST_KEYS]
    days = [day for day in (claim.first, claim.last, ledger.published) if day]
    kept = [msgspec.structs.replace(statement.says, negative=_sided(side, claim.id, ledger))]
    ledger.claims[claim.id] = msgspec.structs.replace(
        claim,
        mentions=(*claim.mentions, _mention(ledger, statement, side)),
        voices=voices,
        standing=standing,
        proposition=packed_propositions([*wordings, *kept] if own_weight(statement.says) >= WORDING else wordings),
        first=min(days, default=None),
        last=max(days, default=None),
        keys=keys,
    )
    ledger.touched[claim.id] = None
    return side


def _sided(side: Side, identifier: str, ledger: Ledger) -> bool:
    """Whether a wording is negative: where it stands against a claim that is not, and the other way round."""
    claim = ledger.claims[identifier]
    if identifier not in ledger.negative:
        ledger.negative[identifier] = wordings_kept(claim.proposition)[0].says.negative
    return ledger.negative[identifier] == (side == claim.mentions[0].side)


def _state(claim: ArchiveClaim, statement: Statement, side: Side, *, new_voice: bool, hearing: Hearing) -> StandingState:
    article = hearing.reading.article
    if side != claim.mentions[0].side:
        mine = {m.article for m in claim.mentions}
        retracts = statement.claim is None and RETRACTS.search(f"{article.title} {article.text[:400]}")
        return "retracted" if retracts and article.id not in mine else "denied"
    cues = " ".join(cue.text for cue in statement.claim.cue) if statement.claim else ""
    return "confirmed" if new_voice and CONFIRMS.search(cues) else "repeated"


def _mention(ledger: Ledger, statement: Statement, side: Side) -> ClaimMention:
    return ClaimMention(ledger.sketch.id, statement.claim.id if statement.claim else None, statement.span, side)


def _answered(
    number: int, statements: Sequence[Statement], claims: Claims, same: Container[str], ledger: Ledger
) -> Fit | None:
    """What a denial denies that has few words of its own: what somebody else was just said to say."""
    mine = statements[number]
    if not mine.answers or mine.claim is None:
        return None
    near = {
        ledger.of[n]: mine.sentence - statements[n].sentence
        for n in range(number)
        if 0 < mine.sentence - statements[n].sentence <= ANSWERS_WITHIN
        and (statements[n].claim is not None or mine.sentence - statements[n].sentence == 1)
        and _speaker(statements[n]) != _speaker(mine)
    }  # fmt: skip
    denies = bool(DENIED.search(mine.around.replace(mine.span.text, " ")))
    if not denies and mine.claim.stance != "denies" and sum(mine.says.weights[: mine.says.own]) > LIGHT:
        return None  # it denies what it says itself
    good = [
        fit for fit in claims.heard_before(number)
        if fit.claim in near and fit.claim not in same and (fit.opposite or denies)
        and fit.score >= (0.0 if denies and near[fit.claim] == 1 else ANSWER_NEXT if near[fit.claim] == 1 else ANSWER)
    ]  # fmt: skip
    best = max(good, key=lambda fit: (-near[fit.claim], fit.score, fit.claim), default=None)
    return best if best is None or best.opposite else msgspec.structs.replace(best, opposite=True)


def _other_account(
    number: int, statements: Sequence[Statement], claims: Claims, same: Container[str], ledger: Ledger
) -> list[Fit]:
    """Where somebody tells the same matter otherwise than somebody else right before: on another day, in another place."""
    mine = statements[number]
    if mine.claim is None or mine.says.coming or not leans_back(mine.span.text):
        return []
    around = [s for s in statements[:number] if 0 < mine.sentence - s.sentence <= 2]
    if not any(ACCOUNTS.search(s.around) for s in (*around, mine)):
        return []
    before = {
        ledger.of[n]: s for n, s in enumerate(statements[:number])
        if 0 < mine.sentence - s.sentence <= FURTHEST_ACCOUNT and s.claim is not None and not s.says.coming
        and _speaker(s) != _speaker(mine)
    }  # fmt: skip
    found: list[Fit] = []
    for fit in claims.heard_before(number):
        if (other := before.get(fit.claim)) is None or fit.claim == ledger.of[number] or fit.claim in same:
            continue
        if agreement_of_days(mine.says, other.says) is False:
            found.append(msgspec.structs.replace(fit, clash="date"))
        if mine.says.places and other.says.places and not set(mine.says.places) & set(other.says.places):
            found.append(msgspec.structs.replace(fit, clash="place"))
    return found


def _subject(statement: Statement) -> str:
    """The name with which a statement begins, as `proposition` has it; empty where it begins with none."""
    first = next((m.group() for m in WORD.finditer(statement.span.text) if plain(m.group()) not in FUNCTION_WORDS), "")
    return stem(plain(first)) if first[:1].isupper() else ""


def _speaker(statement: Statement) -> str | None:
    chain = statement.claim.chain if statement.claim else ()
    return (chain[0].actor or chain[0].text) if chain else None


def _contradict(ledger: Ledger, identifier: str, fits: Sequence[Fit], heard: Heard, says: Proposition) -> None:
    for fit in fits:
        one, other = ledger.claims[identifier], ledger.claims[fit.claim]
        about: About = fit.clash or "denial"
        if _updates(ledger, other, heard, fit, says):
            continue
        reasons = (fit.reason(), Reason(about, 1.0, f"“{one.words[:120]}” / “{other.words[:120]}”"))
        for here, there in ((one, other), (other, one)):
            if not any(c.claim == there.id and c.about == about for c in here.contradictions):
                added = (*here.contradictions, Contradiction(there.id, about, reasons))
                ledger.claims[here.id] = msgspec.structs.replace(here, contradictions=added)
                ledger.touched[here.id] = None


def _updates(ledger: Ledger, other: ArchiveClaim, heard: Heard, fit: Fit, says: Proposition) -> bool:
    """Whether a new number is a later count and no contradiction: the same source's, or one that grew since."""
    if fit.clash != "number":
        return False
    if heard.source and heard.source.actor and all(v.source and v.source.actor == heard.source.actor for v in other.voices):
        return True
    earlier = kept_propositions(other)[0]
    if not fit.measured or other.mentions[-1].article == ledger.sketch.id:
        return agreement_of_days(says, earlier) is False
    grown = max((n.value for n in says.numbers), default=0) >= max((n.value for n in earlier.numbers), default=0)
    return grown and (other.last or "") < (ledger.published or "")
