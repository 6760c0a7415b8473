"""Kumu: a workbook with Elements and Connections, or the same as a JSON blueprint."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import xlsxwriter

from allymap.view.elsewhere.net import beside, headers

if TYPE_CHECKING:
    from pathlib import Path

    from allymap.view.elsewhere.net import Net

# With ids in the first column Kumu joins by them, so that two of one name stay two. Dots and
# underscores in ids break its selections: ours only count, the actors' own are `allymap_id`.
_ELEMENT = ("id", "label", "type")
_CONNECTION = ("id", "from", "to", "type", "direction", "strength")
_HEADS = {"id": "ID"}


def blueprint(net: Net) -> str:
    """The net as the JSON that Kumu imports: elements and connections."""
    made = _made(net)
    return json.dumps(made, ensure_ascii=False, indent=1).encode("utf-8", "replace").decode() + "\n"


def write_kumu(path: Path, net: Net) -> None:
    """The net as a workbook; every cell is text that no spreadsheet runs."""
    made = _made(net)
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False}) as book:
        for name, first in (("elements", _ELEMENT), ("connections", _CONNECTION)):
            page = book.add_worksheet(name.capitalize())
            rows = made[name]
            heads = [*first, *dict.fromkeys(k for row in rows for k in row if k not in first)]
            for column, head in enumerate(heads):
                title = _HEADS.get(head, head.capitalize()) if head in first else head
                page.write_string(0, column, title)
            for at, row in enumerate(rows, 1):
                for column, head in enumerate(heads):
                    if row.get(head, "") != "":
                        page.write_string(at, column, str(row[head]))
            page.freeze_panes(1, 2)


def _made(net: Net) -> dict[str, list[dict[str, Any]]]:
    ids = {node.id: f"a{n}" for n, node in enumerate(net.nodes, 1)}
    # It knows its own columns in any case.
    told = beside(_ELEMENT, headers(net.nodes), str.casefold)
    more = beside(_CONNECTION, headers(net.edges), str.casefold)
    elements = [
        {
            **{told[name]: text for name, text in node.values.items() if name != "kind"},
            "id": ids[node.id],
            "label": node.label,
            "type": node.values["kind"],
        }
        for node in net.nodes
    ]
    connections = [
        {
            **{more[name]: text for name, text in edge.values.items()},
            "id": f"c{n}",
            "from": ids[edge.source],
            "to": ids[edge.target],
            "type": edge.type,
            "direction": "directed" if edge.directed else "undirected",
            **({} if edge.weight is None else {"strength": edge.weight}),
        }
        for n, edge in enumerate(net.edges, 1)
    ]
    return {"elements": elements, "connections": connections}
