"""Everything that is drawn: what people and groups are like, whom they know, what else was held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cast import ALONE, APART, HEARD, NOBODY_TO_CALL
from web import tie

from allymap.model.vocabulary import built_in

if TYPE_CHECKING:
    from world import Dice, Line, World

ACTIVITIES = 90
MEN_OF = {
    "amberi": ("amberi-mens-1",),
    "lusoka": ("lusoka-mens-1", "lusoka-fathers-1"),
    "orun-valley": ("orun-mens-1",),
    "port-selwa": ("selwa-mens-1",),
    "tamzir": ("tamzir-mens-1", "tamzir-mens-2"),
}
AREAS = (
    "relationships",
    "social_norms",
    "leadership_collective_power",
    "accountable_institutions",
    "economic_political_resilience",
)
# kind -> its own space, and an easy topic to begin with
OPENING = {
    "mens_group": ("men_only", "fatherhood"),
    "fathers_group": ("men_only", "fatherhood"),
    "savings_group": ("women_only", "economic"),
    "womens_group": ("women_only", "economic"),
    "mothers_group": ("women_only", "health"),
    "faith_group": ("women_only", "health"),
    "girls_club": ("girls_only", "education"),
    "boys_club": ("boys_only", "education"),
    "youth_club": ("mixed", "education"),
}
EASY_TOPICS = ("economic", "fatherhood", "health", "education")
HOME_TOPICS = ("decision_making", "division_of_labour")


def describe(world: World, dice: Dice) -> None:
    """Fills what a list would say about actors where the plan says nothing."""
    for row in world.tables["actors"]:
        kind = built_in().kinds[row["kind"]]
        drawn: Line = {"level": kind.level}
        if kind.form == "group":
            drawn |= {"group_size": str(dice.whole(9, 28))}
            drawn |= {"group_last_met": dice.day("2025-11-20", "2026-01-28")}
            known = kind.constituency == "men" and row["id"] != NOBODY_TO_CALL
            drawn |= {"risk_contact": "y"} if known else {}
        if kind.constituency in ("influencers", "institutions", "media"):
            drawn |= {"influence": str(dice.whole(2, 5)), "interest": str(dice.whole(1, 5))}
            drawn |= {"stance": str(dice.whole(-1, 2))} if dice.chance(0.7) else {}
        if kind.ally:
            drawn |= {
                "stance": str(dice.whole(1, 2)),
                "identified": dice.day("2023-06-01", "2024-11-30"),
            }
        if kind.form in ("organisation", "institution"):
            drawn |= {"practice_areas": "|".join(sorted(dice.some(AREAS, dice.whole(1, 2))))}
        if kind.form == "organisation":
            led = {"feminist": "women", "men": "men", "youth": "youth"}
            drawn |= {"led_by": led.get(kind.constituency, "men" if dice.chance(0.6) else "women")}
        row.update({name: value for name, value in drawn.items() if value and name not in row})


def surround_allies(world: World, dice: Dice) -> None:
    """Allies' groups, company and supporters: mostly men, as E-I of male allies is to show."""
    allies = [a for a in world.of_kind("male_ally") if a not in ALONE]
    facilitators = {world.district(f): f for f in world.of_kind("facilitator")}
    for ally in allies:
        district = world.district(ally)
        homes = [
            g for g in MEN_OF[district] if world.actor(g)["place"] == world.actor(ally)["place"]
        ]
        group = (homes or MEN_OF[district])[0]
        met = dice.day("2025-11-15", "2026-01-26")
        tie(
            world,
            ally,
            "member_of",
            group,
            start=dice.day("2023-06-01", "2024-12-31"),
            last_contact=met,
        )
        if dice.chance(0.6):
            tie(
                world,
                facilitators[district],
                "supports",
                ally,
                last_contact=dice.day("2025-10-01", "2026-01-20"),
            )
    for ally in allies:
        near = [a for a in allies if a != ally and world.district(a) == world.district(ally)]
        for other in dice.some(near, 2):
            if not world.linked(ally, other):
                tie(
                    world,
                    ally,
                    "collaborates_with",
                    other,
                    last_contact=dice.day("2025-06-01", "2026-01-20"),
                )


def belong(world: World, dice: Dice) -> None:
    """Staff to us, women to the groups of their place, activists to the youth council."""
    for person in world.of_kind("facilitator", "staff"):
        tie(
            world,
            person,
            "member_of",
            "kep",
            start=dice.day("2022-01-01", "2024-12-01"),
            last_contact="2026-01-20",
        )
    groups = world.of_kind("savings_group", "womens_group", "mothers_group")
    for woman in world.of_kind("woman_leader", "community_member"):
        near = [g for g in groups if world.district(g) == world.district(woman)]
        home = [g for g in near if world.actor(g)["place"] == world.actor(woman)["place"]]
        near = [g for g in (home or near) if g != "savings-federation"]
        tie(
            world,
            woman,
            "member_of",
            dice.pick(near),
            last_contact=dice.day("2025-11-01", "2026-01-25"),
        )
    for activist in world.of_kind("youth_activist"):
        tie(
            world,
            activist,
            "member_of",
            "youth-council",
            last_contact=dice.day("2025-11-01", "2026-01-25"),
        )


def listen(world: World, dice: Dice) -> None:
    """Whom women and allies listen to: only people whom somebody already works with."""
    respondents = world.of_kind("woman_leader", "community_member", "male_ally", "youth_activist")
    for person in respondents:
        near = [h for h in HEARD if world.district(h) == world.district(person)]
        count = 1 if world.kind(person) == "male_ally" else 3
        for target in dice.some(near, count):
            tie(
                world,
                person,
                "listens_to",
                target,
                weight=str(dice.whole(2, 5)),
                start="2025-11-15",
            )


def reach_power(world: World, dice: Dice) -> None:
    """Who can get to whom in office; old contacts that no longer count."""
    powers = [
        a for a in world.of_kind("political_official", "ministry", "parliament") if a not in APART
    ]
    doors = world.of_kind(
        "cs_platform", "ngo_local", "feminist_org", "womens_rights_org", "research_body"
    )
    for power in powers:
        for door in dice.some(doors, 2):
            tie(
                world,
                door,
                "has_access_to",
                power,
                last_contact=dice.day("2025-03-01", "2026-01-10"),
            )
    old = world.of_kind("savings_group", "local_government", "media_outlet", "faith_institution")
    for one in dice.some(old, 12):
        other = dice.pick(world.of_kind("feminist_org", "womens_rights_org", "research_body"))
        if not world.linked(one, other):
            tie(
                world,
                one,
                "collaborates_with",
                other,
                last_contact=dice.day("2023-05-01", "2024-10-31"),
            )


def open_groups(world: World, dice: Dice) -> None:
    """Every group's first session is in its own space and on an easy topic."""
    for kind, (space, topic) in OPENING.items():
        for group in world.of_kind(kind):
            if group != "savings-federation":
                day = dice.day("2025-01-06", "2025-02-25")
                _hold(world, dice, day, "building_the_base", space, topic, group)


def hold_more(world: World, dice: Dice) -> None:
    """More sessions on topics that touch no rule of order, until there are enough."""
    groups = [g for kind in OPENING for g in world.of_kind(kind)]
    groups = [g for g in groups if g not in ("savings-federation", "tamzir-youth-1")]
    while len(world.tables["activities"]) < ACTIVITIES:
        group = dice.pick(groups)
        topic = dice.pick(EASY_TOPICS + HOME_TOPICS)
        element = "conscientization" if topic in HOME_TOPICS else "building_the_base"
        space = OPENING[world.kind(group)][0]
        _hold(world, dice, dice.day("2025-03-01", "2026-01-29"), element, space, topic, group)


def _hold(
    world: World, dice: Dice, day: str, element: str, space: str, topic: str, group: str
) -> None:
    men = space in ("men_only", "boys_only")
    head = str(dice.whole(8, 20))
    facilitators = {world.district(f): f for f in world.of_kind("facilitator")}
    world.add(
        "activities",
        date=day,
        element=element,
        space=space,
        topic=topic,
        place=world.actor(group)["place"],
        groups=group,
        people=_taking_part(world, dice, group) if dice.chance(0.4) else "",
        facilitators=facilitators[world.district(group)],
        n_men=head if men or space == "mixed" else "",
        n_women="" if men else head,
    )


def _taking_part(world: World, dice: Dice, group: str) -> str:
    members = [
        t["source"]
        for t in world.tables["ties"]
        if t["target"] == group and t["type"] == "member_of"
    ]
    people = [
        m for m in members if world.kind(m) in ("male_ally", "woman_leader") and m not in ALONE
    ]
    return f"{dice.pick(people)}:participant" if people else ""
