"""Twelve months on: the same lists again, whole, with what changed between the two."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from web import NORTH, planted
from world import World, more, table

from allymap.model.vocabulary import built_in

if TYPE_CHECKING:
    from world import Line

AS_OF = "2027-01-31"
BEFORE = "2025-01-31"
YEAR = timedelta(days=365)
DAYS = {
    "actors": ("group_last_met",),
    "services": ("last_verified",),
    "ties": ("last_contact",),
}
# Gone: no longer on the list, nor anything that rested on them.
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
BRIDGES = 6
LOST = "savings-federation"
LOST_ON = "2026-06-30"


def a_year_on(before: World) -> World:
    """The endline, from the baseline: `before` is left as it was."""
    after = World({t: [dict(row) for row in rows] for t, rows in before.tables.items()})
    _forget_the_gone(after)
    _refresh_all(after)
    _lose_the_bridge(after)
    _welcome(after)
    _hold_again(after)
    _mend(after)
    _ask_again(after)
    return after


def _forget_the_gone(world: World) -> None:
    """Takes the gone out of every list that names them, and every row that is about them."""
    for name, rows in world.tables.items():
        kept = []
        for row in rows:
            for column in ("groups", "people", "facilitators", "actors"):
                if column in row:
                    row[column] = _without_the_gone(row[column])
            about = {row.get(c) for c in ("id", "source", "target", "actor")}
            if not about & set(GONE):
                kept.append({column: cell for column, cell in row.items() if cell})
        world.tables[name] = kept


def _without_the_gone(cell: str) -> str:
    return "|".join(part for part in cell.split("|") if part.split(":")[0] not in GONE)


def _refresh_all(world: World) -> None:
    for name, columns in DAYS.items():
        for row in world.tables[name]:
            for column in columns:
                if _asked_again(row) and row.get(column, "") >= BEFORE:
                    row[column] = _later(row[column])


def _asked_again(row: Line) -> bool:
    """Not about anybody who could not be interviewed, and no tie that had ended."""
    about = {row.get("id"), row.get("source"), row.get("target")}
    return not about & set(MISSING) and not row.get("end")


def _later(day: str) -> str:
    return (date.fromisoformat(day) + YEAR).isoformat()


def _lose_the_bridge(world: World) -> None:
    """Ends the federation's ties to the north."""
    for row in world.tables["ties"]:
        ends = (row["source"], row["target"])
        if LOST in ends and any(world.district(end) in NORTH for end in ends):
            row |= {"end": LOST_ON, "last_contact": LOST_ON}


def _welcome(world: World) -> None:
    """The new actors; ties to and among them, and those that were mended, as told this time."""
    known = len(world.tables["ties"])
    for line in table("endline_new"):
        cells = more(line.pop("more"))
        level = built_in().kinds[line["kind"]].level
        world.add("actors", level=level, **line, **cells)
    planted(world, "endline_ties")
    for row in world.tables["ties"][known:]:
        row["source_ids"] = "|".join(f"{source}-2" for source in row["source_ids"].split("|"))


def _hold_again(world: World) -> None:
    """A second year of sessions beside the first, and those held because of the findings."""
    for row in list(world.tables["activities"]):
        if "2025-03-01" <= row["date"] <= "2026-01-31":
            again = {"id": row["id"].replace("act-", "act-2-"), "date": _later(row["date"])}
            world.add("activities", **{**row, **again})
    for number, row in enumerate(table("endline_sessions"), start=1):
        cells = more(row.pop("more"))
        world.add("activities", id=f"act-3-{number:02}", organiser="kep", **row, **cells)


def _mend(world: World) -> None:
    """The legal service was verified, and a second feminist organisation took a seat."""
    for row in world.tables["services"]:
        if (row["service_type"], row.get("place")) == ("legal", "orun-valley"):
            row["last_verified"] = "2026-12-01"
    for row in world.tables["seats"]:
        if (row["coalition"], row["actor"]) == ("fathers-coalition", "fem-network-coast"):
            row |= {"role": "steering", "joined": "2026-03-01"}


def _ask_again(world: World) -> None:
    """The same nine sources a year later under their own ids, and who was there."""
    for row in list(world.tables["sources"]):
        again = {"id": f"{row['id']}-2", "date": _later(row["date"])}
        world.add("sources", **{**row, **again})
    for row in list(world.tables["scopes"]):
        world.add("scopes", **{**row, "source": f"{row['source']}-2", "wave": "endline"})
    orun = {"topic": "accountable_to", "about": "orun-valley"}
    world.add("scopes", source="s-orun-2", wave="endline", **orun)
    asked = [row["actor"] for row in world.tables["presence"]]
    asked += [row["id"] for row in table("endline_new")]
    for actor in sorted({*asked, *MISSING}):
        status = "not_reached" if actor in MISSING else "asked"
        world.add("presence", actor=actor, wave="endline", status=status)
