"""Consents, positions, presence and backlash: who agreed to what, and who was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cast import ALONE

from allymap.model.vocabulary import built_in

if TYPE_CHECKING:
    from world import Dice, World

INSIDE = "store|analyse|name_internal"
OUTSIDE = f"{INSIDE}|name_coalition"
# Everybody who speaks with media agreed to be published, but the one role model of CONS-1.
PUBLISHED = (
    "ally-amberi-1",
    "ally-selwa-3",
    "journalist-1",
    "lusoka-pastor-1",
    "selwa-imam-1",
)
SHOWN_WITHOUT = "ally-lusoka-1"
# actor | month | from which side
BACKLASH = (
    ("ally-selwa-1", "2025-09", "online"),
    ("fac-tamzir", "2025-05", "peers"),
    ("lusoka-pastor-1", "2025-07", "faith"),
)
STANDS = {
    "fem-network": "2 2 2 2",
    "fem-law": "2 2 2 1",
    "fem-voices": "2 2 1 2",
    "lusoka-rights": "2 2 2 .",
    "tamzir-rights": "2 2 2 .",
    "kep": "2 2 2 2",
    "mens-org": "1 1 1 2",
    "law-chair": "0 0 . .",
    "minister-interior": "-1 -2 . .",
    "selwa-imam-1": "1 1 2 .",
    "selwa-bishop": "-1 1 1 .",
    "amberi-imam-1": "0 1 2 .",
    "dock-union": ". . . 1",
}
ASKED = ("family-law", "gbv-bill", "girls-return", "paternity-leave")


def consent(world: World, dice: Dice) -> None:
    """A consent for most people; some inside only, one expired, one withdrawn."""
    for row in list(world.tables["actors"]):
        actor, kind = row["id"], built_in().kinds[row["kind"]]
        if actor == "lgbtq-org" or actor == SHOWN_WITHOUT:
            world.add("consents", actor=actor, basis="consent", scope=INSIDE, date="2025-03-01")
        elif actor in PUBLISHED:
            scope = f"{OUTSIDE}|publish"
            world.add("consents", actor=actor, basis="consent", scope=scope, date="2025-02-01")
        elif row.get("public_role") == "y":
            world.add(
                "consents", actor=actor, basis="public_role", scope=OUTSIDE, date="2025-01-15"
            )
        elif kind.form == "person" and dice.chance(0.8):
            scope = INSIDE if actor in ALONE or dice.chance(0.4) else OUTSIDE
            basis = "membership" if kind.constituency == "ngo" else "consent"
            day = dice.day("2025-01-10", "2025-10-31")
            world.add("consents", actor=actor, basis=basis, scope=scope, date=day)
    _ended(world)


def _ended(world: World) -> None:
    """Two allies whose consent to be named ended: one ran out, one was withdrawn."""
    ended = {"ally-tamzir-4": ("expires", "2025-12-31"), "ally-orun-3": ("withdrawn", "2025-11-30")}
    kept = [row for row in world.tables["consents"] if row["actor"] not in ended]
    world.tables["consents"] = kept
    for actor, (column, day) in ended.items():
        row = world.add("consents", actor=actor, basis="consent", scope=OUTSIDE, date="2025-01-20")
        row[column] = day


def take_positions(world: World, dice: Dice) -> None:
    """Where the known actors stand on the four asks; politicians are drawn."""
    for actor, stands in STANDS.items():
        for ask, position in zip(ASKED, stands.split(), strict=True):
            if position != ".":
                _stand(world, actor, ask, position, "2026-01-22")
    for actor in world.of_kind("political_official", "ministry", "parliament"):
        if actor not in STANDS and dice.chance(0.7):
            ask = dice.pick(ASKED)
            _stand(world, actor, ask, str(dice.whole(-1, 2)), dice.day("2025-06-01", "2026-01-20"))


def _stand(world: World, actor: str, ask: str, position: str, day: str) -> None:
    world.add("positions", actor=actor, ask=ask, position=position, date=day, source_ids="s-desk")


def be_present(world: World, dice: Dice) -> None:
    """Who was asked at the baseline; a few could not be reached."""
    asked = ("male_ally", "woman_leader", "community_member", "facilitator", "staff")
    for row in world.tables["actors"]:
        kind = built_in().kinds[row["kind"]]
        if row["kind"] in asked or kind.form in ("group", "organisation"):
            status = "not_reached" if dice.chance(0.06) else "asked"
            world.add("presence", actor=row["id"], wave="baseline", status=status)


def meet_backlash(world: World) -> None:
    """Who met backlash, in which month, from which side: never what happened."""
    for actor, month, source in BACKLASH:
        world.add("backlash", actor=actor, month=month, source=source)
