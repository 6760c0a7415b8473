"""SAFE-2: allies who stand alone, and groups that do not look after them. Internal only."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from allymap.gaps.company import around
from allymap.gaps.finding import Finding, Ref, Severity, Status, actors
from allymap.gaps.rule import GapRule
from allymap.model.terms import (
    asked_about,
    constituency,
    form,
    fresh,
    holds,
    live,
    public_acts,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from allymap.gaps.company import Around
    from allymap.model.landscape import Landscape
    from allymap.model.records import Actor, Tie


class Support(NamedTuple):
    """Who stands by an ally: `size` people, and whether something about it is unclear."""

    size: int
    unclear: bool
    groups: frozenset[str]
    ties: tuple[Tie, ...]


def look(landscape: Landscape, as_of: date) -> Iterator[Finding]:
    """Each ally with who stands by him, then each group that sleeps or names no risk contact."""
    acts = public_acts(landscape, as_of)
    groups = [actor for actor in landscape.actors if _is_mens_group(landscape, actor)]
    allies = [a for a in landscape.actors if landscape.vocabulary.kinds[a.kind].ally]
    stand = {ally.id: support_of(landscape, ally.id, as_of) for ally in allies}
    strong = (ally for ally in allies if _is_supported(landscape, stand[ally.id]))
    near = around(landscape, groups, strong, as_of)
    members: dict[str, set[str]] = {}
    for actor in allies:
        support, n = stand[actor.id], len(acts.get(actor.id, ()))
        yield _of_ally(landscape, actor, support, n, near, as_of)
        for group in support.groups if actor.id in acts else ():
            members.setdefault(group, set()).add(actor.id)
    for actor in landscape.actors:
        yield from _of_group(landscape, actor, members.get(actor.id, set()), as_of)


def support_of(landscape: Landscape, ally: str, as_of: date) -> Support:
    """Active supporters, plus the other members of the ally's active groups."""
    days = landscape.vocabulary.days("support")
    helping = [
        tie
        for tie in landscape.ties_to.get(ally, ())
        if tie.type in ("supports", "mentors") and tie.sign != "-" and holds(tie, as_of)
    ]
    active = {tie.source for tie in helping if live(tie, as_of, days)}
    unclear = {tie.source for tie in helping if tie.last_contact is None} - active
    size, vague, groups, ties = _from_groups(landscape, ally, as_of)
    return Support(len(active) + size, bool(unclear) or vague, groups, (*helping, *ties))


def _from_groups(landscape: Landscape, ally: str, as_of: date) -> Support:
    joined: dict[str, list[Tie]] = {}
    for tie in landscape.ties_from.get(ally, ()):
        if tie.type == "member_of" and holds(tie, as_of) and form(landscape, tie.target) == "group":
            joined.setdefault(tie.target, []).append(tie)
    state = {group: _group_state(landscape, group, ties, as_of) for group, ties in joined.items()}
    awake = {group for group, found in state.items() if found == "active"}
    sizes = [landscape.actor[group].group_size for group in awake]
    unclear = None in sizes or "unclear" in state.values()
    counted = sum(size - 1 for size in sizes if size)
    groups = frozenset(group for group, found in state.items() if found != "inactive")
    return Support(counted, unclear, groups, tuple(t for ties in joined.values() for t in ties))


def _group_state(landscape: Landscape, group: str, ties: list[Tie], as_of: date) -> str:
    days = landscape.vocabulary.days("support")
    met = landscape.actor[group].group_last_met
    if met is not None:
        return "active" if fresh(met, as_of, days) else "inactive"
    if any(live(tie, as_of, days) for tie in ties):
        return "active"
    return "unclear" if any(tie.last_contact is None for tie in ties) else "inactive"


def _of_ally(
    landscape: Landscape, ally: Actor, support: Support, acts: int, near: Around, as_of: date
) -> Finding:
    backlash = _backlash(landscape, ally.id, as_of)
    status, severity, variant = _judge(landscape, ally, support, as_of, bool(acts or backlash))
    return Finding(
        "SAFE-2",
        f"SAFE-2:{ally.id}",
        status,
        severity,
        variant,
        (ally.id,),
        {
            "actor": ally.id,
            "support": support.size,
            "days": landscape.vocabulary.days("support"),
            "public": acts,
            **near.facts(landscape, ally),
            "by": as_of + timedelta(days=landscape.vocabulary.days("call_within")),
        },
        (*actors(ally.id), *(("ties", tie.key) for tie in support.ties)),
        internal=True,
    )


def _judge(
    landscape: Landscape, ally: Actor, support: Support, as_of: date, exposed: bool
) -> tuple[Status, Severity, str]:
    if _is_supported(landscape, support):
        return "OK", "high", "supported"
    raised: Severity = "critical" if exposed else "high"
    if support.unclear:
        return "BLIND_SPOT", raised, "unclear"
    if support.size:
        return "GAP", raised, "fragile"
    topics = ("supports", "member_of")
    if all(asked_about(landscape, topic, ally, as_of) for topic in topics):
        return "GAP", "critical", "isolated"
    return "BLIND_SPOT", raised, "isolated"


def _is_supported(landscape: Landscape, support: Support) -> bool:
    return support.size > landscape.vocabulary.days("fragile")


def _backlash(landscape: Landscape, ally: str, as_of: date) -> bool:
    """Whether backlash was noted of late: it raises a finding, and is told to nobody."""
    days = landscape.vocabulary.days("backlash")
    return any(b.actor == ally and fresh(b.month, as_of, days) for b in landscape.backlash)


def _is_mens_group(landscape: Landscape, actor: Actor) -> bool:
    return constituency(landscape, actor.id) == "men" and form(landscape, actor.id) == "group"


def _of_group(
    landscape: Landscape, group: Actor, exposed: set[str], as_of: date
) -> Iterator[Finding]:
    days = landscape.vocabulary.days("support")
    met = group.group_last_met
    if _is_mens_group(landscape, group) and met and (as_of - met).days > days:
        facts = {"actor": group.id, "since": met, "days": (as_of - met).days}
        yield _group_finding(group, "GAP", "not_met", facts, actors(group.id))
    if exposed and not group.risk_contact:
        status: Status = "BLIND_SPOT" if group.risk_contact is None else "GAP"
        found = actors(group.id, *sorted(exposed))
        facts = {"actor": group.id, "allies": len(exposed)}
        yield _group_finding(group, status, "no_risk_contact", facts, found)


def _group_finding(
    group: Actor, status: Status, variant: str, facts: dict[str, object], evidence: tuple[Ref, ...]
) -> Finding:
    return Finding(
        "SAFE-2",
        f"SAFE-2:{group.id}/{variant}",
        status,
        "high",
        variant,
        (group.id,),
        facts,
        evidence,
        internal=True,
    )


SAFE_2 = GapRule(
    id="SAFE-2",
    why="men and boys who have begun to challenge gender norms and relations through their words "
    "and actions often face backlash and rejection among peers and others within the community",
    look=look,
    asks=("supports", "member_of"),
    fires_on="""
        Juma:male_ally
        sources id=S1 date=2026-01-10
        scopes source=S1 topic=supports about=all
        scopes source=S1 topic=member_of about=all
    """,
    silent_on="""
        Juma:male_ally -member_of{last_contact=2026-01-20}-> Elders:mens_group{group_size=9}
    """,
)
