"""The list that most offices have on the first day: a name, a kind and a place, nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from world import World

# id in the sample | kind as people write it
LISTED = (
    ("selwa-bishop", "Religious leader"),
    ("selwa-imam-1", "religious leader"),
    ("lusoka-pastor-1", "Religious leader"),
    ("amberi-chief-1", "Traditional leader"),
    ("lusoka-chief-1", "traditional leader"),
    ("selwa-mayor", "Political official"),
    ("lusoka-mp", "political official"),
    ("ally-amberi-1", "Male ally"),
    ("ally-tamzir-1", "male_ally"),
    ("ally-selwa-4", "Male ally"),
    ("amberi-mens-1", "Men's group"),
    ("tamzir-mens-1", "mens_group"),
    ("selwa-savings-1", "Savings group"),
    ("lusoka-school", "School"),
    ("radio-karuwe", "Media outlet"),
)


def rows(world: World) -> list[list[str]]:
    """The header and fifteen rows; places by their names."""
    names = {row["id"]: row["name"] for row in world.tables["places"]}
    actors = ((world.actor(actor), kind) for actor, kind in LISTED)
    body = [[row["name"], kind, names[row["place"]]] for row, kind in actors]
    return [["name", "kind", "place"], *body]
