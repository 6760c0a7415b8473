"""ELEM-1: which elements of the work a region has, and whether one crowds out the others."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from allymap.gaps.finding import Finding, Status
from allymap.gaps.rule import GapRule
from allymap.model.terms import asked_in, held, places_above

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from allymap.model.landscape import Landscape
    from allymap.model.records import Activity


def look(landscape: Landscape, as_of: date) -> Iterator[Finding]:
    """Each region with enough activities to speak of a mix."""
    region = regions(landscape)
    found: dict[str, list[Activity]] = {}
    for activity in sorted(landscape.activities, key=lambda a: a.id):
        if activity.place and activity.space != "staff" and held(landscape, activity, as_of):
            found.setdefault(region[activity.place], []).append(activity)
    for place, activities in sorted(found.items()):
        if len(activities) >= landscape.vocabulary.days("mix_from"):
            yield _judge(landscape, place, activities, as_of)


def regions(landscape: Landscape) -> Mapping[str, str]:
    """The region of each place: the outermost it lies in, or the next below when all share one."""
    places = {place.id for place in landscape.places}
    for table in (landscape.activities, landscape.services):
        places |= {one.place for one in table if one.place}
    chains = {place: places_above(landscape, place) for place in places}
    shared = len({chain[-1] for chain in chains.values()}) == 1
    return {
        place: chain[-2 if shared and len(chain) > 1 else -1] for place, chain in chains.items()
    }


def _judge(
    landscape: Landscape, region: str, activities: Sequence[Activity], as_of: date
) -> Finding:
    counts = Counter(activity.element for activity in activities)
    missing = tuple(code for code in landscape.vocabulary.codes["elements"] if not counts[code])
    most = min(counts, key=lambda code: (-counts[code], code))
    share = counts[most] / len(activities)
    lopsided = share > landscape.vocabulary.thresholds["one_element"]
    variant = "lopsided" if lopsided else "missing" if missing else "mixed"
    known = asked_in(landscape, "activities", region, as_of)
    wrong: Status = "GAP" if known else "BLIND_SPOT"
    return Finding(
        "ELEM-1",
        f"ELEM-1:{region}",
        "OK" if variant == "mixed" else wrong,
        "medium",
        variant,
        (region,),
        {
            "place": region,
            "element": most,
            "share": round(100 * share),
            "elements": missing,
            "sessions": len(activities),
        },
        tuple(("activities", activity.id) for activity in activities),
        affected=max(1, len(missing)),
    )


ELEM_1 = GapRule(
    id="ELEM-1",
    why="more reflection and testing can shed light on the ‘mix’ of elements used across "
    "strategies and implementation, and benefits and trade-offs of these choices",
    look=look,
    asks=("activities",),
    fires_on="""
        sources id=S1 date=2026-01-10
        scopes source=S1 topic=activities about=all
        activities id=E1 date=2025-06-01 element=conscientization space=mixed place=Lusoka
        activities id=E2 date=2025-07-01 element=stepping_out space=public place=Lusoka
        activities id=E3 date=2025-08-01 element=alliances space=mixed place=Lusoka
    """,
    silent_on="""
        activities id=E1 date=2025-06-01 element=conscientization space=mixed place=Lusoka
        activities id=E2 date=2025-07-01 element=intimate_dialogues space=couples place=Lusoka
        activities id=E3 date=2025-08-01 element=building_the_base space=mixed place=Lusoka
        activities id=E4 date=2025-09-01 element=stepping_out space=public place=Lusoka
        activities id=E5 date=2025-10-01 element=alliances space=mixed place=Lusoka
        sources id=S1 date=2026-01-10
        scopes source=S1 topic=activities about=all
    """,
)
