"""What a report is about: a few labels from a fixed list, by the words it uses and the events it tells.

Each kind of word speaks once for each time it stands in the text, up to a limit, so that one word said over and over does
not make a topic of its own. A text whose words speak for nothing has no topic.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import cast, get_args

from sayso.lexicon import Lexicon, load
from sayso.lexicon.entries import Topic

TOPICS: tuple[Topic, ...] = cast(tuple[Topic, ...], get_args(Topic))
MOST = 4  # labels a report may have
HEARD = 3  # times the same word counts
LEAST_WEIGHT = 4.0  # two clear words; one word in passing is no topic
LEAST_DENSITY = 0.006  # weight per word: two clear words in 650
LEAST_SHARE = 0.35  # of the strongest topic's weight: what is fainter is a side matter
DIFFERENT_WORDS = 2  # a topic rests on at least so many different entries, or on one said HEARD times
EVENTS = "topic-events"
Heard = Counter[tuple[Topic, str, float]]  # by topic, entry and its weight


def topics_of(words: Sequence[str], event_types: Sequence[str] = (), lexicon: Lexicon | None = None) -> tuple[Topic, ...]:
    """The topics of a text given as its words, best in small letters or as printed, and the types of its events (PLOVER).

    At most four, the strongest first; equally strong ones in the order of the alphabet.
    """
    lexicon = lexicon or load()
    return weighed(heard(words, lexicon), len(words), event_types, lexicon)


def heard(words: Sequence[str], lexicon: Lexicon) -> Heard:
    """How often each entry stands in a text."""
    said: Heard = Counter()
    for match in lexicon.topics.scan(words, 0, None, "topic-words", "topic-verbs"):
        said[match.entry.topic, match.entry.key, match.entry.weight] += 1
    return said


def weighed(words: Heard, length: int, event_types: Sequence[str], lexicon: Lexicon) -> tuple[Topic, ...]:
    """The topics of what was heard in a text of this length, and of the types of its events."""
    said = words.copy()
    for kind in event_types:
        entry = lexicon.topics.get(EVENTS, kind)
        if entry is not None:
            said[entry.topic, entry.key, entry.weight] += 1
    weights: defaultdict[Topic, float] = defaultdict(float)
    different: Counter[Topic] = Counter()
    for (topic, _, weight), times in said.items():
        weights[topic] += weight * min(times, HEARD)
        different[topic] += times if times >= HEARD else 1
    return chosen(weights, different, length)


def chosen(weights: Mapping[Topic, float], different: Mapping[Topic, int], length: int) -> tuple[Topic, ...]:
    """The topics that are strong enough, among all and in a text of this length."""
    if not weights:
        return ()
    least = max(LEAST_WEIGHT, LEAST_DENSITY * length, LEAST_SHARE * max(weights.values()))
    strong = [t for t, weight in weights.items() if weight >= least and different[t] >= DIFFERENT_WORDS]
    return tuple(sorted(strong, key=lambda t: (-weights[t], t))[:MOST])
