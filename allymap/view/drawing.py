"""The picture as nodes, edges and options of vis-network, built by pyvis; never its page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pyvis.network import Network

from allymap.view.single_file import part
from allymap.view.style import channel, colour

if TYPE_CHECKING:
    from collections.abc import Mapping

    from allymap.view.style import Picture


class Ids(dict[int, None]):
    """The ids of nodes, which pyvis looks through for each node and edge, as a list would be."""

    def append(self, one: int) -> None:
        """One more, at the end."""
        self[one] = None


def draw(
    picture: Picture, spots: Mapping[str, tuple[int, int]], numbers: Mapping[str, int]
) -> Network:
    """The picture in pyvis; `numbers` are the ids of actors on the page."""
    net = Network(directed=True)
    net.node_ids = Ids()
    net.set_options(_options())
    for node in picture.nodes:
        x, y = spots[node.id]
        look = {"label": node.label, "shape": node.shape, "size": node.size}
        net.add_node(numbers[node.id], **look, group=node.constituency, x=x, y=y)
    for n, edge in enumerate(picture.edges, 1):
        net.add_edge(numbers[edge.source], numbers[edge.target], id=n)
    return net


def _options() -> str:
    """The options of the picture, with a colour for each constituency."""
    options = json.loads(part("options.json"))
    colours = channel("colour").values
    options["groups"] = {code: {"color": _paint(fill)} for code, fill in colours.items()}
    return json.dumps(options)


def _paint(fill: str) -> dict[str, Any]:
    """The colours of a shape: itself, chosen, and under the mouse."""
    strong = {"background": fill, "border": colour("edge", "chosen")}
    return {
        "background": fill,
        "border": colour("edge", "plain"),
        "highlight": strong,
        "hover": strong,
    }
