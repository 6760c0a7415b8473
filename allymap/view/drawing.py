"""The picture as nodes, edges and options of vis-network, built by pyvis; never its page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pyvis.network import Network

from allymap.view.single_file import part
from allymap.view.style import style

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from allymap.view.style import Edge, Node, Picture

INK = "#1d2433"
CROWDED = 150  # ties; from here on lines are drawn fainter


def draw(
    picture: Picture,
    spots: Mapping[str, tuple[int, int]],
    numbers: Mapping[str, int],
    types: Sequence[int],
) -> Network:
    """The picture in pyvis: `numbers` are the ids of actors on the page, `types` those of ties."""
    net = Network(directed=True)
    net.set_options(part("options.json"))
    for node in picture.nodes:
        net.add_node(numbers[node.id], **_shape(node, spots[node.id]))
    faint = style()["line"]["faint"] if len(picture.edges) > CROWDED else 1
    for n, edge in enumerate(picture.edges, 1):
        line = _line(edge, faint)
        ends = numbers[edge.source], numbers[edge.target]
        net.add_edge(*ends, id=n, tie=types[n - 1], **line)
    return net


def paint(fill: str, border: str) -> dict[str, Any]:
    """The colours of a shape: itself, chosen, and under the mouse."""
    strong = {"background": fill, "border": INK}
    return {"background": fill, "border": border, "highlight": strong, "hover": strong}


def _shape(node: Node, spot: tuple[int, int]) -> dict[str, Any]:
    return {
        "label": node.label,
        "shape": node.shape,
        "color": paint(node.colour, INK if node.ours else "#ffffff"),
        "size": node.size,
        "borderWidth": 4 if node.ours else 1.5,
        "x": spot[0],
        "y": spot[1],
        "form": node.form,
        "ring": node.ring,
        "ours": node.ours,
        "ties": node.ties,
        "colourCode": node.constituency,
    }


def _line(edge: Edge, faint: float) -> dict[str, Any]:
    opacity = style()["line"]["values"][edge.family]["opacity"] * faint
    return {
        "color": {"color": edge.colour, "opacity": round(opacity, 3), "inherit": False},
        "dashes": list(edge.dash) or False,
        "width": edge.width,
        "arrows": "to" if edge.arrow else "",
        "smooth": {"enabled": True, "type": "curvedCW", "roundness": edge.bend},
        "family": edge.family,
    }
