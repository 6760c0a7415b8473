"""Two readings of ACC-1, in Cypher and in Python, and the questions that staff can paste."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from gaps.random_days import AS_OF as RANDOM_DAY
from gaps.random_landscape import random_landscape
from golden import AS_OF, golden
from karuwe import expected, karuwe
from store.histories import landscape_rows, revision

from allymap.gaps import accountability
from allymap.store.graph import type_of
from allymap.store.statements import statement, statements

if TYPE_CHECKING:
    from collections.abc import Callable

    from server.neo4j_server import Server

    from allymap.model.landscape import Landscape
    from allymap.store.base import Store

Answers = dict[str, tuple[str, str, str]]
ASKED = {"from": "O3", "to": "A09"}


def kept(store: Store, landscape: Landscape) -> Landscape:
    """The landscape as the store tells it, after taking it in."""
    new = revision(1)
    store.append(new, landscape_rows(new, landscape))
    return store.landscape()


def in_python(landscape: Landscape, as_of: date) -> Answers:
    """What the rule says of each body of men."""
    return {
        one.subjects[0]: (one.status, one.severity if one.status != "OK" else "", one.variant)
        for one in accountability.look(landscape, as_of)
        if one.subjects[0] in landscape.actor
    }


def in_cypher(server: Server, landscape: Landscape, as_of: date) -> Answers:
    """What the statement says of each body of men."""
    found = server.run(statement("gaps/acc_1").text, **parameters(landscape, as_of))
    return {
        one["actor"]: (
            one["status"],
            one["severity"] if one["status"] != "OK" else "",
            one["variant"],
        )
        for one in found
    }


def parameters(landscape: Landscape, as_of: date) -> dict[str, Any]:
    """The words of the vocabulary that the statement asks for."""
    words = landscape.vocabulary
    return {
        "as_of": as_of,
        "stale": words.days("stale"),
        "panel": words.days("panel"),
        "men": [k for k, kind in words.kinds.items() if bodies(kind.form, kind.constituency)],
        "constituency": "men",
        "fem": words.terms["fem"]["kinds"],
        "women": [
            k for k, v in words.kinds.items() if (v.form, v.constituency) == ("group", "women")
        ],
        "positive": [type_of(code) for code, tie in words.ties.items() if tie.positive],
    }


def bodies(form: str, constituency: str) -> bool:
    """Whether a kind is a group or organisation of men."""
    return constituency == "men" and form in ("group", "organisation")


def test_both_readings_agree_on_the_golden_fixture(
    fresh_neo4j: Callable[[], Store], neo4j_server: Server
) -> None:
    landscape = kept(fresh_neo4j(), golden())
    found = in_cypher(neo4j_server, landscape, AS_OF)
    assert {actor for actor, (status, _, _) in found.items() if status == "GAP"} == {"G1", "O4"}
    assert found["G3"] == ("OK", "", "answers")
    assert found == in_python(landscape, AS_OF)


def test_both_readings_agree_on_karuwe(
    fresh_neo4j: Callable[[], Store], neo4j_server: Server
) -> None:
    landscape = kept(fresh_neo4j(), karuwe())
    found = in_cypher(neo4j_server, landscape, AS_OF)
    assert found == in_python(landscape, AS_OF)
    planned = {id_.removeprefix("ACC-1:") for id_ in expected() if id_.startswith("ACC-1:")}
    open_ones = {actor for actor, (status, _, _) in found.items() if status != "OK"}
    assert open_ones == planned & set(landscape.actor)


def test_both_readings_agree_on_random_landscapes(
    fresh_neo4j: Callable[[], Store], neo4j_server: Server
) -> None:
    seen = set()
    for seed in range(50):
        landscape = kept(fresh_neo4j(), random_landscape(random.Random(seed)))
        for as_of in (RANDOM_DAY, RANDOM_DAY - timedelta(days=200)):
            found = in_cypher(neo4j_server, landscape, as_of)
            assert found == in_python(landscape, as_of), seed
            seen |= {(status, variant) for status, _, variant in found.values()}
    assert {variant for _, variant in seen} == {
        "answers",
        "undated",
        "quiet",
        "through",
        "informed",
        "none",
    }
    assert {("GAP", "none"), ("BLIND_SPOT", "none")} <= seen


@pytest.fixture
def answers(fresh_neo4j: Callable[[], Store], neo4j_server: Server) -> Callable[[str], list]:
    """Asks one of the questions of the golden fixture."""
    kept(fresh_neo4j(), golden())

    def ask(name: str) -> list[dict[str, Any]]:
        made = statement(f"explore/{name}")
        given = {param: ASKED[param] for param in made.params}
        found = neo4j_server.run(made.text, **given)
        assert all(tuple(record) == made.columns for record in found)
        return found

    return ask


def test_every_question_can_be_asked(answers: Callable[[str], list]) -> None:
    asked = [made.name for made in statements("explore")]
    assert len(asked) == 5
    for name in asked:
        answers(name)


def test_the_questions_are_answered(answers: Callable[[str], list]) -> None:
    named = {r["body"]: r["answers_to"] for r in answers("who_answers_to_whom")}
    assert named == {"G1": None, "O4": None, "G3": "O2"}
    assert [r["way"] for r in answers("who_could_introduce")] == [["O3", "O2", "A09"]]
    listened = {
        (r["listened_to"], r["gender"]): r["people"] for r in answers("who_listens_to_whom")
    }
    assert listened["A10", "man"] == 3
    places = {r["place"]: r for r in answers("services_where_we_meet")}
    assert [one[:6] for one in places["N1"]["services"]] == ["health"]
    assert len(places["N2"]["services"]) == 4
