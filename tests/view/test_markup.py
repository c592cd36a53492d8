from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.view.markup import Markup, element, joined


def test_words_are_escaped_and_markup_is_not() -> None:
    inner = element("b", "a < b & 'c'")
    assert element("p", inner, title='"x"') == '<p title="&quot;x&quot;"><b>a &lt; b &amp; &#x27;c&#x27;</b></p>'


def test_attributes_that_do_not_apply_are_left_out() -> None:
    assert element("input", checked=True, disabled=False, class_=None, aria_label="a") == '<input checked aria-label="a">'


@given(st.text())
def test_no_words_become_markup(words: str) -> None:
    written = joined(words, [words])
    assert isinstance(written, Markup)
    assert "<" not in written
    assert '"' not in written
