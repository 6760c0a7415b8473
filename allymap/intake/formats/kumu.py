"""Kumu: a workbook or CSV with elements and connections, or a JSON blueprint or backup."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING, Any

from allymap.intake.formats.graph import Edge, Graph, Node, graph_sheets
from allymap.intake.formats.joins import Join, tie_sheet, unlisted
from allymap.intake.formats.own_graph import OWN_ID, is_own, own_sheets
from allymap.intake.formats.source import Format, Grid, Source, grid_of, made, without_blanks
from allymap.intake.reading import short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from allymap.intake.sheet import Line, Sheet

_IGNORED = "(ignore)"
# A backup's own names for what a blueprint calls id and type, and flags that are mostly off.
_RENAMED = {"_id": "id", "element type": "type", "connection type": "type"}
_NAMES = ("elements", "connections")
_FLAGS = ("delayed", "reversed")
# Columns that Kumu itself knows, in the sheets that we write for it.
_ELEMENT = ("id", "label", "type")
_CONNECTION = ("id", "from", "to", "type", "direction", "strength")


def _fits(source: Source) -> bool:
    """Kumu wants its headers in the first cells, so that is where they are."""
    if isinstance(source.tree, dict):
        return isinstance(source.tree.get("elements"), list)
    heads = [head.header for head in source.heads if _IGNORED not in head.name.casefold()]
    joined = any(_is_connections(head) for head in heads)
    listed = any(_is_elements(head) for head in heads)
    own = {text.casefold() for head in heads for text in head}
    named = any(head.name.casefold() in ("elements", "connections") for head in source.heads)
    return (joined and (listed or named or "direction" in own)) or (
        listed and (named or "tags" in own)
    )


def _is_elements(header: tuple[str, ...]) -> bool:
    first = [text.casefold() for text in header[:2]]
    return "label" in (first[:1] if first[:1] != ["id"] else first)


def _is_connections(header: tuple[str, ...]) -> bool:
    first = [text.casefold() for text in header[:3]]
    return first[:2] == ["from", "to"] or first == ["id", "from", "to"]


_FITS = (_is_elements, _is_connections)


def _sheets(source: Source) -> list[Sheet]:
    if not source.tree:
        return _tables(source)
    graph = _graph(source.tree)
    if is_own(graph):
        return own_sheets(_renamed(graph), _NAMES)
    return graph_sheets(graph, "Kumu", source.telling, _NAMES)


def _tables(source: Source) -> list[Sheet]:
    sections = [part for sheet in source.sheets for part in _sections(sheet)]
    own = [part for part in sections if part.has(OWN_ID)]
    if any(_is_elements(part.header) for part in own):
        names = [next((p.name for p in sections if fits(p.header)), "") for fits in _FITS]
        return own_sheets(_renamed(_graph(_tree(sections))), (names[0], names[1]))
    elements = [part for part in sections if _is_elements(part.header)]
    listed = [name for part in elements for at in _names(part) for name in part.column(at) if name]
    sheets = [made(part, "actors", without_blanks(part), part.lines) for part in elements]
    _tell_left(sections, source)
    for part in sections:
        if _is_connections(part.header):
            join = Join(part.index("From"), part.index("To"), part.index("Direction"), several="|")
            missing = unlisted(part, join, listed, source.known)
            sheets += [missing] if missing else []
            listed += [
                name for _, cells in part.lines for pair in join.ends(cells) for name in pair
            ]
            sheets.append(tie_sheet(part, join, {}, "Kumu"))
    return sheets


def _tree(sections: list[Grid]) -> dict[str, Any]:
    """Sheets of ours as the blueprint that says the same; Kumu's own columns are ID, Label, ..."""
    tree: dict[str, Any] = {name: [] for name in _NAMES}
    for part in sections:
        own = _ELEMENT if _is_elements(part.header) else _CONNECTION
        heads = [head.lower() if head.lower() in own else head for head in part.header]
        rows = (dict(zip(heads, cells, strict=False)) for _, cells in part.lines)
        tree[_NAMES[own is _CONNECTION]] += rows
    return tree


def _renamed(graph: Graph) -> Graph:
    """A graph of ours with our own names for what Kumu calls otherwise."""
    for node in graph.nodes:
        node.values["kind"] = node.values.pop("type", "")
    for edge in graph.edges:
        edge.values["weight"] = edge.values.pop("strength", "")
    return graph


def _tell_left(sections: list[Grid], source: Source) -> None:
    """A section with other headers, such as notes below the list, is not read."""
    known = [part for part in sections if _is_elements(part.header) or _is_connections(part.header)]
    read = {part.name for part in known}
    for part in sections:
        if part not in known and part.name in read:
            value = short(next(filter(None, part.header)))
            source.telling.tell(
                "section_left", sheet=part.name, row=part.row, severity="warning", value=value
            )


def _names(elements: Grid) -> list[int]:
    """The columns by which a connection may name an element."""
    return [at for at in (elements.index("ID"), elements.index("Label")) if at >= 0]


def _sections(sheet: Sheet) -> Iterator[Grid]:
    """Two blank rows begin a new section, with headers of its own."""
    if _IGNORED in sheet.name.casefold():
        return
    section = blank = 0
    numbered: list[tuple[int, Line]] = []
    for line in sheet.lines():
        if any(map(str.strip, line[1])):
            section += blank > 1
            blank = 0
            numbered.append((section, line))
        else:
            blank += 1
    for _, lines in groupby(numbered, key=lambda pair: pair[0]):
        yield grid_of(sheet.name, [line for _, line in lines], hidden=sheet.hidden)


def _graph(tree: dict[str, Any]) -> Graph:
    """A blueprint's elements and connections; a backup keeps what is said under attributes."""
    graph = Graph()
    elements = list(enumerate(map(_flat, _listed(tree, "elements")), 1))
    ids = any("id" in element for _, element in elements)
    for at, element in elements:
        id_ = element.pop("id", "") or element.get("label", "")
        graph.nodes.append(Node(id_, at, element))
    labels = {node.values.get("label", ""): node.id for node in graph.nodes} if ids else {}
    labels |= {node.id: node.id for node in graph.nodes} if ids else {}
    for at, connection in enumerate(map(_flat, _listed(tree, "connections")), 1):
        ends = [connection.pop(end, "") for end in ("from", "to")]
        source, target = (labels.get(end, end) for end in ends)
        way, id_ = connection.pop("direction", ""), connection.pop("id", "")
        graph.edges.append(Edge(source, target, at, id_, way, connection))
    listed = {node.id for node in graph.nodes}
    for edge in graph.edges:
        for end in (edge.source, edge.target):
            if end not in listed:
                listed.add(end)
                graph.nodes.append(Node(end, edge.row, {"label": end}))
    return graph


def _listed(tree: dict[str, Any], name: str) -> list[Any]:
    found = tree.get(name)
    return found if isinstance(found, list) else []


def _flat(entry: Any) -> dict[str, str]:
    """An element or connection as texts; several values are divided by `|`, as in Kumu's cells."""
    if not isinstance(entry, dict):
        return {}
    kept = entry.get("attributes")
    nested: dict[str, Any] = kept if isinstance(kept, dict) else {}
    own = {name: value for name, value in entry.items() if name != "attributes"}
    said = {_RENAMED.get(name, name): value for name, value in {**own, **nested}.items()}
    return {name: text for name, value in said.items() if (text := _text(value, name))}


def _text(value: Any, name: str = "") -> str:
    if value is None or value == [] or (value is False and name in _FLAGS):
        return ""
    if isinstance(value, list):
        return "|".join(map(_inner, value))
    return _inner(value).strip()


def _inner(value: Any) -> str:
    """A value inside another one; what is nested without end says nothing."""
    if isinstance(value, str):
        return value
    try:
        return json.dumps(value, ensure_ascii=False)
    except RecursionError:
        return ""


KUMU = Format("kumu", _fits, _sheets, _IGNORED)
