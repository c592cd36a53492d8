from __future__ import annotations

from sayso.reading.explanation import Explanation, Step
from sayso.view.explanation import explanation_text
from tests.readings import batumi


def test_every_step_shows_what_it_rests_on() -> None:
    said = batumi().claims[2]
    steps = (
        Step("content", "the clause after “told”", said.content[0], None, 0.934),
        Step("stance: asserts", "a plain reporting verb", said.cue[0], "cues.asserts: tell", None),
    )
    text = explanation_text(Explanation(said.id, "claim", steps))
    assert text.startswith(f"CLAIM  {said.id}\n")
    assert "content  0.93" in text
    assert f"“told”  characters {said.cue[0].start}–{said.cue[0].end}" in text
    assert "lexicon: cues.asserts: tell" in text
