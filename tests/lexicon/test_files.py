from __future__ import annotations

import pickle
import re
import tomllib
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sayso.errors import BadLexicon
from sayso.lexicon import Lexicon, SourceEntry, load
from sayso.lexicon.book import PACKAGED
from sayso.lexicon.sections import COUNTRIES, FORMS, SECTIONS

Write = Callable[[str], Path]
COUNTRY_LINE = re.compile(r"[A-Z]{2} = ")
FILES = {path.name: tomllib.loads(path.read_text(encoding="utf-8")) for path in PACKAGED}
GROUPS = [
    (section, group, fields)
    for sections in FILES.values()
    for section, groups in sections.items()
    if section in SECTIONS
    for group, fields in groups.items()
]


def words_of(fields: dict[str, Any]) -> list[str]:
    return [word for word in (" ".join(word.split()) for word in fields["words"].split(",")) if word]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(text: str) -> Path:
        path = tmp_path / "my.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return written


# The files of the package


@pytest.mark.parametrize("section", sorted(SECTIONS))
def test_no_word_is_twice_in_a_section(section: str) -> None:
    counted = Counter(word for name, _, fields in GROUPS if name == section for word in words_of(fields))
    assert [word for word, times in counted.items() if times > 1] == []


def test_no_name_of_a_country_is_twice() -> None:
    lines = FILES["actors.toml"][COUNTRIES].values()
    counted = Counter(word.strip() for line in lines for words in line.values() for word in words.split(","))
    assert [word for word, times in counted.items() if times > 1 and word != "Puerto Rican"] == []


@pytest.mark.parametrize(("section", "group", "fields"), GROUPS, ids=[f"{section}.{group}" for section, group, _ in GROUPS])
def test_words_are_written_cleanly(section: str, group: str, fields: dict[str, Any]) -> None:
    for word in words_of(fields):
        assert word == word.strip(" ,;")
        assert "\t" not in word
        assert section not in ("reporting-verbs", "hedging-verbs") or word == word.lower(), group


def test_every_line_fits_the_page() -> None:
    for path in PACKAGED:
        lines = path.read_text(encoding="utf-8").splitlines()
        assert [line for line in lines if len(line) > 132 and not COUNTRY_LINE.match(line)] == []


@pytest.mark.parametrize(
    ("sections", "floor"),
    [
        (("reporting-verbs",), 350),
        (("reporting-nouns",), 150),
        (("reporting-phrases",), 150),
        (("hedging-adverbs", "hedging-verbs", "hedging-nouns", "hedging-phrases", "modals"), 300),
        (("unnamed-sources",), 250),
        (("organisations",), 250),
        (("outlets",), 200),
        (("documents",), 150),
        (("leaks",), 40),
        (("posts", "ranks", "honours", "occupations"), 400),
        (("actor-nouns",), 250),
        (("peoples",), 100),
        ((COUNTRIES,), 600),
    ],
)
def test_the_lexicon_is_broad(sections: tuple[str, ...], floor: int) -> None:
    lexicon = load()
    families = (lexicon.reporting, lexicon.hedges, lexicon.titles, lexicon.actors, lexicon.sources)
    keys = {(entry.section, entry.key) for family in families for entry in family if entry.section in sections}
    assert len(keys) >= floor


def test_every_country_has_names_and_most_have_people_and_capital() -> None:
    lines = FILES["actors.toml"][COUNTRIES].values()
    assert len(lines) >= 200
    assert sum("people" in line for line in lines) >= 195
    assert sum("capital" in line for line in lines) >= 180


def test_every_stance_has_words() -> None:
    assert len({entry.stance for entry in load().reporting}) == 8


def test_every_entry_can_be_found_by_its_own_words() -> None:
    lexicon = load()
    for family in (lexicon.reporting, lexicon.hedges, lexicon.titles, lexicon.actors, lexicon.sources):
        for entry in family:
            if isinstance(entry, SourceEntry) and entry.section in ("peoples", COUNTRIES):
                continue  # only their plurals speak
            key = entry.key.replace("*", "").replace(" ~", "")
            found = family.find(key, entry.section)
            assert found is not None, entry.label


def test_loading_twice_reads_once() -> None:
    assert load() is load()


def test_a_lexicon_travels_between_processes() -> None:
    lexicon: Lexicon = pickle.loads(pickle.dumps(load()))
    assert lexicon.reporting.find("denied") == load().reporting.find("denied")


# Files of the user


def test_a_file_of_ones_own_adds_words(write: Write) -> None:
    path = write('[reporting-verbs.slang]\nwords = "spill the tea"\nspeech = true\n')
    entry = load([path]).reporting.find("spilled the tea")
    assert entry is not None
    assert entry.own
    assert entry.label == f"{path}: spill the tea (asserts)"
    assert load().reporting.find("spilled the tea") is None


def test_a_file_of_ones_own_overrides_a_word(write: Write) -> None:
    path = write('[reporting-verbs.ours]\nwords = ["claim"]\nstance = "accuses"\nhedges = true\n')
    entry = load([path]).reporting.find("claimed")
    assert entry is not None
    assert (entry.stance, entry.hedges, entry.open) == ("accuses", True, False)


def test_ones_own_word_comes_first_whatever_its_section(write: Write) -> None:
    path = write('[reporting-phrases.ours]\nwords = "ruled out"\nstance = "warns"\n')
    assert load([path]).reporting.match(["ruled", "out"])[0].stance == "warns"  # type: ignore[index]


def test_a_later_file_has_the_last_word(tmp_path: Path) -> None:
    for name, stance in (("one", "warns"), ("two", "denies")):
        (tmp_path / name).write_text(f'[reporting-verbs.x]\nwords = "scoop"\nstance = "{stance}"', encoding="utf-8")
    assert load([tmp_path / "one", tmp_path / "two"]).reporting.find("scoops").stance == "denies"  # type: ignore[union-attr]


def test_a_word_can_be_taken_away(write: Write) -> None:
    lexicon = load([write('[reporting-verbs.not-here]\nwords = "bark, carry"\ndrop = true\n')])
    assert lexicon.reporting.find("barked") is None
    assert lexicon.reporting.find("said") is not None


def test_forms_of_ones_own(write: Write) -> None:
    text = '[irregular-verbs]\nsting = "stings, stung, stinging"\n[reporting-verbs.mine]\nwords = "sting"\n'
    assert load([write(text)]).reporting.find("stung") is not None


def test_a_country_of_ones_own(write: Write) -> None:
    path = write('[countries]\nZZ = { names = "Ruritania", people = "Ruritanian", capital = "Strelsau" }\n')
    people = load([path]).actors.find("Ruritanians")
    assert people is not None
    assert people.name == "Ruritania"


def test_all_kinds_of_entries_in_one_file(write: Write) -> None:
    text = """
    [outlets.ours]
    words = "Black Sea Ledger"
    [posts.ours]
    words = "harbour reeve"
    source = "office"
    [hedging-phrases.ours]
    words = "the talk of the town"
    impersonal = true
    """
    lexicon = load([write(text)])
    assert lexicon.sources.find("Black Sea Ledger").kind == "media"  # type: ignore[union-attr]
    assert lexicon.sources.find("harbour reeves").kind == "office"  # type: ignore[union-attr]
    assert lexicon.hedges.find("the talk of the town").impersonal  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[reporting-verbs", "not TOML"),
        ("[reporting-verb.x]\nwords = 'a'", "there is no section 'reporting-verb'. Use one of reporting-verbs,"),
        ("reporting-verbs = 1", "must be a section. Write it as [reporting-verbs.name]"),
        ("[reporting-verbs]\nwords = 'a'", "[reporting-verbs.words] must be a group with its words"),
        ("[reporting-verbs.x]\nstance = 'denies'", "[reporting-verbs.x] needs its words"),
        ("[reporting-verbs.x]\nwords = 1", "needs its words"),
        ("[reporting-verbs.x]\nwords = ['a', 1]", "needs its words"),
        ("[reporting-verbs.x]\nwords = ' , '", "has no words"),
        ("[reporting-verbs.x]\nwords = 'a'\nstance = 'deny'", "has stance = 'deny'. Use one of asserts, denies,"),
        ("[reporting-verbs.x]\nwords = 'a'\nspeech = 'yes'", "has speech = 'yes'. Use true or false."),
        ("[reporting-verbs.x]\nwords = 'a'\ntakes = 'that'", "has takes = 'that'. Use a list of that, question,"),
        ("[reporting-verbs.x]\nwords = 'a'\ntakes = ['than']", "Use a list of that, question,"),
        (
            "[reporting-verbs.x]\nwords = 'a'\ncolour = 'red'",
            "has an unknown field 'colour'. Use one of words, drop,",
        ),
        ("[reporting-verbs.x]\nwords = 'a'\nsection = 'b'", "has the field 'section', which follows from its place"),
        ("[reporting-verbs.x]\nwords = 'a'\ndrop = 1", "has drop = 1. Use true or false."),
        ("[reporting-verbs.x]\nwords = '~ out'", "'~' stands between two words"),
        ("[reporting-phrases.x]\nwords = 'say* so'", "nothing inflects in this section"),
        ("[documents.x]\nwords = 'a'\nkind = 'paper'", "has kind = 'paper'. Use one of named-person, office,"),
        ("[posts.x]\nwords = 'a'\nstands_for = 3", "has stands_for = 3. Use text in quotation marks."),
        ("[posts.x]\nwords = 'a'\nsource = 'boss'", "has source = 'boss'. Use one of named-person, office,"),
        ("[countries]\nIraq = { names = 'Iraq' }", "[countries.Iraq] is not called by its code"),
        ("[countries]\nIQ = { people = 'Iraqi' }", "[countries.IQ] must be a table of names, people, capital"),
        ("[countries]\nIQ = { names = 3 }", "[countries.IQ] is 3, not text"),
        ("[irregular-verbs]\nsay = 3", "[irregular-verbs.say] is 3, not text"),
    ],
)
def test_what_is_wrong_with_a_file_is_said_in_one_line(write: Write, text: str, says: str) -> None:
    path = write(text)
    with pytest.raises(BadLexicon) as caught:
        load([path])
    message = str(caught.value)
    assert says in message
    assert message.startswith(f"{path}: ")
    assert "\n" not in message


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(BadLexicon, match=r"There is no lexicon file '.*gone\.toml'"):
        load([tmp_path / "gone.toml"])


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(BadLexicon, match="cannot be read"):
        load([tmp_path])


def test_a_file_in_another_encoding(tmp_path: Path) -> None:
    (tmp_path / "my.toml").write_bytes(b"[outlets.x]\nwords = 'Clar\xedn'")
    with pytest.raises(BadLexicon, match="not UTF-8"):
        load([tmp_path / "my.toml"])


def test_sections_and_forms_are_told_apart() -> None:
    assert not set(FORMS) & set(SECTIONS)
    assert COUNTRIES not in SECTIONS
