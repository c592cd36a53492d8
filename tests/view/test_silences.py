from __future__ import annotations

from sayso.record.claim import Party, Silence
from sayso.view.silences import silence_words
from tests.readings import Words, claim

WORDS = Words(
    "The minister, whom reporters had followed all day from one end of the harbour to the other, declined to comment."
)


def test_a_party_next_to_its_silence_is_shown_with_it() -> None:
    words = Words("Both boards have kept quiet.")
    silence = Silence("silence-1", Party(None, words("Both boards")), words("kept quiet"))
    assert silence_words(silence, words.text) == "Both boards have kept quiet"


def test_a_party_far_from_it_is_shown_apart() -> None:
    silence = Silence("silence-1", Party(None, WORDS("The minister")), WORDS("declined to comment"))
    assert silence_words(silence, WORDS.text) == "The minister: declined to comment"


def test_a_silence_of_nobody_in_particular() -> None:
    assert silence_words(Silence("silence-1", None, WORDS("declined to comment")), WORDS.text) == "declined to comment"


def test_what_is_not_said_is_shown_where_a_claim_knows_it() -> None:
    words = Words("Both boards have kept quiet about what was agreed, and left.")
    silence = Silence("silence-1", Party(None, words("Both boards")), words("kept quiet about"))
    declining = claim(words("what was agreed"), words("kept quiet about"), stance="declines")
    assert silence_words(silence, words.text, [declining]) == "Both boards have kept quiet about what was agreed"
