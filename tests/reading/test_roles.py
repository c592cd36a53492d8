"""Posts with their holders and bodies. All people and bodies are invented."""

from __future__ import annotations

import pytest

from tests.reading.packaged import needs_model, reading_of

pytestmark = needs_model

ROLES = [
    ("Hanna Reyes, head of the Harbour Union, left the talks on Monday.", "Hanna Reyes", "head", "Harbour Union"),
    ("Harbour Union spokesman Tomas Reyle left the talks on Monday.", "Tomas Reyle", "spokesman", "Harbour Union"),
    ("Hanna Reyes, the Kenyan Port Authority (KPA) head, left the talks.", "Hanna Reyes", "head", "Kenyan Port Authority"),
    ("Hanna Reyes, head of Kenyan Intelligence, left the talks on Monday.", "Hanna Reyes", "head", "Kenyan Intelligence"),
    ("Peru's foreign minister, Ana Lopez, left the talks on Monday.", "Ana Lopez", "foreign minister", "Peru"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "holder", "title", "organisation"), ROLES)
def test_a_role_has_its_body(text: str, holder: str, title: str, organisation: str) -> None:
    found = {
        (a.name, r.title.text, r.organisation and r.organisation.text) for a in reading_of(text).actors for r in a.roles
    }
    assert (holder, title, organisation) in found


def test_a_post_that_is_stated_again_is_one_role() -> None:
    text = (
        "Hanna Reyes, head of the Harbour Union, left the talks on Monday.\n\n"
        "Hanna Reyes, head of the Harbour Union, had asked for more time."
    )
    (actor,) = [a for a in reading_of(text).actors if a.name == "Hanna Reyes"]
    assert len(actor.roles) == 1


def test_of_two_people_each_has_the_post_behind_the_name() -> None:
    text = "Amin Farah (L), head of the Harbour Union, and Hanna Reyes (R), commander of the Coast Guard, left on Monday."
    held = {a.name: [r.title.text for r in a.roles] for a in reading_of(text).actors if a.kind == "person"}
    assert held == {"Amin Farah": ["head"], "Hanna Reyes": ["commander"]}


def test_a_post_in_apposition_is_not_that_of_somebody_met_later() -> None:
    text = (
        "A team led by Amin Farah, the Kenyan Port Authority (KPA) Head, visited Mombasa for talks with Hanna Reyes, "
        "Commander of the Coast Guard."
    )
    held = {a.name: [r.title.text for r in a.roles] for a in reading_of(text).actors if a.kind == "person"}
    assert held == {"Amin Farah": ["Head"], "Hanna Reyes": ["Commander"]}
