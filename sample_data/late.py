"""What is planted after the draws, so that the dice fall as before: the last drawn make room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cast import UNUSED
from web import planted
from world import more, table

if TYPE_CHECKING:
    from world import Line, World


def plant(world: World) -> None:
    """Takes drawn rows out and puts planted ones in; the tables keep their sizes."""
    _ties(world)
    _sessions(world)


def _ties(world: World) -> None:
    out = [set(row.values()) for row in table("late_untied")]
    drawn = world.tables["ties"]
    size = len(drawn)
    kept = [row for row in drawn if {row["source"], row["target"]} not in out]
    world.tables["ties"] = _room(kept, size - len(list(table("late_ties"))))
    planted(world, "late_ties")


def _sessions(world: World) -> None:
    """The planted sessions; the group that is not used yet is in none."""
    size = len(world.tables["activities"])
    kept = [r for r in world.tables["activities"] if UNUSED not in r.get("groups", "").split("|")]
    planned = list(table("late_sessions"))
    world.tables["activities"] = _room(kept, size - len(planned))
    for row in planned:
        cells = more(row.pop("more"))
        world.add("activities", organiser="kep", **row, **cells)


def _room(rows: list[Line], size: int) -> list[Line]:
    """The first `size` rows: what was drawn last gives way."""
    if len(rows) < size:
        raise ValueError(f"{size - len(rows)} rows too few")
    return rows[:size]
