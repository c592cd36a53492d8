"""The names of places within a page: a record's card, and the words it is about. Both sides link by them."""

from __future__ import annotations

import re

NOT_IN_A_NAME = re.compile(r"[^A-Za-z0-9_-]+")


def card(record_id: str) -> str:
    """The card of a record: its id, which is also the end of a link to it from elsewhere."""
    return NOT_IN_A_NAME.sub("-", record_id)


def words(record_id: str) -> str:
    """The first of the words a record rests on."""
    return f"words-{card(record_id)}"


def again(record_id: str, count: int) -> str:
    """The place where a record is said for another time, or the nth mention of an actor or a place."""
    return f"again-{count}-{card(record_id)}"


def role(record_id: str, count: int) -> str:
    """The words that give an actor its nth role."""
    return f"role-{count}-{card(record_id)}"


def about(record_id: str) -> str:
    """The class of all words that a record rests on."""
    return f"of-{card(record_id)}"
