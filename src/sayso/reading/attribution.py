"""Who said so: contents, cues and sources joined into statements, with the chain from ultimate source to relay.

The model marks contents, cues and sources and says which belong together; syntax gives the words of a source it points to
without having marked it; a pronoun is taken back to whoever it stands for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.lexicon import Lexicon
from sayso.reading.decoding import SeenSpan
from sayso.reading.phrases import children, hanging, head_word, is_pronoun, noun_phrase, sentence_of, trimmed
from sayso.reading.sight import Sight
from sayso.reading.words import MARK, QUOTED

Run = tuple[int, int]  # words, end exclusive

# Below these the model's own "none" is taken for the better guess; set by hand, not yet measured one by one.
SURE_OF_CUE = 0.3
SURE_OF_SOURCE = 0.25
SURE_OF_RELAY = 0.5
FEWEST_WORDS = 3  # of a claim inside another: "they said so" says nothing


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim before it has values: words only."""

    content: Run
    cue: Run | None
    sources: tuple[Run, ...]  # ultimate source first
    score: float
    carried: bool = False  # the source was taken over from the statement before


def statements(sight: Sight, lexicon: Lexicon) -> list[Statement]:
    """All statements of an article, in the order of their contents."""
    found: list[Statement] = []
    # A list, not a set: where both layers mark the same words the outer one goes first, whatever the hashes of the process.
    for span in sorted([*sight.spans["content"], *sight.spans["inner_content"]], key=lambda s: (s.first, -s.last)):
        for first, last in by_sentence(sight, span):
            one = unsaid(sight, lexicon, statement(sight, first, last, span.score))
            found.append(cited_by(sight, told_to(sight, lexicon, one)))
    found = carry_over(sight, found)
    found += [inner for one in found for inner in nested(sight, lexicon, one, found)]
    found.sort(key=lambda one: (one.content[0], -one.content[1]))
    return [s for s in drop_copies(found) if (s.cue or s.sources) and not (s.sources and is_an_act(sight, s.sources[0]))]


def is_an_act(sight: Sight, source: Run) -> bool:
    """ "The talks highlighted border security": the outlet says so; talks say nothing."""
    head = head_word(sight, *source)
    seen = sight.covering("trigger", head)
    if seen is None or sight.words.forms[head][:1].isupper():
        return False
    return sight.label("event_type", (seen.first, seen.last))[0] == "CONSULT"


def by_sentence(sight: Sight, span: SeenSpan) -> list[Run]:
    """A content that runs over sentences is one statement a sentence."""
    runs: list[Run] = []
    first = span.first
    while first < span.last:
        last = min(span.last, sight.words.sentence_bounds[sight.words.sentence[first]][1])
        begin, end = trimmed(sight, first, last)
        if begin < end:
            runs.append(with_both_marks(sight, begin, end))
        first = last
    return runs


def with_both_marks(sight: Sight, first: int, last: int) -> Run:
    """A quotation inside a content keeps the mark at the content's edge that belongs to the one within."""
    states = sight.words.quoted
    if sum(s == MARK for s in states[first:last]) % 2:
        if first and states[first - 1] == MARK and states[first] == QUOTED:
            first -= 1
        elif last < len(states) and states[last] == MARK and states[last - 1] == QUOTED:
            last += 1
    return first, last


def statement(sight: Sight, first: int, last: int, score: float) -> Statement:
    """What a content is said to be: its cue and its sources, by the arcs from its first word."""
    cue = cue_of(sight, first)
    sources: list[Run] = []
    ultimate = source_of(sight, "content_source", first, SURE_OF_SOURCE)
    if ultimate:
        sources.append(ultimate)
        relay = source_of(sight, "content_relay", first, SURE_OF_RELAY)
        if relay and relay != ultimate and not overlap(relay, ultimate):
            sources.append(relay)
    return Statement((first, last), cue, tuple(sources), score)


def unsaid(sight: Sight, lexicon: Lexicon, one: Statement) -> Statement:
    """ "Both kept quiet about the talks, but a leak suggests": the talks are left unsaid by the subject of the refusal."""
    first, _ = sentence_of(sight, one.content[0])
    for found in lexicon.reporting.scan(sight.words.forms, first, one.content[0]):
        refusing = found.start, found.end
        if not found.entry.refuses or found.end != one.content[0] or not one.cue:
            continue
        subject = subject_of(sight, refusing)
        if one.cue[0] >= one.content[1]:
            return replace(one, cue=refusing, sources=(subject,) if subject else ())
        if subject and overlap(one.cue, refusing) and one.sources and one.sources[0][0] >= one.content[1]:
            return replace(one, sources=(subject,))
    return one


SUBJECTS = ("nsubj", "nsubj:pass")


def subject_of(sight: Sight, run: Run) -> Run | None:
    """The subject of the verb of a run, else of the verb above it ("refused", of "to say")."""
    verb = head_word(sight, *run)
    for _ in range(3):
        subjects = hanging(sight, verb, *SUBJECTS)
        if subjects:
            return party_at(sight, subjects[0])
        if sight.tags["relation"][verb] not in ("xcomp", "conj", "ccomp", "amod", "advmod"):
            return None
        verb = sight.heads[verb]
    return None


def overlap(one: Run, other: Run) -> bool:
    """Whether two runs share a word."""
    return one[0] < other[1] and other[0] < one[1]


def cue_of(sight: Sight, content: int) -> Run | None:
    """The words that attribute a content, or nothing where the model sees none."""
    word, sure = sight.target("content_cue", content)
    if word == content or sure < SURE_OF_CUE:
        return None
    seen = sight.covering("cue", word) or polnear_span(sight, word, "cue")
    return (seen.first, seen.last) if seen else (word, word + 1)


def polnear_span(sight: Sight, word: int, label: str) -> SeenSpan | None:
    """The span of the flat attribution head that a word lies in, if it has this label."""
    seen = sight.covering("polnear", word)
    return seen if seen and seen.label == label else None


def source_of(sight: Sight, arc: str, content: int, least: float) -> Run | None:
    """Whoever an arc of a content points to, if the model is sure enough."""
    word, sure = sight.target(arc, content)
    if word == content or sure < least:
        return None
    return party_at(sight, word)


def party_at(sight: Sight, word: int) -> Run:
    """The words that name whoever stands at `word`: as marked by the model, else a name, else the noun phrase."""
    seen = sight.covering("source", word) or name_at(sight, word)
    if seen:
        begin, end = without_clitic(sight, *trimmed(sight, seen.first, seen.last))
        if begin < end:
            return begin, end
    marked = polnear_span(sight, word, "source")
    if marked:
        head = head_word(sight, marked.first, marked.last)
        return marked.first, max(noun_phrase(sight, head)[1], head + 1)
    if is_pronoun(sight, word):
        return word, word + 1
    return with_article(sight, *without_clitic(sight, *noun_phrase(sight, head_of_phrase(sight, word))))


MODIFIERS = ("amod", "compound", "nmod:poss")


def name_at(sight: Sight, word: int) -> SeenSpan | None:
    """The name a word lies in, unless it only modifies a noun: of "the Iraqi prime minister" the source is the minister."""
    seen = sight.covering("mention", word)
    if seen and seen.label in ("NORP", "Location"):
        head = head_word(sight, seen.first, seen.last)
        if sight.tags["relation"][head] in MODIFIERS and sight.heads[head] >= seen.last:
            return None
    return seen


def without_clitic(sight: Sight, first: int, last: int) -> Run:
    """Without a possessive ending."""
    if last - 1 > first and sight.words.forms[last - 1].lower() in ("'s", "’s", "'", "’"):
        last -= 1
    return first, last


def with_article(sight: Sight, first: int, last: int) -> Run:
    """With the article right before it, whatever word the tree hangs that from."""
    if first and sight.tags["upos"][first] != "DET" and sight.words.forms[first - 1].lower() in ("the", "a", "an"):
        first -= 1
    return first, last


def nested(sight: Sight, lexicon: Lexicon, one: Statement, found: Sequence[Statement]) -> Iterator[Statement]:
    """ "The mayor said the police had told her that the road was closed": inside her words stands a claim of the police.

    Only verbs of speaking with a speaker and a clause of their own, and only where the model has seen nothing: few, but
    right (3 of 3 in 183 reports).
    """
    first, last = one.content
    cues = [other.cue for other in found if other.cue and first <= other.cue[0] < last]
    for verb in range(first, last):
        entry = lexicon.reporting.match(sight.words.forms, verb, "reporting-verbs")
        if not entry or not entry[0].speech or any(overlap((verb, verb + 1), cue) for cue in cues):
            continue
        inner = said_by(sight, verb, one)
        if inner and not any(overlap(inner.content, other.content) and other.cue in cues for other in found):
            yield inner


def said_by(sight: Sight, verb: int, one: Statement) -> Statement | None:
    """What the subject of a verb inside a statement says there; the statement's source passes it on."""
    first, last = one.content
    below = children(sight, verb, first, last)
    relation = sight.tags["relation"]
    clause = next((c for c in below if relation[c] == "ccomp" and c > verb), None)
    speaker = next((c for c in below if relation[c] == "nsubj" and not is_pronoun(sight, c)), None)
    if clause is None or speaker is None or sight.tags["upos"][verb] != "VERB":
        return None
    begin, end = clause_at(sight, clause, verb + 1, last)
    if end - begin < FEWEST_WORDS:
        return None
    return Statement((begin, end), (verb, verb + 1), (party_at(sight, speaker), *one.sources[:1]), one.score)


def clause_at(sight: Sight, head: int, first: int, last: int) -> Run:
    """The words below a verb, as one run around it, without the "that" that joins it on."""
    inside, frontier = {head}, [head]
    while frontier:
        more = [c for c in children(sight, frontier.pop(), first, last) if c not in inside]
        inside.update(more)
        frontier += more
    begin, end = trimmed(sight, min(inside), max(inside) + 1)
    return (begin + 1, end) if begin < end and sight.words.forms[begin].lower() == "that" else (begin, end)


CITES = frozenset({"citing", "quoting"})


def cited_by(sight: Sight, one: Statement) -> Statement:
    """ "The paper reported, citing two officials, that": the officials are the source, the paper relays them."""
    if len(one.sources) != 1 or not one.cue:
        return one
    first, last = sentence_of(sight, one.cue[0])
    for word in range(first, last):
        if sight.words.forms[word].lower() in CITES and one.cue[0] <= word <= one.cue[1] + 1:
            cited = next((c for c in children(sight, word, word + 1, last) if sight.tags["relation"][c] in TOLD), None)
            run = party_at(sight, cited) if cited is not None else None
            if run and not overlap(run, one.content) and not overlap(run, one.sources[0]):
                return replace(one, sources=(run, one.sources[0]))
            if run and overlap(run, one.sources[0]):
                return with_reporter(sight, one, word)
    return one


def with_reporter(sight: Sight, one: Statement, citing: int) -> Statement:
    """The one cited is known already: the subject of the verb that "citing" hangs from relays."""
    first, last = sentence_of(sight, citing)
    verb = sight.heads[citing]
    for child in children(sight, verb, first, last):
        if sight.tags["relation"][child] == "nsubj":
            run = party_at(sight, child)
            if not overlap(run, one.sources[0]) and not overlap(run, one.content):
                return replace(one, sources=(one.sources[0], run))
    return one


TOLD = ("obj", "iobj", "obl", "dep")


def told_to(sight: Sight, lexicon: Lexicon, one: Statement) -> Statement:
    """ "A source told local media that": the medium that was told is the relay."""
    if not one.cue or len(one.sources) != 1:
        return one
    verb = head_word(sight, *one.cue)
    _, last = sentence_of(sight, verb)
    for child in children(sight, verb, verb + 1, last):
        run = noun_phrase(sight, child)
        if sight.tags["relation"][child] in TOLD and not overlap(run, one.content) and not overlap(run, one.sources[0]):
            found = lexicon.sources.best(sight.words.forms, *run)
            if found and found.entry.kind == "media" and found.start <= child < found.end:
                return replace(one, sources=(one.sources[0], run))
    return one


NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


def head_of_phrase(sight: Sight, word: int) -> int:
    """From the first word of a phrase, where arcs point, up to its noun."""
    at = word
    while sight.tags["upos"][at] not in NOUNS or sight.tags["relation"][at] in ("compound", "flat", "amod"):
        above = sight.heads[at]
        if above == at or above < at or sight.tags["upos"][above] in ("VERB", "AUX"):
            break
        at = above
    return at


def carry_over(sight: Sight, found: list[Statement]) -> list[Statement]:
    """A statement whose source is a pronoun takes up whoever that stands for."""
    done: list[Statement] = []
    for one in found:
        source = one.sources[0] if one.sources else None
        if source and source[1] - source[0] == 1 and is_pronoun(sight, source[0]):
            named = antecedent(sight, source[0], done)
            one = replace(one, sources=(named, *one.sources[1:]), carried=True) if named else one
        done.append(one)
    return done


def antecedent(sight: Sight, word: int, before: list[Statement]) -> Run | None:
    """Whom a speaking pronoun stands for: by the coreference arcs, else whoever spoke last."""
    at, seen = word, 0
    while is_pronoun(sight, at) and seen < 8:
        back, sure = sight.target("coreference", at)
        if back >= at or sure < 0.4:
            break
        at, seen = back, seen + 1
    if not is_pronoun(sight, at) and at != word:
        return party_at(sight, at)
    for one in reversed(before):
        if one.sources and not is_pronoun(sight, one.sources[0][0]) and one.sources[0][0] < word:
            return one.sources[0]
    return None


NEAR = 8  # statements come in the order of their contents: a copy stands close by


def drop_copies(found: list[Statement]) -> list[Statement]:
    """Of statements over much the same words, the first (the outer layer's) stands, unless the sources differ."""
    kept: list[Statement] = []
    for one in found:
        if not any(same_words(one, other) for other in kept[-NEAR:]):
            kept.append(one)
    return kept


def same_words(one: Statement, other: Statement) -> bool:
    """Whether two statements are one thing read twice."""
    shared = min(one.content[1], other.content[1]) - max(one.content[0], other.content[0])
    most = max(one.content[1] - one.content[0], other.content[1] - other.content[0])
    return shared >= 0.8 * most and one.sources[:1] == other.sources[:1]
