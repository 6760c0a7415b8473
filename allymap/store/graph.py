"""The natural graph of a landscape, as people draw it: who answers to whom, who sits where."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from allymap.errors import BadVocabulary
from allymap.model.columns import is_empty
from allymap.model.tables import TABLES, Table, canonical, key_of, to_data

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from allymap.model.columns import Column
    from allymap.model.landscape import Landscape

CODE = re.compile(r"[a-z][a-z0-9_]*")


class Ref(NamedTuple):
    """A node: its label and its key."""

    label: str
    key: str


class EdgeRef(NamedTuple):
    """A relationship: its type, its ends, and the key that tells parallel ones apart."""

    type: str
    start: Ref
    end: Ref
    key: str


@dataclass(frozen=True, slots=True)
class Node:
    """What a node says: its labels and its properties."""

    labels: tuple[str, ...]
    props: Mapping[str, Any]


@dataclass(slots=True)
class Graph:
    """Nodes and relationships by what makes each one itself."""

    nodes: dict[Ref, Node] = field(default_factory=dict)
    edges: dict[EdgeRef, Mapping[str, Any]] = field(default_factory=dict)


class Link(NamedTuple):
    """How a column that names another record becomes a relationship, and which way."""

    type: str
    out: bool = True
    role: str = ""


# (:Label {property}) of each table; the tables in EDGES are relationships themselves.
NODES = {
    "actors": ("Actor", "id"),
    "coalitions": ("Coalition", "id"),
    "activities": ("Activity", "id"),
    "services": ("Service", "key"),
    "asks": ("Ask", "id"),
    "sources": ("Source", "id"),
    "scopes": ("Scope", "key"),
    "consents": ("Consent", "key"),
    "places": ("Place", "id"),
    "initiatives": ("Initiative", "id"),
    "presence": ("Presence", "key"),
    "backlash": ("Backlash", "key"),
    "settings": ("Setting", "name"),
}
# (:Actor)-[:SITS_IN]->(:Coalition), (:Actor)-[:STANDS_ON]->(:Ask); a tie's type is its own.
EDGES = {
    "ties": ("source", "target", ""),
    "seats": ("actor", "coalition", "SITS_IN"),
    "positions": ("actor", "ask", "STANDS_ON"),
}
LINKS = {
    ("activities", "groups"): Link("INVOLVED", role="group"),
    ("activities", "people"): Link("INVOLVED"),
    ("activities", "facilitators"): Link("INVOLVED", role="facilitator"),
    ("activities", "organiser"): Link("ORGANISED_BY"),
    ("services", "actor"): Link("PROVIDES", out=False),
    ("asks", "target"): Link("ASKED_OF"),
    ("asks", "lead"): Link("LED_BY"),
    ("scopes", "source"): Link("OF"),
    ("consents", "actor"): Link("GAVE", out=False),
    ("places", "parent"): Link("LIES_IN"),
    ("initiatives", "actors"): Link("RUN_BY"),
    ("presence", "actor"): Link("OF"),
    ("backlash", "actor"): Link("MET", out=False),
}
LABELS = dict(NODES.values())
TAKEN_LABELS = {*LABELS, "Journal", "Revision", "Rows", "Entry"}
TAKEN_TYPES = {name for _, _, name in EDGES.values()} | {link.type for link in LINKS.values()}


def graph_of(landscape: Landscape) -> Graph:
    """The graph that shows everything a landscape says, table by table.

    Raises `BadVocabulary` for a kind or tie type that cannot be a label.
    """
    graph = Graph()
    for table in TABLES.values():
        for record in getattr(landscape, table.name):
            _draw(graph, table, record)
    return graph


def label_of(kind: str) -> str:
    """A kind as a label.

    >>> label_of("mens_group")
    'MensGroup'
    """
    label = "".join(word.capitalize() for word in _code(kind).split("_"))
    return f"Kind{label}" if label in TAKEN_LABELS else label


def type_of(tie: str) -> str:
    """A tie type as a relationship type.

    >>> type_of("accountable_to")
    'ACCOUNTABLE_TO'
    """
    type_ = _code(tie).upper()
    return f"TIE_{type_}" if type_ in TAKEN_TYPES else type_


def _code(code: str) -> str:
    if not CODE.fullmatch(code):
        raise BadVocabulary("vocabulary_code", value=code)
    return code


def _draw(graph: Graph, table: Table, record: Any) -> None:
    key = record.key if table.name == "ties" else key_of(table, to_data(table, record))
    if table.name in EDGES:
        graph.edges[_edge(table, record, key)] = {**_props(table, record), "key": key}
        return
    label, prop = NODES[table.name]
    ref = Ref(label, key)
    labels = (label, label_of(record.kind)) if table.name == "actors" else (label,)
    graph.nodes[ref] = Node(labels, {**_props(table, record), prop: key})
    graph.edges.update(_links(ref, table, record))


def _edge(table: Table, record: Any, key: str) -> EdgeRef:
    start, end, type_ = EDGES[table.name]
    ends = _target(table, record, start), _target(table, record, end)
    return EdgeRef(type_ or type_of(record.type), ends[0], ends[1], key)


def _target(table: Table, record: Any, name: str) -> Ref:
    column = table.column(name)
    return Ref(NODES[column.refers if column else ""][0], getattr(record, name))


def _links(ref: Ref, table: Table, record: Any) -> Iterator[tuple[EdgeRef, dict[str, str]]]:
    for column in table.columns:
        link = LINKS.get((table.name, column.name))
        if not link:
            continue
        for key, named, role in _named(column, getattr(record, column.name)):
            other = Ref(NODES[column.refers][0], named)
            ends = (ref, other) if link.out else (other, ref)
            said = role or link.role
            yield EdgeRef(link.type, *ends, key), {"key": key, **({"role": said} if said else {})}


def _named(column: Column, value: Any) -> Iterator[tuple[str, str, str]]:
    """Each id that a column names: a key for its place in the list, the id, the role."""
    if column.form == "people":
        yield from ((f"{column.name}/{i}", one, role) for i, (one, role) in enumerate(value))
    elif column.form == "texts":
        yield from ((f"{column.name}/{i}", one, "") for i, one in enumerate(value))
    elif value is not None:
        yield column.name, value, ""


def _props(table: Table, record: Any) -> dict[str, Any]:
    """The properties: every filled column that is not drawn as a relationship."""
    drawn = {*EDGES.get(table.name, ()), "type"} if table.name in EDGES else set()
    props = {
        column.name: _value(getattr(record, "as_" if column.name == "as" else column.name))
        for column in table.columns
        if column.name not in drawn and (table.name, column.name) not in LINKS
    }
    props["attributes"] = canonical(dict(record.attributes)) if record.attributes else None
    return {name: value for name, value in props.items() if not is_empty(value)}


def _value(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value
