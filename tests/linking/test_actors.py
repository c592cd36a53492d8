from __future__ import annotations

from sayso.linking.kept import Decision
from sayso.linking.link import link
from sayso.linking.memory import MemoryArchive
from tests.linking.reports import Report, archive_of


def report(text: str, day: int, outlet: str = "Colchis Courier") -> Report:
    return Report(text, outlet=outlet, published=f"2025-05-{day:02}")


def actor_of(archive: MemoryArchive, name: str, within: Report) -> str:
    """The archive's id of whoever a report calls by this name."""
    found = {row.actor for row in archive.names if row.text == name and row.article == within.article.id}
    assert len(found) == 1
    return archive.now(found.pop())


def test_a_name_spelled_otherwise_is_one_actor_within_a_story() -> None:
    first = report(
        "Strike at Zestafoni smelter\nUnion leader Giorgi Maisuradze called a strike at the Zestafoni smelter.\n", 1
    )
    first.who("Giorgi Maisuradze", title="Union leader")
    second = report(
        "Zestafoni smelter strike goes on\nThe strike at the Zestafoni smelter goes on, said Giorgy Maysuradze.\n", 2
    )
    second.who("Giorgy Maysuradze")
    archive = archive_of([first, second])
    assert actor_of(archive, "Giorgi Maisuradze", first) == actor_of(archive, "Giorgy Maysuradze", second)


def test_a_surname_alone_joins_nobody() -> None:
    one = report("Smelter sold\nThe Zestafoni smelter was sold by Nino Beridze, its owner, on Friday.\n", 1)
    one.who("Nino Beridze", title="owner")
    two = report("Smelter buyer named\nThe buyer of the Zestafoni smelter is Levan Beridze, a banker.\n", 2)
    two.who("Levan Beridze", title="banker")
    archive = archive_of([one, two])
    assert actor_of(archive, "Nino Beridze", one) != actor_of(archive, "Levan Beridze", two)


def test_turning_a_name_round_makes_another_person() -> None:
    both = report("Father and son\nThe boy, Guram Davit, was carried home by his father, Davit Guram, on Sunday.\n", 1)
    both.who("Guram Davit")
    both.who("Davit Guram")
    archive = archive_of([both])
    assert actor_of(archive, "Guram Davit", both) != actor_of(archive, "Davit Guram", both)


def test_namesakes_with_other_posts_in_other_stories_stay_apart() -> None:
    one = report(
        "Port director resigns\nPort director Ilia Tsereteli resigned from the port of Poti on Monday.\n"
        "Two cranes had stood idle since the autumn, and ships were sent on to Batumi by the harbour office.\n",
        1,
    )
    one.who("Ilia Tsereteli", title="director")
    two = report(
        "Vineyards hit by hail\nHail fell on the vineyards of Kakheti for an hour on Tuesday; half the grapes are lost.\n"
        "Nobody here is insured, said Ilia Tsereteli, a farmer from Gurjaani whose cellar was flooded too.\n",
        9,
    )
    two.who("Ilia Tsereteli", title="farmer")
    archive = archive_of([one, two])
    assert actor_of(archive, "Ilia Tsereteli", one) != actor_of(archive, "Ilia Tsereteli", two)


def test_a_nom_de_guerre_joins_where_an_article_states_it() -> None:
    one = report("Raid at Lagodekhi\nA raid at Lagodekhi was led by a man called Shavi, soldiers said on Monday.\n", 1)
    one.who("Shavi")
    two = report("Raid at Lagodekhi: two held\nTwo were held over the raid at Lagodekhi. Zurab Kalandia had fled.\n", 2)
    two.who("Zurab Kalandia")
    three = report(
        "Lagodekhi raider named\nThe raider of Lagodekhi is Zurab Kalandia, also known as Shavi, a judge said.\n", 3
    )
    three.who("Zurab Kalandia")
    three.who("Shavi")
    before, after = archive_of([one, two]), archive_of([one, two, three])
    assert actor_of(before, "Shavi", one) != actor_of(before, "Zurab Kalandia", two)
    assert actor_of(after, "Shavi", one) == actor_of(after, "Zurab Kalandia", two) == actor_of(after, "Shavi", three)


def test_initials_stand_for_a_body_named_in_the_story_and_not_elsewhere() -> None:
    full = report("Board reports on smelter\nThe Georgian Safety Board reported on the smelter at Zestafoni on Monday.\n", 1)
    full.who("Georgian Safety Board", kind="organisation")
    short = report(
        "Smelter owner answers\nThe owner of the Zestafoni smelter answered the report of the GSB on Tuesday.\n", 2
    )
    short.who("GSB", kind="organisation")
    other = report("Chess cup at Telavi\nThe chess cup at Telavi was won by a girl of ten, said the GSB.\n", 3)
    other.who("GSB", kind="organisation")
    archive = archive_of([full, short, other])
    board = actor_of(archive, "Georgian Safety Board", full)
    assert actor_of(archive, "GSB", short) == board
    assert actor_of(archive, "GSB", other) != board


def test_what_people_decided_outweighs_the_score() -> None:
    one = report("Smelter sold\nThe Zestafoni smelter was sold by Nino Beridze on Friday.\n", 1)
    one.who("Nino Beridze")
    two = report("Smelter sale ends\nNino Beridze signed the sale of the Zestafoni smelter on Saturday.\n", 2)
    two.who("Nino Beridze")
    archive = archive_of([one])
    joined = link(two.read, archive).links[0].actor
    assert joined == actor_of(archive, "Nino Beridze", one)
    undecided = MemoryArchive()
    undecided.write(link(two.read, undecided))
    new = undecided.links[0].actor
    archive.decided.append(Decision("actor", new, joined, same=False))
    assert link(two.read, archive).links[0].actor == new
