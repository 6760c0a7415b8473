"""Ties drawn so that they cross no planted answer.

Two webs, north and south: each actor is tied to two or more that are already in its web, so
no web falls apart when one actor leaves it, and only the federation joins the two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cast import APART
from world import more, table

from allymap.model.vocabulary import built_in

if TYPE_CHECKING:
    from world import Dice, Line, World

NORTH = ("amberi", "orun-valley")
OUR_OWN = ("kep", "savings-federation", "lgbtq-org")
FIRST = {
    "north": ["amberi-rights", "amberi-womens-1", "amberi-council"],
    "south": ["fem-network", "cs-platform", "lusoka-rights"],
}


def weave(world: World, dice: Dice, count: int) -> None:
    """Adds both webs, and more ties inside them until there are `count` of all types."""
    webs = [_web(world, dice, side) for side in FIRST]
    while len(world.tables["ties"]) < count:
        web = dice.weighted(webs, [len(web) for web in webs])
        actor = dice.pick(web)
        for other in _partners(world, dice, actor, web, 1):
            _join(world, dice, actor, other)


def _web(world: World, dice: Dice, side: str) -> list[str]:
    """At least two ties for each actor of a side whose ties can be bridges."""
    kinds = built_in().kinds
    free = [row["id"] for row in world.tables["actors"] if kinds[row["kind"]].connects]
    free = sorted(a for a in free if a not in APART and a not in OUR_OWN)
    inside = [a for a in free if (world.district(a) in NORTH) == (side == "north")]
    web = list(FIRST[side])
    for first, second in ((0, 1), (1, 2), (2, 0)):
        _join(world, dice, web[first], web[second])
    for actor in inside:
        if actor not in web:
            for other in _partners(world, dice, actor, web, 2):
                _join(world, dice, actor, other)
            web.append(actor)
    return web


def _partners(world: World, dice: Dice, actor: str, web: list[str], count: int) -> list[str]:
    """Different actors of the web, the near ones likelier."""
    chosen: list[str] = []
    for _ in range(count):
        allowed = [a for a in web if a not in chosen and _may_join(world, actor, a)]
        weights = [_nearness(world, actor, a) for a in allowed]
        chosen.append(dice.weighted(allowed, weights))
    return chosen


def _may_join(world: World, one: str, other: str) -> bool:
    """Not itself, not twice, and no men's body with a women's group: that would lower ACC-1."""
    kinds = built_in().kinds
    pair = {kinds[world.kind(a)].constituency for a in (one, other)}
    return one != other and pair != {"men", "women"} and not world.linked(one, other)


def _nearness(world: World, one: str, other: str) -> int:
    kinds = built_in().kinds
    same_district = world.district(one) == world.district(other)
    alike = kinds[world.kind(one)].constituency == kinds[world.kind(other)].constituency
    return 1 + 5 * same_district + 2 * alike


def _join(world: World, dice: Dice, one: str, other: str) -> None:
    kinds = world.kind(one), world.kind(other)
    type_ = "collaborates_with"
    if kinds == ("religious_leader", "faith_institution"):
        type_ = "member_of"
    elif kinds[0] in ("feminist_org", "womens_rights_org", "ingo") and dice.chance(0.5):
        type_ = "supports"
    weight = str(dice.whole(2, 5)) if type_ == "collaborates_with" else ""
    tie(world, one, type_, other, last_contact=dice.day("2025-03-01", "2026-01-26"), weight=weight)


def tie(world: World, source: str, type_: str, target: str, **cells: str) -> None:
    """Adds a tie with the source that told it; what both sides told has both their sources."""
    told = {"listens_to": "s-women", "nominates": "s-women", "trusts": "s-feminist"}
    one, other = (_asked_in(world.district(end)) for end in (source, target))
    both = type_ == "collaborates_with"
    sources = told.get(type_) or "|".join(sorted({one, other} if both else {one}))
    known = {"source_ids": sources, "confidence": "confirmed" if both else ""}
    world.add("ties", source=source, type=type_, target=target, **{**known, **cells})


def _asked_in(district: str) -> str:
    return "s-orun" if district == "orun-valley" else f"s-{district}"


def planted(world: World, name: str) -> None:
    """Adds the ties of `plan/NAME.txt`."""
    for row in table(name):
        cells = _short_forms(more(row["more"]))
        ends = (row["source"], row["type"], row["target"])
        tie(world, *ends, **{"last_contact": row["last_contact"], **cells})


def _short_forms(cells: Line) -> Line:
    """TRUST=3 is all three kinds of trust; ONE=source is told by that side alone."""
    if trust := cells.pop("TRUST", ""):
        cells |= {f"trust_{kind}": trust for kind in ("reliability", "mission", "openness")}
    if one := cells.pop("ONE", ""):
        cells |= {"source_ids": one, "confidence": "one"}
    return cells
