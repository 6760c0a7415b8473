"""Nodes and edges, as graph files have them, to a sheet of actors and a sheet of ties."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from allymap.intake.formats.source import written
from allymap.intake.words import plain, words
from allymap.model.identity import mint

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from allymap.intake.reading import Telling
    from allymap.intake.sheet import Line, Sheet

_SERIAL = re.compile(r"(?:n|e|v|c|node|edge|vertex)?[-_:]?\d+(?:\.0+)?(?:::?[ne]?\d+)*|")
_WHOLE = re.compile(r"[1-5](?:\.0+)?|")
_NAMES = ("label", "name", "title", "nickname")
_TYPES = ("type", "relationship", "relation", "tie", "kind", "label", "name")
_MADE = re.compile(r"elem-\w{6,}")
BOTH_WAYS = ("mutual", "both")


@dataclass(slots=True)
class Node:
    """One node: the file's id for it, the line it stands in, and what is said of it."""

    id: str
    row: int
    values: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Edge:
    """One edge between two nodes' ids; `way` is how the file says it is directed."""

    source: str
    target: str
    row: int
    id: str = ""
    way: str = ""
    values: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Graph:
    """All nodes and edges of a file."""

    nodes: list[Node] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)


def graph_sheets(
    graph: Graph, format_: str, telling: Telling, names: tuple[str, str] = ("nodes", "edges")
) -> list[Sheet]:
    """Actors and ties of a graph; loops from a node to itself are left out, and told.

    Ids that a program counted (`n0`, `17`) mean nothing outside the file: actors then get ids
    minted from their names, as in a list without ids. Ids that people gave are kept.
    """
    _number(graph.nodes)
    _number(graph.edges)
    refs, counted = references(graph.nodes)
    edges = [edge for edge in graph.edges if edge.source != edge.target]
    if loops := len(graph.edges) - len(edges):
        telling.tell("loops_left", severity="warning", count=loops)
    sheets = [_actors(graph.nodes, refs, names[0], counted=counted)] if graph.nodes else []
    return sheets + ([_ties(edges, refs, format_, names[1])] if edges else [])


def _number(items: Sequence[Node | Edge]) -> None:
    """Lines where each has one of its own; else, as in a file of one line, which one it is."""
    rows = [item.row for item in items]
    if len(set(rows)) < len(rows):
        for at, item in enumerate(items, 1):
            item.row = at


def references(nodes: Sequence[Node]) -> tuple[dict[str, str], bool]:
    """How ties call each node, and whether its ids were counted by a program."""
    counted = all(serial(node.id) or _MADE.fullmatch(node.id) for node in nodes)
    if not counted:
        return {node.id: node.id for node in nodes}, False
    shared = Counter(mint(name_of(node), "") for node in nodes)
    return {
        node.id: name_of(node) if shared[mint(name_of(node), "")] == 1 else _told_apart(node)
        for node in nodes
    }, True


def serial(text: str) -> bool:
    """Whether an id only counts: 17, n0, e-12, or nothing at all."""
    return bool(_SERIAL.fullmatch(text))


def name_of(node: Node) -> str:
    """What a node is called; its id when it has no name."""
    known = {plain(header): text for header, text in node.values.items() if text}
    return next((known[name] for name in _NAMES if name in known), node.id)


def strengths(texts: Iterable[str]) -> bool:
    """Whether all strengths fit our weights, 1 to 5."""
    return all(_WHOLE.fullmatch(text) for text in texts)


def columns_in(values: Iterable[Mapping[str, str]]) -> list[str]:
    """All headers with a value somewhere, in the order they are met."""
    return list(dict.fromkeys(header for one in values for header, text in one.items() if text))


def apart(header: list[str], lines: Iterable[Line], type_: int) -> tuple[list[str], list[Line]]:
    """Ties of one type between the same two get ids where they say different things.

    Without an id the later one would be a contradiction of the first, not a tie beside it.
    """
    who, whom = header.index("source"), header.index("target")
    has_id = "id" in [plain(text) for text in header]
    seen: dict[tuple[str, ...], dict[tuple[str, ...], int]] = {}
    marked: list[Line] = []
    for row, cells in lines:
        key = cells[who], cells[type_] if 0 <= type_ < len(cells) else "", cells[whom]
        said = seen.setdefault(key, {})
        number = said.setdefault(tuple(cells), len(said) + 1)
        id_ = mint(" ".join(key), "", str(number)) if number > 1 and not has_id else ""
        marked.append((row, [*cells, id_]))
    new = any(cells[-1] for _, cells in marked)
    return [*header, "id" if new else ""], marked


def _told_apart(node: Node) -> str:
    """An id of its own for one of several nodes with the same name."""
    return mint(name_of(node), "", node.id)


def _actors(nodes: Sequence[Node], refs: Mapping[str, str], name: str, *, counted: bool) -> Sheet:
    named = {plain(name) for name in _NAMES}
    extras = [
        header for header in columns_in(n.values for n in nodes) if plain(header) not in named
    ]
    lines: list[Line] = []
    for node in nodes:
        called = name_of(node)
        id_ = "" if counted and refs[node.id] == called else refs[node.id]
        lines.append((node.row, [id_, called, *(node.values.get(each, "") for each in extras)]))
    has_ids = any(cells[0] for _, cells in lines)
    header = ["id" if has_ids else "", "name", *_free(extras, ("id", "name"))]
    return written("actors", name, header, lines)


def _ties(edges: Sequence[Edge], refs: Mapping[str, str], format_: str, name: str) -> Sheet:
    headers = columns_in(edge.values for edge in edges)
    type_ = next((h for name in _TYPES for h in headers if plain(h) == name), "")
    extras = [header for header in headers if header != type_]
    own_ids = not all(serial(edge.id) for edge in edges)
    fits = {header: strengths(e.values.get(header, "") for e in edges) for header in extras}
    named = [
        header
        if words().columns["ties"].get(plain(header)) != "weight" or fits[header]
        else f"{header} ({format_})"
        for header in extras
    ]
    header = [
        "id" if own_ids else "",
        "source",
        "target",
        "type" if type_ else "",
        "direction" if any(edge.way for edge in edges) else "",
        *_free(named, ("id", "source", "target", "type", "direction")),
    ]
    lines: list[Line] = []
    for edge in edges:
        ends = refs.get(edge.source, edge.source), refs.get(edge.target, edge.target)
        rest = [edge.values.get(type_, ""), edge.way, *(edge.values.get(h, "") for h in extras)]
        for back, (source, target) in enumerate((ends, ends[::-1])):
            if not back or edge.way.casefold() in BOTH_WAYS:
                id_ = edge.id + (".back" if back else "") if own_ids else ""
                lines.append((edge.row, [id_, source, target, *rest]))
    return written("ties", name, *apart(header, lines, 3))


def _free(headers: Iterable[str], taken: Sequence[str]) -> list[str]:
    """Headers that are none of those we write ourselves."""
    return [f"{header} (2)" if plain(header) in taken else header for header in headers]
