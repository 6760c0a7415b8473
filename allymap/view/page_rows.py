"""One row of a page's tables for each actor, tie and finding."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allymap.view.page_views import lights
from allymap.view.things import themes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from allymap.model.records import Tie
    from allymap.view.page_data import Sheet
    from allymap.view.page_views import Cell
    from allymap.view.told import Told

BENT = 1500  # ties; among more, all are drawn straight


def actor_row(sheet: Sheet, node: Mapping[str, Any]) -> dict[str, Any]:
    """One actor as pyvis has it, with what the panels say about it."""
    one = sheet.picture.nodes[node["id"] - 1]
    actor = sheet.landscape.actor[one.id]
    x, y = sheet.arranged["constituencies"].at[one.id] if sheet.regions else (0, 0)
    return {
        "name": node["label"],
        "shape": node["shape"],
        "size": node["size"],
        "x": node["x"],
        "y": node["y"],
        "rx": x,
        "ry": y,
        "form": one.form,
        "constituency": one.constituency,
        "kind": actor.kind,
        "place": sheet.place_number.get(actor.place or "", 0),
        "level": actor.level or "",
        "stance": actor.stance,
        "ring": one.ring,
        "ours": one.ours,
        "ties": one.ties,
        "members": actor.group_size or 0,
        "met": actor.group_last_met.isoformat() if actor.group_last_met else "",
        "change": sheet.content.actors.get(one.id, ""),
    }


def tie_row(sheet: Sheet, edge: Mapping[str, Any]) -> dict[str, Any]:
    """One tie as pyvis has it, with what the panels say about it."""
    one = sheet.picture.edges[edge["id"] - 1]
    tie = sheet.tie[one.key]
    return {
        "from": edge["from"],
        "to": edge["to"],
        "bend": one.bend if len(sheet.picture.edges) <= BENT else 0,
        "type": one.type,
        "form": tie.form or "",
        "named": tie.as_ or "",
        "start": tie.start.isoformat() if tie.start else "",
        "end": tie.end.isoformat() if tie.end else "",
        "last": tie.last_contact.isoformat() if tie.last_contact else "",
        "closed": not _leads_on(sheet, tie),
        "change": sheet.content.ties.get(one.key, ""),
    }


def _leads_on(sheet: Sheet, tie: Tie) -> bool:
    """Whether somebody may be asked over this tie: it is for, and nobody asked not to be asked."""
    positive = sheet.landscape.vocabulary.ties[tie.type].positive
    return positive and tie.sign != "-" and not tie.do_not_ask


def types_shown(sheet: Sheet) -> dict[str, list[Any]]:
    """The family of each type of ties, and whether it has an arrow."""
    return {edge.type: [edge.family, edge.arrow] for edge in sheet.picture.edges}


def told_rows(
    sheet: Sheet, told: Sequence[Told], cells: Mapping[str, Cell]
) -> list[dict[str, Any]]:
    """What each finding lights up; its words come with the texts."""
    numbers, ties = sheet.numbers, {e.key: n for n, e in enumerate(sheet.picture.edges, 1)}
    theme = {rule: name for name, rules in themes().items() for rule in rules}
    return [
        {
            "rule": one.rule,
            "theme": theme.get(one.rule, ""),
            "status": one.status,
            "severity": one.severity,
            "actors": [numbers[i] for i in one.actors if i in numbers],
            "subjects": [numbers[i] for i in one.subjects or () if i in numbers],
            "ties": [ties[key] for key in one.ties if key in ties],
            "pairs": [[numbers[a], numbers[b]] for a, b in one.pairs if {a, b} <= numbers.keys()],
            "by": [numbers[i] for i in one.by if i in numbers],
            **lit,
        }
        for one, lit in zip(told, lights(sheet, [one.id for one in told], cells), strict=True)
    ]
