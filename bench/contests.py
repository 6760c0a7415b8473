"""The pieces of work that are timed: ours beside a named library's, on the same input."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from itertools import cycle
from typing import TYPE_CHECKING, Any

import igraph
import networkx as nx
import pandas as pd

from allymap.intake.read import read
from allymap.model.landscape import Landscape
from allymap.model.records import Actor, Tie
from allymap.model.vocabulary import built_in
from allymap.network.build import build, undirected
from allymap.network.centrality import (
    betweenness,
    eigenvector,
    harmonic,
    pagerank,
    weighted_betweenness,
)
from allymap.network.holes import constraint, effective_size

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

DAY = date(2026, 1, 31)
SMALL, LARGE, ROWS = 300, 3_000, 20_000


@dataclass(frozen=True, slots=True)
class Contest:
    """One piece of work: ours, and the libraries' that do the same."""

    work: str
    ours: Callable[[], Any]
    others: dict[str, Callable[[], Any]]


def contests(folder: Path) -> Iterator[Contest]:
    """All contests; `folder` holds the files that the import ones read."""
    small, large = landscape(SMALL), landscape(LARGE)
    yield from _ways(undirected(build(small, DAY)))
    yield _holes(undirected(build(small, DAY)))
    yield from _rest(undirected(build(large, DAY)))
    yield _edges(large)
    yield _csv(folder)
    yield _workbook(folder)


def landscape(size: int) -> Landscape:
    """A made-up landscape of `size` actors and about four ties each, the same every time."""
    graph = nx.barabasi_albert_graph(size, 4, seed=1)
    weights = cycle((1, 3, 5, 2, 4, 1, 2))
    actors = tuple(Actor(f"a{i:05}", f"Actor {i}", "ingo") for i in range(size))
    ties = tuple(
        Tie(f"t{i}", actors[a].id, actors[b].id, "funds", weight=weight)
        for i, ((a, b), weight) in enumerate(zip(graph.edges(), weights, strict=False))
    )
    return Landscape(actors=actors, ties=ties)


def _ways(graph: nx.Graph[str]) -> Iterator[Contest]:
    twin = _igraph(graph)
    yield Contest(
        f"betweenness, {SMALL} actors",
        lambda: betweenness(graph),
        {"networkx": lambda: nx.betweenness_centrality(graph), "igraph": twin.betweenness},
    )
    yield Contest(
        f"betweenness over strong ties, {SMALL} actors",
        lambda: weighted_betweenness(graph),
        {
            "networkx": lambda: nx.betweenness_centrality(graph, weight="distance"),
            "igraph": lambda: twin.betweenness(weights="distance"),
        },
    )
    yield Contest(
        f"nearness (harmonic), {SMALL} actors",
        lambda: harmonic(graph),
        {"networkx": lambda: nx.harmonic_centrality(graph), "igraph": twin.harmonic_centrality},
    )


def _holes(graph: nx.Graph[str]) -> Contest:
    twin = _igraph(graph)
    everyone = list(graph)  # named one by one, since networkx errs when it takes all at once
    return Contest(
        f"constraint and effective size, {SMALL} actors",
        lambda: (constraint(graph), effective_size(graph)),
        {
            "networkx, actor by actor (its faster way errs with weights)": lambda: (
                nx.constraint(graph, weight="strength"),
                nx.effective_size(graph, everyone, weight="strength"),
            ),
            "igraph (constraint alone)": lambda: twin.constraint(weights="strength"),
        },
    )


def _rest(graph: nx.Graph[str]) -> Iterator[Contest]:
    twin, arrows = _igraph(graph), nx.DiGraph(graph)
    yield Contest(
        f"PageRank, {LARGE:,} actors",
        lambda: pagerank(arrows),
        {
            "networkx (to 1e-6)": lambda: nx.pagerank(arrows, weight="strength"),
            "igraph": lambda: twin.pagerank(weights="strength"),
        },
    )
    yield Contest(
        f"eigenvector, {LARGE:,} actors",
        lambda: eigenvector(graph),
        {
            "networkx": lambda: nx.eigenvector_centrality_numpy(graph, weight="strength"),
            "igraph": lambda: twin.eigenvector_centrality(weights="strength"),
        },
    )


def _edges(known: Landscape) -> Contest:
    rows = [
        {"source": t.source, "target": t.target, "key": t.key, "type": t.type, "weight": t.weight}
        for t in known.ties
    ]
    frame = pd.DataFrame(rows)
    return Contest(
        f"ties to edges, {len(rows):,} ties",
        lambda: build(known, DAY),
        {
            "networkx.from_pandas_edgelist": lambda: nx.from_pandas_edgelist(
                frame,
                edge_attr=["type", "weight"],
                edge_key="key",
                create_using=nx.MultiDiGraph,
            )
        },
    )


def _csv(folder: Path) -> Contest:
    path = folder / "ties.csv"
    _frame().to_csv(path, index=False)
    return Contest(
        f"reading and checking a CSV file, {ROWS:,} rows",
        lambda: _read(path),
        {
            "pandas (reads only)": lambda: pd.read_csv(path, dtype=str),
            "csv.DictReader (reads only)": lambda: _plain(path),
        },
    )


def _workbook(folder: Path) -> Contest:
    path = folder / "ties.xlsx"
    _frame().to_excel(path, index=False)
    return Contest(
        f"reading and checking a workbook, {ROWS:,} rows",
        lambda: _read(path),
        {
            "pandas with openpyxl (reads only)": lambda: pd.read_excel(path, dtype=str),
            "pandas with calamine (reads only)": lambda: pd.read_excel(
                path, dtype=str, engine="calamine"
            ),
        },
    )


def _frame() -> pd.DataFrame:
    weights = cycle((1, 2, 3, 4, 5))
    rows = [
        {
            "source": f"a{i % 997:05}",
            "target": f"b{i:05}",
            "type": "supports",
            "weight": weight,
            "start": "2025-03-01",
            "last_contact": "2026-01-05",
            "holder": "staff-7",
        }
        for i, weight in zip(range(ROWS), weights, strict=False)
    ]
    return pd.DataFrame(rows)


def _read(path: Path) -> int:
    reading = read(path, built_in(), "R1", table="ties")
    count = sum(1 for _ in reading)
    if count != ROWS or reading.errors:
        raise RuntimeError(f"{count} rows, {reading.errors[:3]}")
    return count


def _plain(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _igraph(graph: nx.Graph[str]) -> igraph.Graph:
    place = {actor: i for i, actor in enumerate(graph)}
    twin = igraph.Graph(len(graph), [(place[a], place[b]) for a, b in graph.edges()])
    for name in ("strength", "distance"):
        twin.es[name] = [value for _, _, value in graph.edges(data=name)]
    return twin
