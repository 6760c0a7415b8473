"""Ranks that users can trust: ties share one, unknowns have none, nobody is left out."""

from __future__ import annotations

import networkx as nx
import pytest
from golden import AS_OF, golden
from hypothesis import given
from hypothesis import strategies as st

from allymap.errors import UnknownName
from allymap.model.landscape import Landscape
from allymap.model.sketch import sketch
from allymap.network import mixing
from allymap.network.health import figures
from allymap.network.standing import MEASURES, Standing, measure, ranked

values = st.dictionaries(st.text("abcdef", min_size=1), st.none() | st.integers(0, 5).map(float))


def test_equal_values_share_a_rank_and_none_comes_last() -> None:
    found = ranked({"b": 2.0, "a": 3.0, "d": None, "c": 2.0, "e": 1.0})
    assert [(s.actor, s.rank) for s in found] == [
        ("a", 1),
        ("b", 2),
        ("c", 2),
        ("e", 4),
        ("d", None),
    ]


def test_rounding_alone_makes_no_rank() -> None:
    found = ranked({"b": 0.1 + 0.2, "a": 0.3, "c": 1e-17, "d": 0.0})
    assert [(s.actor, s.rank) for s in found] == [("a", 1), ("b", 1), ("c", 3), ("d", 3)]


@given(values)
def test_a_rank_is_one_more_than_the_number_above(known: dict[str, float | None]) -> None:
    found = ranked(known)
    assert sorted(standing.actor for standing in found) == sorted(known)
    filled = [value for value in known.values() if value is not None]
    for standing in found:
        assert standing.value == known[standing.actor]
        if standing.value is not None:
            assert standing.rank == 1 + sum(value > standing.value for value in filled)


def test_who_is_listened_to_in_the_golden_fixture() -> None:
    found = measure(golden(), "in_strength", AS_OF, types=["listens_to"])
    told = [(one.actor, one.value, one.rank) for one in found]
    assert told[:3] == [("A10", 11.0, 1), ("A11", 7.0, 2), ("A07", 4.0, 3)]
    assert ("A01", 0.0, 4) in told
    assert Standing("O3", None, None) in found


@pytest.mark.parametrize("text", ["", "A:ingo", "A:ingo; B:ingo", "A:ingo -funds-> B:ingo"])
def test_the_smallest_landscapes_have_answers(text: str) -> None:
    landscape = sketch(text) if text else Landscape()
    for one in MEASURES:
        assert len(measure(landscape, one.name, AS_OF)) == len(landscape.actors)
    assert [figure.name for figure in figures(landscape, AS_OF)]


def test_an_unknown_measure_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UnknownName) as caught:
        measure(golden(), "power", AS_OF)
    assert caught.value.code == "unknown_measure"
    assert "betweenness" in str(caught.value.facts["known"])


def test_every_measure_says_how_it_counts() -> None:
    names = [one.name for one in MEASURES]
    assert len(names) == len(set(names))
    assert all(one.title and one.convention.endswith(".") for one in MEASURES)


def test_the_figures_of_the_golden_fixture() -> None:
    found = {figure.name: figure.value for figure in figures(golden(), AS_OF)}
    assert found["density"] == pytest.approx(26 / 325)  # O1 and O3 trust each other: one pair
    assert found["parts"] == 7
    assert found["fragmentation"] == pytest.approx(1 - 20 * 19 / (26 * 25))
    assert found["closeness_centralisation"] is None


def test_mixing_is_between_constituencies_not_kinds() -> None:
    landscape = sketch("""
        A:feminist_org -funds-> B:womens_rights_org
        A -funds-> C:mens_org
        A -funds-> D:feminist_network
    """)
    found = {figure.name: figure.value for figure in figures(landscape, AS_OF)}
    assert found["ei_index"] == pytest.approx((1 - 2) / 3)


def test_mixing_without_ties_or_groups_has_no_value() -> None:
    graph = nx.Graph([("a", "b")])
    graph.add_node("c")
    assert mixing.ei_index(graph, {}) is None
    assert mixing.ei_by_group(graph, {"a": "x", "b": "y", "c": "z"}) == {"x": 1, "y": 1, "z": None}
    assert mixing.expected_ei(graph, {"a": "x"}) is None
