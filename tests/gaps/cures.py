"""For each case of each rule, the smallest change that removes its cause."""

from __future__ import annotations

from datetime import date, timedelta

from cures_asking import ASKING
from cures_people import PEOPLE
from cures_work import WORK
from karuwe import AS_OF

from allymap.model.records import Activity, Seat, Service, Tie
from allymap.model.terms import is_term

RECENT = date(2026, 1, 20)


def cure(landscape, finding):
    """The landscape in which somebody did what the finding asks for."""
    room = finding.facts.get("room", "")
    names = (finding.id, finding.variant, f"{finding.rule}:{room}", finding.rule)
    return next(CURES[name] for name in names if name in CURES)(landscape, finding)


def _answer(landscape, finding):
    return landscape.with_(
        ties=[
            _tie(
                "accountable_to",
                finding.subjects[0],
                _fem(landscape, finding),
                form="consulted",
            )
        ]
    )


def _seat(landscape, finding):
    sitting = {s.actor for s in landscape.seats if s.coalition == finding.subjects[0]}
    fem = next(
        a.id for a in landscape.actors if is_term(landscape, a.id, "fem") and a.id not in sitting
    )
    return landscape.with_(seats=[Seat(finding.subjects[0], fem, "steering")])


def _verify(landscape, finding):
    provider = next(a.id for a in landscape.actors if a.kind == "health_service")
    here = finding.subjects[0]
    return landscape.with_(
        services=[Service(provider, kind, here, RECENT) for kind in finding.facts["unsafe"]]
    )


def _support(landscape, finding):
    friends = [a.id for a in landscape.actors if a.kind in ("facilitator", "staff")][:4]
    return landscape.with_(ties=[_tie("supports", one, finding.subjects[0]) for one in friends])


def _own_round(landscape, finding):
    """The missing round, and what the next rung would ask for: a public session."""
    first = min(
        a.date
        for a in landscape.activities
        if (a.place, a.topic, a.space) == (*_cell(finding), "mixed")
    )
    groups = finding.facts["out_of_order"]
    return landscape.with_(
        activities=[
            _session(finding, first - timedelta(days=3), "women_only", groups),
            _session(finding, AS_OF - timedelta(days=5), "public", groups),
        ]
    )


def _meet_and_speak(landscape, finding):
    groups = (*finding.facts["men"], *finding.facts["women"])
    met, spoke = AS_OF - timedelta(days=9), AS_OF - timedelta(days=5)
    return landscape.with_(
        activities=[
            _session(finding, met, "mixed", groups),
            _session(finding, spoke, "public", groups),
        ]
    )


def _second_link(landscape, finding):
    if finding.variant == "holder":
        return _holder(landscape, finding)
    one, other = finding.facts["second_link"]
    return landscape.with_(ties=[_tie("collaborates_with", one, other)])


def _holder(landscape, finding):
    partner = finding.facts["partners"][0]
    second = _tie("collaborates_with", landscape.us, partner, holder="somebody-else")
    return landscape.with_(ties=[second])


def _invite(landscape, finding):
    who = ((finding.subjects[0], "participant"),)
    visit = Activity("cure-visit", RECENT, "alliances", "staff", people=who)
    return landscape.with_(activities=[visit])


def _session(finding, day, space, groups):
    place, topic = _cell(finding)
    return Activity(
        f"cure-{space}", day, "conscientization", space, topic=topic, place=place, groups=groups
    )


def _cell(finding):
    return finding.facts["place"], finding.facts["topic"]


def _fem(landscape, finding):
    return finding.facts.get("nearest") or next(
        a.id for a in landscape.actors if is_term(landscape, a.id, "fem")
    )


def _tie(type_, source, target, **about):
    key = f"cure-{type_}-{source}-{target}"
    return Tie(key, source, target, type_, id=key, last_contact=RECENT, **about)


CURES = {
    "ACC-1": _answer,
    "seats": _seat,
    "SAFE-1": _verify,
    "SAFE-2": _support,
    "out_of_order": _own_round,
    "ready_to_meet": _meet_and_speak,
    "BRIDGE-1": _second_link,
    "holder": _holder,
    "INF-1": _invite,
    "BASE-1": _invite,
    **ASKING,
    **PEOPLE,
    **WORK,
}
