"""What was planned together or linked: the smallest change that removes the cause."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from allymap.model.records import Activity, Tie

RECENT = date(2026, 1, 20)
FEM_NEAR = {"market-men": "tamzir-rights", "valley-fathers": "amberi-rights"}
# Each fourth of the pairs of allies and women leaders, so that nobody stands out by it.
MEN_AND_WOMEN = 4


def say_where(landscape, finding):
    """The sessions had a place, where all services are verified."""
    return _sessions(landscape, finding.facts["activities"], place="selwa-salt")


def _sessions(landscape, ids, **values):
    changed = (replace(a, **values) if a.id in ids else a for a in landscape.activities)
    return replace(landscape, activities=tuple(changed))


def say_whom_to_call(landscape, finding):
    """The group wrote down whom to call in danger."""
    who = finding.subjects[0]
    actors = (replace(a, risk_contact=True) if a.id == who else a for a in landscape.actors)
    return replace(landscape, actors=tuple(actors))


def name_the_groups(landscape, finding):
    """The groups that came had their own rounds; they have spoken in public since."""
    cell = (finding.facts["place"], finding.facts["topic"])
    mixed = [
        a.id for a in landscape.activities if (a.place, a.topic) == cell and a.space == "mixed"
    ]
    groups = ("selwa-mens-1", "selwa-womens-1")
    spoke = _held("cure-spoke", RECENT, "public", groups=groups, place=cell[0], topic=cell[1])
    return _sessions(landscape, mixed, groups=groups).with_(activities=[spoke])


def bring_together(landscape, finding):
    """Men and women came together in the same place soon after."""
    day = finding.facts["last"] + timedelta(days=14)
    return landscape.with_(
        activities=[_held("cure-mixed", day, "mixed", place=finding.facts["place"])]
    )


def meet(landscape, finding):
    """As many people work together as chance would have it; none of them joins north and south."""
    if finding.facts["sides"] == ("men", "women"):
        pairs = _pairs(landscape, "male_ally", "woman_leader")[::MEN_AND_WOMEN]
    else:
        pairs = _pairs(landscape, "woman_leader", "staff")
        pairs += _pairs(landscape, "community_member", "staff")
    return landscape.with_(ties=[link(one, other) for one, other in pairs])


def _pairs(landscape, one, other):
    ones, others = ([a.id for a in landscape.actors if a.kind == kind] for kind in (one, other))
    return [(a, b) for a in ones for b in others]


def second_ways(landscape, finding):
    """All but one of those who hung on the one connector know another body there."""
    hanging = finding.facts["cut_off"][:-1]
    return landscape.with_(ties=[link(who, "tamzir-mosque") for who in hanging])


def open_a_road(landscape, finding):
    """We reach the one who decides, and trust them."""
    trust = dict.fromkeys(("trust_reliability", "trust_mission", "trust_openness"), 4)
    road = Tie("cure-road", landscape.us, finding.facts["target"], "has_access_to", id="cure-road")
    return landscape.with_(ties=[replace(road, last_contact=RECENT, **trust)])


def begin_there(landscape, finding):
    """A session was held with the group."""
    groups = finding.subjects
    return landscape.with_(activities=[_held("cure-begun", RECENT, "women_only", groups=groups)])


def link_up(landscape, finding):
    """The group works with somebody of a higher level, or with a body of elders."""
    other = {"national": "cs-platform", "elders": "tamzir-mosque"}[finding.variant]
    return landscape.with_(ties=[link(finding.subjects[0], other)])


def join_early(landscape, finding):
    """A women's rights organisation ran it from the start."""
    begun = finding.subjects[0]
    initiatives = (
        replace(i, actors=(*i.actors, FEM_NEAR[i.id])) if i.id == begun else i
        for i in landscape.initiatives
    )
    return replace(landscape, initiatives=tuple(initiatives))


def add_elements(landscape, finding):
    """What was missing of the five elements was held."""
    region, missing = finding.facts["place"], finding.facts["elements"]
    held = [
        replace(_held(f"cure-{element}", RECENT, "public", place=region), element=element)
        for element in missing
    ]
    return landscape.with_(activities=held)


def link(one, other):
    """The two work together."""
    key = f"cure-link-{one}-{other}"
    return Tie(key, one, other, "collaborates_with", id=key, last_contact=RECENT)


def _held(id_, day, space, **about):
    about = {"topic": "education", **about}
    return Activity(id_, day, "building_the_base", space, **about)


WORK = {
    "no_place": say_where,
    "no_risk_contact": say_whom_to_call,
    "groups_unknown": name_the_groups,
    "SYNC-2": bring_together,
    "BRIDGE-2": meet,
    "BRIDGE-1:tamzir-chief-1": second_ways,
    "TARGET-1": open_a_road,
    "ENTRY-1": begin_there,
    "SCALE-1": link_up,
    "EARLY-1": join_early,
    "ELEM-1": add_elements,
}
