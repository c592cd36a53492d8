from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from sayso.reading import pieces as module
from sayso.reading.pieces import (
    ALPHANUMERIC,
    CAPITAL,
    DIGITS,
    LOWER,
    MIXED,
    MOST_PIECES,
    PUNCTUATION,
    TITLE,
    UPPER,
    Pieces,
    shape_of,
)

VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "the", "un", "##like", "##ly", "a", "##a", ",", "e"]


def tokenizer_file(folder: Path, vocabulary: list[str]) -> Path:
    tokenizer = Tokenizer(WordPiece({piece: n for n, piece in enumerate(vocabulary)}, unk_token="[UNK]"))
    tokenizer.normalizer = BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = BertPreTokenizer()
    tokenizer.save(str(folder / "tokenizer.json"))
    return folder / "tokenizer.json"


@pytest.fixture(scope="module")
def pieces(tmp_path_factory: pytest.TempPathFactory) -> Pieces:
    return Pieces(tokenizer_file(tmp_path_factory.mktemp("vocabulary"), VOCABULARY))


def names(pieces: Pieces, form: str) -> list[str]:
    return [VOCABULARY[n] for n in pieces.of(form)]


@pytest.mark.parametrize(
    ("form", "cut"),
    [
        ("the", ["the"]),
        ("THE", ["the"]),
        ("Unlikely", ["un", "##like", "##ly"]),
        ("zebra", ["[UNK]"]),
        ("é", ["e"]),
        (",", [","]),
        ("\u200b", ["[UNK]"]),  # the normaliser leaves nothing of it
        ("", ["[UNK]"]),
    ],
)
def test_words_in_pieces(pieces: Pieces, form: str, cut: list[str]) -> None:
    assert names(pieces, form) == cut


def test_a_word_has_no_more_than_its_share(pieces: Pieces) -> None:
    assert len(pieces.of("a" * 80)) == MOST_PIECES
    assert names(pieces, "a" * 10_000) == ["[UNK]"]


@given(form=st.text(max_size=60))
def test_any_word_has_pieces(pieces: Pieces, form: str) -> None:
    assert 1 <= len(pieces.of(form)) <= MOST_PIECES
    assert pieces.of(form) == pieces.of(form)
    assert pieces.cut([form, "the"]) == ([pieces.of(form), pieces.of("the")], [pieces.shape(form), LOWER])


def test_markers(pieces: Pieces) -> None:
    assert [VOCABULARY[n] for n in (pieces.start, pieces.end, pieces.unknown)] == ["[CLS]", "[SEP]", "[UNK]"]


def test_a_vocabulary_without_markers_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"\[CLS\]"):
        Pieces(tokenizer_file(tmp_path, ["[UNK]", "the"]))


def test_what_is_remembered_is_bounded(pieces: Pieces, monkeypatch: pytest.MonkeyPatch) -> None:
    before = pieces.of("unlikely")
    monkeypatch.setattr(module, "REMEMBERED", 3)
    for n in range(10):
        pieces.of(f"word{n}")
    assert len(pieces._known) <= 3
    assert pieces.of("unlikely") == before


@pytest.mark.parametrize(
    ("form", "shape"),
    [
        ("said", LOWER),
        ("London", TITLE),
        ("NATO", UPPER),
        ("A", CAPITAL),
        ("iPhone", MIXED),
        ("McDonald", MIXED),
        ("2016", DIGITS),
        ("40,000", DIGITS),
        ("3rd", ALPHANUMERIC),
        ("COVID19", ALPHANUMERIC),
        (",", PUNCTUATION),
        ("$", PUNCTUATION),
        ("U.S.", UPPER),
        ("n't", LOWER),
        ("O'Brien", MIXED),
        ("Mr.", TITLE),
        ("", PUNCTUATION),
    ],
)
def test_shapes(form: str, shape: int) -> None:
    assert shape_of(form) == shape


@given(st.text(max_size=30))
def test_any_word_has_a_shape(form: str) -> None:
    assert LOWER <= shape_of(form) <= PUNCTUATION
