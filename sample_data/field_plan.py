"""What the lists from the field hold, from the plan: for those who write them and for the tests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from world import table

if TYPE_CHECKING:
    from world import Line

LISTS = ("amberi", "tamzir", "port_selwa", "orun", "kobo_export")


@dataclass(frozen=True, slots=True)
class Planned:
    """The actors and ties of one list, in the order of its rows."""

    name: str
    actors: tuple[Line, ...]
    ties: tuple[Line, ...]


def planned(name: str) -> Planned:
    """The plan of one list."""
    actors, ties = _of(name, "field_actors"), _of(name, "field_ties")
    known = {row["name"] for row in actors}
    strangers = {row[end] for row in ties for end in ("source", "target")} - known
    if strangers:
        raise KeyError(f"{name} has ties of {sorted(strangers)}, who are not on it")
    return Planned(name, actors, ties)


def truths() -> dict[str, object]:
    """What expected.json says of the field lists: names with kinds and places, and ties."""
    return {name: _truth(planned(name)) for name in LISTS}


def aliases() -> list[list[str]]:
    """The header and rows of aliases.csv: who is the same in two lists, and who is not."""
    rows = list(table("field_aliases"))
    return [list(rows[0]), *(list(row.values()) for row in rows)]


def day(row: Line) -> date:
    """The day of a planned row."""
    return date.fromisoformat(row["day"])


def _of(name: str, plan: str) -> tuple[Line, ...]:
    return tuple(row for row in table(plan) if row["list"] == name)


def _truth(plan: Planned) -> dict[str, object]:
    return {
        "actors": [
            {"name": row["name"], "kind": row["kind"], "place": row["place"]} for row in plan.actors
        ],
        "ties": [
            {"source": row["source"], "type": row["type"], "target": row["target"]}
            for row in plan.ties
        ],
    }
