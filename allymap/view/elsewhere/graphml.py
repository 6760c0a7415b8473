"""GraphML, with the names of keys that Gephi, yEd and networkx know."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from allymap.view.elsewhere.gexf import flagged
from allymap.view.elsewhere.net import forms, headers
from allymap.view.pictures.letters import legal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from allymap.view.elsewhere.net import Edge, Net, Node

_SPACE = 'xmlns="http://graphml.graphdrawing.org/xmlns"'
_TYPES = {"whole": "int", "flag": "boolean"}
# What Gephi takes for the looks of a node.
_LOOKS = {"x": "double", "y": "double", "size": "double", "r": "int", "g": "int", "b": "int"}
_NODE = {"label": "string", **_LOOKS}
_EDGE = {"label": "string", "type": "string", "direction": "string", "weight": "double"}


def graphml(net: Net) -> str:
    """The net as GraphML; the ids of its nodes only count, the actors' own are `allymap_id`."""
    nodes = _keys("n", _NODE, headers(net.nodes), forms("actors"))
    edges = _keys("e", _EDGE, headers(net.edges), forms("ties"))
    numbers = {node.id: f"n{n}" for n, node in enumerate(net.nodes)}
    lines = (
        '<?xml version="1.0" encoding="UTF-8"?>',
        f"<graphml {_SPACE}>",
        *_declared(nodes, "node"),
        *_declared(edges, "edge"),
        '<graph id="allymap" edgedefault="directed">',
        *(part for node in net.nodes for part in _node(node, numbers[node.id], nodes)),
        *(part for n, e in enumerate(net.edges) for part in _edge(e, n, numbers, edges)),
        "</graph>",
        "</graphml>",
        "",
    )
    return "\n".join(lines)


def _keys(
    start: str, own: Mapping[str, str], names: list[str], typed: Mapping[str, str]
) -> dict[str, tuple[str, str]]:
    """The id and type of each column; a column of ours wins over one of theirs by its name."""
    types = {name: _TYPES.get(typed.get(name, ""), "string") for name in names} | dict(own)
    return {name: (f"{start}d{n}", kind) for n, (name, kind) in enumerate(types.items())}


def _declared(keys: Mapping[str, tuple[str, str]], which: str) -> Iterator[str]:
    for name, (id_, kind) in keys.items():
        said = quoteattr(legal(name))
        yield f'<key id="{id_}" for="{which}" attr.name={said} attr.type="{kind}"/>'


def _node(node: Node, id_: str, keys: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    red, green, blue = (str(int(node.colour[at : at + 2], 16)) for at in (1, 3, 5))
    looks = {"x": f"{node.x:g}", "y": f"{-node.y:g}", "size": f"{node.size:g}"}
    looks |= {"r": red, "g": green, "b": blue, "label": node.label}
    yield f'<node id="{id_}">'
    yield from _data({**node.values, **looks}, keys)
    yield "</node>"


def _edge(
    edge: Edge, number: int, numbers: Mapping[str, str], keys: Mapping[str, tuple[str, str]]
) -> Iterator[str]:
    ends = f'source="{numbers[edge.source]}" target="{numbers[edge.target]}"'
    # Readers refuse a graph of both sorts of edges, so which sort it is stands in a column.
    way = "directed" if edge.directed else "undirected"
    said = {"type": edge.type, "label": edge.type, "direction": way}
    said |= {} if edge.weight is None else {"weight": str(edge.weight)}
    yield f'<edge id="e{number}" {ends}>'
    yield from _data({**edge.values, **said}, keys)
    yield "</edge>"


def _data(values: Mapping[str, str], keys: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    for name, text in values.items():
        id_, kind = keys[name]
        said = flagged(text) if kind == "boolean" else text
        yield f'<data key="{id_}">{escape(legal(said), {chr(13): "&#13;"})}</data>'
