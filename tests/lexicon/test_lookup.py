from __future__ import annotations

import pytest

from sayso.lexicon import Lexicon, load
from sayso.lexicon.family import pieces
from sayso.lexicon.inflection import Inflection, plural
from sayso.record.claim import Stance


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load()


@pytest.mark.parametrize(
    ("words", "key", "length"),
    [
        ("says he will come", "say", 1),
        ("Said", "say", 1),
        ("told", "tell", 1),
        ("denying", "deny", 1),
        ("criticized the plan", "criticise", 1),
        ("criticising", "criticise", 1),
        ("emphasizes", "emphasise", 1),
        ("admitted", "admit", 1),
        ("hit back", "hit back", 2),
        ("lashed out at the bank", "lash out at", 3),
        ("lashed out", "lash out", 2),
        ("pointing out", "point out", 2),
        ("went on to say", "go on to say", 4),
        ("was quoted as saying", "be quoted as saying", 4),
        ("issued a statement", "issue a statement", 3),
        ("took to Twitter", "take to twitter", 3),
        ("calls for", "call for", 2),
        ("ruled out a deal", "rule ~ out", 2),
        ("ruled the whole idea out", "rule ~ out", 5),
        ("played it down", "play ~ down", 3),
        ("According to", "according to", 2),
        ("neither confirmed nor denied", "neither confirm* nor deny*", 4),
        ("vowed", "vow", 1),
        ("hails", "hail", 1),
    ],
)
def test_reporting_words_are_found_in_every_form(lexicon: Lexicon, words: str, key: str, length: int) -> None:
    found = lexicon.reporting.match(words.split())
    assert found is not None
    assert (found[0].key, found[1]) == (key, length)


@pytest.mark.parametrize(
    ("words", "stance", "hedges"),
    [
        ("said", "asserts", False),
        ("claimed", "asserts", False),
        ("denied", "denies", False),
        ("dismissed", "denies", False),
        ("accused", "accuses", False),
        ("slammed", "accuses", False),
        ("predicts", "expects", False),
        ("expects", "expects", False),
        ("hopes", "expects", True),
        ("urged", "demands", False),
        ("called on", "demands", False),
        ("warned", "warns", False),
        ("fears", "warns", True),
        ("pledged", "promises", False),
        ("declined to comment", "declines", False),
        ("suggests", "asserts", True),
        ("believes", "asserts", True),
        ("estimates", "asserts", True),
        ("suspected", "accuses", True),
        ("expressed deep concern", "warns", False),
    ],
)
def test_stance_and_hedging_of_reporting_words(lexicon: Lexicon, words: str, stance: Stance, hedges: bool) -> None:
    found = lexicon.reporting.match(words.split())
    assert found is not None
    assert (found[0].stance, found[0].hedges) == (stance, hedges)


@pytest.mark.parametrize("words", ["said", "claims", "told", "tweeted", "accused", "denied", "urged", "warned", "vowed"])
def test_acts_of_speaking(lexicon: Lexicon, words: str) -> None:
    assert lexicon.reporting.find(words, "reporting-verbs") is not None
    assert lexicon.reporting.find(words, "reporting-verbs").speech  # type: ignore[union-attr]


@pytest.mark.parametrize("words", ["found", "showed", "believes", "attacked", "ordered", "backed"])
def test_what_is_not_only_an_act_of_speaking(lexicon: Lexicon, words: str) -> None:
    assert not lexicon.reporting.find(words, "reporting-verbs").speech  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "words",
    [
        "declined to comment",
        "refused to say",
        "would not be drawn",
        "did not immediately respond to a request for comment",
        "didn't respond to questions",
        "didn’t return several calls",
        "remained silent",
        "remained quiet",
        "kept tight-lipped",
        "could not immediately be reached for comment",
        "neither confirmed nor denied",
        "has not commented on",
        "had no comment",
        "was not available for comment",
        "could not be reached",
        "has yet to comment",
        "without elaborating",
    ],
)
def test_refusals(lexicon: Lexicon, words: str) -> None:
    cut = pieces(words)
    assert any(match.entry.refuses and match.entry.stance == "declines" for match in lexicon.reporting.scan(cut))


@pytest.mark.parametrize("words", ["prices declined", "he refused to leave", "they did not attack", "a minute of silence"])
def test_refusing_to_act_is_no_refusal_to_speak(lexicon: Lexicon, words: str) -> None:
    assert not any(match.entry.refuses for match in lexicon.reporting.scan(words.split()))


@pytest.mark.parametrize(
    ("words", "impersonal", "stance"),
    [
        ("reportedly", True, None),
        ("allegedly", True, "accuses"),
        ("is said to", True, None),
        ("was thought to", True, None),
        ("are believed to have", True, None),
        ("it is understood", True, None),
        ("unconfirmed reports", True, None),
        ("rumours", True, None),
        ("rumors", True, None),
        ("is expected to", True, "expects"),
        ("suspected of", True, "accuses"),
        ("perhaps", False, None),
        ("might", False, None),
        ("think", False, None),
    ],
)
def test_hedges(lexicon: Lexicon, words: str, impersonal: bool, stance: Stance | None) -> None:
    hedge = lexicon.hedges.find(words)
    assert hedge is not None
    assert (hedge.impersonal, hedge.stance) == (impersonal, stance)


def test_a_weak_hedge_says_so(lexicon: Lexicon) -> None:
    assert lexicon.hedges.find("could").weak  # type: ignore[union-attr]
    assert not lexicon.hedges.find("reportedly").weak  # type: ignore[union-attr]


def test_the_month_of_may_does_not_hedge(lexicon: Lexicon) -> None:
    assert lexicon.hedges.find("May") is None
    assert lexicon.hedges.find("may") is not None


def test_so_called_is_no_hedge(lexicon: Lexicon) -> None:
    assert lexicon.hedges.find("so-called") is None


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("officials", "unnamed"),
        ("analyst", "unnamed"),
        ("eyewitnesses", "unnamed"),
        ("passers-by", "unnamed"),
        ("on condition of anonymity", "unnamed"),
        ("who asked not to be named", "unnamed"),
        ("people familiar with the matter", "unnamed"),
        ("protesters", "unnamed"),
        ("Iraqis", "unnamed"),
        ("spokeswoman", "office"),
        ("prime minister", "office"),
        ("mayors", "office"),
        ("ministry", "organisation"),
        ("police", "organisation"),
        ("embassies", "organisation"),
        ("organization", "organisation"),
        ("White House", "organisation"),
        ("Kremlin", "organisation"),
        ("Washington", "organisation"),
        ("U.S.", "organisation"),
        ("newspaper", "media"),
        ("state media", "media"),
        ("Reuters", "media"),
        ("AFP", "media"),
        ("Al Jazeera", "media"),
        ("Kurdistan24", "media"),
        ("New York Times", "media"),
        ("report", "document"),
        ("surveys", "document"),
        ("court papers", "document"),
        ("blog post", "document"),
        ("leaked memo", "leak"),
        ("diplomatic cables", "leak"),
        ("WikiLeaks", "leak"),
        ("obtained by", "leak"),
    ],
)
def test_kinds_of_sources(lexicon: Lexicon, words: str, kind: str) -> None:
    source = lexicon.sources.find(words)
    assert source is not None
    assert source.kind == kind


def test_a_nationality_before_a_noun_is_no_source(lexicon: Lexicon) -> None:
    assert lexicon.sources.find("Iraqi") is None


def test_news_agencies_are_known_as_such(lexicon: Lexicon) -> None:
    assert lexicon.sources.find("Xinhua").agency  # type: ignore[union-attr]
    assert not lexicon.sources.find("Haaretz").agency  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("words", "kind", "length"),
    [
        ("Foreign Minister Wang Yi", "post", 2),
        ("former deputy prime minister Ali", "post", 4),
        ("ex - president Mohamed", "post", 3),
        ("vice-president", "post", 1),
        ("Vice - President Kamala", "post", 3),
        ("Gov. Jerry Brown", "post", 1),
        ("Gov . Jerry Brown", "post", 2),
        ("Lt. Col. Smith", "rank", 2),
        ("Lt . Col . Smith", "rank", 4),
        ("police chief", "post", 2),
        ("justice minister", "post", 2),
        ("spokesman Lt. Col. Smith", "post", 1),
        ("Chief Ojo", "post", 1),
        ("finance minister", "post", 2),
        ("General", "rank", 1),
        ("lawyers", "occupation", 1),
        ("QC", "honour", 1),
    ],
)
def test_titles_with_what_stands_before_them(lexicon: Lexicon, words: str, kind: str, length: int) -> None:
    found = lexicon.title_at(words.split(), 0)
    assert found is not None
    assert (found[0].kind, found[1]) == (kind, length)


@pytest.mark.parametrize("words", ["Mr. Smith", "Dr Smith", "former", "foreign policy", "the chief"])
def test_no_title(lexicon: Lexicon, words: str) -> None:
    assert lexicon.title_at(words.split(), 0) is None


def test_what_a_title_knows(lexicon: Lexicon) -> None:
    minister = lexicon.titles.find("minister")
    assert minister is not None
    assert minister.post
    assert minister.field
    assert minister.of
    assert lexicon.titles.find("Gov.").stands_for == "governor"  # type: ignore[union-attr]
    assert lexicon.titles.find("former").tense == "former"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("words", "country", "kind"),
    [
        ("Iraqi", "IQ", "population"),
        ("Iraqis", "IQ", "population"),
        ("Frenchwomen", "FR", "population"),
        ("Germans", "DE", "population"),
        ("Swiss", "CH", "population"),
        ("US", "US", "government"),
        ("U.S.", "US", "government"),
        ("UAE", "AE", "government"),
        ("DPRK", "KP", "government"),
        ("TURKEY", "TR", "government"),
        ("Beijing", "CN", "government"),
        ("militants", None, "armed-group"),
        ("gunmen", None, "armed-group"),
        ("residents", None, "population"),
        ("both sides", None, "population"),
        ("delegation", None, "government"),
        ("Ltd", None, "organisation"),
    ],
)
def test_actors(lexicon: Lexicon, words: str, country: str | None, kind: str) -> None:
    actor = lexicon.actors.find(words)
    assert actor is not None
    assert (actor.country, actor.kind) == (country, kind)


def test_us_and_turkey_need_their_capitals(lexicon: Lexicon) -> None:
    assert lexicon.actors.find("us").section == "pronouns"  # type: ignore[union-attr]
    assert lexicon.actors.find("turkey") is None


def test_pronouns_know_gender_and_number(lexicon: Lexicon) -> None:
    she, they = lexicon.actors.find("her"), lexicon.actors.find("They")
    assert she is not None
    assert they is not None
    assert (she.gender, she.number) == ("feminine", "singular")
    assert they.number == "plural"


def test_a_word_may_be_in_several_sections(lexicon: Lexicon) -> None:
    found = {entry.section for entry, _ in lexicon.reporting.matches(["reports"])}
    assert found == {"reporting-verbs", "reporting-nouns"}
    assert lexicon.reporting.match(["reports"], 0, "reporting-nouns")[0].section == "reporting-nouns"  # type: ignore[index]


def test_scan_takes_the_longest_and_does_not_overlap(lexicon: Lexicon) -> None:
    words = pieces("The minister ruled out a deal and called for calm , according to Reuters")
    found = [(match.start, match.end, match.entry.key) for match in lexicon.reporting.scan(words)]
    assert found == [(2, 4, "rule ~ out"), (7, 9, "call for"), (11, 13, "according to")]


def test_scan_stays_between_its_bounds(lexicon: Lexicon) -> None:
    words = pieces("he called for calm")
    assert [match.entry.key for match in lexicon.reporting.scan(words, 0, 2)] == ["call"]


def test_best_is_the_entry_that_covers_most(lexicon: Lexicon) -> None:
    best = lexicon.reporting.best(pieces("he said he went on to say no"))
    assert best is not None
    assert best.entry.key == "go on to say"
    assert lexicon.reporting.best(["green"]) is None


def test_a_gap_does_not_reach_over_punctuation(lexicon: Lexicon) -> None:
    assert lexicon.reporting.match(pieces("ruled , he walked out"))[0].key == "rule"  # type: ignore[index]


def test_nothing_is_found_in_nothing(lexicon: Lexicon) -> None:
    assert lexicon.reporting.find("") is None
    assert list(lexicon.reporting.scan([])) == []


def test_labels_name_file_entry_and_meaning(lexicon: Lexicon) -> None:
    assert lexicon.reporting.find("denied").label == "reporting.toml: deny (denies)"  # type: ignore[union-attr]
    assert lexicon.reporting.find("said").label == "reporting.toml: say (stance open)"  # type: ignore[union-attr]
    assert lexicon.reporting.find("hopes").label == "reporting.toml: hope (expects, hedges)"  # type: ignore[union-attr]
    assert lexicon.hedges.find("allegedly").label == "hedges.toml: allegedly (hedges, nobody named, accuses)"  # type: ignore[union-attr]
    assert lexicon.sources.find("prime minister").label == "titles.toml: prime minister (office)"  # type: ignore[union-attr]
    assert lexicon.titles.find("Gov.").label == "titles.toml: Gov. (post, governor)"  # type: ignore[union-attr]
    assert lexicon.actors.find("Baghdad").label == "actors.toml: Baghdad (government, Iraq)"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("deny", {"deny", "denies", "denied", "denying"}),
        ("agree", {"agree", "agrees", "agreed", "agreeing"}),
        ("argue", {"argue", "argues", "argued", "arguing"}),
        ("plan", {"plan", "plans", "planned", "planning"}),
        ("stress", {"stress", "stresses", "stressed", "stressing"}),
        ("ban", {"ban", "bans", "banned", "banning"}),
        ("analyse", {"analyse", "analyses", "analysed", "analysing", "analyze", "analyzes", "analyzed", "analyzing"}),
    ],
)
def test_regular_verbs(lemma: str, forms: set[str]) -> None:
    assert set(Inflection().verb(lemma)) == forms


@pytest.mark.parametrize(
    ("noun", "several"),
    [("spokesman", "spokesmen"), ("policy", "policies"), ("monkey", "monkeys"), ("church", "churches"), ("boss", "bosses")],
)
def test_regular_plurals(noun: str, several: str) -> None:
    assert plural(noun) == several


def test_the_noun_of_a_phrase_is_the_one_that_inflects() -> None:
    assert Inflection().noun_phrase("head of state") == ("head of state", "heads of state")
    assert Inflection().noun_phrase("party leader") == ("party leader", "party leaders")
