"""GEXF 1.3, as Gephi and Gephi Lite read it: with the places and colours of the map."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from allymap.view.elsewhere.net import forms, headers
from allymap.view.elsewhere.unique import unique
from allymap.view.pictures.letters import legal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from allymap.view.elsewhere.net import Edge, Net, Node

_SPACES = 'xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3"'
_TYPES = {"whole": "integer", "flag": "boolean"}


def gexf(net: Net) -> str:
    """The net as GEXF; `kind` of an edge is the type of tie, parallel ties stay parallel."""
    ids = unique(node.id for node in net.nodes)
    lines = (
        '<?xml version="1.0" encoding="UTF-8"?>',
        f"<gexf {_SPACES}>",
        "<meta><creator>allymap</creator></meta>",
        '<graph mode="static" defaultedgetype="directed" idtype="string">',
        *_columns(net, "node"),
        *_columns(net, "edge"),
        f'<nodes count="{len(net.nodes)}">',
        *(part for node in net.nodes for part in _node(node, ids[node.id], _numbers(net, "node"))),
        "</nodes>",
        f'<edges count="{len(net.edges)}">',
        *_edges(net, ids),
        "</edges>",
        "</graph>",
        "</gexf>",
        "",
    )
    return "\n".join(lines)


def _numbers(net: Net, which: str) -> dict[str, str]:
    """The number of each column, for its values to name."""
    names = headers(net.nodes if which == "node" else net.edges)
    return {name: str(n) for n, name in enumerate(names)}


def _columns(net: Net, which: str) -> Iterator[str]:
    numbers = _numbers(net, which)
    typed = forms("actors" if which == "node" else "ties")
    if not numbers:
        return
    yield f'<attributes class="{which}">'
    for name, number in numbers.items():
        kind = _TYPES.get(typed.get(name, ""), "string")
        yield f'<attribute id="{number}" title={_quoted(name)} type="{kind}"/>'
    yield "</attributes>"


def _node(node: Node, id_: str, numbers: Mapping[str, str]) -> Iterator[str]:
    yield f"<node id={_quoted(id_)} label={_quoted(node.label)}>"
    yield from _values(node.values, numbers, forms("actors"))
    # Other programs count upwards, screens downwards.
    yield f'<viz:position x="{node.x:g}" y="{-node.y:g}" z="0"/>'
    yield f'<viz:size value="{node.size:g}"/>'
    yield f"<{_colour(node.colour)}/>"
    yield "</node>"


def _edges(net: Net, ids: Mapping[str, str]) -> Iterator[str]:
    keys = unique(edge.key for edge in net.edges)
    numbers, typed = _numbers(net, "edge"), forms("ties")
    for edge in net.edges:
        yield f"<edge {_about(edge, keys[edge.key], ids)}>"
        yield from _values(edge.values, numbers, typed)
        yield f"<{_colour(edge.colour)}/>"
        yield "</edge>"


def _about(edge: Edge, id_: str, ids: Mapping[str, str]) -> str:
    # Readers that know no graph of both sorts take a tie without direction as one each way.
    way = "directed" if edge.directed else "mutual"
    weight = "" if edge.weight is None else f' weight="{edge.weight}"'
    return (
        f"id={_quoted(id_)} source={_quoted(ids[edge.source])} target={_quoted(ids[edge.target])}"
        f' type="{way}" kind={_quoted(edge.type)} label={_quoted(edge.type)}{weight}'
    )


def _values(
    values: Mapping[str, str], numbers: Mapping[str, str], typed: Mapping[str, str]
) -> Iterator[str]:
    if not values:
        return
    yield "<attvalues>"
    for name, text in values.items():
        said = flagged(text) if typed.get(name) == "flag" else text
        yield f'<attvalue for="{numbers[name]}" value={_quoted(said)}/>'
    yield "</attvalues>"


def flagged(text: str) -> str:
    """Yes and no as these formats write them."""
    return {"yes": "true", "no": "false"}.get(text, text)


def _colour(colour: str) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f'viz:color r="{red}" g="{green}" b="{blue}"'


def _quoted(text: str) -> str:
    return quoteattr(legal(text))
