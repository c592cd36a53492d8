"""Two records that people say are one, as one record: what linking has not joined of itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from sayso.linking.kept import ArchiveClaim, Story


def joined(kept: Any, gone: Any) -> Any:
    """The actor, story or claim that stays, with what the other one knew; it is found by the keys of both."""
    lists = ("spellings", "posts", "initials", "company", "places", "stories", "actors", "mentions", "keys")
    changed = _lists(kept, gone, [name for name in lists if name in kept.__struct_fields__])
    if isinstance(kept, ArchiveClaim):
        changed |= _claim(kept, gone)
    else:
        changed["articles"] = kept.articles + gone.articles
    if isinstance(kept, Story):
        changed |= _terms(kept, gone)
    days = {"first": _of((kept.first, gone.first), min), "last": _of((kept.last, gone.last), max)}
    return msgspec.structs.replace(kept, **changed, **days)


def _lists(kept: Any, gone: Any, names: Iterable[str]) -> dict[str, Any]:
    return {name: tuple(dict.fromkeys((*getattr(kept, name), *getattr(gone, name)))) for name in names}


def _of(values: Iterable[str | None], choose: Any) -> str | None:
    known = [value for value in values if value]
    return choose(known) if known else None


def _terms(kept: Any, gone: Any) -> dict[str, Any]:
    weights = dict(zip(gone.terms, gone.weights, strict=True)) | dict(zip(kept.terms, kept.weights, strict=True))
    order = sorted(weights, key=lambda term: (-weights[term], term))
    return {"terms": tuple(order), "weights": tuple(weights[term] for term in order)}


def _claim(kept: Any, gone: Any) -> dict[str, Any]:
    """Voices that share a key are one voice, and a claim does not contradict itself."""
    voices = list(kept.voices)
    for voice in gone.voices:
        same = next(
            (n for n, mine in enumerate(voices) if mine.side == voice.side and set(mine.keys) & set(voice.keys)), None
        )
        if same is None:
            voices.append(voice)
        else:
            voices[same] = msgspec.structs.replace(
                voices[same], **_lists(voices[same], voice, ("articles", "reasons", "keys"))
            )
    standing = sorted((*kept.standing, *gone.standing), key=lambda each: each.date or "")
    pair = {kept.id, gone.id}
    others = [other for other in (*kept.contradictions, *gone.contradictions) if other.claim not in pair]
    return {"voices": tuple(voices), "standing": tuple(standing), "contradictions": tuple(dict.fromkeys(others))}
