"""Twelve months on: the same lists again, whole, with what changed between the two."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from cast import APART
from web import NORTH, OUR_OWN, tie
from world import World, more, table

from allymap.model.vocabulary import built_in

if TYPE_CHECKING:
    from world import Dice, Line

AS_OF = "2027-01-31"
YEAR = timedelta(days=365)
DAYS = {
    "actors": ("group_last_met",),
    "services": ("last_verified",),
    "ties": ("last_contact",),
}

# Gone: they stay on the list with presence `left`, and their ties have ended.
GONE = (
    "ally-lusoka-4",
    "amberi-pastor-1",
    "fac-orun",
    "lusoka-boys-1",
    "radio-lusoka",
    "rivers-aid",
)
# Not interviewed: missing, not gone. What was known of them a year ago is all there is.
MISSING = ("ally-orun-2", "amberi-savings-3", "fem-voices", "orun-council", "tamzir-womens-1")

LOST = "savings-federation"
LOST_ON = "2026-06-30"


def a_year_on(before: World, dice: Dice) -> World:
    """The endline, from the baseline: `before` is left as it was."""
    after = World({t: [dict(row) for row in rows] for t, rows in before.tables.items()})
    for name, columns in DAYS.items():
        for row in after.tables[name]:
            _refresh(row, columns, name)
    for row in after.tables["ties"]:
        _end(after, row)
    _welcome(after, dice)
    _bridge(after)
    _hold_again(after)
    _ask_again(after)
    return after


def _refresh(row: Line, columns: tuple[str, ...], name: str) -> None:
    """A year later for who was asked again; a tie that had ended or slept stays so."""
    people = {row.get("id"), row.get("source"), row.get("target")}
    if people & {*GONE, *MISSING} or row.get("end"):
        return
    for column in columns:
        if column in row and (name != "ties" or row[column] >= "2025-01-31"):
            row[column] = (date.fromisoformat(row[column]) + YEAR).isoformat()


def _end(world: World, row: Line) -> None:
    """Ends the ties of who left, and the federation's ties to the north."""
    ends = (row["source"], row["target"])
    north = any(world.district(end) in NORTH for end in ends)
    if set(ends) & set(GONE) or (LOST in ends and north):
        row.setdefault("end", LOST_ON)
        row["last_contact"] = min(row.get("last_contact", LOST_ON), LOST_ON)


def _welcome(world: World, dice: Dice) -> None:
    """Adds the new actors, each tied to two near ones of a kind that they may know."""
    for line in table("endline_new"):
        cells = more(line.pop("more"))
        world.add("actors", level=built_in().kinds[line["kind"]].level, **{**line, **cells})
    for line in table("endline_new"):
        for other in dice.some(_near(world, line["id"]), 2):
            day = dice.day("2026-06-01", "2027-01-20")
            tie(world, line["id"], "collaborates_with", other, last_contact=day)


def _near(world: World, actor: str) -> list[str]:
    away = {actor, *GONE, *MISSING, *APART, *OUR_OWN}
    kinds = built_in().kinds
    bodies = (r["id"] for r in world.tables["actors"] if kinds[r["kind"]].form != "person")
    return sorted(b for b in bodies if b not in away and world.district(b) == world.district(actor))


def _bridge(world: World) -> None:
    for line in table("endline_bridges"):
        cells = {"start": "2026-03-01", "last_contact": line["last_contact"], "weight": "3"}
        tie(world, line["source"], line["type"], line["target"], **cells)


def _hold_again(world: World) -> None:
    """A second year of sessions beside the first, where the group is still there."""
    for row in list(world.tables["activities"]):
        named = {*row.get("groups", "").split("|"), *row.get("facilitators", "").split("|")}
        if "2025-03-01" <= row["date"] <= "2025-12-31" and not named & {*GONE, *MISSING}:
            day = (date.fromisoformat(row["date"]) + YEAR).isoformat()
            again = {**row, "id": row["id"].replace("act-", "act-2-"), "date": day}
            again.pop("people", None)
            world.add("activities", **again)


def _ask_again(world: World) -> None:
    """The same nine sources a year later under their own ids, and who was there."""
    for row in list(world.tables["sources"]):
        day = (date.fromisoformat(row["date"]) + YEAR).isoformat()
        world.add("sources", **{**row, "id": f"{row['id']}-2", "date": day})
    for row in list(world.tables["scopes"]):
        world.add("scopes", **{**row, "source": f"{row['source']}-2", "wave": "endline"})
    asked = [r["actor"] for r in world.tables["presence"]]
    asked += [line["id"] for line in table("endline_new")]
    for actor in sorted({*asked, *GONE, *MISSING}):
        status = "left" if actor in GONE else "not_reached" if actor in MISSING else "asked"
        world.add("presence", actor=actor, wave="endline", status=status)
