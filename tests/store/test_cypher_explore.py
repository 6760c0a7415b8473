"""The questions that staff paste into Neo4j Browser: asked of Karuwe, as of its own day."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from karuwe import AS_OF, karuwe

from allymap.store.graph import graph_of
from allymap.store.neo4j_address import address_of
from allymap.store.neo4j_graph import draw
from allymap.store.neo4j_link import Link
from allymap.store.statements import statement, statements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from server.neo4j_server import Server

    from allymap.store.base import Store
    from allymap.store.neo4j_link import Transaction

ROOT = Path(__file__).parents[2]
QUESTIONS = [made.name for made in statements("explore")]
ASKED = {
    "from": "kep",
    "to": "law-chair",
    "one_side": ["amberi", "orun-valley"],
    "other_side": ["lusoka", "tamzir", "port-selwa"],
}
ONCE = "WITH * MATCH (imam)<-[t:NOMINATES {`as`: 'concern'}]-(a) DELETE t"
Rows = list[dict[str, Any]]


@pytest.fixture(scope="module")
def country(neo4j_connection: Store, neo4j_server: Server) -> Iterator[Transaction]:
    """Karuwe on the server, drawn and never kept."""
    neo4j_server.wipe()
    link = Link(address_of(neo4j_connection.where, neo4j_server.password))
    with link.transaction() as transaction:
        draw(transaction, graph_of(karuwe()))
        yield transaction
    link.close()


def ask(country: Transaction, name: str, more: str = "") -> Rows:
    """The answer to a question on Karuwe's day, with one line more before RETURN if wanted.

    Both as the question's own comment tells staff to do it.
    """
    made = statement(f"explore/{name}")
    text = made.text.replace("date()", f"date('{AS_OF}')").replace("\nRETURN", f"\n{more}\nRETURN")
    given = {param: ASKED[param] for param in made.params}
    found = country.run(replace(made, text=text), **given)
    assert all(tuple(record) == made.columns for record in found)
    return found


def advice(name: str) -> str:
    """The line that a question's comment says to put before RETURN."""
    return re.findall(r"before the one that begins with RETURN: (.+)", _text(name))[0]


def named(*ids: str) -> list[str]:
    """The names of actors, in the order of their ids here."""
    return [karuwe().name(id_) for id_ in ids]


def test_every_question_has_an_answer_in_karuwe(country: Transaction) -> None:
    assert len(QUESTIONS) >= 10
    assert all(ask(country, name) for name in QUESTIONS)


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_question_says_how_to_read_and_change_it(name: str) -> None:
    assert statement(f"explore/{name}").about.endswith("?")
    for word in ("read", "change"):
        (said,) = re.findall(rf"^// {word}: (.+)$", _text(name), re.MULTILINE)
        assert len(said) > 40


def test_the_page_names_every_question_in_its_own_words() -> None:
    page = (ROOT / "docs/neo4j-browser.md").read_text(encoding="utf-8")
    listed = re.findall(r"\[(.+\?)\]\(\.\./cypher/explore/(\w+)\.cypher\)", page)
    asked = {(made.about, made.name) for made in statements("explore")}
    assert {*listed} == asked
    assert len(listed) == len(asked)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "(docs/neo4j-browser.md)" in readme


def test_three_allies_stand_alone(country: Transaction) -> None:
    found = [(r["ally"], r["supporters"]) for r in ask(country, "who_stands_alone")]
    planned = named("ally-tamzir-5", "ally-lusoka-5", "ally-selwa-4")
    assert found == list(zip(planned, (0, 1, 2), strict=True))


def test_one_place_talks_of_power_without_a_lawyer_who_was_checked(country: Transaction) -> None:
    # Five sessions on power in Hatta, one of them planned; checked last 355 days ago.
    (row,) = ask(country, "places_without_legal_help")
    assert (row["place"], row["sessions"]) == ("orun-hatta", 5)
    assert row["once_checked"] == ["Upland Legal Aid, seen 2025-02-10"]


def test_services_of_the_district_count_for_its_places(country: Transaction) -> None:
    found = {r["place"]: r["services"] for r in ask(country, "services_where_we_meet")}
    assert [one.split(":")[0] for one in found["amberi-ford"]] == [
        "health",
        "legal",
        "psychosocial",
        "safety",
    ]
    assert "legal: Upland Legal Aid, seen 2025-02-10" in found["orun-hatta"]


def test_an_imam_could_introduce_us_to_the_chair_of_the_law_committee(
    country: Transaction,
) -> None:
    way = named("kep", "selwa-imam-1", "law-chair")
    assert ask(country, "who_could_introduce") == [{"steps": 2, "way": way}]
    found = ask(country, "asks_without_a_road")
    assert {r["ask"]: r["roads"] for r in found} == {
        "A law against gender-based violence": [],
        "Girls return to school after a birth": [],
        "Ten days of paternity leave": [],
        "Reform of the family law": [way],
    }


@pytest.mark.parametrize(
    ("so", "again"),
    [
        ("SET imam.age_band = 'child'", "REMOVE imam.age_band"),
        ("CREATE (imam)-[:OPPOSES]->(a)", "WITH * MATCH (imam)-[t:OPPOSES]->() DELETE t"),
        ("CREATE (a)-[:NOMINATES {`as`: 'concern'}]->(imam)", ONCE),
    ],
)
def test_nobody_is_sent_through_who_is_left_alone(
    country: Transaction, so: str, again: str
) -> None:
    made = statement("explore/who_could_introduce")
    ends = "MATCH (imam:Actor {id: 'selwa-imam-1'}), (a:Actor {id: $from}), (:Actor {id: $to}) "
    country.run(replace(made, text=ends + so), **{p: ASKED[p] for p in made.params})
    try:
        assert all("Imam" not in " ".join(row["way"]) for row in ask(country, made.name))
        assert not [r for r in ask(country, "asks_without_a_road") if "Imam" in str(r["roads"])]
    finally:
        country.run(replace(made, text=ends + again), **{p: ASKED[p] for p in made.params})


def test_nobody_works_with_the_midwife(country: Transaction) -> None:
    (row,) = ask(country, "influencers_nobody_works_with")
    assert (row["listened_to"], row["women"], row["men"]) == (*named("midwife-tamzir"), 3, 1)


def test_three_are_heard_by_women_and_by_men(country: Transaction) -> None:
    # Counted by hand in ties.csv.
    found = [
        (r["listened_to"], r["women"], r["men"]) for r in ask(country, "heard_by_women_and_men")
    ]
    imam, sister, other = named("lusoka-imam-1", "lusoka-sister-1", "tamzir-imam-2")
    assert found == [(imam, 2, 3), (sister, 2, 3), (other, 2, 2)]
    women = ask(country, "who_listens_to_whom", advice("who_listens_to_whom"))
    assert {r["gender"] for r in women} == {"woman"}
    midwife = [r["people"] for r in women if r["listened_to"] == named("midwife-tamzir")[0]]
    assert sum(midwife) == 3


def test_three_bodies_of_men_answer_to_nobody(country: Transaction) -> None:
    found = ask(country, "who_answers_to_whom")
    alone = [r["body"] for r in found if r["answers_to"] is None]
    assert alone == found_first(found, 3)
    assert {*alone} == {*named("tamzir-mens-1", "tamzir-mens-2", "orun-mens-1")}
    answers = {(r["body"], r["answers_to"], r["how"]) for r in found}
    assert (*named("lusoka-fathers-1", "lusoka-rights"), "informed") in answers


def found_first(found: Rows, count: int) -> list[str]:
    """The bodies in the first lines of an answer."""
    return [r["body"] for r in found[:count]]


def test_everything_between_north_and_south_hangs_on_the_federation(country: Transaction) -> None:
    first, *rest = ask(country, "who_works_with_both_sides")
    federation = named("savings-federation")
    assert first["actor"] == federation[0]
    north = [f"amberi-savings-{n}" for n in (1, 2, 3)] + ["orun-savings-1", "orun-savings-2"]
    south = ["lusoka-savings-1", "lusoka-savings-2", "selwa-savings-1", "tamzir-savings-1"]
    assert {*first["on_one_side"]} == {*named(*north)}
    assert {*first["on_other_side"]} == {*named(*south)}
    assert {r["actor"] for r in rest} == {*named(*north)}
    assert all(r["on_other_side"] == federation for r in rest)


def test_nobody_asked_in_orun_valley_who_answers_to_whom(country: Transaction) -> None:
    found = {r["about"]: r for r in ask(country, "what_was_asked_where")}
    never = {a: {*r["never_asked"]} for a, r in found.items() if r["never_asked"]}
    # The survey of staff did not come back from there; access was asked on the coast alone.
    staff = {"activities", "actors", "consents"}
    assert never["orun-valley"] == {"accountable_to", "has_access_to", *staff}
    assert all("accountable_to" not in never.get(a, ()) for a in ("amberi", "lusoka", "tamzir"))
    assert found["feminist"]["asked"] == ["trusts"]
    one = ask(country, "what_was_asked_where", advice("what_was_asked_where"))
    assert one == [found["orun-valley"]]


def test_a_tie_that_went_quiet_says_for_how_long(country: Transaction) -> None:
    found = ask(country, "ties_gone_quiet")
    assert min(r["days"] for r in found) > 183
    mentor = (*named("lusoka-chief-1"), "MENTORS", *named("ally-lusoka-5"))
    assert mentor in {(r["actor"], r["tie"], r["other"]) for r in found}
    # The tie of Tamzir's men's group had ended: it is not quiet, it is gone.
    (row,) = ask(country, "ties_gone_quiet", advice("ties_gone_quiet"))
    assert (row["actor"], row["other"], row["days"]) == (
        *named("lusoka-mens-1", "lusoka-rights"),
        291,
    )


def test_three_partners_are_known_to_one_colleague_alone(country: Transaction) -> None:
    first, *rest = ask(country, "who_holds_partners")
    assert first["holder"] == "staff-3"
    assert {*first["alone"]} == {*named("radio-karuwe", "un-office", "research")}
    (shared,) = (r for r in rest if r["holder"] == "staff-1")
    assert {*shared["partners"]} == {*named("fem-network", "mens-org", "fem-law")}
    assert {*shared["alone"]} == {*named("mens-org", "fem-law")}


def test_the_fathers_coalition_has_one_feminist_steering_seat(country: Transaction) -> None:
    seats = {
        (r["kind"], r["role"])
        for r in ask(country, "who_sits_where")
        if r["coalition"] == "Fathers First Days"
    }
    assert {role for kind, role in seats if kind == "feminist_org"} == {"steering"}
    assert ("feminist_network", "observer") in seats
    men = ask(country, "who_sits_where", advice("who_sits_where"))
    assert {r["actor"] for r in men} == {*named("mens-org")}


def _text(name: str) -> str:
    return statement(f"explore/{name}").text
