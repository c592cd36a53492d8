"""A statement is compared closely only with claims that may matter to it; no other could have made a difference."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from sayso.linking.days import days_in
from sayso.linking.kept import ArchiveClaim
from sayso.linking.matching import (
    HERE,
    Claims,
    Fit,
    _best,
    contradicted,
    denied_by_name,
    packed_propositions,
    same_claim,
    told_before,
)
from sayso.linking.proposition import Act, Background, Proposition, proposition
from sayso.record.span import span_of

WHO = ("The ferry", "Orsa Quell", "The harbour board", "Tamsin Reyle")
DID = ("sank off", "did not reach", "was never near", "will leave", "had left", "struck the pier of")
WHAT = ("Izola", "the old port", "the bay")
MORE = (
    "",
    " with 41 people aboard",
    " and 12 sailors died",
    " and 14 sailors died",
    " on 3 May",
    " on 5 May",
    " for 2,500 lari",
)
ACTS = (
    (),
    (Act("ASSAULT", "happened", ("struck",), ("actor-1",), ("actor-2",)),),
    (Act("ASSAULT", "happened", ("hit",), ("actor-3",), ("actor-2",)),),
    (Act("CONSULT", "happened", ("met",), ("actor-1",), ("actor-3",)),),
)
SAYINGS = st.tuples(*map(st.sampled_from, (WHO, DID, WHAT, MORE, ACTS)))


def says(saying: tuple[str, str, str, str, tuple[Act, ...]]) -> Proposition:
    words = f"{saying[0]} {saying[1]} {saying[2]}{saying[3]}"
    made = proposition(Background(words, days_in(words, "2025-05-06"), {}, {}), [span_of(words, 0, len(words))])
    return replace(made, acts=saying[4])


def claim(number: int, wordings: list[Proposition]) -> ArchiveClaim:
    return ArchiveClaim(f"claim-{number}", "story-1", "", (), (), (), (), packed_propositions(wordings), None, None, ())


def shown(fit: Fit | None) -> tuple[object, ...] | None:
    return None if fit is None else (fit.claim, fit.score, fit.opposite, fit.clash)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.lists(SAYINGS, min_size=1, max_size=3), min_size=1, max_size=7), st.lists(SAYINGS, min_size=1, max_size=4)
)
def test_what_is_left_out_could_not_have_mattered(held: list[list], told: list) -> None:  # type: ignore[type-arg]
    claims = Claims([claim(n, [*map(says, wordings)]) for n, wordings in enumerate(held)], [*map(says, told)])
    for number in range(len(told)):
        near = claims.compared(number)
        fits = claims.told.fits(number, every=True)
        every = _best(claims.told.held, fits)
        for denial in (False, True):
            assert shown(same_claim(near.before, denial=denial)) == shown(same_claim(every, denial=denial))
        assert shown(same_claim(near.here, more=HERE)) == shown(same_claim(claims.heard_before(number), more=HERE))
        if claims.own[number].says.negative:
            for word in claims.own[number].words:
                assert shown(denied_by_name(near.before, word)) == shown(denied_by_name(every, word))
        values = claims.own[number].values
        assert told_before(near.before, values, claims.values) == told_before(every, values, claims.values)
        here = claims.heard.fits(number, every=True)
        closely = contradicted([*fits.values(), *here.values()], "claim-0")
        assert [(fit.claim, fit.clash) for fit in contradicted(near.every, "claim-0")] == [
            (f.claim, f.clash) for f in closely
        ]
        claims.add(f"claim-{number % 3}", negative=bool(number % 2))
