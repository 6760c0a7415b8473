"""Who near an ally could stand by him: a group without a gap of its own, else two people."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from allymap.gaps.accountability import answers
from allymap.gaps.hops import left_alone
from allymap.model.consent import agreed
from allymap.model.terms import asked_about, fresh, places_above

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from allymap.model.landscape import Landscape
    from allymap.model.records import Actor

CALLED = 2
Near = dict[str, list["Actor"]]


class Around(NamedTuple):
    """By place: groups that are sound, groups that are not, and people who could be called."""

    sound: Near
    unsound: Near
    people: Near

    def facts(self, landscape: Landscape, ally: Actor) -> Mapping[str, object]:
        """Who could take him in: the first sound group near, else two people, and beside them
        a group near that has a gap of its own.
        """
        group, unsound = (_near(landscape, near, ally) for near in self[:2])
        people = _near(landscape, self.people, ally)[:CALLED]
        return {
            "group": group[0] if group else "",
            "call": () if group else tuple(people),
            "unsound": unsound[0] if unsound and not group else "",
            "nobody": not group and not people,
        }


def around(
    landscape: Landscape, groups: Sequence[Actor], supported: Iterable[Actor], as_of: date
) -> Around:
    """The men's groups and the well supported allies, by the places they are in."""
    sound = [group for group in groups if _is_sound(landscape, group, as_of)]
    left = [group for group in groups if group not in sound]
    willing = _willing(landscape, supported, as_of)
    return Around(*(_by_place(landscape, those) for those in (sound, left, willing)))


def _near(landscape: Landscape, near: Near, ally: Actor) -> list[str]:
    """Those in the place itself first, then in the places it lies in."""
    found = (one.id for place in places_above(landscape, ally.place) for one in near.get(place, ()))
    return list(dict.fromkeys(found))


def _is_sound(landscape: Landscape, group: Actor, as_of: date) -> bool:
    """Whether it answers to the women's movement, meets, and has somebody to call."""
    met, days = group.group_last_met, landscape.vocabulary.days("support")
    awake = met is None or fresh(met, as_of, days)
    return awake and group.risk_contact is not False and answers(landscape, group.id, as_of)


def _willing(landscape: Landscape, allies: Iterable[Actor], as_of: date) -> list[Actor]:
    """Those whom nothing speaks against calling, and who have agreed when they were asked."""
    quiet, agreeing = left_alone(landscape, as_of), agreed(landscape, "store", as_of)
    return [
        ally
        for ally in allies
        if ally.id not in quiet
        and (ally.id in agreeing or not asked_about(landscape, "consents", ally, as_of))
    ]


def _by_place(landscape: Landscape, those: Iterable[Actor]) -> Near:
    """Actors in each place, those of places within it included, by name."""
    found: Near = {}
    for one in sorted(those, key=lambda actor: (actor.name, actor.id)):
        for place in places_above(landscape, one.place):
            found.setdefault(place, []).append(one)
    return found
