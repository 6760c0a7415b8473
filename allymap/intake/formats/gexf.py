"""GEXF 1.1 to 1.3: nodes with labels and attributes, edges with a kind or label and a weight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allymap.intake.formats.graph import Edge, Graph, Node, graph_sheets
from allymap.intake.formats.own_graph import is_own, own_sheets
from allymap.intake.formats.source import Format, Source

if TYPE_CHECKING:
    from allymap.intake.sheet import Sheet

# What else an element's own attributes say, and what we call it.
_ABOUT_NODE = {"label": "label", "start": "start", "end": "end"}
_ABOUT_EDGE = {"kind": "type", "label": "label", "weight": "weight", "start": "start", "end": "end"}


class GexfReader:
    """Gathers the graph of a GEXF file; looks (`viz:`) are no part of it."""

    def __init__(self) -> None:
        self.graph = Graph()
        self.line = 0
        self._titles: dict[tuple[str, str], str] = {}
        self._defaults: dict[str, dict[str, str]] = {"node": {}, "edge": {}}
        self._way = self._class = self._column = ""
        self._open: list[Node | Edge] = []
        self._in_default = False

    def start(self, tag: str, about: dict[str, str]) -> None:
        """An element begins."""
        if tag == "graph":
            self._way = about.get("defaultedgetype", "undirected")
        elif tag == "attributes":
            self._class = about.get("class", "")
        elif tag == "attribute":
            self._column = about.get("title") or about.get("id", "")
            self._titles[self._class, about.get("id", "")] = self._column
        elif tag == "default":
            self._in_default = True
        elif tag == "node":
            self._node(about)
        elif tag == "edge":
            self._edge(about)
        elif tag == "attvalue" and self._open:
            self._value(about)

    def end(self, tag: str) -> None:
        """An element is over."""
        if tag == "default":
            self._in_default = False
        elif tag in ("node", "edge") and self._open:
            self._open.pop()

    def text(self, text: str) -> None:
        """A piece of text; only a default's is data."""
        if self._in_default:
            known = self._defaults.setdefault(self._class, {})
            known[self._column] = known.get(self._column, "") + text.strip()

    def _node(self, about: dict[str, str]) -> None:
        values = {ours: about[theirs] for theirs, ours in _ABOUT_NODE.items() if theirs in about}
        node = Node(about.get("id", ""), self.line, {**self._defaults["node"], **values})
        self.graph.nodes.append(node)
        self._open.append(node)

    def _edge(self, about: dict[str, str]) -> None:
        values = {ours: about[theirs] for theirs, ours in _ABOUT_EDGE.items() if theirs in about}
        edge = Edge(
            about.get("source", ""),
            about.get("target", ""),
            self.line,
            about.get("id", ""),
            about.get("type") or self._way,
            {**self._defaults["edge"], **values},
        )
        self.graph.edges.append(edge)
        self._open.append(edge)

    def _value(self, about: dict[str, str]) -> None:
        """A value of an attribute; one that changes over time keeps all its values."""
        owner = self._open[-1]
        class_ = "node" if isinstance(owner, Node) else "edge"
        key = about.get("for") or about.get("id", "")
        title = self._titles.get((class_, key), key)
        before = owner.values.get(title, "")
        default = before == self._defaults[class_].get(title) or not before
        value = about.get("value", "")
        owner.values[title] = value if default else f"{before} | {value}"


def _sheets(source: Source) -> list[Sheet]:
    graph = source.graph or Graph()
    if is_own(graph):
        return own_sheets(graph, ("nodes", "edges"))
    return graph_sheets(graph, "GEXF", source.telling)


GEXF = Format("gexf", lambda source: source.root == "gexf", _sheets)
