"""Actors and ties as graph files have them: nodes and edges with texts, places and colours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from allymap.intake.codes import find, spellings
from allymap.intake.formats.own_graph import OWN_ID
from allymap.intake.words import plain, words
from allymap.model.tables import TABLES, key_of, to_data
from allymap.model.vocabulary import built_in
from allymap.view.exports import cell, guarded
from allymap.view.style import dress

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from allymap.model.landscape import Landscape
    from allymap.model.records import Actor, Tie
    from allymap.model.vocabulary import Vocabulary

# What nodes and edges have beside the columns of their tables.
_BESIDE = {
    "actors": (OWN_ID, "label", "x", "y", "size", "r", "g", "b"),
    "ties": (OWN_ID, "label", "direction"),
}
# How a column's values are kept where a format knows types of values.
TYPES = {"whole": "whole", "flag": "flag"}


@dataclass(frozen=True, slots=True)
class Node:
    """An actor: what is said of it by column, and where and how the map draws it."""

    id: str
    label: str
    values: Mapping[str, str]
    x: float
    y: float
    size: float
    colour: str


@dataclass(frozen=True, slots=True)
class Edge:
    """A tie: its own key, its type in words, and what else is said of it by column."""

    key: str
    source: str
    target: str
    type: str
    directed: bool
    weight: int | None
    values: Mapping[str, str]
    colour: str
    width: float


@dataclass(frozen=True, slots=True)
class Net:
    """All nodes and edges, in the order of their ids and keys."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def net_of(landscape: Landscape, spots: Mapping[str, tuple[float, float]]) -> Net:
    """The actors and ties of a landscape; `spots` are the map's."""
    picture = dress(landscape, ())
    looks = {node.id: (node.size, node.colour) for node in picture.nodes}
    lines = {edge.key: (edge.colour, edge.width) for edge in picture.edges}
    kinds = _readable(landscape.vocabulary, "kinds")
    types = _readable(landscape.vocabulary, "ties")
    actors = sorted(landscape.actors, key=lambda actor: actor.id)
    ties = _told_apart(landscape.ties)
    own, more = _own_columns("actors", actors), _own_columns("ties", ties.values())
    directed = {name: tie.directed for name, tie in landscape.vocabulary.ties.items()}
    return Net(
        tuple(_node(a, kinds, spots.get(a.id, (0.0, 0.0)), looks[a.id], own) for a in actors),
        tuple(
            _edge(t, key, types, lines[t.key], more, directed=directed[t.type])
            for key, t in ties.items()
        ),
    )


def beside(
    taken: Collection[str], names: Iterable[str], alike: Callable[[str], str] = str
) -> dict[str, str]:
    """What each column is called beside those that are taken: its name, or another with a number.

    `alike` gives what two names must not share.
    """
    every, closed = list(dict.fromkeys(names)), set(map(alike, taken))
    used = closed | set(map(alike, every))
    called: dict[str, str] = {}
    for name in every:
        called[name], number = name, 2
        while alike(name) in closed and alike(called[name]) in used:
            called[name], number = f"{name} ({number})", number + 1
        used.add(alike(called[name]))
    return called


def _own_columns(table: str, records: Iterable[Actor | Tie]) -> dict[str, str]:
    """What a list's own columns are called beside ours, and beside all that are read as ours."""
    ours = {*_BESIDE[table], *(column.name for column in TABLES[table].columns)}
    names = (name for record in records for name in record.attributes)
    return beside(ours | words().columns[table].keys(), names, plain)


def _told_apart(ties: Iterable[Tie]) -> dict[str, Tie]:
    """Ties by a key of what is shown of them: their own would tell who told us."""
    found: dict[str, Tie] = {}
    for tie in sorted(ties, key=lambda tie: tie.key):
        key, number = key_of(TABLES["ties"], to_data(TABLES["ties"], tie)), 2
        while (said := key if number == 2 else f"{key}-{number}") in found:
            number += 1
        found[said] = tie
    return found


def forms(table: str) -> dict[str, str]:
    """What the columns of a table hold, by their names: `whole`, `flag` or text."""
    return {c.name: c.form for c in TABLES[table].columns if c.form in TYPES}


def headers(items: Iterable[Node | Edge]) -> list[str]:
    """Every column with a value somewhere, in the order they are met."""
    return list(dict.fromkeys(name for item in items for name in item.values))


def _readable(vocabulary: Vocabulary, name: str) -> dict[str, str]:
    """What each code is called, where reading that gives the code again; else the code."""
    ours, own = spellings(built_in(), name), spellings(vocabulary, name)
    known = built_in().list_of(name)
    return {
        code: label
        if find(own, label) == code and (code not in known or find(ours, label) == code)
        else code
        for code, label in vocabulary.list_of(name).items()
    }


def _node(
    actor: Actor,
    kinds: Mapping[str, str],
    spot: tuple[float, float],
    look: tuple[float, str],
    called: Mapping[str, str],
) -> Node:
    data = to_data(TABLES["actors"], actor)
    ours = {"kind": kinds.get(actor.kind, actor.kind), OWN_ID: guarded(actor.id)}
    # Ours come first, and win.
    values = ours | _texts(data, ("id", "name", "kind"), called) | ours
    return Node(actor.id, guarded(actor.name), values, *spot, *look)


def _edge(
    tie: Tie,
    key: str,
    types: Mapping[str, str],
    look: tuple[str, float],
    called: Mapping[str, str],
    *,
    directed: bool,
) -> Edge:
    data = to_data(TABLES["ties"], tie)
    ours = {OWN_ID: guarded(tie.id)} if tie.id else {}
    values = ours | _texts(data, ("id", "source", "target", "type", "weight"), called) | ours
    said = types.get(tie.type, tie.type)
    return Edge(key, tie.source, tie.target, said, directed, tie.weight, values, *look)


def _texts(
    data: Mapping[str, Any], without: Iterable[str], called: Mapping[str, str]
) -> dict[str, str]:
    """The cells of a row as the tables for spreadsheets have them, and its own columns' too."""
    own = {name: value for name, value in data.items() if name not in (*without, "attributes")}
    more = {called[name]: value for name, value in data.get("attributes", {}).items()}
    return {name: guarded(cell(value)) for name, value in {**more, **own}.items()}
