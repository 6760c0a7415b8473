"""GraphML: keys name the data of nodes and edges; several graphs in a file are read as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allymap.intake.formats.graph import Edge, Graph, Node, graph_sheets
from allymap.intake.formats.own_graph import is_own, own_sheets
from allymap.intake.formats.source import Format, Source
from allymap.intake.xml import local

if TYPE_CHECKING:
    from allymap.intake.sheet import Sheet

_OWN = ("id", "source", "target", "directed", "sourceport", "targetport")
_LABELS = ("NodeLabel", "EdgeLabel")
# What Network Canvas writes about each node and edge, and what we call it.
_RENAMED = {"networkCanvasType": "type", "labels": "type"}
_UUID = "networkCanvasUUID"


class GraphmlReader:
    """Gathers the graphs of a GraphML file into one; each graph numbers its nodes anew."""

    def __init__(self) -> None:
        self.graph = Graph()
        self.line = 0
        self._graphs = 0
        self._keys: dict[tuple[str, str], str] = {}
        self._defaults: dict[str, dict[str, str]] = {}
        self._key = ("", "")
        self._way = ""
        self._open: list[Node | Edge] = []
        self._text: list[str] | None = None

    def start(self, tag: str, about: dict[str, str]) -> None:
        """An element begins."""
        if tag == "graph" and not self._open:
            self._graphs += 1
            self._way = about.get("edgedefault", "")
        elif tag == "key":
            self._key = about.get("for", "all"), about.get("id", "")
            self._keys[self._key] = about.get("attr.name") or about.get("id", "")
        elif tag == "node":
            self._begin(Node(self._scoped(about.get("id", "")), self.line, _extras(about)))
        elif tag == "edge":
            self._begin(self._edge(about))
        elif tag in ("data", "default"):
            self._key = ("", about.get("key", "")) if tag == "data" else self._key
            self._text = []
        elif tag in _LABELS:
            self._text = []

    def end(self, tag: str) -> None:
        """An element is over."""
        if tag in ("node", "edge") and self._open:
            _finish(self._open.pop())
        elif tag in _LABELS or tag in ("data", "default"):
            text = "".join(self._text or ()).strip()
            self._text = None
            if tag == "default":
                self._defaults.setdefault(self._key[0], {})[self._keys[self._key]] = text
            elif text and self._open:
                self._open[-1].values["label" if tag in _LABELS else self._title()] = text

    def text(self, text: str) -> None:
        """A piece of a value."""
        if self._text is not None:
            self._text.append(text)

    def _begin(self, one: Node | Edge) -> None:
        kind = "node" if isinstance(one, Node) else "edge"
        one.values = {**self._defaults.get("all", {}), **self._defaults.get(kind, {}), **one.values}
        self._open.append(one)
        if isinstance(one, Node):
            self.graph.nodes.append(one)
        else:
            self.graph.edges.append(one)

    def _edge(self, about: dict[str, str]) -> Edge:
        ways = {"true": "directed", "false": "undirected"}
        return Edge(
            self._scoped(about.get("source", "")),
            self._scoped(about.get("target", "")),
            self.line,
            about.get("id", ""),
            ways.get(about.get("directed", ""), self._way),
            _extras(about),
        )

    def _scoped(self, id_: str) -> str:
        """A node's id, told apart from the same number in another graph of the file."""
        return f"{id_}::{self._graphs}" if self._graphs > 1 else id_

    def _title(self) -> str:
        kind = "node" if isinstance(self._open[-1], Node) else "edge"
        key = self._key[1]
        found = self._keys.get((kind, key)) or self._keys.get(("all", key), key)
        return _RENAMED.get(found, found)


def _extras(about: dict[str, str]) -> dict[str, str]:
    """What else an element's own attributes say, as some programs write them."""
    named = {local(name): text for name, text in about.items() if name not in _OWN}
    return {_RENAMED.get(name, name): text.removeprefix(":") for name, text in named.items()}


def _finish(one: Node | Edge) -> None:
    """An id that holds in every file is better than one that only counts."""
    if isinstance(one, Edge):
        one.id = one.values.pop(_UUID, one.id)


def _sheets(source: Source) -> list[Sheet]:
    graph = source.graph or Graph()
    if is_own(graph):
        return own_sheets(graph, ("nodes", "edges"))
    everywhere = {node.id: node.values.pop(_UUID, "") or node.id for node in graph.nodes}
    nodes = [Node(everywhere[node.id], node.row, node.values) for node in graph.nodes]
    for edge in graph.edges:
        edge.source = everywhere.get(edge.source, edge.source)
        edge.target = everywhere.get(edge.target, edge.target)
    return graph_sheets(Graph(nodes, graph.edges), "GraphML", source.telling)


GRAPHML = Format("graphml", lambda source: source.root == "graphml", _sheets)
