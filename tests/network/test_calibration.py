"""The page that says how far "stable" can be trusted: its figures, made again in small."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from allymap.model.vocabulary import built_in
from allymap.network.standing import MEASURES
from bench import stability
from bench.networks import networks

PAGE = Path(__file__).parents[2] / "docs" / "why" / "stability.md"
DEGREE = next(one for one in MEASURES if one.name == "degree")
PUBLIC = {one.name: one for one in networks()}


@pytest.mark.parametrize("name", ["kite", "Florentine families, marriages"])
def test_the_page_has_what_the_script_finds(name):
    assert stability.row(PUBLIC[name], "degree") in PAGE.read_text(encoding="utf-8").splitlines()


def test_the_page_has_six_networks_each_with_its_source_and_our_numbers():
    page = PAGE.read_text(encoding="utf-8")
    assert page.startswith(stability.HEAD.format(**built_in().thresholds))
    assert len(PUBLIC) == 6
    for public in PUBLIC.values():
        assert f"| {public.name} | {len(public.graph)} | contacts |" in page
        assert f"- {public.name}: {public.source}" in page


@pytest.mark.parametrize("hide", stability.HIDDEN.values(), ids=list(stability.HIDDEN))
def test_who_is_truly_first_is_counted_as_anybody_would(hide):
    """With networkx alone: of all who come first in what is left, those first in the whole."""
    graph = PUBLIC["karate club"].graph
    found = stability.count(graph, DEGREE, hide)
    luck = np.random.default_rng(built_in().days("replicate_seed"))
    first = true = 0
    for _ in range(stability.MEASURED["degree"][0]):
        gone = hide(graph, luck)
        assert len(set(gone)) == 7
        left = _first(graph.subgraph(set(graph) - set(gone)))
        first, true = first + len(left), true + len(left & _first(graph))
    assert (found.stable + found.other, found.stable_true + found.other_true) == (first, true)


def test_the_busiest_are_those_with_most_ties():
    luck = np.random.default_rng(1)
    gone = stability.the_busiest(PUBLIC["karate club"].graph, luck)
    ties = dict(PUBLIC["karate club"].graph.degree())
    assert min(ties[a] for a in gone) >= max(ties[a] for a in ties if a not in gone)


def _first(graph):
    ties = dict(graph.degree())
    return {a for a in ties if ties[a] and sum(t > ties[a] for t in ties.values()) < 5}
